"""Which limit per order: the net benefit and the bad-month loss at many limits, and the one to take.

The recommended limit has the greatest net benefit of all whose expected shortfall at 99 % keeps to the
loss budget. Limits tried are round amounts from where hardly an order is left to where nearly all are, and
the exact value of goods that all cost the same; then less round ones between the neighbours of the best.
Money over the horizon.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calculator.exposure.decisions.levers.changed_shop import ChangedShop, Names, meant_segments
from calculator.exposure.decisions.levers.order_limit import OrderLimit
from calculator.exposure.decisions.shop_figures import AS_FOUND, Scales, ShopFigures
from calculator.exposure.distribution.order_value import order_value
from calculator.shop.order_mix import OrderMix, Segment

ROUND = ((1.0, 1.5, 2.0, 3.0, 5.0, 7.0), (1.0, 2.0, 5.0))
MOST_ROUND = 10
"""Limits tried at first: where the finer ladder has more, the coarser one is taken."""
LESS_ROUND = (1.0, 1.2, 1.5, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0)
A_QUARTER_LESS = 0.75
REACH = 2.5
"""Standard deviations of the log value that the limits tried reach from the median."""
NO_LIMIT_NEEDED, LIMIT, LEAVE_OUT, NO_LIMIT_HELPS = (
    "no_limit_needed",
    "limit",
    "leave_out",
    "no_limit_helps",
)


@dataclass(frozen=True, slots=True)
class AtLimit:
    """The shop's figures with a limit per order (money); an infinite one is no limit, 0 is no pay-later."""

    limit: float
    figures: ShopFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSweep:
    """What every limit does, from 0 to none, and the verdict.

    Attributes:
        swept: limits in increasing order, 0 first and infinity last.
        verdict: `no_limit_needed`, `limit`, `leave_out` if pay-later for these goods is best stopped, or
            `no_limit_helps` if even that does not bring the loss within the budget.
        recommended: the best of all that keep to the budget; none if there is none.

    """

    swept: tuple[AtLimit, ...]
    verdict: str
    recommended: AtLimit | None

    @property
    def worth_comparing(self) -> float | None:
        """The limit to set beside other levers where the merchant names none.

        It is the recommended one; where there is none, the highest tried that takes a quarter off the
        shortfall.
        """
        if self.verdict == LIMIT and self.recommended:
            return self.recommended.limit
        bearable = A_QUARTER_LESS * self.swept[-1].figures.expected_shortfall
        lower = [one.limit for one in self.swept[1:-1] if one.figures.expected_shortfall <= bearable]
        return max(lower, default=None)


def limit_sweep(
    mix: OrderMix,
    loss_budget: float = math.inf,
    names: Names = None,
    limits: Sequence[float] = (),
    scales: Scales = AS_FOUND,
) -> LimitSweep:
    """Sweep a limit per order.

    Args:
        mix: the shop.
        loss_budget: the expected shortfall at 99 % that the merchant can bear, money over the horizon.
        names: the segments that the limit holds for; none means all.
        limits: limits to try (money); without any, round ones that suit the order values.
        scales: what short figures are multiplied by, if those of the shop are known.

    """
    meant = tuple(meant_segments(mix, names))
    tried = sorted({0.0, math.inf, *(limits or round_limits(meant))})
    swept = [_at(mix, limit, names, scales) for limit in tried]
    best = _best(swept, loss_budget)
    has_limits_between = len(swept) > 2
    is_spread = any(not order_value(one).is_constant for one in meant)
    if best and best.limit and not limits and is_spread and has_limits_between:
        place = swept.index(best)
        low, high = (swept[min(max(near, 1), len(swept) - 2)].limit for near in (place - 1, place + 1))
        swept += [_at(mix, limit, names, scales) for limit in _round_between(low, high, LESS_ROUND, tried)]
        swept.sort(key=lambda one: one.limit)
        best = _best(swept, loss_budget)
    verdict = {0.0: LEAVE_OUT, math.inf: NO_LIMIT_NEEDED}.get(best.limit, LIMIT) if best else NO_LIMIT_HELPS
    return LimitSweep(swept=tuple(swept), verdict=verdict, recommended=best)


def round_limits(segments: Iterable[Segment]) -> list[float]:
    """Limits that separate the orders of these segments."""
    constant, lows, highs = set(), [], []
    for segment in segments:
        value = order_value(segment)
        if value.is_constant:
            constant.add(value.uncut_mean)
            continue
        lows.append(math.exp(value.log_median - REACH * value.log_sd))
        highs.append(min(math.exp(value.log_median + REACH * value.log_sd), value.largest))
    if not lows:
        return sorted(constant)
    fine, coarse = (_round_between(min(lows), max(highs), digits) for digits in ROUND)
    return sorted({*constant, *(fine if len(fine) <= MOST_ROUND else coarse)})


def _round_between(
    low: float, high: float, digits: Sequence[float], known: Sequence[float] = ()
) -> list[float]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    amounts = (float(f"{digit}e{power}") for power in powers for digit in digits)
    return [amount for amount in amounts if low <= amount <= high and amount not in known]


def _best(swept: Iterable[AtLimit], loss_budget: float) -> AtLimit | None:
    within = (one for one in swept if one.figures.expected_shortfall <= loss_budget)
    return max(within, key=lambda one: (one.figures.net_benefit, one.limit), default=None)


def _at(mix: OrderMix, limit: float, names: Names, scales: Scales) -> AtLimit:
    shop = OrderLimit(limit, names).applied(ChangedShop(mix)) if limit < math.inf else ChangedShop(mix)
    return AtLimit(limit, ShopFigures(shop.mix, scales))
