"""Why a row cannot be used, from its cells: the reason and the value that caused it."""

import re
from collections.abc import Sequence

from calculator.tables.cells.text import half_width, unwrapped
from calculator.tables.encoding import DAMAGED
from calculator.tables.file_size_limits import LONGEST_ORDER_ID

Refusal = tuple[str, str]
"""A reason of `rejected.REASONS`, and the value to repeat."""

TOTAL = re.compile(
    r"(?:本页|本月|当页|累计)?(?:合计|总计|小计|汇总|共计).*|(?:(?:grand |sub)?totals?|sum)\b.*", re.DOTALL
).fullmatch
BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])").sub
"""Two characters are often set apart, to be as wide as a longer word."""


def is_total(cells: Sequence[str]) -> bool:
    """Whether one of the first cells says that the row adds up others."""
    return any(TOTAL(BETWEEN_CHINESE("", half_width(unwrapped(cell)).lower())) for cell in cells[:3] if cell)


def too_short(cells: Sequence[str]) -> Refusal:
    """Return why a row without the needed columns is refused."""
    if not any(cell.strip() for cell in cells):
        return "empty_row", ""
    return ("totals_line" if is_total(cells) else "too_few_fields"), cells[0]


def is_usable_id(order_id: str) -> bool:
    """Whether an order number can be told from others."""
    return bool(order_id and len(order_id) <= LONGEST_ORDER_ID and DAMAGED not in order_id)


def bad_id(order_id: str, cells: Sequence[str]) -> Refusal:
    """Return why a row with such an order number is refused."""
    if not any(cell.strip() for cell in cells):
        return "empty_row", ""
    if not order_id:
        return ("totals_line" if is_total(cells) else "order_id_missing"), next(filter(None, cells), "")
    if DAMAGED in order_id:
        return "damaged_text", order_id
    return "order_id_too_long", order_id


def bad_amount(text: str, order_id: str, *, is_header: bool) -> Refusal:
    """Return why a row whose amount is no number is refused."""
    if is_header:
        return "header_again", order_id
    if is_total([order_id]):
        return "totals_line", order_id
    return ("damaged_text" if DAMAGED in text else "amount_not_a_number"), text
