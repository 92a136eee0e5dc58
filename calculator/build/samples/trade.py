"""A small made-up trade: a month of orders of a shop, with one group of orders worth a look.

Nobody in it exists: phone numbers begin with 100, which no network gives out, streets are invented, names are
one letter. The same seed makes the same files on every machine.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

SEED = 20261101
FIRST_DAY = datetime(2026, 10, 1)
DAYS = 31
ORDERS = 400
PAY_LATER_SHARE = 0.35
GOODS = (
    # product number, Chinese and English name, category, price, weight in the sales
    ("60001", "厚款瑜伽垫", "Yoga mat", "运动", 69.0, 30),
    ("60002", "保温杯 500 毫升", "Flask 500 ml", "家居", 49.9, 40),
    ("60003", "蓝牙耳机", "Bluetooth earphones", "数码", 199.0, 20),
    ("60004", "空气炸锅", "Air fryer", "家电", 329.0, 10),
    ("60005", "手机 128 GB", "Phone 128 GB", "数码", 2399.0, 5),
)
RING_ORDERS = 9
EXPORTED = FIRST_DAY + timedelta(days=DAYS)
"""When the shop takes the file: what comes later is not in it."""
UNTIL_SHIPPED = timedelta(hours=20)
UNTIL_RECEIVED = timedelta(days=6)
NEVER_PAID_EVERY = 23
"""One pay-later order in so many is received and never paid."""


@dataclass(frozen=True, slots=True)
class Sale:
    """One made-up order."""

    number: int
    placed: datetime
    buyer: int
    phone: str
    street: str
    good: tuple[str, str, str, str, float, int]
    quantity: int
    pay_later: bool
    state: str
    """received, shipped, waiting, cancelled or returned."""

    @property
    def amount(self) -> float:
        """Money, after the shop's discounts."""
        return round(self.good[4] * self.quantity, 2)

    @property
    def shipped(self) -> datetime | None:
        """When it was shipped."""
        return None if self.state in ("waiting", "cancelled") else self.placed + UNTIL_SHIPPED

    @property
    def received(self) -> datetime | None:
        """When the buyer confirmed the receipt."""
        return self.placed + UNTIL_RECEIVED if self.state in ("received", "returned") else None

    @property
    def paid(self) -> datetime | None:
        """When it was paid: at once, or with the receipt."""
        if not self.pay_later:
            return self.placed
        return self.received if self.state == "received" and self.number % NEVER_PAID_EVERY else None


def _state(placed: datetime, end: str) -> str:
    """Return how far an order is when the file is taken, which ends as `end` says."""
    age = EXPORTED - placed
    if end == "cancelled" or age >= UNTIL_RECEIVED:
        return end
    return "shipped" if age >= UNTIL_SHIPPED else "waiting"


def sales() -> list[Sale]:
    """Return the month, in the order of time."""
    dice = random.Random(SEED)
    found = []
    for number in range(ORDERS):
        buyer = dice.randrange(260)
        placed = FIRST_DAY + timedelta(minutes=dice.randrange(DAYS * 24 * 60))
        found.append(
            Sale(
                number,
                placed,
                buyer,
                f"100{buyer:08d}",
                f"枫叶路 {buyer % 90 + 1} 号 {buyer % 6 + 1} 单元",
                dice.choices(GOODS, [good[5] for good in GOODS])[0],
                1 if dice.random() < 0.85 else 2,
                dice.random() < PAY_LATER_SHARE,
                _state(placed, dice.choices(["received", "cancelled", "returned"], [88, 5, 7])[0]),
            )
        )
    found.extend(
        Sale(
            ORDERS + number,
            FIRST_DAY + timedelta(days=27, hours=10 + number, minutes=7 * number),
            1000 + number,
            "10099990000",
            "梧桐街 5 号 仓库",
            GOODS[4],
            1,
            pay_later=True,
            state="waiting",
        )
        for number in range(RING_ORDERS)
    )
    return sorted(found, key=lambda sale: sale.placed)
