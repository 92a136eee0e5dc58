"""What a simulated shop is like. Every parameter is drawn at random, within ranges that real shops have."""

import random
from dataclasses import dataclass
from math import exp, log

Range = tuple[float, float]
CROWD_NEW: Range = (0.1, 0.95)
SALE_NEW: Range = (0.2, 0.6)
RING_NEW: Range = (0.75, 1.0)
CROWD_DISCOUNT: Range = (0.2, 0.8)
SALE_DISCOUNT: Range = (0.4, 0.9)
"""Shares of newcomers in group buys, sales and rings, and of group buys and sales that are cheaper."""
SOME_CROWDS, MANY_CROWDS = (0.0, 0.05), 0.1
"""Share of a hard shop's orders that are group buys: none, some, or many, each as likely."""
SALES, SALE_ORDERS = (0.0, 2.0), 4000
"""Flash sales for so many orders of a hard shop."""
OCCASIONS = (1, 3, 6)
NO_RINGS = 0.15
"""Share of shops without rings."""
A_RING = (1500.0, 15_000.0)
"""Orders that bring one more ring, up to `MOST_RINGS` more than one."""
MOST_RINGS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One shop. Shares are fractions from 0 to 1; prices in yuan."""

    name: str
    second: bool
    """A style of shops and rings that was not looked at while the weights were derived."""
    hard: bool
    orders: int
    days: int
    categories: tuple[tuple[float, float, float], ...]
    """Median price, spread of the log price, share of the orders."""
    goods: int
    """Goods of each category."""
    customers: int
    loyalty: float
    """How unequally customers order: 1 is equally."""
    noise: float
    """Spread of the days' log strength."""
    spike: float
    """How many times the usual a day of sale brings."""
    pay_later: float
    unpaid: float
    """Share of honest pay-later orders that are never paid."""
    buyers: bool
    """Whether the file names the buyers."""
    phones: bool
    addresses: bool
    by_category: bool
    marked: bool
    """Whether the file marks pay-later orders."""
    paid_days: bool
    """Whether it has the days of payment (only used where it marks)."""
    hubs: int
    hub_share: float
    dormitories: int
    family_share: float
    gift_share: float
    resellers: int
    crowd_share: float
    """Share of the orders that come through leaders of group buys."""
    crowd_new: float
    """Share of a leader's buyers who are brought anew."""
    crowd_occasions: int
    crowd_discount: float
    sales: int
    """Flash sales."""
    sale_new: float
    sale_discount: float
    rings: int
    ring_new: float
    evasive: float
    """Share of rings that give every order a phone and an address of its own."""


def draw(name: str, *, hard: bool, second: bool = False, most_orders: int = 200_000) -> Settings:
    """Return the settings with this name: the same name draws the same shop, in any Python."""
    dice = random.Random(f"{name} {hard} {second}")

    def log_uniform(low: float, high: float) -> float:
        return exp(dice.uniform(log(low), log(high)))

    orders = int(log_uniform(500, most_orders))
    medians = sorted(
        log_uniform(15, 3500) for _ in range(dice.randint(2, 4) if second else dice.randint(4, 10))
    )
    shares = [dice.uniform(0.2, 1) * price**-0.6 for price in medians]
    return Settings(
        name=name,
        second=second,
        hard=hard,
        orders=orders,
        days=int(log_uniform(7, 180)),
        categories=tuple(
            (price, dice.uniform(0.3, 0.7), share / sum(shares))
            for price, share in zip(medians, shares, strict=True)
        ),
        goods=dice.randint(4, 15) if second else dice.randint(10, 60),
        customers=int(orders * dice.uniform(0.2, 0.8)) + 5,
        loyalty=dice.uniform(1, 2.2),
        noise=dice.uniform(0.2, 0.5) if second else dice.uniform(0, 0.2),
        spike=dice.choice((1, 1, dice.uniform(3, 10))),
        pay_later=dice.uniform(0.1, 0.6),
        unpaid=dice.uniform(0.01, 0.06),
        buyers=True,
        phones=dice.random() < 0.75,
        addresses=dice.random() < 0.75,
        by_category=dice.random() < 0.7,
        marked=dice.random() < 0.5,
        paid_days=dice.random() < 0.5,
        hubs=dice.randint(0, 20),
        hub_share=dice.uniform(0, 0.15),
        dormitories=dice.randint(0, 6),
        family_share=dice.uniform(0, 0.15),
        gift_share=dice.uniform(0, 0.04),
        resellers=dice.randint(0, 10),
        crowd_share=dice.choice((0, dice.uniform(*SOME_CROWDS), MANY_CROWDS)) if hard else 0,
        crowd_new=dice.uniform(*CROWD_NEW),
        crowd_occasions=dice.choice(OCCASIONS),
        crowd_discount=dice.uniform(*CROWD_DISCOUNT),
        sales=int(orders / SALE_ORDERS * dice.uniform(*SALES) + dice.random()) if hard else 0,
        sale_new=dice.uniform(*SALE_NEW),
        sale_discount=dice.uniform(*SALE_DISCOUNT),
        rings=0 if dice.random() < NO_RINGS else 1 + int(min(MOST_RINGS, orders / dice.uniform(*A_RING))),
        ring_new=dice.uniform(*RING_NEW),
        evasive=0.5 if hard else 0,
    )
