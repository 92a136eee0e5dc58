"""Runs inside Pyodide: reads, mixes and screens a made file, and tells the seconds and the memory taken."""

import json
import sys
from time import perf_counter
from typing import Any

sys.path.insert(0, "/project")

import pyodide_js  # type: ignore[import-not-found]

from tests.benchmarks.order_file import order_file
from tests.benchmarks.pieces import Pieces, answered


class TimedPieces(Pieces):
    """A file whose own making is not counted."""

    making = 0.0

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end."""
        begun = perf_counter()
        piece = super().read(size)
        self.making += perf_counter() - begun
        return piece


def main(argument: str) -> str:
    """Measure `argument` orders; memory is that of the whole interpreter, which never shrinks."""
    file = TimedPieces(order_file(json.loads(argument)))
    begun = perf_counter()
    answered(file)
    measured: dict[str, Any] = {
        "seconds": perf_counter() - begun - file.making,
        "megabytes": pyodide_js._module.HEAPU8.length / 2**20,
    }
    return json.dumps(measured)
