"""Python that is started once for many pages: a page is lent the worker of one that is gone.

To start Python is half of what a page costs. The pages are opened by one that stays (`home`) and take their
workers from it. A worker goes on to the next document that starts Python for the same kind of page, but only
if the last one is gone, has had an answer to all that it asked, and has not ended it. A start without a
picture of its memory, and the making of that picture, are always real.

What Python answers follows from the question alone, but for a file that was read before. A question that has
been asked in the same words is answered in the same words, and so is the reading of the example file.

What a page does with a Python that is as new as itself is tried on pages with a context of their own
(`first_visit`).
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

LENDING = """
  /** With the message that each is ready, who has it, and how many answers are to come. */
  window.started = [];
  /** By page, method and argument. */
  window.answers = new Map();
  window.isGone = ({ owner: { view, page } }) => {
    try { return view.closed || view.document !== page; } catch { return true; }
  };
  window.freeWorker = (kind) =>
    started.find((one) => one.kind === kind && one.ready && one.toCome === 0 && isGone(one));
"""

BORROWING = """{
  const home = (() => {
    try { return window.opener?.started ? window.opener : null; } catch { return null; }
  })();
  if (home) window.Worker = class extends EventTarget {
    #given; #one; #question = null;

    constructor(...given) {
      super();
      this.#given = given;
    }

    postMessage(message) {
      const { type, runtimeUrl, page, snapshot } = message;
      if (!this.#one) {
        const kind = type === "start" && snapshot && `${page} ${runtimeUrl}`;
        const free = kind && home.freeWorker(kind);
        this.#take(free || { kind, worker: new home.Worker(...this.#given), toCome: 0 });
        if (free) {
          setTimeout(() => this.#heard(free.ready));
          return;
        }
        home.started.push(this.#one);
      }
      if (type === "ask") {
        const known = this.#asked(message);
        if (known) {
          setTimeout(() => this.#heard({ ...known, id: message.id }));
          return;
        }
        this.#one.toCome += 1;
      }
      this.#one.worker.postMessage(message);
    }

    /** The answer to the same question before; what is asked of a file depends on it, but for the example. */
    #asked({ method, argument: { file, ...others } }) {
      const { kind } = this.#one;
      const example = document.querySelector("[data-example]")?.dataset.example;
      const isExample = Boolean(file && example?.endsWith(`/${file.name}`));
      const repeats = kind && (isExample || (!file && !kind.startsWith("order_file")));
      this.#question = repeats ? JSON.stringify([kind, method, isExample, others]) : null;
      return repeats && home.answers.get(this.#question);
    }

    #heard(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {
      if (!this.#one) return;
      this.#one.worker.terminate();
      home.started = home.started.filter((one) => one !== this.#one);
    }

    #take(one) {
      this.#one = one;
      one.owner = { view: window, page: document };
      one.worker.onmessage = ({ data }) => {
        if (data.type === "ready") one.ready = data;
        if (data.type === "answer" || data.type === "failed") one.toCome -= 1;
        if (data.type === "answer" && this.#question) home.answers.set(this.#question, data);
        this.#heard(data);
      };
      one.worker.onerror = (event) => {
        event.preventDefault();
        this.terminate();
        this.dispatchEvent(new ErrorEvent("error", { message: event.message, cancelable: true }));
      };
    }
  };
}"""


def lender(context: BrowserContext, site_url: str) -> Page:
    """A page that keeps workers, for the pages that it opens; BORROWING is to be run in those."""
    home = context.new_page()
    home.goto(f"{site_url}/404.html")
    home.evaluate(LENDING)
    return home


def opened_by(home: Page) -> Page:
    """A new page that borrows."""
    with home.expect_popup() as popup:
        home.evaluate("() => { window.open('about:blank'); }")
    return popup.value


def another(page: Page) -> Page:
    """Another page of the same context and size, which borrows as the first does."""
    home = page.opener()
    other = opened_by(home) if home else page.context.new_page()
    if page.viewport_size:
        other.set_viewport_size(page.viewport_size)
    return other


KEEP_PICTURE = """CacheStorage.prototype.delete = async (name) => {
  (globalThis.deleted ??= []).push(name);
  return true;
};"""
"""For a page that deletes all that it has kept: the picture of Python stays, for later tests."""

NO_PYTHON = """window.Worker = class extends Worker {
  postMessage(message, ...others) {
    if (!message?.runtimeUrl) super.postMessage(message, ...others);
  }
};"""
"""For pages that are looked at as they were built: the message that would start Python is not sent."""
