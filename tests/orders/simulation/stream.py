"""A whole stream as a shop would export it, and its labels."""

import random
from dataclasses import dataclass
from datetime import date

from calculator.orders.order_book import OrderBook
from calculator.orders.recognition.header import recognise
from calculator.orders.rows.intake import Intake
from tests.orders.simulation.rings import FLASH_SALES, LEADERS, RINGS, flash_sale, group_buys, ring
from tests.orders.simulation.shop import Order, Shop, ordinary_orders

TUNING_SEEDS = (*range(1, 25), *range(201, 206), *range(301, 306))
"""The seeds looked at while the rules were made, earlier reporting seeds among them."""
REPORTING_SEEDS = tuple(range(401, 413))
"""The seeds of the published figures, chosen before they were measured; who tunes on them needs others."""

FIRST_DAY = date(2026, 9, 1).toordinal()
HEADER = [
    "order_id",
    "amount",
    "created_at",
    "buyer",
    "receiver_phone",
    "address",
    "sku",
    "category",
    "payment_method",
]


@dataclass(slots=True)
class Stream:
    """Orders in the order of time; labels by order number."""

    orders: list[Order]
    order_ids: list[str]

    @property
    def ring_of(self) -> dict[str, int]:
        return {
            name: order.ring for name, order in zip(self.order_ids, self.orders, strict=True) if order.ring
        }

    def rows(self, until_minute: int | None = None, *, marked: bool = False) -> list[list[str]]:
        """What the shop sees, up to a minute; the payment method only where `marked`."""
        rows = []
        for name, order in zip(self.order_ids, self.orders, strict=True):
            if until_minute is not None and order.minute > until_minute:
                break
            day, minute = divmod(order.minute, 1440)
            moment = f"{date.fromordinal(FIRST_DAY + day)} {minute // 60:02d}:{minute % 60:02d}:00"
            payment = ("先用后付" if order.pay_later else "微信支付") if marked else ""
            rows.append(
                [
                    *(name, f"{order.amount:.2f}", moment, order.buyer, order.phone, order.address),
                    *(order.good.sku, order.good.category, payment),
                ]
            )
        return rows

    def book(self, until_minute: int | None = None, *, marked: bool = False) -> OrderBook:
        """The rows as the screening gets them."""
        intake = Intake(recognise(HEADER))
        intake.take_all(
            (number, row, "") for number, row in enumerate(self.rows(until_minute, marked=marked), start=2)
        )
        return intake.book


def simulate(seed: int, *, hard: bool, orders: int = 100_000) -> Stream:
    """Return one stream: easy with plain rings only, hard with look-alikes and half of the rings evasive."""
    dice = random.Random(seed)
    shop = Shop(dice, orders)
    placed = ordinary_orders(shop)
    for number in range(1, RINGS + 1):
        placed += ring(shop, number, evasive=hard and number % 2 == 0)
    if hard:
        for _ in range(LEADERS):
            placed += group_buys(shop)
        for _ in range(FLASH_SALES):
            placed += flash_sale(shop)
    placed.sort(key=lambda order: order.minute)
    return Stream(placed, [f"{10**11 + number}" for number in range(len(placed))])
