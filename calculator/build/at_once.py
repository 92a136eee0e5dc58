"""Work that other programs do, side by side: as many at once as the machine has processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answer = TypeVar("Answer")


def at_once(calls: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Call all of `calls`, which take no argument and wait for a program; return their answers, in order.

    Raises what the first that failed raised, once all have ended.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return [answer.result() for answer in [pool.submit(call) for call in calls]]
