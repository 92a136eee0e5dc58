"""How long a large order file takes and how much memory: `python -m tests.benchmarks.orders [PLACE]`.

Places: `native` (100,000 orders in memory, processor time; 1,000,000 read piece by piece, the memory of the
process without mapped files, as Linux tells it) and `inside` (the same files in Pyodide, in Node: the
interpreter of the browser with its memory). Without a place, both. A file has 25 columns; it is read, mixed
and screened.
"""

import sys
from pathlib import Path
from time import process_time
from typing import Any

from calculator.build.runtime.node import run_inside
from calculator.build.runtime.pyodide_files import find_pyodide
from tests.benchmarks.order_file import order_file
from tests.benchmarks.own_memory import most_own_megabytes
from tests.benchmarks.pieces import Pieces, answered

ROOT = Path(__file__).parents[2]
MANY, MOST = 100_000, 1_000_000
ROUNDS = 5
NATIVE_SECONDS = 1.5
INSIDE_SECONDS = {MANY: 3.0, MOST: 30.0}
INSIDE_MEGABYTES = 200.0
INSIDE = Path(__file__).with_name("orders_inside.py")


def native_seconds() -> float:
    """Seconds of processor time for 100,000 orders, the best of some rounds."""
    data = b"".join(order_file(MANY))
    seconds = []
    for _ in range(ROUNDS):
        begun = process_time()
        answered(data)
        seconds.append(process_time() - begun)
    return min(seconds)


def native_megabytes() -> float:
    """The most memory of its own that a process takes for 1,000,000 orders."""
    return most_own_megabytes([sys.executable, "-m", "tests.benchmarks.orders", "memory"], ROOT)


def inside(orders: int) -> dict[str, Any]:
    """Seconds and megabytes of memory for so many orders in Pyodide, in Node."""
    pyodide = find_pyodide(ROOT).interpreter
    measured: dict[str, Any] = run_inside(pyodide, INSIDE, orders, mounts={"/project": ROOT})
    return measured


def natively() -> int:
    """Print what was measured natively; return 1 if the target is missed."""
    seconds = native_seconds()
    print(f"{MANY:,} orders of 25 columns read, mixed and screened natively")
    print(f"  {seconds:.2f} s of processor time (target {NATIVE_SECONDS} s)")
    print(f"{MOST:,} orders natively, read piece by piece")
    print(f"  {native_megabytes():.0f} MB of memory at most, mapped files not counted")
    return int(seconds > NATIVE_SECONDS)


def in_pyodide() -> int:
    """Print what was measured in Pyodide; return 1 if a target is missed."""
    missed = False
    for orders, seconds in INSIDE_SECONDS.items():
        measured = inside(orders)
        print(f"{orders:,} orders in Pyodide, in Node")
        print(f"  {measured['seconds']:.1f} s (target in the browser {seconds:.0f} s)")
        print(f"  {measured['megabytes']:.0f} MB of memory at most (target {INSIDE_MEGABYTES:.0f} MB)")
        missed |= measured["seconds"] > seconds or measured["megabytes"] > INSIDE_MEGABYTES
    return int(missed)


def main(place: str = "") -> int:
    """Print what was measured; return 1 if a target is missed."""
    if place == "memory":
        answered(Pieces(order_file(MOST)))
        return 0
    missed = [] if place == "inside" else [natively()]
    if place != "native":
        missed.append(in_pyodide())
    return max(missed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
