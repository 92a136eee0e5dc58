"""A static server as a good host is one, on a line of a given speed: gzip, a lasting cache, slow bytes."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

from calculator.build.serve import SiteHandler, SiteServer
from tests.browser.serving import running

PIECE = 8_192
PACKED = frozenset({".html", ".js", ".mjs", ".json", ".css", ".svg", ".wasm", ".xml", ".txt", ".zip", ".whl"})


class Line:
    """What all connections share: bits a second (None: as fast as it goes) and seconds until a first byte."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.becomes(None)

    def becomes(self, megabits: float | None, delay: float = 0) -> None:
        """Make it a line of so many Mbit/s, with `delay` seconds from a question to its answer."""
        self.bytes_per_second = megabits and megabits * 1e6 / 8
        self.delay = delay
        self._free_at = 0.0

    def carry(self, size: int) -> None:
        """Wait until so many bytes have gone through, after those that were there before them."""
        if not self.bytes_per_second:
            return
        with self._lock:
            self._free_at = max(time.monotonic(), self._free_at) + size / self.bytes_per_second
            arrives_at = self._free_at
        time.sleep(max(0.0, arrives_at - time.monotonic()))


class Packed:
    """The files of some folders, compressed once."""

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[str, bytes]] = {}
        self._lock = threading.Lock()

    def of(self, path: Path) -> tuple[str, bytes]:
        """The entity tag of a file, and its content within gzip."""
        with self._lock:
            if path not in self._kept:
                content = path.read_bytes()
                tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
                self._kept[path] = tag, gzip.compress(content, 9)
            return self._kept[path]


class Handler(SiteHandler):
    """One request; folders are found by the first part of the path, the site is everything else."""

    folders: ClassVar[Mapping[str, Path]]
    line: ClassVar[Line]
    packed: ClassVar[Packed]

    def setup(self) -> None:
        """Send in pieces that take their time."""
        super().setup()
        write = self.wfile.write

        def paced(content: Any) -> int:
            view = memoryview(content)
            for at in range(0, len(view), PIECE):
                piece = view[at : at + PIECE]
                self.line.carry(len(piece))
                write(piece)
            return len(view)

        self.wfile.write = paced  # type: ignore[method-assign]

    def translate_path(self, path: str) -> str:
        """The file that an address stands for."""
        first, _, rest = path.partition("?")[0].lstrip("/").partition("/")
        folder = self.folders.get(first)
        return str(folder / rest) if folder else super().translate_path(path)

    def do_GET(self) -> None:  # noqa: N802 (the base class names it so)
        """Send a file, compressed where that is worth it and nobody has done so."""
        if self.line.delay:
            time.sleep(self.line.delay)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        if not path.is_file() or path.suffix not in PACKED:
            super().do_GET()
            return
        tag, content = self.packed.of(path)
        if self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(site: Path, folders: Mapping[str, Path], line: Line) -> Iterator[str]:
    """Serve the site, and folders beside it by name, over a line; gives the address."""
    content = {"folders": folders, "line": line, "packed": Packed()}
    handler = type("TheHandler", (Handler,), content)
    with running(SiteServer(("127.0.0.1", 0), partial(handler, directory=str(site)))) as address:
        yield address
