/**
 * Start a module worker that is bound by the page's own content security policy.
 *
 * A policy that stands in the page as a `<meta>` element does not reach a worker loaded from an address: that one
 * takes its policy from the headers of its file, which a plain static host does not send. A worker made from a
 * blob takes the policy of the page that made it (W3C, Content Security Policy Level 3, section 4.2.2), so that
 * Python, too, can reach nothing but this site.
 *
 * @param {string} name   file of the worker, beside this one
 */
export function sealedWorker(name) {
  const address = new URL(name, import.meta.url).href;
  const source = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: "module" });
  // The first sign of life, good or bad, comes when the address has been read.
  const release = () => URL.revokeObjectURL(url);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  return worker;
}
