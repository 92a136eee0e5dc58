"""Levers: what each does to a shop, exactly where that can be told, and how they are compared."""

import math
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.decisions.all_comparisons import scales_of_the_estimate
from calculator.exposure.decisions.contributions import contributions
from calculator.exposure.decisions.levers.all_levers import set_levers
from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.days import ShorterDays
from calculator.exposure.decisions.levers.guarantee import GuaranteeTerms
from calculator.exposure.decisions.levers.lever import Asked, Lever, SetLever
from calculator.exposure.decisions.levers.limit_sweep import (
    LEAVE_OUT,
    LIMIT,
    NO_LIMIT_HELPS,
    NO_LIMIT_NEEDED,
    limit_sweep,
    round_limits,
)
from calculator.exposure.decisions.levers.order_limit import OrderLimit, left_out, limited
from calculator.exposure.decisions.levers.ranking import compare
from calculator.exposure.decisions.levers.recovery import Recovery
from calculator.exposure.decisions.levers.screening import Screening
from calculator.exposure.decisions.levers.velocity_limit import VelocityLimit, mean_through
from calculator.exposure.decisions.shop_figures import ShopFigures
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.order_value import order_value, upper_tail
from calculator.exposure.net_benefit import margin_at_checkout, net_benefit
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.receivable.steady_receivable import mean_receivable_of_shop
from calculator.exposure.segment_exposure import mean_book_loss, segment_exposure
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import OrderMix, SeasonSpan, Segment
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import amounts, ordinary_segments

SPREAD = a_segment(order_value_cv=0.8, guarantee_cap_per_order=200)


def after(lever: Lever, mix: OrderMix) -> ChangedShop:
    return lever.applied(ChangedShop(mix))


def test_shares_above_a_limit_are_those_of_the_formula() -> None:
    value = order_value(SPREAD)
    deviation = (math.log(700) - value.log_median) / value.log_sd
    below = limited(SPREAD, 700)
    orders = 1 - below.pay_later_orders / SPREAD.pay_later_orders
    assert orders == pytest.approx(upper_tail(deviation), rel=1e-12)
    worth = 1 - below.pay_later_orders * below.average_order_value / (
        SPREAD.pay_later_orders * SPREAD.average_order_value
    )
    assert worth == pytest.approx(upper_tail(deviation - value.log_sd), rel=1e-12)


def test_a_limit_leaves_the_orders_below_it_as_they_were() -> None:
    """Their share, mean value and mean loss, against 400,000 simulated orders."""
    draw = random.Random(3)
    value = order_value(SPREAD)
    drawn = [math.exp(draw.gauss(value.log_median, value.log_sd)) for _ in range(400_000)]
    kept = [v for v in drawn if v <= 300]
    below = limited(SPREAD, 300)
    assert below.pay_later_orders / SPREAD.pay_later_orders == pytest.approx(len(kept) / len(drawn), rel=0.01)
    assert below.average_order_value == pytest.approx(math.fsum(kept) / len(kept), rel=0.005)
    book = math.fsum((1 - 0.15) * (v - min(0.5 * v, 200)) for v in kept) / len(kept)
    assert mean_book_loss(below, fraud=False) == pytest.approx(book, rel=0.005)


@given(ordinary_segments, amounts(0, 5), amounts(0, 5))
def test_limits_on_limits_are_the_lower_one(segment: Segment, one: float, other: float) -> None:
    twice, once = limited(limited(segment, one), other), limited(segment, min(one, other))
    assert twice.pay_later_orders == pytest.approx(
        once.pay_later_orders, rel=1e-6, abs=1e-9 * max(segment.pay_later_orders, 1)
    )
    if once.pay_later_orders > 1e-6 * segment.pay_later_orders:
        assert order_value(twice) == order_value(once)
        assert twice.average_order_value == pytest.approx(once.average_order_value, rel=1e-6)


@given(ordinary_segments, amounts(0, 5), amounts(0, 5))
def test_a_lower_limit_lowers_orders_losses_and_receivable(
    segment: Segment, one: float, other: float
) -> None:
    assumptions = a_shop_of(segment).assumptions
    low, high = (segment_exposure(limited(segment, x), assumptions) for x in sorted((one, other)))
    assert low.pay_later_orders <= high.pay_later_orders * (1 + 1e-9)
    assert low.receivable <= high.receivable * (1 + 1e-9)
    assert low.expected_book_loss <= high.expected_book_loss * (1 + 1e-9) + 1e-9


