"""R1: amounts far above the usual of their category, on a log scale."""

from collections.abc import Mapping
from math import exp, log

from calculator.orders.order_book import OrderBook
from calculator.orders.screening.norms import AmountNorm, amount_norms
from calculator.orders.screening.thresholds import Thresholds
from calculator.tables.file_size_limits import LARGEST_AMOUNT

BEYOND_ANY = log(10 * LARGEST_AMOUNT)
"""Where limits this high are set, no amount is unusual."""


def unusual_amounts(book: OrderBook, thresholds: Thresholds) -> dict[int, tuple[float, float]]:
    """Return, by position, the orders above both limits of R1: their amount over the median, the median."""
    of_category, whole = amount_norms(book)
    floors = {category: _floor(norm, thresholds) for category, norm in of_category.items()}
    floor = _floor(whole, thresholds)
    return {
        position: (amount / exp(norm.median), round(exp(norm.median), 2))
        for position, amount in enumerate(book.amount)
        if amount > floors.get(book.category[position], floor)
        and (norm := _norm(of_category, book.category[position], whole))
    }


def _norm(norms: Mapping[int, AmountNorm], category: int, whole: AmountNorm) -> AmountNorm:
    return norms.get(category, whole)


def _floor(norm: AmountNorm, thresholds: Thresholds) -> float:
    """Return the amount from which both limits are passed."""
    by_z = norm.median + thresholds.amount_z * norm.deviation / 0.6744897501960817
    return exp(min(max(by_z, norm.median + log(thresholds.amount_ratio)), BEYOND_ANY))
