"""How much of an order file's money is out: counted, estimated, or not to be told before its reader is asked.

| basis | amount |
|---|---|
| `counted` | of the orders in the file, those that the file shows as not paid, on the day that counts |
| `estimated` | the receivable of a steady month, Equation (4), of the order mix that the file gives |
| `asked` | none: the file does not mark pay-later orders, and nobody has said how many they are |
| `provider` | none: a provider has paid the shop, and buyers owe it nothing |

The calculator opens with the same figure. Where it was counted, the days until orders are paid are scaled in
the mix until its receivable, by Little's law, is what was counted; where none between a twentieth and five
does, the mix stays as it is and `calculator` differs. What was counted and the share that the reader has said
then contradict each other: `share_that_agrees` is the share at which they would not.
"""

from dataclasses import asdict, replace
from typing import Any

from calculator.exposure.receivable.steady_receivable import mean_receivable_of_shop
from calculator.orders.mix.mix_from_file import due_after, rounded
from calculator.orders.order_book import OrderBook
from calculator.orders.payments import Payments
from calculator.orders.recognition.options import Options
from calculator.parameters import fields_of
from calculator.shop.order_mix import PROVIDER
from calculator.shop.validation import validate

Mix = dict[str, Any]
LEAST_SCALE, MOST_SCALE = 0.05, 5.0
HALVINGS = 40


def money_out(book: OrderBook, payments: Payments, mix: Mix, options: Options) -> tuple[dict[str, Any], Mix]:
    """Return the money out, and the mix with which the calculator says the same."""
    amount: float | None = None
    orders: int | None = None
    basis = "asked"
    if mix["carrier"] == PROVIDER:
        basis = "provider"
    elif payments.chosen:
        basis = "counted"
        amount, orders = payments.chosen.amount, payments.chosen.orders
        mix = _agreeing(mix, amount) if book.pay_later_known or options.pay_later_share is not None else mix
    elif book.pay_later_known or options.pay_later_share is not None:
        basis = "estimated"
        amount = mean_receivable_of_shop(validate(mix))
    complete = all("pay_later_share" in segment for segment in mix["segments"])
    calculator = mean_receivable_of_shop(validate(mix)) if complete and basis != "provider" else None
    found = {
        "basis": basis,
        "reading": payments.reading,
        "amount": amount,
        "orders": orders,
        "calculator": calculator,
        "share_that_agrees": None if book.pay_later_known else _share_for(amount, calculator, options),
        "share_is_assumed": options.share_is_assumed and not book.pay_later_known,
        "completed_count_as_paid": payments.completed_count_as_paid,
        "readings": [asdict(offer) for offer in payments.offers],
    }
    return found, mix


def _share_for(amount: float | None, calculator: float | None, options: Options) -> float | None:
    """Return the share at which the calculator says `amount`: what it says is linear in the share."""
    if not amount or not calculator or not options.pay_later_share:
        return None
    share = rounded(options.pay_later_share * amount / calculator)
    return share if share <= 1 else None


def _agreeing(document: Mix, amount: float) -> Mix:
    """Return the mix with the days until orders are paid scaled until its receivable is `amount`."""
    mix = validate(document)
    days = [segment.due_days for segment in mix.segments]
    usual = {"return_days": float(fields_of("segment")["return_days"].default or 0)}

    def at(scale: float) -> float:
        scaled = tuple(
            segment.changed(**{**usual, **due_after(due * scale)})
            for segment, due in zip(mix.segments, days, strict=True)
        )
        return mean_receivable_of_shop(replace(mix, segments=scaled))

    low, high = LEAST_SCALE, MOST_SCALE
    if not at(low) <= amount <= at(high):
        return document
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if at(middle) < amount else (low, middle)
    segments = [
        {**_without_days(segment), **due_after(due * low)}
        for segment, due in zip(document["segments"], days, strict=True)
    ]
    return {**document, "segments": segments}


def _without_days(segment: Mix) -> Mix:
    return {name: value for name, value in segment.items() if name not in ("due_days", "return_days")}