@pytest.mark.parametrize("limit", [1e-3, 20, 120, 450, 2000, 1e6])
@pytest.mark.parametrize("cv", [0.05, 0.8, 3.0])
@pytest.mark.parametrize("orders", [20, 1e5])
def test_the_law_below_a_limit_passes_its_audit(limit: float, cv: float, orders: float) -> None:
    shop = a_shop_of(a_segment(order_value_cv=cv, orders_per_month=orders), non_payment_volatility=0.5)
    limited_shop = after(OrderLimit(limit), shop).mix
    run = audited_run(book_losses(limited_shop, months=1))
    assert run.audit.passed
    assert run.risk.expected_shortfall[0.99] <= audited_run(
        book_losses(shop, months=1)
    ).risk.expected_shortfall[0.99] * (1 + 2e-3)


def test_a_limit_between_goods_of_one_price_decides_which_are_sold() -> None:
    shop = the_golden_shop(rings=rings_of(12, per_month=0.1))
    mix = after(OrderLimit(1000), shop).mix
    assert [s.pay_later_orders > 0 for s in mix.segments] == [True, True, False]
    assert mix.assumptions.rings.per_month == 0
    assert estimate(mix).portfolio.expected_book_loss == pytest.approx(
        math.fsum(s.expected_book_loss for s in estimate(shop).segments[:2])
    )
    assert after(left_out("phones"), shop).mix == mix
    assert after(OrderLimit(1e6), shop).mix == shop


def test_only_the_segments_named_are_changed() -> None:
    shop = the_golden_shop()
    for lever in (
        left_out("phones"),
        ShorterDays(due_days=3, names=frozenset(["phones"])),
        GuaranteeTerms(coverage=1.0, names=frozenset(["phones"])),
        Recovery(rate=0.9, names=frozenset(["phones"])),
        Screening(recall=0.5, held_share=0.1, names=frozenset(["phones"])),
    ):
        changed = after(lever, shop).mix
        assert changed.segments[:2] == shop.segments[:2]
        assert changed.segments[2] != shop.segments[2]


def test_shorter_days_free_money_and_lose_no_less() -> None:
    shop = the_golden_shop()
    before, shorter = (
        ShopFigures(mix) for mix in (shop, after(ShorterDays(due_days=10, late_days=5), shop).mix)
    )
    assert shorter.peak_receivable < before.peak_receivable
    assert shorter.net_benefit > before.net_benefit
    assert shorter.expected_shortfall == pytest.approx(before.expected_shortfall, rel=1e-9)
    assert after(ShorterDays(due_days=400, late_days=400, write_off_days=1000), shop).mix == shop
    assert after(ShorterDays(write_off_days=60), shop).mix.assumptions.write_off_days == 60


def test_guarantee_terms() -> None:
    shop = the_golden_shop()
    assert after(GuaranteeTerms(), shop).mix == shop
    terms = GuaranteeTerms(
        coverage=0.9, cap_per_order=math.inf, cap_per_month=5e4, claim_success_rate=0.5, covers_fraud=True
    )
    changed = after(terms, shop).mix
    for segment in changed.segments:
        assert segment.guarantee_coverage == 0.9
        assert segment.guarantee_cap_per_order is None
        assert segment.claim_success_rate == 0.5
        assert segment.guarantee_covers_fraud
    assert changed.assumptions.guarantee_cap_per_month == 5e4
    uncapped = GuaranteeTerms(cap_per_month=math.inf, cap_per_order=10)
    assert after(uncapped, changed).mix.assumptions.guarantee_cap_per_month is None
    assert after(uncapped, changed).mix.segments[0].guarantee_cap_per_order == 10


def test_recovery_costs_by_the_bad_order() -> None:
    shop = the_golden_shop(rings=rings_of(12, per_month=0.5))
    plan = after(Recovery(rate=0.3, cost_per_case=20), shop)
    bad = sum(s.pay_later_orders * order_outcomes(s).probability_of_default for s in shop.segments)
    assert plan.cost_per_month == pytest.approx(20 * (bad + 6))
    assert all(segment.recovery_rate >= 0.3 for segment in plan.mix.segments)
    without_rings = Recovery(rate=0.3, cost_per_case=20, names=frozenset(["accessories"]))
    assert after(without_rings, shop).cost_per_month < 20 * bad
    assert after(Recovery(rate=0.0), shop).mix == shop


