/**
 * Run one Python function inside Pyodide, in Node.
 *
 * Standard input holds the job as JSON:
 *   runtime          folder with pyodide.mjs and what belongs to it
 *   standard_library archive that Python starts with
 *   lock_info        what Pyodide's lock file says about itself
 *   archives         zip files without compression, unpacked into site-packages before the script runs
 *   mounts           folder inside Python → folder of this machine
 *   script           Python file that defines `main(argument)`
 *   argument         handed to `main` as JSON text; `main` returns JSON text
 *   result           file that receives what `main` returned
 */
/// <reference types="node" />
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { extract } from "../../page/js/worker/archive.js";

/**
 * @typedef {object} Job
 * @property {string} runtime
 * @property {string} standard_library
 * @property {Record<string, string>} lock_info
 * @property {string[]} archives
 * @property {Record<string, string>} mounts
 * @property {string} script
 * @property {unknown} argument
 * @property {string} result
 */

/** @param {Job} job */
async function run(job) {
  const { loadPyodide } = await import(pathToFileURL(join(job.runtime, "pyodide.mjs")).href);
  const pyodide = await loadPyodide({
    indexURL: job.runtime,
    stdLibURL: job.standard_library,
    // An index without packages: nothing is ever fetched.
    lockFileContents: { info: job.lock_info, packages: {} },
    // A fixed seed keeps the order of sets, and with it the compiled bytes, the same on every run. What is compiled
    // knows the lines of the source, not the columns.
    env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
  });
  for (const [inside, outside] of Object.entries(job.mounts)) pyodide.mountNodeFS(inside, outside);
  const packages = pyodide.pyimport("site").getsitepackages().get(0);
  for (const archive of job.archives)
    extract(pyodide.FS, packages, new Uint8Array(readFileSync(archive)).buffer);
  const names = pyodide.globals.get("dict")();
  pyodide.runPython(readFileSync(job.script, "utf8"), { globals: names, filename: job.script });
  writeFileSync(job.result, names.get("main")(JSON.stringify(job.argument)));
}

/** @param {unknown} error */
function fail(error) {
  // Left to itself, Node prints the whole minified line of Pyodide that the error passed through.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

process.on("uncaughtException", fail);
await run(JSON.parse(readFileSync(0, "utf8")));
