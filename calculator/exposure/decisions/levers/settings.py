"""The levers as a merchant sets them: which are worth comparing in this shop, and to what they are set.

A limit that the merchant leaves open is the one that the sweep recommends; where it recommends none, the
highest one tried that takes at least a quarter off the expected shortfall. Goods to leave out that the
merchant leaves open are those which take most off the shortfall for the net benefit they earn, by their
contribution. Money, days, shares.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from calculator.exposure.decisions.contributions import Contribution
from calculator.exposure.decisions.levers.guarantee_terms import GuaranteeTerms
from calculator.exposure.decisions.levers.limit_sweep import LIMIT, LimitSweep
from calculator.exposure.decisions.levers.order_limit import OrderLimit, left_out
from calculator.exposure.decisions.levers.plan import Lever
from calculator.exposure.decisions.levers.recovery import Recovery
from calculator.exposure.decisions.levers.screening import Screening
from calculator.exposure.decisions.levers.shorter_days import ShorterDays
from calculator.exposure.decisions.levers.velocity_limit import VelocityLimit
from calculator.exposure.net_benefit import net_benefit
from calculator.shop.order_mix import OrderMix

NAMES = (
    "order_limit",
    "segment",
    "days",
    "guarantee",
    "screening",
    "velocity_limit",
    "recovery",
)
"""Every lever there is, in the order of the form."""
A_QUARTER_LESS = 0.75


class SetLever(NamedTuple):
    """A lever as it is set; `value` in its own unit, `segment` if it is about one."""

    lever: Lever
    value: float | None
    segment: str | None
    chosen: bool


def set_levers(mix: OrderMix, sweep: LimitSweep, parts: tuple[Contribution, ...]) -> dict[str, SetLever]:
    """The levers that can be set in this shop, by name.

    Args:
        mix: the shop.
        sweep: its limits per order.
        parts: what its segments contribute to the expected shortfall.

    """
    return dict(_levers(mix, sweep, parts))


def _levers(
    mix: OrderMix, sweep: LimitSweep, parts: tuple[Contribution, ...]
) -> Iterator[tuple[str, SetLever]]:
    chosen = mix.levers
    limit = _limit(mix, sweep)
    if limit is not None:
        yield "order_limit", SetLever(OrderLimit(limit), limit, None, chosen.use_order_limit)
    name = _segment(mix, parts)
    if name is not None:
        yield "segment", SetLever(left_out(name), None, name, chosen.use_segment)
    days = ShorterDays(due_days=chosen.due_days, late_days=chosen.late_days)
    yield "days", SetLever(days, chosen.due_days, None, chosen.use_days)
    terms = GuaranteeTerms(
        coverage=chosen.guarantee_coverage,
        cap_per_order=math.inf if chosen.guarantee_cap_per_order is None else chosen.guarantee_cap_per_order,
        claim_success_rate=chosen.claim_success_rate,
        covers_fraud=chosen.guarantee_covers_fraud,
        fee_rate=chosen.guarantee_fee_rate,
    )
    yield "guarantee", SetLever(terms, chosen.guarantee_coverage, None, chosen.use_guarantee)
    recall = mix.assumptions.blind_window.screening_rate
    screening = Screening(
        recall=recall,
        held_share=chosen.held_share,
        lost_share=chosen.lost_share,
        cost_per_review=chosen.cost_per_review,
    )
    yield "screening", SetLever(screening, recall, None, chosen.use_screening)
    if mix.assumptions.rings.per_month > 0:
        velocity = VelocityLimit(chosen.velocity_limit)
        yield "velocity_limit", SetLever(velocity, chosen.velocity_limit, None, chosen.use_velocity_limit)
    if any(segment.recovery_rate < chosen.recovery_rate for segment in mix.segments):
        effort = Recovery(rate=chosen.recovery_rate, cost_per_case=chosen.recovery_cost)
        yield "recovery", SetLever(effort, chosen.recovery_rate, None, chosen.use_recovery)


def _limit(mix: OrderMix, sweep: LimitSweep) -> float | None:
    if mix.levers.order_limit is not None:
        return mix.levers.order_limit
    if sweep.verdict == LIMIT and sweep.recommended:
        return sweep.recommended.limit
    bearable = A_QUARTER_LESS * sweep.swept[-1].figures.expected_shortfall
    lower = [one.limit for one in sweep.swept[1:-1] if one.figures.expected_shortfall <= bearable]
    return max(lower, default=None)


def _segment(mix: OrderMix, parts: tuple[Contribution, ...]) -> str | None:
    sold = [segment for segment in mix.segments if segment.pay_later_orders > 0]
    if len(sold) < 2:
        return None
    if mix.levers.segment is not None:
        return mix.levers.segment
    shortfall = {part.name: part.expected_shortfall for part in parts}

    def place(name: str, benefit: float) -> tuple[bool, float]:
        """Goods that earn nothing first, by what they lose; the others by loss for each unit earned."""
        return (benefit <= 0, shortfall[name] if benefit <= 0 else shortfall[name] / benefit)

    return max(sold, key=lambda one: place(one.name, net_benefit(one, mix.assumptions))).name
