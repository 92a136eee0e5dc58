"""Inputs that can be computed but disagree with one another: said to the reader, not refused.

Rates are fractions, days are days after the order. The rules use the order tree of Equations (1) and (2).
"""

from collections.abc import Iterator

from calculator.boundary.problems import Notice
from calculator.shop.order_mix import PROVIDER, SHOP, OrderMix, Segment

ROUNDING = 1e-9

WITH_PROVIDER = ("rates_above_one",)
"""What matters where a provider pays the shop up front: neither when buyers pay, nor a guarantee."""

HIGH_MONTH = 4
"""Standard deviations of the common default rate up to which a month's rate should stay below 1."""


def notices(mix: OrderMix) -> tuple[Notice, ...]:
    """Return what in `mix` contradicts itself, segment by segment, in the order of the form."""
    found = (
        notice
        for index, segment in enumerate(mix.segments)
        for notice in _of_segment(f"segments[{index}].", segment, mix)
    )
    return tuple(one for one in found if mix.carrier != PROVIDER or one.reason in WITH_PROVIDER)


def _of_segment(prefix: str, segment: Segment, mix: OrderMix) -> Iterator[Notice]:
    assumptions = mix.assumptions

    def notice(reason: str, names: tuple[str, ...], **figures: float) -> Notice:
        fields = tuple(
            name if name == "carrier" or name.startswith("assumptions.") else prefix + name for name in names
        )
        return Notice(reason, fields, segment.name, tuple(figures.items()))

    fraud, returned, unpaid = segment.fraud_rate, segment.return_rate, segment.non_payment_rate
    if fraud + returned + unpaid > 1 + ROUNDING:
        yield notice(
            "rates_above_one",
            ("fraud_rate", "return_rate", "non_payment_rate"),
            total=fraud + returned + unpaid,
        )
    payment = segment.due_days + (segment.late_days if segment.late_share > 0 else 0.0)
    if payment > assumptions.write_off_days:
        yield notice(
            "write_off_before_payment",
            ("due_days", "late_days", "assumptions.write_off_days"),
            payment=payment,
            write_off=assumptions.write_off_days,
        )
    if returned > 0 and segment.return_days > segment.due_days:
        yield notice(
            "return_after_due",
            ("return_days", "due_days"),
            returned=segment.return_days,
            due=segment.due_days,
        )
    has_cap, has_coverage = segment.guarantee_cap_per_order is not None, segment.guarantee_coverage > 0
    if mix.carrier == SHOP and has_coverage:
        yield notice("shop_carries_guarantee", ("carrier", "guarantee_coverage"))
    elif mix.carrier in (None, SHOP) and has_cap and not has_coverage:
        yield notice("cap_without_coverage", ("guarantee_cap_per_order", "guarantee_coverage"))
    probability = fraud + (1 - fraud) * (1 - returned) * unpaid
    if probability * (1 + HIGH_MONTH * assumptions.non_payment_volatility) > 1:
        yield notice(
            "swing_above_one",
            ("fraud_rate", "non_payment_rate", "assumptions.non_payment_volatility"),
            probability=probability,
        )
