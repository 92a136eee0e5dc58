"""Further doors of a ring: an alert's goods on its days, too few buyers for a group, and nothing else there.

Two buyers at one phone are mostly a family, so they are no group by themselves. But a family buys what it
likes and comes again: where hardly any such door has these goods on other days, those of the alert's days are
its ring's.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening import assumptions as known
from calculator.orders.screening.chance import decibans
from calculator.orders.screening.evidence import Reason, Seen
from calculator.orders.screening.groups import Group
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds
from calculator.orders.screening.velocity import Gathering

MAIN_GOODS = 1 / 4
"""Least share of a group's orders that each of its two most ordered products has."""
FEWEST_BUYERS = 2


def with_further_doors(
    alerts: Sequence[Seen], book: OrderBook, norms: Norms, thresholds: Thresholds
) -> list[Seen]:
    """Return the alerts, the surest first, each with its further doors.

    They stay as they are where the file names no buyers.
    """
    doors = _Doors(alerts, book, norms, thresholds)
    return [doors.added_to(seen) for seen in alerts] if book.buyer_count else list(alerts)


class _Doors:
    """The orders for the goods of the alerts, and the places where several buyers have some."""

    def __init__(self, alerts: Sequence[Seen], book: OrderBook, norms: Norms, thresholds: Thresholds) -> None:
        self._book, self._norms = book, norms
        self._taken = {position for seen in alerts for position in seen.group.positions}
        goods = set().union(*(_main_goods(seen.group, book) for seen in alerts))
        self._orders_of: dict[int, list[int]] = {sku: [] for sku in goods}
        for position, sku in enumerate(book.sku if goods else ()):
            if sku in goods:
                self._orders_of[sku].append(position)
        self._columns = (
            (book.receiver, self._uses(book.receiver, book.receivers.masked), thresholds.receiver_buyers),
            (book.address, self._uses(book.address, book.addresses.masked), thresholds.address_buyers),
        )

    def _uses(self, places: Sequence[int], used_by_several: Container[int]) -> Counter[int]:
        """Return how many orders of the file went to each place that several use and has these goods."""
        found = {places[p] for orders in self._orders_of.values() for p in orders}
        counted = {place for place in found if place in used_by_several}
        return Counter(place for place in places if place in counted) if counted else Counter()

    def added_to(self, seen: Seen) -> Seen:
        """Return an alert with its further doors, which no other alert can have any more."""
        goods = _main_goods(seen.group, self._book)
        orders = [p for sku in goods for p in self._orders_of[sku] if p not in self._taken]
        at_receivers, at_addresses = (self._likely(seen, orders, *column) for column in self._columns)
        positions = {p for door in (*at_receivers, *at_addresses) for p in door.positions}
        if not positions:
            return seen
        self._taken |= positions
        number, length = max(len(at_receivers), len(at_addresses)), seen.last_day - seen.first_day + 1
        return replace(
            seen,
            group=seen.group.joined(Group(sorted(positions), at_receivers, at_addresses)),
            found=[*seen.found, Reason("further_doors", number, FEWEST_BUYERS, length, 0)],
        )

    def _likely(
        self, seen: Seen, orders: Sequence[int], places: Sequence[int], uses: Mapping[int, int], least: int
    ) -> list[Gathering]:
        """Return the doors of an alert's days, if a ring is likelier by two to one to have them than chance.

        Chance is the rate of such doors on other days (the mean of its gamma distribution), times the length
        of these and how strong they were for these goods (the mean of its gamma distribution as well).
        """
        length = seen.last_day - seen.first_day + 1
        inside, elsewhere = [], 0
        for door in self._doors(orders, places, uses, least):
            days = [self._norms.days[position] for position in door.positions]
            if seen.first_day <= min(days) and max(days) <= seen.last_day:
                inside.append(door)
            elif max(days) - min(days) < length:
                elsewhere += 1
        at_doors = {position for door in inside for position in door.positions}
        others = [self._norms.days[position] for position in orders if position not in at_doors]
        sold = sum(seen.first_day <= day <= seen.last_day for day in others)
        share = length / max(1, self._norms.day_count - length)
        strength = (known.DAY_SHAPE + sold) / (known.DAY_SHAPE + share * (len(others) - sold))
        expected = (elsewhere + known.PRIOR_ORDERS) * share * strength
        likely = decibans(log(known.RING_PLACES / expected)) >= known.LEAST_SCORE
        return inside if likely else []

    def _doors(
        self, orders: Sequence[int], places: Sequence[int], uses: Mapping[int, int], least: int
    ) -> Iterator[Gathering]:
        """Yield the places that have nothing but some of these, at stake, by too few buyers for a group."""
        at: dict[int, list[int]] = {}
        for position in orders:
            if places[position] in uses:
                at.setdefault(places[position], []).append(position)
        for place, positions in at.items():
            buyers = len({self._book.buyer[position] for position in positions} - {NONE})
            at_stake = all(self._norms.at_stake[position] for position in positions)
            if FEWEST_BUYERS <= buyers < least and at_stake and len(positions) == uses[place]:
                yield Gathering(place, tuple(sorted(positions)), buyers, elsewhen=0, other_gatherings=0)


def _main_goods(group: Group, book: OrderBook) -> set[int]:
    most = Counter(book.sku[position] for position in group.positions).most_common(2)
    return {sku for sku, number in most if sku != NONE and number >= MAIN_GOODS * len(group.positions)}