def test_screening_by_hand() -> None:
    """450 orders, 6 in 1,000 fraud: half of those caught, 2 % of the others held, a quarter of them lost."""
    shop = a_shop_of(a_segment())
    plan = after(Screening(recall=0.5, held_share=0.02, lost_share=0.25, cost_per_review=4), shop)
    fraud, good = Fraction(450 * 6, 1000), Fraction(450 * 994, 1000)
    caught, held = fraud / 2, good / 50
    shipped = 450 - caught - held / 4
    segment = plan.mix.segments[0]
    assert segment.pay_later_orders == pytest.approx(float(shipped), rel=1e-12)
    assert segment.fraud_rate == pytest.approx(float((fraud - caught) / shipped), rel=1e-12)
    forgone = float(caught + held / 4) * 0.9 * margin_at_checkout(shop.segments[0])
    assert plan.cost_per_month == pytest.approx(float(caught + held) * 4 + forgone, rel=1e-12)


def test_screening_that_finds_nothing_and_holds_nothing_changes_nothing() -> None:
    shop = the_golden_shop(rings=rings_of(12, per_month=0.1))
    assert after(Screening(recall=0.0, held_share=0.0, cost_per_review=9), shop) == ChangedShop(shop)


def test_screening_everything_away() -> None:
    shop = a_shop_of(a_segment(fraud_rate=1.0))
    found = after(Screening(recall=1.0, held_share=0.0), shop).mix
    assert found.segments[0].pay_later_orders == 0
    assert ShopFigures(found).expected_shortfall == 0


def test_a_screened_ring_is_a_thinned_ring() -> None:
    """Each order of a ring of geometric size is shipped with probability k: the law, term by term."""
    recall, mean_orders, rate = 0.3, 4.0, 0.5
    shop = the_golden_shop(rings=rings_of(mean_orders, per_month=rate))
    thinned = after(Screening(recall=recall, held_share=0.0), shop).mix.assumptions.rings
    sizes = [mean_orders**-1 * (1 - 1 / mean_orders) ** (k - 1) for k in range(1, 400)]
    for shipped in range(1, 6):
        chance = math.fsum(
            p * math.comb(size, shipped) * (1 - recall) ** shipped * recall ** (size - shipped)
            for size, p in enumerate(sizes, 1)
            if size >= shipped
        )
        geometric = (1 / thinned.mean_orders) * (1 - 1 / thinned.mean_orders) ** (shipped - 1)
        assert thinned.per_month * geometric == pytest.approx(rate * chance, rel=1e-9)


@pytest.mark.parametrize("mean_orders", [1.0, 1.5, 12.0, 1e4])
@pytest.mark.parametrize("most", [1, 2, 7, 1000])
def test_velocity_limit_on_a_geometric_ring(mean_orders: float, most: int) -> None:
    stays = 1 - 1 / mean_orders
    by_hand = math.fsum(stays**k for k in range(most))
    assert mean_through(mean_orders, most) == pytest.approx(by_hand, rel=1e-9)
    shop = the_golden_shop(rings=rings_of(mean_orders, per_month=0.1))
    assert after(VelocityLimit(most), shop).mix.assumptions.rings.mean_orders == pytest.approx(by_hand)


def test_figures_are_those_of_the_estimate() -> None:
    """With a cap, rings and a horizon of their own; only the lattice may be coarser."""
    shop = the_golden_shop(
        rings=rings_of(6, per_month=0.2), guarantee_cap_per_month=9000.0, non_payment_volatility=0.5
    )
    whole, found = estimate(shop).portfolio, ShopFigures(shop)
    assert found.expected_book_loss == pytest.approx(whole.expected_book_loss, rel=1e-3)
    assert found.net_benefit == pytest.approx(whole.net_benefit, rel=1e-3)
    assert found.peak_receivable == pytest.approx(whole.receivable, rel=1e-12)
    assert found.expected_shortfall == pytest.approx(whole.expected_shortfall["0.99"], rel=2e-3)
    exact = ShopFigures(shop, scales_of_the_estimate(shop))
    assert exact.expected_book_loss == pytest.approx(whole.expected_book_loss, rel=1e-8)
    assert exact.net_benefit == pytest.approx(whole.net_benefit, rel=1e-8)
    assert ShopFigures(shop, cost_per_month=100).net_benefit == pytest.approx(found.net_benefit - 100)


@pytest.mark.parametrize("multiplier", [0.0, 0.1, 1.0, 3.0])
def test_a_season_begins_with_the_money_out_of_a_steady_shop(multiplier: float) -> None:
    """So a quiet year has its peak before it; a busy one is long enough to be steady itself."""
    season = (SeasonSpan(from_day=1, to_day=365, multiplier=multiplier),)
    shop = replace(the_golden_shop(), season=season)
    peak = max(1.0, multiplier) * mean_receivable_of_shop(shop)
    assert ShopFigures(shop).peak_receivable == pytest.approx(peak, rel=1e-9)


