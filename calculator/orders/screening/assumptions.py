"""What the weights of evidence rest on beside the file itself: each figure of the two models, and why.

A ring places orders to have goods without paying; an honest crowd is everything else that brings many buyers
at once: families, group buys, sales. Nobody publishes counted rings or crowds, so these are assumptions.
Where several figures were as likely, the one was taken that did well on the tuning draws of the simulation.
"""

RINGS = 1 / 5000
"""Rings an order, before a file is looked at: one in a year's orders of a small shop."""
CROWDS = 1 / 1000
"""Honest crowds of each sort an order: a few a month in a small shop. The file's own are counted as well, and
weigh more as soon as there are any."""
FEWEST_CROWDS = 0.1
"""Least share of the usual crowds that the absence of any can show."""
UNLIKELY_RINGS = 0.001
"""As many rings alike as happen less often than this are no rings, but the way this shop sells."""

CROWD_SIZES = 2.0
"""A group buy of twice as many is two to this power as rare: sizes of groups fall off like Zipf's law."""
LARGEST = 100
"""Rings have from 3 buyers to so many; twice as many are as likely (nobody publishes their sizes)."""

RING_NEW, RING_PAY_LATER, RING_UNPAID = 0.85, 0.95, 0.9
"""Shares in a ring: accounts made or bought for it, pay-later orders, orders that are not paid. Without these
there is no cash-out; some accounts are older, and some orders are paid to look honest."""
RING_SURE = 6.0
"""How far rings differ in such shares: as if each had been counted in so many orders."""
CROWD_NEW = 0.35
"""Least share of newcomers that a sale is expected to have: new buyers are what sales are for."""
GATHERING_NEW, GATHERING_NEW_SURE = 0.5, 2.0
"""The same of honest crowds at one door, and how far they differ in it: one shop's leaders bring buyers that
it knows, another's a village that is new. Before a file shows its own, any share is as likely (uniform)."""
GATHERING_SURE, SALE_SURE = 4.0, 8.0
"""How far honest crowds differ, which is more: one leader brings known buyers, another a village that is new.
A sale is open to everybody, so its buyers are more like those of other days."""
ANOTHER_SORT = 0.1
"""Share of crowds that are of another sort than the file's others as large: one in ten."""
UNNAMED_ORDERS, UNNAMED_SURE, UNNAMED_CROWDS = 2, 1.0, 2 * CROWDS
"""Where a file names no buyers: orders that stand for one, since a normal buyer may order twice; how far
crowds differ, since a place may be one buyer's, whose orders mostly go the same way; and crowds an order,
with as many again of such buyers, who order for others or to sell again."""
OTHERS_SURE = 4.0
"""How much what is usual weighs against the crowds that the file has: like so many of them."""

RING_ALIKE, CROWD_ALIKE, MIXED_ALIKE = 0.9, 0.5, 0.3
"""Share of a ring's orders for its two most ordered products; share of honest crowds that buy one product, as
group buys do and families do not; share of the two most ordered products in a crowd that buys several."""
RING_ANY, CROWD_ANY = 0.5, 0.2
"""Share of rings, and of honest crowds at one door, that take any product of the shop and not what it mostly
sells: a crowd buys as others do, or something new; a ring may not care what sells."""
RING_DISCOUNT, CROWD_DISCOUNT = 0.05, 0.5
"""Share of rings, and of group buys and sales, that pay less than the product costs at other times: a ring
takes the price that it finds."""
DISCOUNT, NO_DISCOUNT = 0.08, 0.03
"""How much less; less than the second is rounding, and between them nothing is told."""
SALE_DEAR = 0.5
"""Share of sales that favour dear goods as rings do: a shop may put any product on sale."""
RING_RETURNS, CROWD_RETURNS = 0.05, 0.5
"""Share of places to which a crowd comes again: a ring uses a place once, a leader lives there."""
RING_SPLIT = 0.5
"""Share of a ring's orders just below a limit, where it keeps below one."""
RING_PLACES, CROWD_PLACES = 0.3, 0.05
"""Share of rings that use several phones or addresses; of honest crowds, which mostly go to one door."""
PART_OF_RING = 0.5
"""Share of rings that have a second part, another product or another phone, on the same days."""
PART_SAME_GOODS = 0.8
"""Share of second parts at another phone or address that buy the goods of the first: a ring is after goods
that it can sell, wherever it has them sent; other crowds choose by themselves."""

DAY_SHAPE = 10.0
"""Shape of the negative binomial counts of a product or a place: its days vary by a third beyond chance."""
PRIOR_ORDERS = 0.5
"""Orders added to those of the other days: a product sold for the first time has a small rate, not none."""
PRODUCTS_SURE = 4.0
"""How far products differ in how many of their buyers are new: as if each had been counted in so many."""

LEAST_SCORE = 3
"""Decibans from which a group is shown, and from which another is taken for a part of its ring: two to one.
Few alerts are near it and most rings far above, so that on the tuning draws more than 95 of 100 orders in a
shop's alerts are still a ring's, on average."""
UNTOLD_SCORE, UNTOLD_PLACE_SCORE = 6, 10
"""The same where the file tells nothing of payment, for a product and for buyers who share a place: four to
one, and ten to one. Leaders of group buys differ more than a small file tells."""
SURE_SCORE = 20
"""The same where ordinary days explain a part of the group, or where the file tells neither who is new nor
who pays: a hundred to one."""
BY_ORDINARY_DAYS = 0.05
"""Share of a group's orders that ordinary days explain, from which it counts: one in twenty."""
