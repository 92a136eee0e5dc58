/// <reference types="node" />
/** What the page's reader of archives finds in the file named as argument: JSON, name → SHA-256. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { entriesOf } from "../../calculator/page/js/worker/archive.js";

const content = new Uint8Array(readFileSync(String(process.argv[2])));
const sha256 = (/** @type {Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("hex");
const entries = [...entriesOf(content.buffer)].map(([name, bytes]) => [name, sha256(bytes)]);
console.log(JSON.stringify(Object.fromEntries(entries)));
