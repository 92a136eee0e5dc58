"""The same plan with one thing changed: an order returned, confirmed later, or one more added."""

from dataclasses import replace

from calculator.buyer.days import after
from calculator.buyer.deductions import due_on
from calculator.buyer.plan import OpenOrder, Plan


def changed(plan: Plan) -> Plan | None:
    """Return the plan with its change made; None where it has none to try."""
    asked = plan.what_if
    if asked.change == "added":
        added = OpenOrder(
            name=asked.name,
            amount=asked.amount or 0.0,
            platform="",
            status="expected",
            received_on=None,
            expected_on=None,
            confirm_days=None,
            deduct_on=asked.deduct_on,
            noted_on=None,
            instalments=1,
            instalments_paid=0,
            instalment_every="two_weeks",
            late_fee=None,
        )
        return replace(plan, orders=(*plan.orders, added))
    if asked.change == "none" or asked.order is None:
        return None
    orders = list(plan.orders)
    orders[asked.order - 1] = _changed_order(orders[asked.order - 1], asked.change, asked.days)
    return replace(plan, orders=tuple(orders))


def _changed_order(order: OpenOrder, change: str, days: int) -> OpenOrder:
    due = due_on(order)
    if change == "returned" or due is None:
        return replace(order, status="returned")
    return replace(order, deduct_on=after(due, days))
