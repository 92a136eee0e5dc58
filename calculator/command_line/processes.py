"""`--jobs`: an order file read by several processes, each a block of lines at a time.

What a block says by itself (`RowReader`) is worked out elsewhere; blocks are put into the book here, in the
order of the file, so the result is the same however many processes there are. A block that cannot be read by
itself (a bad quote, a cell that goes on in the next one, rows of different lengths) is read here.
"""

import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from typing import cast

from calculator.command_line.mapped_columns import in_a_file
from calculator.orders.importing import Take
from calculator.orders.order_table import Table
from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.column_values import Cells
from calculator.orders.rows.fingerprints import Fingerprints
from calculator.orders.rows.intake import Intake
from calculator.orders.rows.row_reader import FirstRows, RowReader, Sorted
from calculator.tables.even_rows import EvenRows
from calculator.tables.records import Runs, run_of

MOST_JOBS = 61
"""What Windows can wait for at once."""
AHEAD = 2
"""Blocks for each process that are read or waiting: enough that none is idle, few enough for memory."""

Read = tuple[int, Sorted, FirstRows]


def taken_by(jobs: int) -> Take:
    """Return how rows are taken by so many processes beside this one."""
    return partial(_take_all, jobs)


def _take_all(jobs: int, table: Table) -> Intake:
    intake = Intake(table.recognition, table.share_read, in_a_file)
    for run in table.first if table.text else table.runs:
        intake.take(run)
    if table.text:
        for run in table.text.of_present:
            intake.take(run)
        known = (table.recognition, intake.reader.fingerprints, table.separator)
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=known) as pool:
            _take_blocks(intake, table.text, _Ahead(table.text.blocks, pool, AHEAD * jobs))
    intake.settle()
    return intake


def _take_blocks(intake: Intake, text: Runs, ahead: "_Ahead") -> None:
    text.blocks = ahead
    for block in ahead:
        read = ahead.read.result()
        if read is None:
            for run in text.of_block(block):
                intake.take(run)
        else:
            rows, sorted_, first = read
            numbers = range(text.rows + 1, text.rows + 1 + rows)
            text.rows += rows
            intake.take_read(numbers, sorted_, first, partial(_row, block, text.separator))


class _Ahead(Iterator[str]):
    """The blocks of a text, each given to a process some time before it comes out here."""

    def __init__(self, blocks: Iterator[str], pool: ProcessPoolExecutor, most: int) -> None:
        self.read: Future[Read | None]
        """What the process says of the block that came out last."""
        self._blocks, self._pool, self._most = blocks, pool, most
        self._waiting: deque[tuple[str, Future[Read | None]]] = deque()

    def __next__(self) -> str:
        while len(self._waiting) < self._most and (block := next(self._blocks, None)):
            self._waiting.append((block, self._pool.submit(_read, block)))
        if not self._waiting:
            raise StopIteration
        block, self.read = self._waiting.popleft()
        return block


@lru_cache(maxsize=1)
def _rows_of(block: str, separator: str) -> EvenRows:
    run = run_of(block, separator)
    assert run, "a process has read it"
    return cast("EvenRows", run[1])


def _row(block: str, separator: str, place: int) -> Cells:
    return _rows_of(block, separator).row(place)


_of_this_process: dict[str, tuple[RowReader, str]] = {}


def _begin(recognition: Recognition, fingerprints: Fingerprints, separator: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was asked ends all
    _of_this_process["file"] = RowReader(recognition, fingerprints), separator


def _read(block: str) -> Read | None:
    """Return what a block says by itself, None where that takes what stands above it."""
    reader, separator = _of_this_process["file"]
    run = run_of(block, separator)
    if run is None or not isinstance(run[1], EvenRows) or run[1].width != reader.width:
        return None
    rows = run[1]
    sorted_ = reader.sort_out(rows, above="")
    first = reader.first_rows(rows, sorted_.may_begin(), sorted_)
    # a row without a number may go on with the one above, and a lost number is told by that of its row
    if not sorted_.order_ids[0] or any(first.number_lost):
        return None
    return run[0], sorted_, first
