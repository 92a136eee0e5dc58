"""What could be told at best: oracles that know how a stream was made.

Each is given every ring and every honest crowd whole; only what the file does not hold is hidden. One knows
the parameters that were drawn for the shop. The fair one knows how they are drawn, and of this shop what its
other crowds, with their labels, tell of them; what a file of any size tells by itself (how popular goods are,
how strong the days, who pays later) it knows as well. No screening that weighs
the same, and must find the groups and guess their labels, can tell rings better; what the oracle cannot tell
is above the ceiling. What only the simulation does, such as that its leaders never have a second door, they
leave aside.
"""

from collections import Counter
from math import exp, inf, lgamma, log

from calculator.orders.screening.norms import norms_of
from tests.orders.simulation import settings as drawn
from tests.orders.simulation.stream import LEADER, RING, SALE, Crowd, Stream

NEVER = -1e9
STEPS = 20
"""Values of a parameter that stand for its range."""
LEADER_ORDERS = 15.9
"""Mean orders of an occasion: of a log-uniform number from 4 to 41."""
NEW = {RING: drawn.RING_NEW, LEADER: drawn.CROWD_NEW, SALE: drawn.SALE_NEW}
CHEAPER = {LEADER: drawn.CROWD_DISCOUNT, SALE: drawn.SALE_DISCOUNT}


def ring_odds(stream: Stream, *, fair: bool = False) -> list[float]:
    """Return, for each crowd of a stream, ln of the odds that it is a ring."""
    oracle = _Fair(stream) if fair else _Oracle(stream)
    return [oracle.odds(crowd) for crowd in stream.crowds]


