"""Every benchmark, one after the other: `python -m tests.benchmarks`."""

import sys

from tests.benchmarks import accuracy, in_the_page, orders, orders_in_the_page, recalculation, start, waiting

if __name__ == "__main__":
    print("recalculation of ten segments, native, part by part, ms of processor time")
    recalculation.main()
    missed = [
        in_the_page.main(),
        start.main(),
        waiting.main([]),
        accuracy.main(),
        orders.main(),
        orders_in_the_page.main(),
    ]
    sys.exit(max(missed))
