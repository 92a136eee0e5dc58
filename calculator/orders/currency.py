"""In which currency a file counts: as its reader says, as it says itself, or as shops there usually do."""

from calculator.orders.order_book import OrderBook
from calculator.parameters import platforms

USUAL = "CNY"
"""Of a file that names no currency and comes from no platform abroad."""


def currency_told(book: OrderBook) -> bool:
    """Whether the file names its currency by a code of three letters."""
    code = book.currency
    return len(code) == 3 and code.isascii() and code.isalpha()


def currency_of(book: OrderBook, platform: str, wanted: str | None = None) -> str:
    """Return the currency of a file: `wanted`, its own, or the one usual on its platform (an id)."""
    if wanted or currency_told(book):
        return wanted or book.currency
    return next((one.currency for one in platforms() if one.id == platform), USUAL)
