"""What could be told at best: an oracle that knows how a stream was made.

It is given every ring and every honest crowd whole, and knows each distribution that it was drawn from; only
what the file does not hold is hidden from it. No screening, which must find the groups and guess the shop,
can tell rings better; what the oracle cannot tell is above the ceiling.
"""

from collections import Counter
from math import exp, inf, lgamma, log

from calculator.orders.screening.norms import norms_of
from tests.orders.simulation.stream import LEADER, SALE, Crowd, Stream

NEVER = -1e9


def ring_odds(stream: Stream) -> list[float]:
    """Return, for each crowd of a stream, ln of the odds that it is a ring."""
    oracle = _Oracle(stream)
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
        if not settings.rings:
            return NEVER
        told = settings.phones or settings.addresses
        evasive = settings.evasive if not visible else 1 - settings.evasive
        if crowd.discount or not 5 <= size <= 60 or (crowd.occasions > 1 and visible):
            return NEVER
        category = {good // settings.goods for good in crowd.goods}
        if len(category) > 1 or (told and not evasive):
            return NEVER
        goods = len(crowd.goods)
        weight = log(settings.rings * (evasive if told else 1)) + log(log((size + 1) / size) / log(61 / 5))
        weight += -log(len(settings.categories)) - goods * log(settings.goods) - log(settings.days)
        weight += self._new(crowd, settings.ring_new)
        if settings.marked:
            if not all(self.stream.orders[p].pay_later for p in crowd.positions):
                return NEVER
            if settings.paid_days:
                weight += self._unpaid(crowd, 0.95)
        return weight

    def _honest(self, crowd: Crowd, kind: str) -> float:
        settings, size = self.settings, len(crowd.positions)
        if not self.rates[kind]:
            return NEVER
        weight = log(self.rates[kind]) - log(settings.days)
        if kind == LEADER:
            if not 4 <= size <= 40 or len(crowd.goods) > 2:
                return NEVER
            weight += log(log((size + 1) / size) / log(41 / 4))
            weight += log(2 / 3 if len(crowd.goods) == 1 else 1 / 3)
            for good in crowd.goods:
                weight += log(self.beyond[good] ** 2 - self.beyond[good + 1] ** 2)
            cheaper, new = settings.crowd_discount, settings.crowd_new
            if settings.phones or settings.addresses:
                weight += log(1 / settings.crowd_occasions if crowd.occasions == 1 else 0.5)
        else:
            largest = min(120, settings.orders // 50 + 5)
            smallest = min(15, largest)
            if not smallest <= size <= largest or len(crowd.goods) > 1:
                return NEVER
            weight -= log(largest - smallest + 1) + log(len(self.popularity))
            cheaper, new = settings.sale_discount, settings.sale_new
        weight += log(cheaper if crowd.discount else 1 - cheaper)
        return weight + self._new(crowd, new) + self._pay_later(crowd)

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

    def _new(self, crowd: Crowd, share: float) -> float:
        share = min(0.999, share + (1 - share) * self.base)
        new = sum(self.newcomer[p] for p in crowd.positions)
        return _binomial(new, len(crowd.positions), share)

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


def _binomial(part: int, whole: int, share: float) -> float:
    return part * log(share) + (whole - part) * log(1 - share)
