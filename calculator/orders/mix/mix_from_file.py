"""An `estimate` input from a file: only what the file tells, the calculator's defaults do the rest.

The orders of the days from the first to the last, both included, are scaled to a month of 30 days, so that
orders a month times order value, over all segments, is the file's turnover a month. Every figure has three
significant digits, days have two decimals: chance alone moves a count of fewer than a million orders by more
than the fourth digit.
"""

from typing import Any

from calculator.orders.currency import currency_of
from calculator.orders.mix.tally import Tally
from calculator.orders.order_book import OrderBook
from calculator.orders.payments import Payments
from calculator.orders.recognition.options import Options
from calculator.parameters import fields_of, platforms
from calculator.shop.order_mix import DAYS_PER_MONTH, PROVIDER, UNKNOWN
from calculator.tables.file_size_limits import SMALLEST_AMOUNT

FEWEST_FOR_A_SPREAD = 2
HIGHEST_CV = 3.0
LONGEST_DUE_DAYS = 365.0
DIGITS = 3
"""Significant digits of a figure that a file can know."""
DUE_DECIMALS = 2


def order_mix(
    book: OrderBook, payments: Payments, tallies: list[Tally], options: Options, platform: str = ""
) -> dict[str, Any]:
    """Return the order mix; the share of `options` is used where the file does not mark pay-later orders.

    Where nobody has said that share it is left out: the calculator asks for it.

    `platform` is whose export the file is. Who carries non-payment no export says, so it is given as unknown;
    where a shop system abroad marks pay-later orders, it does so by the provider that has paid the shop.

    Segments without orders are left out. The return rate, the days to confirmation and the spread of the
    order value are given where the file tells them, the days only where it tells payments as well: else
    nobody knows that pay-later orders are paid when they are confirmed. Given too are the matured pay-later
    orders and the unpaid of them, which say how sure the non-payment rate is (Equation (16)).
    """
    first, last = book.days()
    months = (last - first + 1) / DAYS_PER_MONTH
    refunds_told = any(book.refunded)
    return {
        "schema": 1,
        "currency": currency_of(book, platform, options.currency),
        **_where(book, platform),
        "segments": [
            _segment(
                counted,
                months,
                book,
                options.pay_later_share,
                refunds_told=refunds_told,
                payments_told=payments.days_told,
            )
            for counted in tallies
            if counted.orders
        ],
    }


def _where(book: OrderBook, identifier: str) -> dict[str, Any]:
    """Where the shop sells, if it is a platform that is known, and who carries."""
    known = {one.id: one for one in platforms()}
    if identifier not in known:
        return {"carrier": UNKNOWN}
    one = known[identifier]
    by_provider = one.kind == "shop_system" and one.region == "abroad" and book.pay_later_known
    return {"platform": identifier, "carrier": PROVIDER if by_provider else UNKNOWN}


def _segment(
    counted: Tally,
    months: float,
    book: OrderBook,
    pay_later_share: float | None,
    *,
    refunds_told: bool,
    payments_told: bool,
) -> dict[str, Any]:
    limits = fields_of("segment")
    share = counted.pay_later_orders / counted.orders if book.pay_later_known else pay_later_share
    segment: dict[str, Any] = {
        "name": counted.name,
        "orders_per_month": rounded(counted.orders / months),
        "average_order_value": max(SMALLEST_AMOUNT, rounded(counted.turnover / counted.orders)),
    }
    if share is not None:
        segment["pay_later_share"] = rounded(share)
    if counted.orders >= FEWEST_FOR_A_SPREAD:
        spread = min(counted.order_value_cv, limits["order_value_cv"].maximum or HIGHEST_CV)
        segment["order_value_cv"] = rounded(spread)
    if refunds_told:
        segment["return_rate"] = rounded(min(1.0, counted.returned / counted.orders))
    if counted.confirmed and payments_told:
        segment |= due_after(counted.days_to_confirmation)
    if counted.matured:
        segment["non_payment_rate"] = rounded(counted.unpaid / counted.matured)
        segment["counted_orders"] = counted.matured
        segment["counted_unpaid"] = counted.unpaid
    return segment


def due_after(days: float) -> dict[str, float]:
    """Return the fields that say that orders are paid after so many days."""
    limits = fields_of("segment")
    due = round(min(days, limits["due_days"].maximum or LONGEST_DUE_DAYS), DUE_DECIMALS)
    # what is given back is so before it is due: our usual days may be longer than this shop's whole wait
    usual = float(limits["return_days"].default or 0)
    return {"due_days": due, "return_days": due} if usual > due else {"due_days": due}


def rounded(value: float) -> float:
    """Return a figure as exactly as a file can know it."""
    return float(f"{value:.{DIGITS}g}")
