"""Cash-out rings, and the honest crowds that look like them: group-buy leaders and flash sales."""

from tests.orders.simulation.shop import CASH_LIKE, CATEGORIES, DAYS, Good, Order, Shop

RINGS = 8
LEADERS = 60
FLASH_SALES = 25


def ring(shop: Shop, number: int, *, evasive: bool) -> list[Order]:
    """6 to 40 orders within 1 to 3 days of 1 or 2 goods at list price, by mostly new buyers, all pay-later.

    An ordinary ring has them sent to few receivers, an evasive one to a phone and an address each.
    """
    dice = shop.dice
    size, days = dice.randint(6, 40), dice.randint(1, 3)
    start = dice.randrange(10, DAYS - days)
    goods = [dice.choice(shop.goods[dice.choice(CASH_LIKE)]) for _ in range(dice.randint(1, 2))]
    homes = [(shop.phone(), shop.street()) for _ in range(dice.randint(1, 3))]
    orders = []
    for _ in range(size):
        home = (shop.phone(), shop.street()) if evasive else dice.choice(homes)
        buyer = shop.new_buyer() if dice.random() < 0.9 else f"b{shop.customer()}"
        placed = shop.order(start + dice.randrange(days), dice.choice(goods), buyer, home)
        placed.pay_later, placed.ring, placed.kind = True, number, "evasive" if evasive else "naive"
        orders.append(placed)
    return orders


def group_buys(shop: Shop) -> list[Order]:
    """A leader collects the orders of a neighbourhood, mostly food, and has them sent to the own door."""
    dice = shop.dice
    home = (shop.phone(), shop.street())
    members = [f"b{shop.customer()}" for _ in range(dice.randint(8, 30))]
    orders = []
    for _ in range(dice.randint(1, 6)):
        day = dice.randrange(DAYS)
        category = dice.choices(
            ["fruit", "snacks", "household", "cosmetics", "appliances"], [5, 5, 3, 1.5, 0.5]
        )[0]
        good: Good = dice.choice(shop.goods[category])
        for _ in range(dice.randint(4, 20)):
            buyer = shop.new_buyer() if dice.random() < 0.35 else dice.choice(members)
            placed = shop.order(
                min(DAYS - 1, day + dice.randrange(2)), good, buyer, home, dice.choice((0.0, 0.1))
            )
            placed.kind = "leader"
            orders.append(placed)
    return orders


def flash_sale(shop: Shop) -> list[Order]:
    """One good for one day, most often cheaper: customers and newcomers alike."""
    dice = shop.dice
    day = dice.randrange(DAYS)
    good = dice.choice(shop.goods[dice.choice([entry[0] for entry in CATEGORIES])])
    discount = dice.choice((0.0, 0.1, 0.2, 0.3))
    newcomers = dice.uniform(0.2, 0.6)
    orders = []
    for _ in range(dice.randint(15, 120)):
        known = shop.customer()
        fresh = dice.random() < newcomers
        buyer, home = (
            (shop.new_buyer(), (shop.phone(), shop.street())) if fresh else (f"b{known}", shop.home(known))
        )
        placed = shop.order(day, good, buyer, home, discount)
        placed.kind = "flash"
        orders.append(placed)
    return orders
