"""What amount of money a cell states, in major units of its currency."""

import re
from collections.abc import Sequence

from calculator.tables.cells.text import half_width, unwrapped

PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?").fullmatch
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?").fullmatch
SCIENTIFIC = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,4}").fullmatch
NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)").fullmatch
COMMA_DECIMAL_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}").fullmatch
COMMA_DECIMAL = re.compile(r"[0-9]{1,12},[0-9]{1,2}").fullmatch
UNITS = re.compile(
    r"^(?:CNY|RMB|人民币|US\$|USD|EUR|GBP|HK\$|HKD|AUD|A\$|[¥￥$€£])|(?:CNY|RMB|USD|EUR|GBP|HKD|AUD|元|圆|[¥€£])$"
)
LONGEST = 40
PLAIN_SIGNS = re.compile(r"[0-9.-]*").fullmatch
LONGEST_PLAIN = 16
"""Characters up to which a text of `PLAIN_SIGNS` that is a number at all is the same one for `amount_in`."""


def amounts_in(cells: Sequence[str]) -> list[float | None]:
    """Return what `amount_in` says of each cell; a column of plain numbers is understood in one go."""
    if PLAIN_SIGNS("".join(cells)) and max(map(len, cells), default=0) <= LONGEST_PLAIN:
        try:
            return list(map(float, cells))
        except ValueError:
            pass  # an empty cell, or signs that make no number
    return list(map(amount_in, cells))


def amount_in(cell: str) -> float | None:
    """Return the amount that a cell states, None where it states none.

    `¥1,234.50`, `１２元`, `-5.00`, `(5.00)`, `12,5` and `1.234,50` are understood. A text such as `1e999`
    gives infinity: it is a number, and the caller says that it is too large.
    """
    if PLAIN(cell):
        return float(cell)
    text = half_width(unwrapped(cell)).replace(" ", "").replace("−", "-")
    if not text or len(text) > LONGEST:
        return None
    negative = text[0] == "-" or (text[0] == "(" and text[-1] == ")")
    text = text.strip("()").lstrip("-+") if negative else text.lstrip("+")
    text = UNITS.sub("", text)
    text = UNITS.sub("", text)
    if text[:1] == "-" and not negative:
        negative, text = True, text[1:]
    if GROUPED(text):
        text = text.replace(",", "")
    elif COMMA_DECIMAL(text) or COMMA_DECIMAL_GROUPED(text):
        text = text.replace(".", "").replace(",", ".")
    elif not NUMBER(text) and not SCIENTIFIC(text):
        return None
    value = float(text)
    return -value if negative else value
