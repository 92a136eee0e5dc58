"""A folder on a loopback server, for as long as it is looked at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calculator.build.serve import make_server


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder`; gives its address, without a slash at the end."""
    server = make_server(folder, port=0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
