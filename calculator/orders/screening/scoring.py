"""From a group of orders to its weight of evidence: log-likelihood ratios in decibans that add up by hand.

Each weight is ten times the decimal logarithm of how much likelier what was seen is in a ring than in an
honest crowd; their sum, with the odds before looking, gives the odds. Shares differ from crowd to crowd, so
that many orders alike are not as many witnesses (beta-binomial). What crowds are like in this shop is taken
from the file's other groups, each as far as it is not a ring itself.

| rule | what is compared |
|---|---|
| prior | rings and honest crowds an order |
| receiver_velocity, address_velocity | buyers at the place; honest crowds are mostly small |
| orders_at_place | the same where the file names no buyers: two orders stand for one |
| places | several phones or addresses; a leader or a family has one door |
| busy_place | chance of so many at a place that receives so much |
| sku_burst | chance of so many newcomers for one product |
| newcomers, pay_later, unpaid | share of the group against that of crowds and of the shop |
| repeat | share of the two most ordered products |
| popularity | how much the shop sells else of what the group buys |
| companion | a second group of the same days, weighed as a part of the same ring |
| further_doors | pairs of buyers with the goods and the days of an alert, at a door of their own |
| value | a ring takes goods for their money: as much likelier as they are dearer; so do some sales |
| discount | cheaper than the same product at other times: a group buy or a sale |
| returning_place | whether crowds come to the place again |
| split | orders just below a limit |
| common_gatherings | other groups of the file as large, and as dear, more or fewer than usual |
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log

from calculator.orders.order_book import OrderBook
from calculator.orders.payments import Payments
from calculator.orders.screening import assumptions as known
from calculator.orders.screening.chance import decibans
from calculator.orders.screening.evidence import PRIOR, Evidence, Reason, Seen
from calculator.orders.screening.groups import Group
from calculator.orders.screening.honest_crowds import HonestCrowds
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds

RULES = (
    "prior",
    "receiver_velocity",
    "address_velocity",
    "orders_at_place",
    "places",
    "busy_place",
    "sku_burst",
    "newcomers",
    "pay_later",
    "unpaid",
    "repeat",
    "popularity",
    "companion",
    "further_doors",
    "value",
    "discount",
    "returning_place",
    "split",
    "common_gatherings",
)
"""Every weight; their words are `rule.<name>.…` in the catalogues."""

LOWEST = PRIOR
"""Score up to which the evidence speaks against a ring: such a group is no part of one."""


def weigh(
    groups: Sequence[Group], book: OrderBook, norms: Norms, payments: Payments, thresholds: Thresholds
) -> list[Seen]:
    """Return what was seen of each group, with its reasons."""
    evidence = Evidence(groups, book, norms, payments, thresholds)
    all_seen = [evidence.of(group) for group in groups]
    crowds = {
        linked: HonestCrowds(
            [seen for seen in all_seen if seen.group.linked == linked],
            norms.day_count,
            len(book),
            named=book.buyer_count > 0,
        )
        for linked in (True, False)
    }
    return _joined(all_seen, evidence, crowds)


def _joined(all_seen: Iterable[Seen], evidence: Evidence, crowds: Mapping[bool, HonestCrowds]) -> list[Seen]:
    """Return the groups, those joined that are better told as parts of one ring."""
    found = [seen for seen in all_seen if seen.score <= LOWEST]
    left = sorted((seen for seen in all_seen if seen.score > LOWEST), key=lambda seen: -seen.score)
    while left:
        first = left.pop(0)
        parts = [first]
        companions = [other for other in left if first.may_go_with(other)]
        goods = evidence.goods_of(first.group)
        alike = {id(other) for other in companions if not goods.isdisjoint(evidence.goods_of(other.group))}
        for other in companions:
            together = evidence.of(first.group.joined(other.group))
            both = [*parts, other]
            apart = [replace(seen) for seen in (first, other)]
            for seen in (*apart, together):  # a part is no honest crowd beside its ring
                crowds[seen.group.linked].weigh(seen, both)
            a_part = apart[1].score - PRIOR + decibans(log(known.PART_OF_RING / len(companions)))
            if goods:
                same = id(other) in alike
                others = (len(alike) - same) / len(companions)
                a_part += evidence.same_goods(goods, same=same, others=others)
                a_part -= same * apart[1].points("popularity")  # the first has chosen for both
            limit = min(0, apart[0].score + a_part - together.score)
            together.found.append(Reason("companion", len(parts) + 1, 1, 0, limit))
            if a_part >= known.LEAST_SCORE and together.score >= first.score:
                first = together
                parts.append(other)
        left = [seen for seen in left if seen not in parts]
        found.append(first)
    return found
