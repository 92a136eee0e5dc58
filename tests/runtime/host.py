"""A static host on loopback for the runtime and the page's scripts, which can be made to misbehave."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.serving import running

HERE = Path(__file__).parent
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".wasm": "application/wasm",
}
UNKNOWN = "application/octet-stream"


class Host(ThreadingHTTPServer):
    """Serves folders by the first part of the path.

    `missing` and `broken` say of a file how many more times it is not found, or breaks off half-way;
    `rewritten` what stands for a text in it. With `unpacks_gzip`, browsers are told to unpack what is named
    `.gz`.
    """

    daemon_threads = True

    def __init__(self, folders: dict[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folders = folders
        self.requested: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self.rewritten: dict[str, tuple[str, str]] = {}
        self.types = dict(TYPES)
        self.unpacks_gzip = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser hangs up."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave in two writes; otherwise the second waits until the browser acknowledges the first.
    disable_nagle_algorithm = True
    server: Host

    def do_GET(self) -> None:
        host = self.server
        first, _, rest = self.path.partition("?")[0].lstrip("/").partition("/")
        file = host.folders[first] / rest if rest and first in host.folders else HERE / (first or "page.html")
        host.requested[file.name] += 1
        if not file.is_file() or host.missing[file.name] > 0:
            host.missing[file.name] -= 1
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = file.read_bytes()
        if file.name in host.rewritten:
            said, instead = (text.encode() for text in host.rewritten[file.name])
            assert content.count(said) == 1
            content = content.replace(said, instead)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", host.types.get(file.suffix, UNKNOWN))
        self.send_header("Content-Length", str(len(content)))
        if host.unpacks_gzip and file.suffix == ".gz":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "no-store" if host.broken[file.name] > 0 else "max-age=3600")
        self.end_headers()
        if host.broken[file.name] > 0:
            host.broken[file.name] -= 1
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            return
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Keep the tests' output to themselves."""


@contextmanager
def serving(folders: dict[str, Path]) -> Iterator[Host]:
    host = Host(folders)
    with running(host):
        yield host
