"""Serve the built site on loopback: `python -m calculator.build.serve`.

A plain static server, as any host would be, with a few things that matter here: `.wasm` and `.mjs` get the
types that browsers insist on, pages are never served stale while files with a hash in their name are kept,
and a missing page gets the nearest `404.html`. The other headers are those of the folder's `_headers`, as on
hosts that read it.
"""

from __future__ import annotations

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from calculator.build.site.finishing.header_rules import NAME as HEADER_RULES
from calculator.build.site.finishing.header_rules import headers_for

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100
HASHED = "/assets/"
FOUND = frozenset({HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED})


class SiteHandler(SimpleHTTPRequestHandler):
    """One request for a file of the site."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base class declares it as an instance of dict on the class)
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".xml": "application/xml; charset=utf-8",
    }

    header_rules = ""
    """The text of the folder's `_headers`."""
    _found = False
    # Without it the system waits for more to send, some 40 ms with each small file.
    disable_nagle_algorithm = True

    def send_response(self, code: int, message: str | None = None) -> None:
        """Note whether a file is sent: what is missing today may be there tomorrow."""
        self._found = code in FOUND
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Say how long the answer may be kept: for ever with a hash in its folder's name, else not at all."""
        kept = self._found and self.path.startswith(HASHED) and "-" in self.path
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        for name, value in headers_for(self.header_rules, self.path.partition("?")[0]):
            if name != "Cache-Control":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the nearest `404.html`, anything else in the ordinary way."""
        page = self._nearest_not_found() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _nearest_not_found(self) -> Path | None:
        root = Path(self.directory).absolute()
        folder = Path(self.translate_path(self.path)).absolute()
        while folder != root and root in folder.parents:
            folder = folder.parent
            if (folder / "404.html").is_file():
                return folder / "404.html"
        return root / "404.html" if (root / "404.html").is_file() else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        """Say nothing: the terminal belongs to the address."""


class SiteServer(ThreadingHTTPServer):
    """Many readers at once; a port in use is an error, not shared."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that left before it had everything; anything else is worth a traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def make_server(directory: Path, port: int) -> SiteServer:
    """Make a server of `directory` on loopback; `port` 0 lets the system choose.

    Raises `OSError` when the port is taken.
    """
    rules = directory / HEADER_RULES
    text = rules.read_text(encoding="utf-8") if rules.is_file() else ""
    handler = type("Handler", (SiteHandler,), {"header_rules": text})
    return SiteServer((HOST, port), partial(handler, directory=str(directory)))


def make_server_on_next_free_port(directory: Path, first: int) -> SiteServer:
    """Make a server on `first` or the next free port of the hundred that follow."""
    for port in range(first, first + PORTS_TRIED):
        try:
            return make_server(directory, port)
        except OSError:
            continue
    raise OSError(f"no free port from {first} to {first + PORTS_TRIED - 1}")


def main(arguments: list[str]) -> int:
    """Serve `site/` (or the folder named) until interrupted."""
    directory = Path(arguments[0] if arguments else "site")
    if not (directory / "index.html").is_file():
        print(f"{directory}/index.html is missing: run `make site` first", file=sys.stderr)
        return 1
    with make_server_on_next_free_port(directory, FIRST_PORT) as server:
        print(f"http://{HOST}:{server.server_address[1]}/", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
