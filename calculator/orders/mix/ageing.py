"""Open pay-later money by age, the days of sales it stands for, and the orders past their expected day.

An order is open while it is neither paid nor given back. It is expected to be paid on the day of receipt, or,
where that is not known, `expected_days` after it was shipped; an order with neither has no due date and
stands in a bucket of its own. Where the file does not mark pay-later orders, every open order is counted and
the result says so; where it does not tell what was paid, there is no ageing.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from typing import Any

from calculator.orders.amounts import sum_of
from calculator.orders.order_book import NO_DAY, YES, OrderBook
from calculator.orders.payments import Payments
from calculator.parameters import fields_of
from calculator.shop.order_mix import DAYS_PER_MONTH
from calculator.tables.cells.moment import MINUTES_PER_DAY, day_text

BUCKETS = (("not_due", None, 0), ("1-30", 1, 30), ("31-60", 31, 60), ("61-90", 61, 90), ("over_90", 91, None))
NO_DUE_DATE = "no_due_date"
MOST_LISTED = 200


def count_back_dso(receivable: float, sales_newest_first: Sequence[float], days_per_period: float) -> float:
    """Return the days of sales that a receivable stands for, counting back from the newest period.

    Periods of `days_per_period` days each; money in one currency. A receivable larger than all sales given
    counts all their days.
    """
    days = 0.0
    for sales in sales_newest_first:
        if receivable <= sales:
            return days + (days_per_period * receivable / sales if sales else 0.0)
        receivable -= sales
        days += days_per_period
    return days


def ageing(
    book: OrderBook, payments: Payments, today: int, expected_days: int | None = None
) -> dict[str, Any] | None:
    """Return the ageing on `today` (an ordinal), None where the file does not tell which orders are paid.

    `expected_days` run from shipping to automatic confirmation; the declared default of the days until due
    where they are not given.
    """
    if not payments.chosen:
        return None
    names = (*(bucket[0] for bucket in BUCKETS), NO_DUE_DATE)
    amounts: dict[str, Counter[float]] = {name: Counter() for name in names}
    late = array("i")
    only_marked = book.pay_later_known
    if expected_days is None:
        expected_days = int(fields_of("segment")["due_days"].default or 0)
    for position in payments.out:
        expected = _expected_day(book, position, expected_days)
        amounts[_bucket(today - expected) if expected else NO_DUE_DATE][book.left(position)] += 1
        if expected and expected < today:
            late.append(position)
    longest = nsmallest(MOST_LISTED, ((_expected_day(book, p, expected_days), p) for p in late))
    open_amount = payments.chosen.amount
    return {
        "today": day_text(today),
        "only_marked_orders": only_marked,
        "completed_count_as_paid": payments.completed_count_as_paid,
        "expected_days": expected_days,
        "open_amount": open_amount,
        "open_orders": payments.chosen.orders,
        "buckets": [
            {"bucket": name, "orders": counts.total(), "amount": sum_of(counts)}
            for name, counts in amounts.items()
        ],
        "count_back_dso": count_back_dso(
            open_amount, _sales(book, today, only_marked=only_marked), DAYS_PER_MONTH
        ),
        "past_expected_count": len(late),
        "past_expected": [
            {
                "order_id": book.order_ids[position],
                "amount": book.left(position),
                "expected_day": day_text(expected),
                "days_late": today - expected,
            }
            for expected, position in longest
        ],
    }


def _expected_day(book: OrderBook, position: int, expected_days: int) -> int:
    received, shipped = book.received_day[position], book.shipped_day[position]
    return received if received != NO_DAY else shipped + expected_days if shipped != NO_DAY else NO_DAY


def _bucket(days_late: int) -> str:
    return next(name for name, _, most in BUCKETS if most is None or days_late <= most)


def _sales(book: OrderBook, today: int, *, only_marked: bool) -> list[float]:
    """Return the sales of each 30 days before `today`, newest first."""
    sales: dict[int, float] = {}
    for amount, minute, pay_later in zip(book.amount, book.minute, book.pay_later, strict=True):
        if only_marked and pay_later != YES:
            continue
        period = (today - minute // MINUTES_PER_DAY) // DAYS_PER_MONTH
        if period >= 0:
            sales[period] = sales.get(period, 0.0) + amount
    return [sales.get(period, 0.0) for period in range(max(sales, default=-1) + 1)]
