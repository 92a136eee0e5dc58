"""Runs inside Pyodide: reads, mixes and screens a made file, and tells seconds and the memory taken."""

import json
import sys
from time import perf_counter


def main(argument: str) -> str:
    """Measure `argument` orders; memory is that of the whole interpreter, which never shrinks."""
    import pyodide_js

    sys.path.insert(0, "/project")
    from calculator.api import written
    from calculator.orders import api
    from calculator.orders.options import Options
    from tests.benchmarks.order_file import order_file

    class Pieces:
        def __init__(self, pieces):
            self.pieces, self.rest, self.writing = pieces, b"", 0.0

        def read(self, size):
            begun = perf_counter()
            if not self.rest:
                self.rest = next(self.pieces, b"")
            piece, self.rest = self.rest[:size], self.rest[size:]
            self.writing += perf_counter() - begun
            return piece

    file, options = Pieces(order_file(json.loads(argument))), Options()
    begun = perf_counter()
    imported = api.read(file, options)
    written(api.mix_of(imported, options)), written(api.screen_of(imported))
    return json.dumps(
        {
            "seconds": perf_counter() - begun - file.writing,
            "megabytes": pyodide_js._module.HEAPU8.length / 2**20,
        }
    )
