"""Which open orders of a plan a payments list shows as deducted.

A payment that was made matches an order that is still open when the amounts are the same to the cent and the
platforms do not differ. Of several matches the one whose name is the same comes first, then the one that
stands first in the plan; each payment and each order is used once. A match is a question to the reader and no
more: two orders may well cost the same.
"""

from collections.abc import Sequence

from calculator.buyer.money import counted
from calculator.buyer.payments.list_line import Payment
from calculator.buyer.plan import SETTLED, OpenOrder


def closed_by(orders: Sequence[OpenOrder], payments: Sequence[Payment]) -> list[tuple[int, Payment]]:
    """Return positions of open orders, each with the payment that seems to have settled it."""
    left = [payment for payment in payments if payment.state == "paid"]
    found: list[tuple[int, Payment]] = []
    for same_name in (True, False):
        for position, order in enumerate(orders):
            if order.status in SETTLED or any(position == taken for taken, _ in found):
                continue
            match = next(
                (one for one in left if _matches(order, one) and (not same_name or one.name == order.name)),
                None,
            )
            if match:
                left.remove(match)
                found.append((position, match))
    return sorted(found, key=lambda pair: pair[0])


def _matches(order: OpenOrder, payment: Payment) -> bool:
    same_platform = not order.platform or not payment.platform or order.platform == payment.platform
    return counted(order.amount) == counted(payment.amount) and same_platform
