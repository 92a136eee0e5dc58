"""The merchant's list of open orders: what it is worth, and what it can lose in a usual and in a bad case.

Money; days; probabilities.
Sources: Equations (7), (12) and (19).
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from calculator.exposure.counts.incomplete_gamma import factor_quantile
from calculator.exposure.loss_levels import BAD, USUAL, VERY_BAD
from calculator.exposure.open_orders.any_segment import listed_orders
from calculator.exposure.open_orders.buckets import Bucket, buckets_of
from calculator.exposure.open_orders.order import OpenOrder
from calculator.exposure.open_orders.risk import OpenOrdersRisk, open_orders_risk
from calculator.exposure.receivable.days_sales_outstanding import count_back, days_sales_outstanding
from calculator.exposure.receivable.receivable_course import value_sold_a_day
from calculator.shop.order_mix import DAYS_PER_MONTH, ListedOrder, OrderMix, Segment

LEVELS = (USUAL, BAD, VERY_BAD)
DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOrdersExposure:
    """What the list is worth and can lose.

    `value_at_risk` is for orders that fail independently, exactly. In a bad spell, one in 20, the common
    factor multiplies every probability by `bad_spell_times`, up to certainty. `most` is the loss if every
    order fails. `receivable_expected` is what the order mix would have open on a usual day. The count-back
    DSO is none without recent sales, or where they do not make up the amount.
    """

    orders: int
    amount: float
    not_yet_due: float
    expected_loss: float
    unexpected_loss: float
    value_at_risk: dict[str, float]
    bad_spell_times: float
    bad_spell_expected_loss: float
    most: float
    buckets: tuple[Bucket, ...]
    receivable_expected: float
    days_sales_outstanding: float | None
    best_possible_dso: float | None
    count_back_dso: float | None
    largest_order: float
    largest_share: float
    audit_passed: bool


def open_orders_exposure(mix: OrderMix, receivable: float) -> OpenOrdersExposure | None:
    """The exposure of a shop's listed orders, none without a list; `receivable` is its usual one."""
    if not mix.open_orders:
        return None
    orders = listed_orders(mix)
    by_name = {segment.name: segment for segment in mix.segments}
    found = _risk(tuple(orders))
    times = factor_quantile(BAD, mix.assumptions.non_payment_volatility)
    amount = math.fsum(listed.amount for listed in mix.open_orders)
    not_yet_due = math.fsum(
        listed.amount for listed in mix.open_orders if listed.days_open < _due_days(mix, by_name, listed)
    )
    sales, days = _sales(mix)
    largest = max(listed.amount for listed in mix.open_orders)
    counted = count_back(amount, ((one.amount, one.days) for one in mix.recent_sales))
    return OpenOrdersExposure(
        orders=len(orders),
        amount=amount,
        not_yet_due=not_yet_due,
        expected_loss=found.expected_loss,
        unexpected_loss=found.unexpected_loss,
        value_at_risk=_quantiles(found),
        bad_spell_times=times,
        bad_spell_expected_loss=math.fsum(
            min(order.probability * times, 1.0) * order.mean_loss for order in orders
        ),
        most=math.fsum(max((loss for _, loss in order.outcomes), default=0.0) for order in orders),
        buckets=buckets_of(mix, orders),
        receivable_expected=receivable,
        days_sales_outstanding=days_sales_outstanding(amount, sales, days),
        best_possible_dso=days_sales_outstanding(not_yet_due, sales, days),
        count_back_dso=counted.days if mix.recent_sales and counted.complete else None,
        largest_order=largest,
        largest_share=largest / amount,
        audit_passed=found.audit.passed,
    )


def _due_days(mix: OrderMix, by_name: dict[str, Segment], listed: ListedOrder) -> float:
    """When the order is due; for a segment not named, the mean over the shop's pay-later orders."""
    if segment := by_name.get(listed.segment or ""):
        return segment.due_days
    orders = math.fsum(segment.pay_later_orders for segment in mix.segments)
    if orders <= 0:
        return mix.segments[0].due_days
    return math.fsum(one.pay_later_orders * one.due_days for one in mix.segments) / orders


def _sales(mix: OrderMix) -> tuple[float, float]:
    """The newest sales that were given, else those of a usual month; money and days."""
    if mix.recent_sales:
        return mix.recent_sales[0].amount, mix.recent_sales[0].days
    return value_sold_a_day(mix) * DAYS_PER_MONTH, float(DAYS_PER_MONTH)


@lru_cache(maxsize=4)
def _risk(orders: tuple[OpenOrder, ...]) -> OpenOrdersRisk:
    """Remembered, because most edits of a form leave the list and its segments' terms as they are."""
    return open_orders_risk(orders)


def _quantiles(found: OpenOrdersRisk) -> dict[str, float]:
    return {str(level): float(f"{found.risk.value_at_risk[level]:.{DIGITS}g}") for level in LEVELS}
