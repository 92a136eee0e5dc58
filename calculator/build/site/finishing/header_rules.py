"""The answer headers that a host should send, as `_headers` at the root of the site.

Netlify, Cloudflare Pages and others read this file; `deploy/` has the same for nginx and Caddy. Pages carry
their policy themselves (`csp.py`), so that none of this is needed for the promise that nothing leaves the
browser. What only a header can do: bind a worker or a script that is opened by its own address, forbid other
sites to frame the pages (a `<meta>` policy cannot), and say how long a file may be kept.

No hash of an inline script stands here, so that the lines hold for every release: for scripts in pages the
page's own policy counts. Of several policies a browser keeps to all (W3C, Content Security Policy Level 3,
section 8.1), and hosts send the lines of all rules that fit, so that a rule can only add to a policy. Only
the drawings made for other sites' pages (`embed/`) may be framed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from calculator.build.site.finishing.csp import NOTHING_ELSE, OF_ALL, SCRIPTS
from calculator.build.site.paths_and_addresses import LANGUAGES

NAME = "_headers"
POLICY = "Content-Security-Policy"
ANYWHERE = {
    POLICY: "; ".join([*OF_ALL, "object-src 'none'", "frame-src 'none'"]),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
IN_SCRIPTS = {POLICY: "; ".join([NOTHING_ELSE, SCRIPTS, "connect-src 'self'"])}
NOT_FRAMED = {POLICY: "frame-ancestors 'none'"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
FRAMED = "embed"
ASSETS = "assets"
HASHED = re.compile("[a-z]+-[0-9a-f]{12}")
"""What a folder with the hash of its content in its name is called (`calculator/build/site/assets.py`)."""


def header_rules(site: Path) -> str:
    """The file for a built site."""
    lines = []
    for pattern, headers in _rules(site):
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join(lines) + "\n"


def _rules(site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    yield "/*", ANYWHERE
    in_root = (f"/{script.name}" for script in sorted(site.glob("*.js")))
    for pattern in (*in_root, f"/{ASSETS}/*", *(f"/{lang}/{ASSETS}/*" for lang in LANGUAGES)):
        yield pattern, IN_SCRIPTS
    for folder in sorted(path.name for path in (site / ASSETS).iterdir() if HASHED.fullmatch(path.name)):
        yield f"/{ASSETS}/{folder}/*", KEPT
    for folder in ("/", *(f"/{lang}/" for lang in LANGUAGES)):
        yield folder, NOT_FRAMED
        yield f"{folder}404.html", NOT_FRAMED
    for lang in LANGUAGES:
        for path in sorted((site / lang).iterdir()):
            if path.is_dir() and path.name not in (ASSETS, FRAMED):
                yield f"/{lang}/{path.name}/*", NOT_FRAMED


def headers_for(rules: str, path: str) -> Iterator[tuple[str, str]]:
    """The headers that rules give for the path of an address, in order; a name may come several times."""
    fits = False
    for line in rules.splitlines():
        if not line.startswith(" "):
            fits = path.startswith(line[:-1]) if line.endswith("*") else path == line
        elif fits:
            name, _, value = line.strip().partition(": ")
            yield name, value
