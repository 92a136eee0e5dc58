"""A slower processor for the pages of a browser: their processes are stopped three quarters of the time.

The browser's own brake (`Emulation.setCPUThrottlingRate`) reaches a page's main thread alone, neither its
workers nor the threads that compile for them; and Python runs in a worker.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser

RUNS = 0.005
"""Seconds that a page runs before it is stopped again."""
LOOKS_AFTER = 0.2
"""Seconds after which new processes are looked for: each page may have one of its own."""


@contextmanager
def slowed(browser: Browser, times: float) -> Iterator[None]:
    """Let every process of a page run for one part of `times` only."""
    session = browser.new_browser_cdp_session()
    parent = next(
        one["id"]
        for one in session.send("SystemInfo.getProcessInfo")["processInfo"]
        if one["type"] == "browser"
    )
    session.detach()
    ended = threading.Event()
    brake = threading.Thread(target=_brake, args=(parent, times, ended), daemon=True)
    brake.start()
    try:
        yield
    finally:
        ended.set()
        brake.join()


def _brake(browser: int, times: float, ended: threading.Event) -> None:
    pages: list[int] = []
    looked = 0.0
    while not ended.is_set():
        if time.monotonic() - looked > LOOKS_AFTER:
            pages, looked = _pages_of(browser), time.monotonic()
        _send(pages, signal.SIGSTOP)
        time.sleep(RUNS * (times - 1))
        _send(pages, signal.SIGCONT)
        time.sleep(RUNS)


def _send(pages: list[int], what: signal.Signals) -> None:
    for page in pages:
        with suppress(ProcessLookupError):
            os.kill(page, what)


def _pages_of(browser: int) -> list[int]:
    """The processes of pages among all that descend from the browser's (Linux, `/proc`)."""
    parents: dict[int, int] = {}
    renderers: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        # One that has ended meanwhile is none.
        with suppress(OSError):
            number = int(process.name)
            stat = (process / "stat").read_text(encoding="utf-8")
            parents[number] = int(stat.rpartition(")")[2].split()[1])
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                renderers.append(number)
    return [one for one in renderers if browser in _ancestors(one, parents)]


def _ancestors(number: int, parents: dict[int, int]) -> set[int]:
    found: set[int] = set()
    while number in parents and number not in found:
        found.add(number)
        number = parents[number]
    return found | {number}