def test_comparison_ranks_and_evaluates_the_set_together() -> None:
    shop = the_golden_shop(rings=rings_of(12, per_month=0.1), non_payment_volatility=0.5)
    levers: dict[str, Lever] = {
        "nothing": OrderLimit(math.inf),
        "wasteful": Screening(recall=0.1, held_share=0.5, lost_share=1.0),
        "phones": left_out("phones"),
        "screen": Screening(recall=0.6, held_share=0.02, lost_share=0.2, cost_per_review=3),
        "days": ShorterDays(due_days=10),
    }
    found = compare(shop, levers)
    places = [effect.lever for effect in found.ranked]
    assert places[0] == "phones"
    assert places.index("wasteful") > places.index("screen")
    assert set(places[-2:]) == {"nothing", "days"}
    for effect in found.ranked:
        assert effect.shortfall_avoided == pytest.approx(
            found.base.expected_shortfall - effect.figures.expected_shortfall
        )
        assert effect.benefit_given_up == pytest.approx(found.base.net_benefit - effect.figures.net_benefit)
    one_by_one = math.fsum(effect.shortfall_avoided for effect in found.ranked)
    assert 0 < found.together.shortfall_avoided < one_by_one
    assert found.together.figures.net_benefit == pytest.approx(
        ShopFigures(ChangedShop(shop).mix).net_benefit - found.together.benefit_given_up
    )


def test_the_cost_of_a_set_is_that_of_each_on_what_the_others_left() -> None:
    shop = the_golden_shop()
    screen = Screening(recall=0.5, held_share=0.1, cost_per_review=3)
    both = compare(shop, {"phones": left_out("phones"), "screen": screen}).together
    alone = compare(shop, {"screen": screen}).together
    assert both.cost < alone.cost
    assert both.cost == pytest.approx(after(screen, after(left_out("phones"), shop).mix).cost_per_month)


DEAR = a_segment(order_value_cv=1.5, shipping_cost=0.0, guarantee_coverage=0.0, incremental_share=0.5)


def test_no_limit_is_needed_where_every_order_earns_and_the_budget_holds() -> None:
    found = limit_sweep(a_shop_of(DEAR))
    assert found.verdict == NO_LIMIT_NEEDED
    assert found.recommended == found.swept[-1]
    assert found.swept[0].figures.expected_shortfall == 0
    assert found.swept[-1].limit == math.inf


def test_a_loss_budget_asks_for_a_limit() -> None:
    shop = a_shop_of(DEAR, non_payment_volatility=0.5)
    free = limit_sweep(shop)
    assert free.recommended is not None
    budget = 0.6 * free.recommended.figures.expected_shortfall
    found = limit_sweep(shop, budget)
    assert found.verdict == LIMIT
    assert found.recommended is not None
    assert found.recommended.figures.expected_shortfall <= budget
    assert found.recommended.figures.net_benefit > 0
    place = found.swept.index(found.recommended)
    assert found.swept[place + 1].limit < 1.3 * found.recommended.limit
    assert [one.limit for one in found.swept] == sorted({one.limit for one in found.swept})
    assert all(one.figures.expected_shortfall > budget for one in found.swept[place + 1 :])
    for one in found.swept:
        benefit = sum(net_benefit(limited(s, one.limit), shop.assumptions) for s in shop.segments)
        assert one.figures.net_benefit == pytest.approx(benefit)


def test_limits_of_the_merchants_own() -> None:
    found = limit_sweep(a_shop_of(DEAR), limits=[500.0, 250.0])
    assert [one.limit for one in found.swept] == [0, 250, 500, math.inf]


def test_nothing_to_limit() -> None:
    found = limit_sweep(the_golden_shop(), names=frozenset())
    assert [one.limit for one in found.swept] == [0, math.inf]
    assert found.verdict == NO_LIMIT_NEEDED


def test_goods_that_only_lose_are_better_left_out() -> None:
    hopeless = a_segment(non_payment_rate=0.5, order_value_cv=0.5, incremental_share=0.0)
    assert limit_sweep(a_shop_of(hopeless)).verdict == LEAVE_OUT


def test_no_limit_on_one_segment_helps_against_what_another_loses() -> None:
    found = limit_sweep(the_golden_shop(), loss_budget=1.0, names=frozenset(["accessories"]))
    assert found.verdict == NO_LIMIT_HELPS
    assert found.recommended is None


