"""A server on loopback, for as long as something looks at it."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer
from pathlib import Path

from calculator.build.serve import make_server


@contextmanager
def running(server: HTTPServer) -> Iterator[str]:
    """Let a server answer; gives its address, without a slash at the end."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` as the site is served; gives its address, without a slash at the end."""
    with running(make_server(folder, port=0)) as address:
        yield address


def without_search(site: Path, folder: Path) -> None:
    """Make `folder` a copy of the site in which there is nothing to search."""
    shutil.copytree(site, folder, copy_function=os.symlink)
    for index in folder.glob("*/search/search_index.json"):
        empty = json.loads(index.read_text(encoding="utf-8")) | {"docs": []}
        index.unlink()
        index.write_text(json.dumps(empty), encoding="utf-8")
