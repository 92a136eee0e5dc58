/**
 * The copy of the site that a reader has asked to have on the device. The page makes and removes it, the service worker
 * reads it (service_worker.js).
 *
 * Each version of the site is a store of its own in Cache Storage. It counts once all its files are in it, which the
 * list says that is put in last; then the older ones go. So a copy is never half of one version and half of another,
 * and one that was broken off is gone on with.
 */

/** @typedef {[path: string, bytes: number, sha256: string]} ListedFile   the path from the site's root */
/** @typedef {{ version: string, bytes: number, files: ListedFile[] }} List   as the build writes it (offline.py) */
/** @typedef {List & { day: string }} KeptList   with the day on which the copy was made, as ISO 8601 */

/** Where a whole copy says what it is. */
const KEPT = "kept.json";
const AT_ONCE = 4;

/** @param {string} path   whether the hash of its content stands in its folder's name, so that it never changes */
export const isVersioned = (path) => /^assets\/[a-z]+-[0-9a-f]{12}\//.test(path);

/** Why there is no copy: no connection, no room, or the server has files of another version. */
export class KeepError extends Error {
  /**
   * @param {'offline' | 'full' | 'changed'} why
   * @param {string} message
   */
  constructor(why, message) {
    super(message);
    this.why = why;
  }
}

export class KeptSite {
  #base;
  #stores;
  #prefix;

  /**
   * @param {string} base   address of the site's root, with a closing slash
   * @param {CacheStorage} [stores]
   */
  constructor(base, stores = globalThis.caches) {
    this.#base = base;
    this.#stores = stores;
    // Other sites may lie on the same host.
    this.#prefix = `site ${base} `;
  }

  /**
   * The newest whole copy.
   * @returns {Promise<KeptList | null>}
   */
  async list() {
    /** @type {KeptList | null} */ let newest = null;
    for (const name of await this.#names()) {
      const said = await this.#stored(name, KEPT);
      const list = said && /** @type {KeptList} */ (await said.json());
      if (list && (!newest || list.day > newest.day)) newest = list;
    }
    return newest;
  }

  /**
   * A file of the newest whole copy; a versioned one of any.
   * @param {string} path
   * @returns {Promise<Response | undefined>}
   */
  async file(path) {
    const list = isVersioned(path) ? null : await this.list();
    const names = list ? [this.#prefix + list.version] : isVersioned(path) ? await this.#names() : [];
    for (const name of names) {
      const found = await this.#stored(name, path);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * Put a better file in the place of one that is kept.
   * @param {string} path
   * @param {Response} response
   */
  async mend(path, response) {
    for (const name of await this.#names()) {
      if (!(await this.#stored(name, path))) continue;
      await (await this.#stores.open(name)).put(this.#base + path, response.clone());
    }
  }

  /**
   * Make a whole copy of a version, from files of the last copy where they are the same; the older copies go then.
   * @param {List} list
   * @param {(done: number) => void} tell   how many of the list's bytes are there
   * @param {{ signal?: AbortSignal, now?: Date }} [options]
   */
  async keep(list, tell, { signal, now = new Date() } = {}) {
    const name = this.#prefix + list.version;
    const earlier = await this.list();
    for (const other of await this.#names()) {
      const isWhole = earlier && other === this.#prefix + earlier.version;
      if (other !== name && !isWhole) await this.#stores.delete(other);
    }
    const same = new Map(earlier?.files.map(([path, , sha256]) => [sha256, path]));
    const store = await this.#stores.open(name);
    const files = list.files.values();
    let done = 0;
    /** @type {unknown} */ let failure;
    const take = async (/** @type {ListedFile} */ [path, bytes, sha256]) => {
      const address = this.#base + path;
      if (!(await store.match(address))) {
        const before = same.get(sha256);
        const old = before === undefined ? undefined : await this.file(before);
        await store.put(address, old ?? (await this.#fetched(path, sha256, signal)));
      }
      done += bytes;
      tell(done);
    };
    const takeSome = async () => {
      try {
        for (const file of files) if (!failure) await take(file);
      } catch (error) {
        failure ??= error;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeSome));
    try {
      if (failure) throw failure;
      const kept = { ...list, day: now.toISOString() };
      await store.put(this.#base + KEPT, new Response(JSON.stringify(kept)));
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "QuotaExceededError") throw error;
      await this.#stores.delete(name);
      throw new KeepError("full", String(error));
    }
    for (const other of await this.#names()) if (other !== name) await this.#stores.delete(other);
  }

  /** Remove every copy, whole or not. */
  async remove() {
    for (const name of await this.#names()) await this.#stores.delete(name);
  }

  /**
   * A file of one copy. Its store is not opened: that would bring back one that is removed meanwhile.
   * @param {string} name
   * @param {string} path
   */
  #stored(name, path) {
    return this.#stores.match(this.#base + path, { cacheName: name });
  }

  async #names() {
    return (await this.#stores.keys()).filter((name) => name.startsWith(this.#prefix));
  }

  /**
   * @param {string} path
   * @param {string} sha256
   * @param {AbortSignal} [signal]
   */
  async #fetched(path, sha256, signal) {
    const cache = isVersioned(path) ? "default" : "no-cache";
    const response = await fetch(this.#base + path, { cache, signal }).catch((error) => {
      throw signal?.aborted ? error : new KeepError("offline", `${path}: ${error}`);
    });
    if (!response.ok) throw new KeepError("changed", `${path}: HTTP ${response.status}`);
    const content = await response.arrayBuffer().catch((error) => {
      throw signal?.aborted ? error : new KeepError("offline", `${path}: ${error}`);
    });
    // What is versioned cannot be of another version, and some servers unpack archives on the way.
    if (!isVersioned(path) && (await digestOf(content)) !== sha256)
      throw new KeepError("changed", `${path}: not of this version`);
    // Made anew: a page that a server has redirected to could not be shown, and the body is unpacked by now.
    const headers = new Headers(response.headers);
    for (const packed of ["content-encoding", "content-length"]) headers.delete(packed);
    return new Response(content, { headers });
  }
}

/**
 * SHA-256 (FIPS 180-4), as the build writes it.
 * @param {ArrayBuffer} content
 */
async function digestOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
