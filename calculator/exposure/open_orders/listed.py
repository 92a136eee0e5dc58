"""The merchant's list of open orders: what it can lose, age by age and in a bad case.

    P(never | open at u) = sum over segments of lambda q / sum over segments of lambda S(u)

for an order of a segment not named: lambda is the segment's pay-later orders, q its probability of default,
S(u) the share still open after u days. What such an order loses, should it fail, is shared out among the
segments by lambda q. An order with a probability of its own keeps it. The provision matrix puts the orders
into buckets by age; its roll rates are those of the shop's order tree, money that reached a bucket against
money that reached the next. Money; days; probabilities.
Sources: Equations (1), (7), (12) and (19); IFRS 9, illustrative example 12.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from calculator.exposure.course import value_sold_a_day
from calculator.exposure.days_sales_outstanding import count_back, days_sales_outstanding
from calculator.exposure.incomplete_gamma import factor_quantile
from calculator.exposure.loss_given_default import book_loss, share_of_claims_paid
from calculator.exposure.open_orders.order import OpenOrder, Outcome, open_order
from calculator.exposure.open_orders.risk import OpenOrdersRisk, open_orders_risk
from calculator.exposure.order_value import order_value
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.provision_matrix import roll_rates
from calculator.exposure.receivable import departures
from calculator.exposure.severity import Severity, loss_of
from calculator.order_mix import DAYS_PER_MONTH, ListedOrder, OrderMix, Segment

BUCKETS = (0, 15, 30, 60, 90)
"""First day of each age bucket: half a month, a month, and the months that ledgers use after that."""
LEVELS = (0.5, 0.95, 0.99)
BAD_SPELL = 0.95
DIGITS = 6
NEAR_ZERO = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Open orders of an age; `to_day` is the first day beyond it, none for the last bucket.

    `rolls_on` is the share of the money that reached this age and stays open until the next bucket (in the
    last one, for good), by the order tree; none where no money reaches it. `loss_rate` is `expected_loss`
    over `amount`.
    """

    from_day: int
    to_day: int | None
    orders: int
    amount: float
    rolls_on: float | None
    loss_rate: float | None
    expected_loss: float


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
    times = factor_quantile(BAD_SPELL, mix.assumptions.non_payment_volatility)
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
        buckets=_buckets(mix, orders),
        receivable_expected=receivable,
        days_sales_outstanding=days_sales_outstanding(amount, sales, days),
        best_possible_dso=days_sales_outstanding(not_yet_due, sales, days),
        count_back_dso=counted.days if mix.recent_sales and counted.complete else None,
        largest_order=largest,
        largest_share=largest / amount,
        audit_passed=found.audit.passed,
    )


@dataclass(frozen=True, slots=True)
class AnySegment:
    """What an order picked at random from a shop does, worked out once for a whole list.

    `terms` holds for each segment and for claims paid and refused the expected bad orders a month and the
    loss as a function of the value.
    """

    mix: OrderMix
    failing: float
    leaving: tuple[tuple[float, float], ...]
    terms: tuple[tuple[float, Severity], ...]

    def order(self, value: float, age: float) -> OpenOrder:
        """An open order worth `value` (money), `age` days after it was placed."""
        may_still_pay = math.fsum(weight for day, weight in self.leaving if day > age)
        certain = age >= self.mix.assumptions.write_off_days or self.failing + may_still_pay <= 0
        shares: dict[float, float] = {}
        for bad, severity in self.terms:
            loss = loss_of(severity, value)
            shares[loss] = shares.get(loss, 0.0) + bad / self.failing
        return OpenOrder(
            1.0 if certain else self.failing / (self.failing + may_still_pay),
            tuple(Outcome(share, loss) for loss, share in shares.items()) or (Outcome(1.0, value),),
        )


def any_segment(mix: OrderMix) -> AnySegment:
    """An order of a shop whose segment is not known."""
    leaving: list[tuple[float, float]] = []
    terms: list[tuple[float, Severity]] = []
    for segment in mix.segments:
        found, orders = order_outcomes(segment), segment.pay_later_orders
        claims = share_of_claims_paid(segment, fraud=False) * found.unpaid
        claims += share_of_claims_paid(segment, fraud=True) * found.fraud
        refused = max(found.probability_of_default - claims, 0.0)
        for bad, paid in ((orders * claims, True), (orders * refused, False)):
            if bad > 0:
                terms.append((bad, book_loss(segment, claim_paid=paid)))
        leaving += [
            (one.day, orders * one.weight)
            for one in departures(segment, found, mix.assumptions.write_off_days)
            if not one.never_paid
        ]
    return AnySegment(mix, math.fsum(bad for bad, _ in terms), tuple(leaving), tuple(terms))


def listed_orders(mix: OrderMix) -> list[OpenOrder]:
    """The listed orders with their probabilities and losses."""
    by_name = {segment.name: segment for segment in mix.segments}
    unnamed = any_segment(mix)
    only = mix.segments[0] if len(mix.segments) == 1 else None
    return [_order(by_name.get(listed.segment or "") or only, unnamed, listed) for listed in mix.open_orders]


def _order(segment: Segment | None, unnamed: AnySegment, listed: ListedOrder) -> OpenOrder:
    found = (
        open_order(segment, listed.amount, listed.days_open, unnamed.mix.assumptions.write_off_days)
        if segment
        else unnamed.order(listed.amount, listed.days_open)
    )
    return found if listed.probability is None else found._replace(probability=listed.probability)


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


def _buckets(mix: OrderMix, orders: Sequence[OpenOrder]) -> tuple[Bucket, ...]:
    count, amount, loss = ([0.0] * len(BUCKETS) for _ in range(3))
    for listed, order in zip(mix.open_orders, orders, strict=True):
        place = bisect_right(BUCKETS, listed.days_open) - 1
        count[place] += 1
        amount[place] += listed.amount
        loss[place] += order.probability * order.mean_loss
    reached = [_money_still_open(mix, day) for day in BUCKETS]
    never = _money_still_open(mix, math.inf)
    rolls = roll_rates(reached, never)
    return tuple(
        Bucket(
            from_day=first,
            to_day=BUCKETS[place + 1] if place + 1 < len(BUCKETS) else None,
            orders=int(count[place]),
            amount=amount[place],
            rolls_on=rolls[place] if reached[place] > NEAR_ZERO else None,
            loss_rate=loss[place] / amount[place] if amount[place] else None,
            expected_loss=loss[place],
        )
        for place, first in enumerate(BUCKETS)
    )


def _money_still_open(mix: OrderMix, age: float) -> float:
    """Of a usual day's pay-later sales, what is neither paid nor returned by this age, never-paid or not."""
    return math.fsum(
        segment.pay_later_orders
        / DAYS_PER_MONTH
        * order_value(segment).mean
        * math.fsum(
            one.weight
            for one in departures(segment, order_outcomes(segment), mix.assumptions.write_off_days)
            if one.never_paid or one.day > age
        )
        for segment in mix.segments
    )
