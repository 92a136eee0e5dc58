"""A content security policy for every page, as a `<meta>` element at the top of its head.

The policy lets a page load from its own origin and nowhere else. Inline scripts run and inline style sheets
count only when their SHA-256 stands in the policy, so nothing that finds its way into a page can run or
disguise it. `wasm-unsafe-eval` lets WebAssembly compile (Python needs it) and allows no JavaScript `eval`.
Every worker is made from a blob and so inherits the policy: Python's by
`calculator/page/js/client/sealed_worker.js`, the theme's search by `sealed_search.py` beside this file. What
scripts set by `element.style` needs no leave. W3C, Content Security Policy Level 3, sections 3.3 and 6.1.
"""

from __future__ import annotations

import base64
import hashlib
import re

# A script with `src` has no text of its own; one with a data type (JSON) is never run.
INLINE = {
    name: re.compile(rf"<{name}(?P<attributes>[^>]*)>(?P<text>.*?)</{name}>", re.DOTALL | re.IGNORECASE)
    for name in ("script", "style")
}
DATA_TYPE = re.compile(r"application/(?:ld\+)?json")
HEAD_START = re.compile(r"<meta charset=\"?utf-8\"?>", re.IGNORECASE)


def inline_hashes(html: str, name: str) -> list[str]:
    """The sources `'sha256-…'` of all scripts, or styles, within the page itself, each once, in order."""
    hashes: dict[str, None] = {}
    for match in INLINE[name].finditer(html):
        attributes = match["attributes"].lower()
        if "src=" in attributes or DATA_TYPE.search(attributes):
            continue
        digest = hashlib.sha256(match["text"].encode()).digest()
        hashes[f"'sha256-{base64.b64encode(digest).decode()}'"] = None
    return list(hashes)


OF_ALL = (
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
"""What every page and script is held to, whatever stands in it."""
NOTHING_ELSE = "default-src 'none'"
SCRIPTS = "script-src 'self' 'wasm-unsafe-eval'"


def policy(html: str) -> str:
    """The policy for a page."""
    scripts = " ".join([SCRIPTS, *inline_hashes(html, "script")])
    styles = " ".join(["style-src 'self'", *inline_hashes(html, "style")])
    return "; ".join([NOTHING_ELSE, scripts, styles, *OF_ALL])


def with_policy(html: str) -> str:
    """The page with its policy, right after the character set so that it governs all that follows."""
    start = HEAD_START.search(html)
    if start is None:
        raise ValueError("a page without <meta charset=utf-8> cannot carry a policy")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html[: start.end()] + meta + html[start.end() :]
