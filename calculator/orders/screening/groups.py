"""Groups of orders that one of the rules R1 to R4 points at, with what each rule saw."""

from dataclasses import dataclass, field

from calculator.orders.order_book import OrderBook
from calculator.orders.screening.amounts import unusual_amounts
from calculator.orders.screening.bursts import Burst, bursts
from calculator.orders.screening.clusters import Linked
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds
from calculator.orders.screening.value_gate import at_stake
from calculator.orders.screening.velocity import Gathering, gatherings

SAME_ORDERS = 0.5
"""Share of one finding's orders that must be in another's for the two to be one group: one shared order is
chance."""

EXPLAINED = 0.5
"""Share of a burst's orders that must go to the places linked to it for burst and places to be one group."""

COMPANION_NEWCOMERS = 0.7
"""Least share of newcomers in two bursts of the same days for them to be one group (a ring may buy two
products), and in what a burst adds to shared places."""
COMPANION_VALUE = 0.5
"""Least money of such a burst, as a share of the value gate."""

Finding = Gathering | Burst


@dataclass(slots=True)
class Group:
    """Linked orders, in rising position, and the findings that linked them."""

    positions: list[int] = field(default_factory=list)
    at_receivers: list[Gathering] = field(default_factory=list)
    at_addresses: list[Gathering] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)
    unusual: dict[int, tuple[float, float]] = field(default_factory=dict)
    """R1, by position: amount over the median of its category, and the median."""


def find_groups(book: OrderBook, norms: Norms, thresholds: Thresholds, gate: float) -> list[Group]:
    """Return every group, alerts or not; `gate` is the money of R8."""
    days = thresholds.window_days
    receivers = gatherings(
        *(book, norms, book.receiver, book.receivers.masked),
        least_buyers=thresholds.receiver_buyers,
        window_days=days,
    )
    addresses = gatherings(
        *(book, norms, book.address, book.addresses.masked),
        least_buyers=thresholds.address_buyers,
        window_days=days,
    )
    sudden = bursts(book, norms, thresholds)
    unusual = unusual_amounts(book, thresholds)
    findings: list[Finding] = [*receivers, *addresses, *sudden]
    groups: list[Group] = []
    taken: set[int] = set()
    linked = _linked(findings)
    _link_companions(linked, findings, book, gate)
    for numbers in linked.groups():
        group = Group(positions=_orders_of([findings[number] for number in numbers]))
        for number in numbers:
            finding = findings[number]
            if isinstance(finding, Burst):
                group.bursts.append(finding)
            elif number < len(receivers):
                group.at_receivers.append(finding)
            else:
                group.at_addresses.append(finding)
        group.unusual = {position: unusual[position] for position in group.positions if position in unusual}
        taken.update(group.positions)
        groups.append(group)
    groups += [Group([p], unusual={p: seen}) for p, seen in unusual.items() if p not in taken]
    return groups


def _orders_of(findings: list[Finding]) -> list[int]:
    """Return the orders of a group.

    A burst that shared places explain adds what went elsewhere only where that is mostly newcomers too: a
    sale, which a ring may use, brings known customers with it.
    """
    at_places = {p for finding in findings if isinstance(finding, Gathering) for p in finding.positions}
    positions = set(at_places)
    for finding in findings:
        if isinstance(finding, Burst):
            elsewhere = set(finding.positions) - at_places
            if not at_places or len(elsewhere) >= COMPANION_NEWCOMERS * (len(elsewhere) + finding.known):
                positions |= elsewhere
    return sorted(positions)


def _link_companions(linked: Linked, findings: list[Finding], book: OrderBook, gate: float) -> None:
    """Link bursts of the same days that are both large and mostly by newcomers.

    Where a shared phone or address speaks already, a burst elsewhere is more likely a sale of the same days.
    """
    with_places = {
        linked.find(number) for number, finding in enumerate(findings) if isinstance(finding, Gathering)
    }
    large = [
        (number, finding)
        for number, finding in enumerate(findings)
        if isinstance(finding, Burst)
        and linked.find(number) not in with_places
        and len(finding.positions) >= COMPANION_NEWCOMERS * (len(finding.positions) + finding.known)
        and at_stake(book, finding.positions) >= COMPANION_VALUE * gate
    ]
    for place, (number, burst) in enumerate(large):
        for other_number, other in large[place + 1 :]:
            if burst.first_day <= other.last_day and other.first_day <= burst.last_day:
                linked.join((number, other_number))


def _linked(findings: list[Finding]) -> Linked:
    """Return the numbers of the findings, those joined that are mostly about the same orders."""
    linked = Linked()
    holders: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        linked.find(number)
        for position in finding.positions:
            holders.setdefault(position, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for numbers in holders.values():
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 :]:
                shared[one, other] = shared.get((one, other), 0) + 1
    pairs = [
        pair
        for pair, count in shared.items()
        if count >= SAME_ORDERS * min(len(findings[number].positions) for number in pair)
    ]
    crowds = _crowds(findings, pairs)
    for pair in pairs:
        if crowds.isdisjoint(pair):
            linked.join(pair)
    return linked


def _crowds(findings: list[Finding], pairs: list[tuple[int, int]]) -> set[int]:
    """Return the bursts of which the places linked to them explain too little: a ring inside a sale."""
    at_places: dict[int, set[int]] = {}
    for pair in pairs:
        place, burst = sorted(pair)  # the bursts come last
        if isinstance(findings[burst], Burst) and not isinstance(findings[place], Burst):
            at_places.setdefault(burst, set()).update(findings[place].positions)
    return {
        burst
        for burst, positions in at_places.items()
        if len(positions.intersection(findings[burst].positions)) < EXPLAINED * len(findings[burst].positions)
    }