def test_orders_almost_alike_with_no_round_amount_between_them_have_no_limit_to_try() -> None:
    alike = a_segment(
        average_order_value=12.41,
        order_value_cv=0.0625,
        goods_cost_share=0.0,
        shipping_cost=0.0,
        incremental_share=1.0,
    )
    found = limit_sweep(a_shop_of(alike))
    assert [one.limit for one in found.swept] == [0.0, math.inf]
    assert found.verdict == NO_LIMIT_NEEDED


def test_limits_tried_are_round_or_the_price_itself() -> None:
    assert round_limits(the_golden_shop().segments) == [80, 450, 3200]
    assert round_limits([a_segment(order_value_cv=0.5)]) == [150, 200, 300, 500, 700, 1000]
    assert round_limits([]) == []


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), ordinary_segments)
def test_screening_keeps_rates_within_bounds(
    recall: float, held: float, lost: float, segment: Segment
) -> None:
    shop = a_shop_of(replace(segment, name="goods"))
    plan = after(Screening(recall=recall, held_share=held, lost_share=lost, cost_per_review=1), shop)
    found = plan.mix.segments[0]
    assert 0 <= found.fraud_rate <= 1
    assert 0 <= found.pay_later_share <= segment.pay_later_share
    bad_before = segment.pay_later_orders * segment.fraud_rate
    assert found.pay_later_orders * found.fraud_rate == pytest.approx(bad_before * (1 - recall), abs=1e-9)


def set_in(mix: OrderMix) -> dict[str, SetLever]:
    return set_levers(Asked(mix, limit_sweep(mix), contributions(mix).segments))


def test_a_lever_that_can_change_nothing_is_not_offered() -> None:
    usual = a_segment(due_days=30.0, fraud_rate=0.01, guarantee_coverage=0.0, recovery_rate=0.0)
    assert {"days", "guarantee", "screening", "recovery"} <= set(set_in(a_shop_of(usual)))
    prompt = usual.changed(due_days=7.0, late_days=3.0)
    assert "days" not in set_in(a_shop_of(prompt))
    assert "days" in set_in(a_shop_of(prompt.changed(late_days=20.0, late_share=0.1)))
    assert "days" not in set_in(a_shop_of(prompt.changed(late_days=20.0, late_share=0.0)))
    assert "guarantee" not in set_in(a_shop_of(usual.changed(guarantee_coverage=0.8)))
    honest = a_shop_of(usual.changed(fraud_rate=0.0))
    assert "screening" not in set_in(honest)
    rings = rings_of(5, per_month=0.1, segment=usual.name)
    assert "screening" in set_in(replace(honest, assumptions=replace(honest.assumptions, rings=rings)))
    blind = replace(honest.assumptions.blind_window, screening_rate=0.0)
    seeing_none = a_shop_of(usual, blind_window=blind)
    assert "screening" not in set_in(seeing_none)


def test_a_guarantee_leaves_goods_alone_that_are_covered_as_well() -> None:
    covered = a_segment(name="covered", guarantee_coverage=0.9)
    bare = a_segment(name="bare", guarantee_coverage=0.0)
    mix = a_shop_of(covered, bare)
    changed = set_in(mix)["guarantee"].lever.applied(ChangedShop(mix))
    assert changed.mix.segments[0] == covered
    assert changed.mix.segments[1].guarantee_coverage == mix.levers.guarantee_coverage
    worth = bare.pay_later_orders * bare.average_order_value
    assert changed.cost_per_month == pytest.approx(mix.levers.guarantee_fee_rate * worth)


def test_goods_left_out_are_those_that_cost_most_rings_and_all() -> None:
    earns = a_segment(name="earns", incremental_share=0.9)
    costs = a_segment(name="costs", incremental_share=0.05, orders_per_month=50)
    more = a_segment(name="costs more", incremental_share=0.05)
    assert set_in(a_shop_of(earns, costs, more))["segment"].segment == "costs more"
    rings = rings_of(20, per_month=10, segment="earns")
    assert set_in(a_shop_of(earns, costs, more, rings=rings))["segment"].segment == "earns"
    alike = a_shop_of(earns, a_segment(name="dear", incremental_share=0.9, average_order_value=4500))
    names = {part.name: part.expected_shortfall for part in contributions(alike).segments}
    per_earned = {one.name: names[one.name] / net_benefit(one, alike.assumptions) for one in alike.segments}
    assert set_in(alike)["segment"].segment == max(per_earned, key=per_earned.__getitem__)
