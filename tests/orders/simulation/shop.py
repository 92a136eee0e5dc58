"""An ordinary shop: categories, goods with list prices, days of different strength, buyers who come back."""

import random
from bisect import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp, log

DAYS = 90
SPIKE_DAY = 71
SPIKE = 10.0
WEEK = (1.0, 0.95, 0.95, 1.0, 1.1, 1.25, 1.2)
CATEGORIES = (
    # name, median price, spread of the log price, share of the orders
    ("snacks", 35.0, 0.5, 0.22),
    ("fruit", 48.0, 0.4, 0.14),
    ("clothing", 110.0, 0.6, 0.18),
    ("cosmetics", 130.0, 0.6, 0.12),
    ("household", 60.0, 0.6, 0.12),
    ("toys", 85.0, 0.6, 0.07),
    ("shoes", 240.0, 0.5, 0.06),
    ("appliances", 420.0, 0.7, 0.04),
    ("jewellery", 1500.0, 0.6, 0.02),
    ("phones", 2600.0, 0.4, 0.03),
)
GOODS_PER_CATEGORY = 40
CASH_LIKE = ("phones", "jewellery", "appliances")


@dataclass(slots=True)
class Good:
    sku: str
    category: str
    price: float


@dataclass(slots=True)
class Order:
    """One order of the stream; `ring` is the label and never reaches the screening."""

    minute: int
    buyer: str
    phone: str
    address: str
    good: Good
    amount: float
    pay_later: bool
    ring: int = 0
    kind: str = "ordinary"


@dataclass(slots=True)
class Shop:
    """The goods and the customers of one seed."""

    dice: random.Random
    orders: int
    goods: dict[str, list[Good]] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)
    buyers: int = 0
    homes: dict[int, tuple[str, str]] = field(default_factory=dict)
    fresh: int = 0

    def __post_init__(self) -> None:
        for name, median, spread, _ in CATEGORIES:
            self.goods[name] = [
                Good(
                    f"{name}-{number:02d}", name, round(exp(log(median) + spread * self.dice.gauss(0, 1)), 2)
                )
                for number in range(GOODS_PER_CATEGORY)
            ]
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(GOODS_PER_CATEGORY)))
        self.buyers = int(self.orders * 0.45)

    def phone(self) -> str:
        return f"1{self.dice.choice('35789')}{self.dice.randrange(10**9):09d}"

    def street(self) -> str:
        return f"Street {self.dice.randrange(5000)} No {self.dice.randrange(1, 400)}"

    def home(self, buyer: int) -> tuple[str, str]:
        if buyer not in self.homes:
            self.homes[buyer] = (self.phone(), self.street())
        return self.homes[buyer]

    def customer(self) -> int:
        """A customer: some come often, most once or twice."""
        return min(self.buyers - 1, int(self.buyers * self.dice.random() ** 1.7))

    def new_buyer(self) -> str:
        self.fresh += 1
        return f"n{self.fresh}"

    def good(self, category: str) -> Good:
        return self.goods[category][bisect(self.weights, self.dice.random() * self.weights[-1])]

    def any_good(self) -> Good:
        name = self.dice.choices([entry[0] for entry in CATEGORIES], [entry[3] for entry in CATEGORIES])[0]
        return self.good(name)

    def minute(self, day: int) -> int:
        """A minute of a day: most orders come in the evening."""
        hour = (
            min(23, max(0, int(self.dice.gauss(16, 4.5))))
            if self.dice.random() < 0.95
            else self.dice.randrange(24)
        )
        return day * 1440 + hour * 60 + self.dice.randrange(60)

    def order(self, day: int, good: Good, buyer: str, home: tuple[str, str], discount: float = 0.0) -> Order:
        paid = good.price * (1 - discount) * exp(self.dice.gauss(0, 0.04))
        quantity = 1 if good.price > 300 or self.dice.random() < 0.85 else self.dice.randrange(2, 5)
        return Order(
            minute=self.minute(day),
            buyer=buyer,
            phone=home[0],
            address=home[1],
            good=good,
            amount=round(paid * quantity, 2),
            pay_later=self.dice.random() < 0.3,
        )


def ordinary_orders(shop: Shop) -> list[Order]:
    """The stream without rings: a weekly cycle, one spike, gifts to others, parcels to pick-up points."""
    dice = shop.dice
    strength = [WEEK[day % 7] * (SPIKE if day == SPIKE_DAY else 1.0) for day in range(DAYS)]
    hubs = [shop.street() for _ in range(12)]
    orders = []
    for day in dice.choices(range(DAYS), strength, k=shop.orders):
        customer = shop.customer()
        phone, street = shop.home(customer)
        luck = dice.random()
        if luck < 0.03:
            phone, street = shop.home(shop.customer())
        elif luck < 0.08:
            street = dice.choice(hubs)
        orders.append(shop.order(day, shop.any_good(), f"b{customer}", (phone, street)))
    return orders
