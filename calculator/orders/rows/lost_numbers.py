"""Order numbers that a spreadsheet program has rounded, 2.41E+17: what they were is lost.

Several orders then share one text, so each row stands for an order, named by the number of its row as well.
"""

import re

from calculator.tables.cells.text import unwrapped

ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,3}").fullmatch


def is_rounded(number: str) -> bool:
    """Whether a text is a number that a spreadsheet program has rounded."""
    return ROUNDED(number) is not None


def order_number(cell: str, row: int) -> str:
    """Return the number of the order in a row, `2.41E+17 #5` where it is lost and the row stands for it."""
    number = unwrapped(cell)
    return f"{number} #{row}" if is_rounded(number) else number
