"""From what the rules saw in a group to its score: points that can be read and added up by hand.

| rule | points |
|---|---|
| R1 amount: at least half of the orders are far above their category | 1 |
| R2 receiver: different buyers, one phone | 3 |
| R3 address: different buyers, one address | 3, or 1 on top of R2 |
| R4 burst: a product suddenly ordered by newcomers | 2 |
| R5 repeat: one product again and again to one place | 1 |
| R6 newcomers | 1 or 2; -5 where they are mostly known customers |
| R7 split: orders just below a limit | 1 |
| R8 value: money at stake above the gate | 1 |
| busy place: pick-up point or office | R2 and R3 give nothing |
| returning place: buyers have met there at other times | -3, or -6 where more than once |
| common: small gatherings are ordinary in this shop | -4, or -6 where the money is below the gate |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening.chance import log_odds_of_newcomers, log_poisson_tail
from calculator.orders.screening.groups import Group
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds
from calculator.orders.screening.value_gate import at_stake
from calculator.orders.screening.velocity import Gathering
from calculator.tables.cells.moment import MINUTES_PER_DAY

CROWD_SHARE = 0.6
"""Share of newcomers that an honest crowd, a sale or a group buy, may well have."""
MOST_NEWCOMERS = 0.95
"""Share of newcomers in the whole file, of a few days for example, above which they tell nothing."""
RING_SHARE = 0.85
"""Share of newcomers in a ring: it uses fresh accounts, and a few older ones."""

OUTSTANDING = 1.5
"""Times the value gate above which a gathering stands out even where gatherings are ordinary."""
UNLINKED = 1.25
"""Times the value gate from which the money of a group without a shared place counts."""

RULES = (
    "amount",
    "receiver_velocity",
    "address_velocity",
    "sku_burst",
    "repeat",
    "newcomers",
    "split",
    "value",
    "busy_place",
    "returning_place",
    "common_gatherings",
)
"""Every rule; their words are `rule.<name>.…` in the catalogues."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke: its number, what is normal, and the points it gave."""

    rule: str
    value: float
    normal: float
    window_days: float
    points: int


@dataclass(frozen=True, slots=True)
class Shop:
    """What a group is compared with."""

    book: OrderBook
    norms: Norms
    thresholds: Thresholds
    gate: float
    newcomer_share: float
    gatherings_per_month: float
    """Gatherings below the gate a month: group buys make them ordinary."""
    sku_orders: Mapping[int, int]
    """Orders of each product."""


def score(group: Group, shop: Shop) -> list[Reason]:
    """Return the reasons of a group; its score is the sum of their points."""
    stake = at_stake(shop.book, group.positions)
    # a burst that no phone or address links is a weaker sign, and has to stand out
    gate = shop.gate * (1 if group.at_receivers or group.at_addresses else UNLINKED)
    reasons = [*_amount(group, shop), *_places(group, shop, stake)]
    reasons += [*_burst(group), *_repeat(group, shop), *_newcomers(group, shop), *_split(group, shop)]
    if stake >= gate:
        reasons.append(Reason("value", stake, gate, _days(group, shop), 1))
    return reasons


def _amount(group: Group, shop: Shop) -> list[Reason]:
    if 2 * len(group.unusual) < len(group.positions) or not group.unusual:
        return []
    _, median = max(group.unusual.values())
    largest = max(shop.book.amount[position] for position in group.unusual)
    return [Reason("amount", largest, median, 0, 1)]


