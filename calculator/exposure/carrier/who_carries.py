"""Who carries non-payment: what was counted and, where it is not known, the figures of both sides.

The receivable is that of a usual day; losses are over the horizon, as in the portfolio. Field names are
those of the JSON result. Money.
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.carrier.counted_shop import (
    Cover,
    carried_by_the_platform,
    carried_by_the_shop,
    cover_of,
)
from calculator.exposure.decisions.break_even import average_rate_times, break_even_multiple
from calculator.exposure.loss_given_default import mean_guarantee_payment
from calculator.exposure.loss_levels import BAD, VERY_BAD
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.shop_exposure import PortfolioExposure, portfolio_exposure
from calculator.shop.order_mix import DAYS_PER_MONTH, PLATFORM, SHOP, UNKNOWN, OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The shop's figures if one of the two carries, and what they rest on.

    `receivable_not_covered` is the never-paid part that no platform pays either; a monthly cap is left out.
    `break_even_rate` is the non-payment rate of all pay-later orders at which the net benefit is 0, and
    `profitable` says on which side of it pay-later pays, as in the result's `break_even`.
    """

    rests_on: Cover
    receivable: float
    receivable_never_paid: float
    receivable_not_covered: float
    expected_book_loss: float
    value_at_risk: dict[str, float]
    net_benefit_per_month: float
    break_even_rate: float | None
    profitable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCarries:
    """The answer as entered, what the figures of the result rest on, and both sides where it is not known."""

    carrier: str | None
    counted: Cover
    sides: tuple[Side, ...]


def who_carries(mix: OrderMix, counted: PortfolioExposure | None = None) -> WhoCarries:
    """Who carries in a shop as it was entered; `counted` are the figures of its result, if there are some."""
    sides: tuple[Side, ...] = ()
    if mix.carrier == UNKNOWN:
        of_platform = replace(mix, carrier=PLATFORM)
        of_shop = replace(mix, carrier=SHOP)
        sides = (
            _side(cover_of(of_platform), carried_by_the_platform(mix)),
            _side(cover_of(of_shop), carried_by_the_shop(mix), counted),
        )
    return WhoCarries(carrier=mix.carrier, counted=cover_of(mix), sides=sides)


def _side(rests_on: Cover, mix: OrderMix, found: PortfolioExposure | None = None) -> Side:
    figures = found or portfolio_exposure(mix)
    even = break_even_multiple(mix)
    return Side(
        rests_on=rests_on,
        receivable=figures.receivable,
        receivable_never_paid=figures.receivable_never_paid,
        receivable_not_covered=_not_covered(mix),
        expected_book_loss=figures.expected_book_loss,
        value_at_risk={str(level): figures.value_at_risk[str(level)] for level in (BAD, VERY_BAD)},
        net_benefit_per_month=figures.net_benefit / mix.assumptions.horizon_months,
        break_even_rate=None if even.multiple is None else average_rate_times(mix, even.multiple),
        profitable=even.profitable,
    )


def _not_covered(mix: OrderMix) -> float:
    """The never-paid part of the receivable, Equation (4), less the guarantee payments due on it, money."""
    a_day = (
        segment.pay_later_orders
        / DAYS_PER_MONTH
        * (probability * (segment.average_order_value - mean_guarantee_payment(segment, fraud=fraud)))
        for segment in mix.segments
        for fraud, probability in (
            (False, order_outcomes(segment).unpaid),
            (True, order_outcomes(segment).fraud),
        )
    )
    return mix.assumptions.write_off_days * math.fsum(a_day)
