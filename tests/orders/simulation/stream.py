"""A stream of orders as a file would hold it, with the labels that the screening never sees."""

import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp, log

from calculator.orders.order_book import NO, NOBODY, UNKNOWN, YES, OrderBook
from calculator.orders.rows.text_numbers import UNNAMED_USES
from tests.orders.simulation.settings import Settings

FIRST_DAY = 739_860
"""1 September 2026."""
WEEK = (1.0, 0.95, 0.95, 1.0, 1.1, 1.25, 1.2)
RING, LEADER, SALE = "ring", "leader", "sale"


@dataclass(slots=True)
class Order:
    minute: int
    buyer: int
    phone: int
    address: int
    good: int
    amount: float
    pay_later: bool
    unpaid: bool
    crowd: int = -1
    """Number of the ring or honest crowd that it belongs to."""


@dataclass(slots=True)
class Crowd:
    """A ring, the orders of one occasion of a group buy, or a flash sale, as it was made."""

    kind: str
    linked: bool
    """Whether its orders share phones and addresses."""
    day: int
    days: int
    goods: tuple[int, ...]
    discount: float = 0.0
    occasions: int = 1
    positions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Stream:
    """Orders in the order of time."""

    settings: Settings
    orders: list[Order]
    crowds: list[Crowd]
    prices: list[float]
    strength: list[float]

    def value(self, positions: Sequence[int]) -> float:
        return sum(self.orders[position].amount for position in positions)

    def book(self, until: int | None = None) -> OrderBook:
        """The orders, those up to a minute, as reading the file would give them."""
        chosen, of = self.settings, self.orders
        if until is not None:
            of = [order for order in of if order.minute <= until]
        book = OrderBook()
        book.amount.extend(order.amount for order in of)
        book.minute.extend(FIRST_DAY * 1440 + order.minute for order in of)
        book.buyer.extend(order.buyer + 1 if chosen.buyers else NOBODY for order in of)
        size = len(of)
        for column in (book.refunded, book.shipped_day, book.received_day):
            column.extend([0] * size)
        for column in (book.state, book.unshipped, book.product):
            column.extend([UNKNOWN] * size)
        book.pay_later.extend((YES if o.pay_later else NO) if chosen.marked else UNKNOWN for o in of)
        told = chosen.marked and chosen.paid_days
        book.paid_day.extend(
            0 if not told or order.unpaid else FIRST_DAY + order.minute // 1440 + 9 * order.pay_later
            for order in of
        )
        for has, places, column, name in (
            (chosen.phones, book.receivers, book.receiver, "phone"),
            (chosen.addresses, book.addresses, book.address, "address"),
        ):
            numbers = [getattr(order, name) for order in of] if has else [-1] * size
            column.extend(numbers)
            users: dict[int, set[int]] = {}
            for position, (number, order) in enumerate(zip(numbers, of, strict=True)):
                users.setdefault(number, set()).add(order.buyer if chosen.buyers else position)
            least = 2 if chosen.buyers else UNNAMED_USES + 1
            shared = [number for number, using in users.items() if has and len(using) >= least]
            places.masked.update((number, f"{number}***") for number in shared)
        book.sku.extend(book.skus.numbers([f"g{order.good}" for order in of]))
        kinds = [f"c{order.good // chosen.goods}" if chosen.by_category else "" for order in of]
        book.category.extend(book.categories.numbers(kinds))
        book.settle()
        return book


