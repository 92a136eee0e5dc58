"""Which of several columns that may hold a field says something, and how its first rows write a day.

An export often has the right column empty.

JD's 结算金额 is empty until an order is settled, and 应付金额 stands beside it.
"""

from collections.abc import Sequence
from dataclasses import replace

from calculator.orders.recognition.columns import NEEDED
from calculator.orders.recognition.header import Recognition
from calculator.tables.cells.amount import amount_in
from calculator.tables.cells.moment import day_comes_first
from calculator.tables.cells.text import is_filled

LOOKED_AT = 500
"""Rows looked at below the header."""
ENOUGH = 0.9
"""Share of the rows filled in the fullest column that a column of something needed must have."""

Rows = Sequence[Sequence[str]]


def with_filled_columns(recognition: Recognition, rows: Rows) -> Recognition:
    """Return the recognition with every field taken from a column that is filled, and the order of its dates.

    A column that the reader named is taken as it is.
    """
    positions, passed_over = dict(recognition.positions), {}
    for name, columns in recognition.candidates.items():
        if name == "created_at" and recognition.platform.day_in_order_id:
            continue  # the number of each order says better than another column which day it was
        filled = [sum(_says_something(name, row, column) for row in rows) for column in columns]
        least = ENOUGH * max(filled) if name in NEEDED else min(1, max(filled))
        place = next(place for place, count in enumerate(filled) if count >= least)
        if place:
            positions[name] = columns[place]
            passed_over[name] = tuple(recognition.header[column] for column in columns[:place])
    dates = recognition.dates
    if "created_at" in passed_over:
        chosen = positions["created_at"]
        dates = tuple(column for column in recognition.candidates["created_at"] if column != chosen)
    told = {
        day_comes_first(row[positions["created_at"]])
        for row in (rows if "created_at" in positions else ())
        if positions["created_at"] < len(row)
    } - {None}
    return replace(
        recognition,
        positions=positions,
        passed_over=passed_over,
        dates=dates,
        day_first=told.pop() if len(told) == 1 else None,
    )


def _says_something(name: str, row: Sequence[str], column: int) -> bool:
    cell = row[column] if column < len(row) else ""
    return bool(amount_in(cell)) if name == "amount" else is_filled(cell)
