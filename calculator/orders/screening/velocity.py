"""R2 and R3: many different buyers, one phone or one address, within a few days.

Velocity is always (field, count, window, threshold): here the number of different buyers at one receiver in a
rolling window. What the receiver gets at other times tells pick-up points, offices and the leaders of group
buys, who come back, from a place that was used once.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening.assumptions import UNNAMED_ORDERS
from calculator.orders.screening.norms import Norms
from calculator.tables.cells.moment import MINUTES_PER_DAY

QUIET_DAYS = 3
"""Days without an order that end an episode at a place."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Orders of several buyers at one place within the window."""

    place: int
    """Number of the phone or address."""
    positions: tuple[int, ...]
    buyers: int
    """Different buyers; where the file names none, as many as the orders stand for."""
    elsewhen: int
    """Orders at the same place outside these."""
    other_gatherings: int
    """Further times at which at least two buyers met there."""


def gatherings(
    book: OrderBook,
    norms: Norms,
    places: Sequence[int],
    used_by_several: Container[int],
    *,
    least_buyers: int,
    window_days: int,
) -> list[Gathering]:
    """Return the gatherings of at least `least_buyers` buyers within `window_days`, one for each episode."""
    found = []
    buyers_of, each = (book.buyer, 1) if book.buyer_count else (range(len(book)), UNNAMED_ORDERS)
    for place, positions in _shared_places(buyers_of, norms, places, used_by_several).items():
        episodes = _episodes(book, positions)
        crowded = [len({buyers_of[position] for position in episode}) // each for episode in episodes]
        for episode, buyers in zip(episodes, crowded, strict=True):
            if buyers < least_buyers:
                continue
            window, distinct = _busiest(book, buyers_of, episode, window_days * MINUTES_PER_DAY)
            if distinct // each >= least_buyers:
                others = sum(other >= 2 for other in crowded) - 1
                found.append(
                    Gathering(place, tuple(window), distinct // each, len(positions) - len(window), others)
                )
    return found


def _shared_places(
    buyers: Sequence[int], norms: Norms, places: Sequence[int], used_by_several: Container[int]
) -> dict[int, list[int]]:
    """Return the orders, by time, of every place that more than one known buyer uses."""
    first_buyer: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    for place, buyer in zip(places, buyers, strict=True):
        if place in used_by_several and buyer != NONE and first_buyer.setdefault(place, buyer) != buyer:
            shared[place] = []
    if shared:
        for position in norms.by_time:
            if (orders := shared.get(places[position])) is not None and buyers[position] != NONE:
                orders.append(position)
    return shared


def _episodes(book: OrderBook, positions: list[int]) -> list[list[int]]:
    episodes: list[list[int]] = []
    before = 0
    for position in positions:
        if not episodes or book.minute[position] - before > QUIET_DAYS * MINUTES_PER_DAY:
            episodes.append([])
        episodes[-1].append(position)
        before = book.minute[position]
    return episodes


def _busiest(
    book: OrderBook, buyers: Sequence[int], episode: list[int], minutes: int
) -> tuple[list[int], int]:
    """Return the rolling window of an episode with the most different buyers, and their number."""
    best, most, start = episode[:1], 0, 0
    inside: dict[int, int] = {}
    for end, position in enumerate(episode):
        inside[buyers[position]] = inside.get(buyers[position], 0) + 1
        while book.minute[position] - book.minute[episode[start]] > minutes:
            leaving = buyers[episode[start]]
            inside[leaving] -= 1
            if not inside[leaving]:
                del inside[leaving]
            start += 1
        if len(inside) > most or (len(inside) == most and start == 0):
            best, most = episode[start : end + 1], len(inside)
    return best, most
