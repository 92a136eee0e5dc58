"""How a file's orders divide into segments: by category, by product, or by price band.

At most 12 segments, the largest by turnover; the rest stand together. Categories are used where the file has
at least two; products where the largest 11 make at least half of the turnover; price bands otherwise.
"""

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from calculator.orders.amounts import Amounts
from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE, Names
from calculator.words import say

MOST_SEGMENTS = 12
ENOUGH_TURNOVER = 0.5
"""Share of the turnover that the largest products must have for products to be segments."""
LONGEST_SEGMENT_NAME = 80
BAND_STEPS = (1, 2, 5)
FEWEST_IN_BAND = 0.05
"""Share of the orders below which a price band is joined to the next."""

Basis = Literal["category", "product", "price_band"]


@dataclass(frozen=True, slots=True)
class Division:
    """Segment names and, for each order by position, the number of its segment."""

    basis: Basis
    names: tuple[str, ...]
    segment_of: Sequence[int]


def divide(book: OrderBook, language: str) -> Division:
    """Return the proposed segments of a file with at least one order."""
    if _named(book.category, book.categories) >= 2:
        of_category = _turnover(book, book.category, len(book.categories))
        return _by_name(book.category, book.categories, of_category, "category", language)
    if _named(book.product, book.products) >= 2:
        of_product = _turnover(book, book.product, len(book.products))
        turnover = sorted(of_product.values(), reverse=True)
        if sum(turnover[: MOST_SEGMENTS - 1]) >= ENOUGH_TURNOVER * sum(turnover):
            return _by_name(book.product, book.products, of_product, "product", language)
    return _by_price(book, language)


def _named(codes: Sequence[int], names: Names) -> int:
    return len(names) if NONE not in codes else len(names) + 1 if len(names) else 0


def _turnover(book: OrderBook, codes: Sequence[int], count: int) -> dict[int, float]:
    turnover = dict.fromkeys(range(count), 0.0)
    for code, amount in zip(codes, book.amount, strict=True):
        turnover[code] = turnover.get(code, 0.0) + amount
    return turnover


def _by_name(
    codes: Sequence[int], names: Names, of_name: Mapping[int, float], basis: Basis, language: str
) -> Division:
    rest = say(language, "orders.segment.rest")
    texts = [_segment_name(text) for text in names.texts()]
    turnover: dict[str, float] = {}
    for code, amount in of_name.items():
        text = texts[code] if code != NONE else rest
        turnover[text] = turnover.get(text, 0.0) + amount
    ranked = sorted((text for text in turnover if text != rest), key=lambda text: (-turnover[text], text))
    together = len(ranked) > MOST_SEGMENTS or rest in turnover
    chosen = ranked[: MOST_SEGMENTS - 1 if together else MOST_SEGMENTS]
    if together:
        chosen.append(rest)
    place = {text: number for number, text in enumerate(chosen)}
    of_code = [place.get(text, len(chosen) - 1) for text in texts] + [len(chosen) - 1]  # the last is NONE's
    return Division(basis, tuple(chosen), array("b", (of_code[code] for code in codes)))


def _segment_name(text: str) -> str:
    return text if len(text) <= LONGEST_SEGMENT_NAME else text[: LONGEST_SEGMENT_NAME - 1] + "…"


def _by_price(book: OrderBook, language: str) -> Division:
    amounts = Amounts(book.amount)
    edges: list[float] = []
    start = 0
    for edge in (step * 10.0**power for power in range(-2, 8) for step in BAND_STEPS):
        end = amounts.below(edge)
        if end - start >= FEWEST_IN_BAND * len(amounts) and len(amounts) - end >= FEWEST_IN_BAND * len(
            amounts
        ):
            edges.append(edge)
            start = end
    edges = edges[: MOST_SEGMENTS - 1]
    if not edges:
        return Division("price_band", (say(language, "orders.segment.all"),), array("b", [0]) * len(book))
    bounds = [0.0, *edges]
    names = [f"{low:g}–{high:g}" for low, high in zip(bounds, edges, strict=False)] + [f"≥ {bounds[-1]:g}"]
    band_of = {amount: bisect_right(edges, amount) for amount in amounts.different}
    return Division("price_band", tuple(names), array("b", map(band_of.__getitem__, book.amount)))
