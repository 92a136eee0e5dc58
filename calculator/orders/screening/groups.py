"""Groups of orders that a shared place or a burst links, with what was seen there."""

from collections.abc import Collection
from dataclasses import dataclass, field

from calculator.orders.order_book import OrderBook
from calculator.orders.screening.assumptions import BY_ORDINARY_DAYS
from calculator.orders.screening.bursts import Burst, bursts
from calculator.orders.screening.clusters import Linked
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds
from calculator.orders.screening.velocity import Gathering, gatherings

SAME_ORDERS = 0.5
"""Share of one finding's orders that must be in another's for the two to be one group: one shared order is
chance."""

EXPLAINED = 0.5
"""Share of a burst's orders that must go to the places linked to it for burst and places to be one group."""

MOSTLY_NEW = 0.7
"""Least share of newcomers in what a burst adds to shared places."""

Finding = Gathering | Burst


@dataclass(slots=True)
class Group:
    """Linked orders, in rising position, and the findings that linked them."""

    positions: list[int] = field(default_factory=list)
    at_receivers: list[Gathering] = field(default_factory=list)
    at_addresses: list[Gathering] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)

    @property
    def linked(self) -> bool:
        """Whether a phone or an address is shared."""
        return bool(self.at_receivers or self.at_addresses)

    def at_places(self) -> set[int]:
        """Return the orders at the shared phones and addresses."""
        return {p for place in (*self.at_receivers, *self.at_addresses) for p in place.positions}

    def joined(self, other: "Group") -> "Group":
        """Return this group and another as one."""
        return Group(
            sorted({*self.positions, *other.positions}),
            self.at_receivers + other.at_receivers,
            self.at_addresses + other.at_addresses,
            self.bursts + other.bursts,
        )


def find_groups(book: OrderBook, norms: Norms, thresholds: Thresholds) -> list[Group]:
    """Return every group, alerts or not."""
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
    findings: list[Finding] = [*receivers, *addresses, *sudden]
    groups: list[Group] = []
    for numbers in _linked(book, findings).groups():
        group = Group(positions=_orders_of(book, [findings[number] for number in numbers]))
        for number in numbers:
            finding = findings[number]
            if isinstance(finding, Burst):
                group.bursts.append(finding)
            elif number < len(receivers):
                group.at_receivers.append(finding)
            else:
                group.at_addresses.append(finding)
        groups.append(group)
    return groups


def _orders_of(book: OrderBook, findings: list[Finding]) -> list[int]:
    """Return the orders of a group.

    A burst that shared places explain adds what went elsewhere only where hardly any of it is expected on
    ordinary days, and it is mostly newcomers too: a sale, which a ring may use, brings known customers.
    Elsewhere the orders of known buyers go with a burst where hardly any of them is expected: some accounts
    of a ring are older.
    """
    at_places = {p for finding in findings if isinstance(finding, Gathering) for p in finding.positions}
    positions = set(at_places)
    for finding in findings:
        if isinstance(finding, Burst):
            elsewhere = set(finding.positions) - at_places
            beyond = len({book.buyer[position] for position in elsewhere}) - finding.expected
            mostly_new = book.buyer_count > 0 and beyond >= MOSTLY_NEW * (beyond + finding.known)
            few_usual = finding.expected <= BY_ORDINARY_DAYS * (beyond + finding.expected)
            if not at_places or (few_usual and mostly_new):
                positions |= elsewhere
            if not at_places and finding.few_known_expected:
                positions.update(finding.known_positions)
    return sorted(positions)


def _linked(book: OrderBook, findings: list[Finding]) -> Linked:
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
    crowds = _crowds(book, findings, pairs)
    for pair in pairs:
        if crowds.isdisjoint(pair):
            linked.join(pair)
    return linked


def _crowds(book: OrderBook, findings: list[Finding], pairs: list[tuple[int, int]]) -> set[int]:
    """Return the bursts of which the places linked to them explain too little: a ring inside a sale.

    Buyers are counted, or a reseller's many orders of the same days would hide that the others share a door.
    """
    at_places: dict[int, set[int]] = {}
    for pair in pairs:
        place, burst = sorted(pair)  # the bursts come last
        if isinstance(findings[burst], Burst) and not isinstance(findings[place], Burst):
            at_places.setdefault(burst, set()).update(findings[place].positions)
    crowds = set()
    for burst, positions in at_places.items():
        of_burst = findings[burst].positions
        explained = _number_of_buyers(book, positions.intersection(of_burst))
        if explained < EXPLAINED * _number_of_buyers(book, of_burst):
            crowds.add(burst)
    return crowds


def _number_of_buyers(book: OrderBook, positions: Collection[int]) -> int:
    """Return how many buyers orders are of; where the file names none, each is of one."""
    return len({book.buyer[position] for position in positions}) if book.buyer_count else len(positions)