class _Oracle:
    def __init__(self, stream: Stream) -> None:
        self.stream, self.settings = stream, stream.settings
        self.newcomer = norms_of(stream.book()).newcomer
        size = len(stream.orders)
        self.base = sum(self.newcomer) / size
        self.rates = Counter(crowd.kind for crowd in stream.crowds)
        self.placed: Counter[tuple[int, int]] = Counter(
            (order.good, order.minute // 1440)
            for order, new in zip(stream.orders, self.newcomer, strict=True)
            if new
        )
        self.total = sum(stream.strength)
        settings = self.settings
        ranks = [1 / (rank + 1) for rank in range(settings.goods)]
        self.popularity = [share * rank / sum(ranks) for _, _, share in settings.categories for rank in ranks]
        self.beyond = [sum(self.popularity[good:]) for good in range(len(self.popularity) + 1)]

    def odds(self, crowd: Crowd) -> float:
        settings, orders = self.settings, [self.stream.orders[p] for p in crowd.positions]
        if not orders:
            return -inf
        visible = crowd.linked and (settings.phones or settings.addresses)
        ring = self._ring(crowd, visible)
        honest = [
            self._honest(crowd, kind)
            for kind in (LEADER, SALE)
            if visible == (kind == LEADER) or not (settings.phones or settings.addresses)
        ]
        if not visible:
            honest.append(self._by_chance(crowd))
        top = max([NEVER, *honest])
        return ring - top - log(sum(exp(max(-700, weight - top)) for weight in honest) or 1)

    def _ring(self, crowd: Crowd, visible: bool) -> float:
        settings, size = self.settings, len(crowd.positions)
        if not self._number(RING, crowd):
            return NEVER
        told = settings.phones or settings.addresses
        evasive = settings.evasive if not visible else 1 - settings.evasive
        if crowd.discount or not 5 <= size <= 60 or (crowd.occasions > 1 and visible):
            return NEVER
        category = {good // settings.goods for good in crowd.goods}
        if len(category) > 1 or (told and not evasive):
            return NEVER
        goods = len(crowd.goods)
        weight = log(self._number(RING, crowd) * (evasive if told else 1)) + log(
            log((size + 1) / size) / log(61 / 5)
        )
        weight += -log(len(settings.categories)) - goods * log(settings.goods) - log(settings.days)
        weight += self._new(crowd, RING)
        if settings.marked:
            if not all(self.stream.orders[p].pay_later for p in crowd.positions):
                return NEVER
            if settings.paid_days:
                weight += self._unpaid(crowd, 0.95)
        return weight

    def _honest(self, crowd: Crowd, kind: str) -> float:
        settings, size = self.settings, len(crowd.positions)
        number = self._number(kind, crowd)
        if not number:
            return NEVER
        weight = log(number) - log(settings.days)
        if kind == LEADER:
            if not 4 <= size <= 40 or len(crowd.goods) > 2:
                return NEVER
            weight += log(log((size + 1) / size) / log(41 / 4))
            weight += log(2 / 3 if len(crowd.goods) == 1 else 1 / 3)
            for good in crowd.goods:
                weight += log(self.beyond[good] ** 2 - self.beyond[good + 1] ** 2)
            if settings.phones or settings.addresses:
                weight += log(self._once(crowd) if crowd.occasions == 1 else 0.5)
        else:
            largest = min(120, settings.orders // 50 + 5)
            smallest = min(15, largest)
            if not smallest <= size <= largest or len(crowd.goods) > 1:
                return NEVER
            weight -= log(largest - smallest + 1) + log(len(self.popularity))
        weight += self._share(crowd, kind, "cheaper", float(bool(crowd.discount)), 1)
        return weight + self._new(crowd, kind) + self._pay_later(crowd)

    def _by_chance(self, crowd: Crowd) -> float:
        """No crowd at all, only as many newcomers as the product may have in the days."""
        weight = self._pay_later(crowd)
        days = range(crowd.day, min(self.settings.days, crowd.day + crowd.days))
        strength = sum(self.stream.strength[day] for day in days) / self.total
        inside: Counter[int] = Counter(
            self.stream.orders[p].good for p in crowd.positions if self.newcomer[p]
        )
        for good, number in inside.items():
            mean = self.settings.orders * self.popularity[good] * strength * self.base
            seen = max(number, sum(self.placed[good, day] for day in days))
            weight += number * log(mean) - lgamma(seen + 1) + lgamma(seen - number + 1)
        return weight

    def _number(self, kind: str, crowd: Crowd) -> float:
        """How many crowds of a kind the shop has."""
        return self.settings.rings if kind == RING else self.rates[kind]

    def _once(self, crowd: Crowd) -> float:
        """The chance that a leader comes once."""
        return 1 / self.settings.crowd_occasions

    def _new(self, crowd: Crowd, kind: str) -> float:
        return self._share(crowd, kind, "new", *self._seen_new(crowd))

    def _seen_new(self, crowd: Crowd) -> tuple[int, int]:
        return sum(self.newcomer[p] for p in crowd.positions), len(crowd.positions)

    def _chance(self, name: str, share: float) -> float:
        """The share that is seen: who is not brought anew may still look new."""
        return min(0.999, share + (1 - share) * self.base) if name == "new" else share

    def _share(self, crowd: Crowd, kind: str, name: str, part: float, whole: float) -> float:
        """Return ln of the chance that a part of a crowd has a property."""
        settings = self.settings
        shares = {
            "new": {RING: settings.ring_new, LEADER: settings.crowd_new, SALE: settings.sale_new},
            "cheaper": {LEADER: settings.crowd_discount, SALE: settings.sale_discount},
        }
        return _binomial(part, whole, self._chance(name, shares[name][kind]))

    def _pay_later(self, crowd: Crowd) -> float:
        settings = self.settings
        if not settings.marked:
            return 0.0
        later = sum(self.stream.orders[p].pay_later for p in crowd.positions)
        weight = later * log(settings.pay_later) + (len(crowd.positions) - later) * log(
            1 - settings.pay_later
        )
        if settings.paid_days:
            recent = crowd.day + 10 > settings.days
            weight += self._unpaid(crowd, 0.8 if recent else settings.unpaid)
        return weight

    def _unpaid(self, crowd: Crowd, share: float) -> float:
        later = [self.stream.orders[p] for p in crowd.positions if self.stream.orders[p].pay_later]
        unpaid = sum(order.unpaid for order in later)
        return unpaid * log(share) + (len(later) - unpaid) * log(1 - share)


class _Fair(_Oracle):
    """Knows how the parameters are drawn, and of the draw what the other crowds show."""

    def __init__(self, stream: Stream) -> None:
        super().__init__(stream)
        self.seen = {
            (kind, name): [
                sum(_binomial(*self._of(crowd, name), self._chance(name, share)) for crowd in of_kind)
                for share in _steps(ranges[kind])
            ]
            for name, ranges in (("new", NEW), ("cheaper", CHEAPER))
            for kind in ranges
            for of_kind in [[crowd for crowd in stream.crowds if crowd.kind == kind and crowd.positions]]
        }

    def _of(self, crowd: Crowd, name: str) -> tuple[float, float]:
        return self._seen_new(crowd) if name == "new" else (float(bool(crowd.discount)), 1)

    def _share(self, crowd: Crowd, kind: str, name: str, part: float, whole: float) -> float:
        shares = [self._chance(name, share) for share in _steps((NEW if name == "new" else CHEAPER)[kind])]
        others = self.seen[kind, name]
        if crowd.kind == kind:
            own = self._of(crowd, name)
            others = [seen - _binomial(*own, share) for seen, share in zip(others, shares, strict=True)]
        both = [seen + _binomial(part, whole, share) for seen, share in zip(others, shares, strict=True)]
        return _log_sum(both) - _log_sum(others)

    def _once(self, crowd: Crowd) -> float:
        others = [of.occasions for of in self.stream.crowds if of.kind == LEADER and of is not crowd]
        weights = {most: 0.0 for most in drawn.OCCASIONS if most >= max(others, default=1)}
        weights = {most: exp(-min(500, len(others)) * log(most / min(weights))) for most in weights}
        return sum(weight / most for most, weight in weights.items()) / sum(weights.values())

    def _number(self, kind: str, crowd: Crowd) -> float:
        """The number expected, of leaders and sales as their other crowds in the shop make likely."""
        settings = self.settings
        if kind == RING:
            more = [min(drawn.MOST_RINGS, settings.orders / orders) for orders in _steps(drawn.A_RING)]
            return (1 - drawn.NO_RINGS) * (1 + sum(map(int, more)) / STEPS)
        if not settings.hard:
            return 0.0
        if kind == LEADER:
            some = [share * settings.orders / LEADER_ORDERS for share in _steps(drawn.SOME_CROWDS)]
            numbers = [
                *([1e-9] * STEPS),
                *some,
                *([drawn.MANY_CROWDS * settings.orders / LEADER_ORDERS] * STEPS),
            ]
        else:
            numbers = [0.5 + settings.orders / drawn.SALE_ORDERS * more for more in _steps(drawn.SALES)]
        others = self.rates[kind] - (crowd.kind == kind)
        likely = [others * log(number) - number for number in numbers]
        return exp(
            _log_sum([log(n) + weight for n, weight in zip(numbers, likely, strict=True)]) - _log_sum(likely)
        )


def _steps(of: drawn.Range) -> list[float]:
    return [of[0] + (of[1] - of[0]) * (step + 0.5) / STEPS for step in range(STEPS)]


def _log_sum(logs: list[float]) -> float:
    top = max(logs)
    return top + log(sum(exp(each - top) for each in logs))


def _binomial(part: float, whole: float, share: float) -> float:
    return part * log(share) + (whole - part) * log(1 - share)