def _places(group: Group, shop: Shop, stake: float) -> list[Reason]:
    thresholds = shop.thresholds
    receiver, address = _busiest(group.at_receivers), _busiest(group.at_addresses)
    reasons: list[Reason] = []
    strongest = receiver or address
    if strongest is None:
        return []
    busy = [g for g in (receiver, address) if g and g.elsewhen > thresholds.busy_place_orders]
    for rule, gathering in (("receiver_velocity", receiver), ("address_velocity", address)):
        if gathering and gathering not in busy:
            points = 1 if reasons else 3
            reasons.append(Reason(rule, gathering.buyers, 1, thresholds.window_days, points))
    if busy:
        most = max(g.elsewhen for g in busy)
        reasons.append(Reason("busy_place", most, thresholds.busy_place_orders, shop.norms.day_count, 0))
    elif strongest.other_gatherings:
        points = -3 * min(2, strongest.other_gatherings)
        reasons.append(Reason("returning_place", strongest.other_gatherings, 0, shop.norms.day_count, points))
    if stake < OUTSTANDING * shop.gate and shop.gatherings_per_month > thresholds.common_gatherings:
        points = -4 if stake >= shop.gate else -6
        reasons.append(
            Reason("common_gatherings", shop.gatherings_per_month, thresholds.common_gatherings, 30, points)
        )
    return reasons


def _busiest(gatherings: list[Gathering]) -> Gathering | None:
    return max(gatherings, key=lambda gathering: (gathering.buyers, -gathering.place), default=None)


def _burst(group: Group) -> list[Reason]:
    if not group.bursts:
        return []
    burst = min(group.bursts, key=lambda burst: burst.log_chance)
    days = burst.last_day - burst.first_day + 1
    return [Reason("sku_burst", len(burst.positions), burst.expected, days, 2)]


def _repeat(group: Group, shop: Shop) -> list[Reason]:
    """R5: one product to one place within 72 hours, against the product's share of all orders."""
    book, window = shop.book, shop.thresholds.repeat_hours / 24
    best: tuple[float, int, float] | None = None
    for gathering in (*group.at_receivers, *group.at_addresses):
        count: dict[int, int] = {}
        for position in gathering.positions:
            count[book.sku[position]] = count.get(book.sku[position], 0) + 1
        sku, most = max(count.items(), key=lambda entry: (entry[1], -entry[0]))
        minutes = [book.minute[p] for p in gathering.positions if book.sku[p] == sku]
        if sku == NONE or most < 2 or minutes[-1] - minutes[0] > window * MINUTES_PER_DAY:
            continue
        expected = len(gathering.positions) * shop.sku_orders[sku] / len(book)
        chance = log_poisson_tail(most, expected)
        if chance < log(shop.thresholds.repeat_chance) and (best is None or chance < best[0]):
            best = chance, most, expected
    return [Reason("repeat", best[1], best[2], window, 1)] if best else []


def _newcomers(group: Group, shop: Shop) -> list[Reason]:
    book, norms = shop.book, shop.norms
    buyers = {book.buyer[p]: norms.newcomer[p] for p in group.positions if book.buyer[p] != NONE}
    new = sum(buyers.values())
    others: float = len(buyers) - new
    if not group.at_receivers and not group.at_addresses:
        # the known customers who bought the same in the same days tell a sale from a ring
        others = max(others, sum(burst.known for burst in group.bursts))
    if not buyers or len(group.positions) == 1 or shop.newcomer_share > MOST_NEWCOMERS:
        return []
    usual = max(CROWD_SHARE, shop.newcomer_share)
    odds = log_odds_of_newcomers(new, others, usual, max(RING_SHARE, (1 + usual) / 2))
    thresholds = shop.thresholds
    if odds >= log(thresholds.many_newcomers):
        points = 2
    elif odds >= log(thresholds.some_newcomers):
        points = 1
    elif odds <= -log(thresholds.some_newcomers):
        points = -5
    else:
        return []
    return [Reason("newcomers", new / (new + others), shop.newcomer_share, norms.day_count, points)]


def _split(group: Group, shop: Shop) -> list[Reason]:
    for limit in shop.thresholds.limits:
        below = sum(
            limit * (1 - shop.thresholds.split_below) <= shop.book.amount[position] < limit
            for position in group.positions
        )
        if len(group.positions) > 1 and below >= shop.thresholds.split_orders:
            return [Reason("split", below, limit, _days(group, shop), 1)]
    return []


def _days(group: Group, shop: Shop) -> int:
    days = [shop.norms.days[position] for position in group.positions]
    return max(days) - min(days) + 1