class Shop:
    """The goods, the customers and the days of one shop, and what happens in it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.dice = dice = random.Random(f"orders of {settings.name} {settings.hard} {settings.second}")
        self.prices = [
            round(exp(log(median) + spread * dice.gauss(0, 1)), 2)
            for median, spread, _ in settings.categories
            for _ in range(settings.goods)
        ]
        ranks = [1 / (rank + 1) for rank in range(settings.goods)]
        weights = [share * rank for _, _, share in settings.categories for rank in ranks]
        self.popularity = [weight / sum(weights) for weight in weights]
        self._cumulated = list(accumulate(weights))
        self.strength = [WEEK[day % 7] * exp(dice.gauss(0, settings.noise)) for day in range(settings.days)]
        self.strength[dice.randrange(settings.days)] *= settings.spike
        self.fresh = settings.customers
        self.home = settings.customers
        self.orders: list[Order] = []
        self.crowds: list[Crowd] = []

    def new_buyer(self) -> int:
        self.fresh += 1
        return self.fresh

    def new_home(self) -> tuple[int, int]:
        self.home += 1
        return self.home, self.home

    def customer(self) -> int:
        return int(self.settings.customers * self.dice.random() ** self.settings.loyalty)

    def home_of(self, customer: int) -> tuple[int, int]:
        """Families share phone and address, dormitories the address."""
        luck = customer * 2654435761 % 1000 / 1000
        if luck < self.settings.family_share:
            customer -= customer % 3
        elif self.settings.dormitories and luck > 0.98:
            return customer, -2 - customer % self.settings.dormitories
        return customer, customer

    def good(self) -> int:
        return bisect(self._cumulated, self.dice.random() * self._cumulated[-1])

    def place(
        self, day: int, good: int, buyer: int, home: tuple[int, int], crowd: int = -1, discount: float = 0.0
    ) -> Order:
        """Add an honest order, paid at once or some days later."""
        dice, price = self.dice, self.prices[good]
        quantity = 1 if price > 300 or dice.random() < 0.85 else dice.randrange(2, 5)
        pay_later = dice.random() < self.settings.pay_later
        late = day + 10 > self.settings.days and dice.random() < 0.8
        minute = day * 1440 + min(23, max(0, int(dice.gauss(16, 4.5)))) * 60 + dice.randrange(60)
        amount = round(price * (1 - discount) * exp(dice.gauss(0, 0.04)) * quantity, 2)
        unpaid = pay_later and (late or dice.random() < self.settings.unpaid)
        order = Order(minute, buyer, *home, good, amount, pay_later, unpaid, crowd)
        self.orders.append(order)
        return order

    def ordinary(self) -> None:
        """Customers who come back, gifts, parcels to lockers; now and then a reseller."""
        dice, settings = self.dice, self.settings
        hubs = [self.new_home()[1] for _ in range(settings.hubs)]
        for day in dice.choices(range(settings.days), self.strength, k=settings.orders):
            customer = self.customer()
            phone, address = self.home_of(customer)
            luck = dice.random()
            if luck < settings.gift_share:
                phone, address = self.home_of(self.customer())
            elif hubs and luck > 1 - settings.hub_share:
                address = dice.choice(hubs)
            self.place(day, self.good(), customer, (phone, address))
        for _ in range(settings.resellers):
            buyer, home, good = self.new_buyer(), self.new_home(), self.good()
            day = dice.randrange(settings.days)
            for _ in range(dice.randint(5, 30)):
                self.place(day, good, buyer, home)

    def group_buys(self) -> None:
        """A leader collects orders, mostly of cheaper goods, and has them sent to the own door."""
        dice, settings = self.dice, self.settings
        left = settings.crowd_share * settings.orders
        while left > 0:
            home, occasions = self.new_home(), dice.randint(1, settings.crowd_occasions)
            members = [self.customer() for _ in range(dice.randint(8, 30))]
            for _ in range(occasions):
                day = dice.randrange(settings.days)
                goods = tuple({min(self.good(), self.good()) for _ in range(dice.choice((1, 1, 2)))})
                discount = 0.1 if dice.random() < settings.crowd_discount else 0.0
                crowd = self._crowd(Crowd(LEADER, True, day, 2, goods, discount, occasions))
                for _ in range(int(exp(dice.uniform(log(4), log(41))))):
                    buyer = self.new_buyer() if dice.random() < settings.crowd_new else dice.choice(members)
                    then = min(settings.days - 1, day + dice.randrange(2))
                    self.place(then, dice.choice(goods), buyer, home, crowd, discount)
                    left -= 1

    def flash_sale(self) -> None:
        """One good on one day, most often cheaper: customers and newcomers alike."""
        dice, settings = self.dice, self.settings
        day, good = dice.randrange(settings.days), dice.randrange(len(self.prices))
        discount = dice.choice((0.1, 0.2, 0.3)) if dice.random() < settings.sale_discount else 0.0
        crowd = self._crowd(Crowd(SALE, False, day, 1, (good,), discount))
        for _ in range(min(settings.orders // 50 + 5, dice.randint(15, 120))):
            known = self.customer()
            fresh = dice.random() < settings.sale_new
            buyer, home = (self.new_buyer(), self.new_home()) if fresh else (known, self.home_of(known))
            self.place(day, good, buyer, home, crowd, discount)

    def ring(self) -> None:
        """5 to 60 pay-later orders of few goods at list price within days, mostly by accounts that are new.

        An ordinary ring has them sent to few places, an evasive one to a phone and an address each. In the
        second style it takes up to six days, four goods and six places, and each account is its own phone.
        """
        dice, settings = self.dice, self.settings
        second = settings.second
        size = int(exp(dice.uniform(log(5), log(61))))
        days = min(settings.days, dice.randint(1, 6 if second else 3))
        category = dice.randrange(len(settings.categories)) * settings.goods
        goods = tuple(
            {category + dice.randrange(settings.goods) for _ in range(dice.randint(1, 4 if second else 2))}
        )
        linked = dice.random() >= settings.evasive
        homes = [self.new_home() for _ in range(dice.randint(1, 6 if second else 3))]
        start = dice.randrange(settings.days - days + 1)
        crowd = self._crowd(Crowd(RING, linked, start, days, goods))
        for _ in range(size):
            phone, address = dice.choice(homes) if linked else self.new_home()
            if linked and second:
                phone = self.new_home()[0] if settings.addresses else phone
            buyer = self.new_buyer() if dice.random() < settings.ring_new else self.customer()
            order = self.place(
                start + dice.randrange(days), dice.choice(goods), buyer, (phone, address), crowd
            )
            order.pay_later, order.unpaid = True, dice.random() < 0.95

    def _crowd(self, crowd: Crowd) -> int:
        self.crowds.append(crowd)
        return len(self.crowds) - 1


def simulate(settings: Settings) -> Stream:
    """Return the stream of a shop."""
    shop = Shop(settings)
    shop.ordinary()
    shop.group_buys()
    for _ in range(settings.sales):
        shop.flash_sale()
    for _ in range(settings.rings):
        shop.ring()
    shop.orders.sort(key=lambda order: order.minute)
    for position, order in enumerate(shop.orders):
        if order.crowd >= 0:
            shop.crowds[order.crowd].positions.append(position)
    return Stream(settings, shop.orders, shop.crowds, shop.prices, shop.strength)
