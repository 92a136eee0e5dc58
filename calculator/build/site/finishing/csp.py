"""A content security policy for every page, as a `<meta>` element at the top of its head.

The policy lets a page load from its own origin and nowhere else. Inline scripts run only when their SHA-256
stands in the policy, so nothing that finds its way into a page can run. `wasm-unsafe-eval` lets WebAssembly
compile (Python needs it) and allows no JavaScript `eval`. Python's worker is made from a blob and so inherits
the policy (calculator/page/js/client/sealed_worker.js). Material sets styles from scripts and attributes,
hence `unsafe-inline` for styles. W3C, Content Security Policy Level 3, sections 3.3 and 6.1.
"""

from __future__ import annotations

import base64
import hashlib
import re

# A script with `src` has no text of its own; one with a data type (JSON) is never run.
INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA_TYPE = re.compile(r"application/(?:ld\+)?json")
HEAD_START = re.compile(r"<meta charset=\"?utf-8\"?>", re.IGNORECASE)


def inline_script_hashes(html: str) -> list[str]:
    """The sources `'sha256-…'` of all scripts that stand in the page itself, without repeats, in order."""
    hashes: dict[str, None] = {}
    for match in INLINE_SCRIPT.finditer(html):
        attributes = match["attributes"].lower()
        if "src=" in attributes or DATA_TYPE.search(attributes):
            continue
        digest = hashlib.sha256(match["code"].encode()).digest()
        hashes[f"'sha256-{base64.b64encode(digest).decode()}'"] = None
    return list(hashes)


def policy(html: str) -> str:
    """The policy for a page."""
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *inline_script_hashes(html)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "font-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def with_policy(html: str) -> str:
    """The page with its policy, right after the character set so that it governs all that follows."""
    start = HEAD_START.search(html)
    if start is None:
        raise ValueError("a page without <meta charset=utf-8> cannot carry a policy")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html[: start.end()] + meta + html[start.end() :]
