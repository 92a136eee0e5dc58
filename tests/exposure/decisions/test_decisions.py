"""What compares many shops agrees with the estimate, and with itself."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.declared_scenarios import scenarios
from calculator.exposure.bad_orders import book_losses
from calculator.exposure.decisions.all_comparisons import decisions, shortfall_sensitivity
from calculator.exposure.decisions.largest_order import largest_of_a_month, largest_order
from calculator.exposure.decisions.levers.all_levers import NAMES
from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.guarantee import GuaranteeTerms
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.order_value import order_value, upper_tail
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

SHOP = the_golden_shop(
    rings=rings_of(6, per_month=0.2), guarantee_cap_per_month=9000.0, non_payment_volatility=0.5
)


@pytest.mark.parametrize("shop", [SHOP, the_golden_shop(), the_golden_shop(horizon_months=3)])
def test_the_usual_scenario_and_the_tornadoes_start_from_the_figures_of_the_estimate(shop: OrderMix) -> None:
    portfolio, found = estimate(shop).portfolio, decisions(shop, scenarios())
    usual = found.scenarios[0]
    assert usual.expected_book_loss == pytest.approx(portfolio.expected_book_loss, rel=1e-8)
    assert usual.expected_shortfall == pytest.approx(portfolio.expected_shortfall["0.99"], rel=1e-8)
    assert usual.net_benefit == pytest.approx(portfolio.net_benefit, rel=1e-8)
    assert found.sensitivity["net_benefit"].base == usual.net_benefit
    assert found.sensitivity["expected_book_loss"].base == usual.expected_book_loss
    assert shortfall_sensitivity(shop).base == usual.expected_shortfall


def test_contributions_add_to_the_shortfall_that_the_reader_sees() -> None:
    found = decisions(the_golden_shop(), scenarios()).contributions
    shown = estimate(the_golden_shop()).portfolio.expected_shortfall["0.99"]
    assert found.rings is None
    assert math.fsum(part.expected_shortfall for part in found.segments) == pytest.approx(shown, rel=1e-3)
    with_rings = decisions(SHOP, scenarios()).contributions
    assert with_rings.rings is not None
    parts = (*with_rings.segments, with_rings.rings)
    whole = audited_run(book_losses(SHOP, 1)).risk.expected_shortfall[0.99]
    assert math.fsum(part.expected_shortfall for part in parts) == pytest.approx(whole, rel=1e-3)


def test_every_lever_is_either_ranked_or_said_to_be_without_effect() -> None:
    for shop in (SHOP, the_golden_shop(), a_shop_of(a_segment(recovery_rate=0.9))):
        levers = decisions(shop, scenarios()).levers
        ranked = [effect.lever for effect in levers.ranked]
        assert sorted([*ranked, *levers.without_effect]) == sorted(NAMES)
    assert "velocity_limit" in decisions(the_golden_shop(), scenarios()).levers.without_effect
    assert {"segment", "recovery"} <= set(levers.without_effect)


def test_an_effect_is_the_difference_to_the_shop_as_it_is() -> None:
    found = decisions(SHOP, scenarios())
    usual = found.scenarios[0]
    for effect in (*found.levers.ranked, found.levers.together):
        assert effect is not None
        assert effect.net_benefit - usual.net_benefit == pytest.approx(effect.net_benefit_change, abs=1e-3)
        avoided = usual.expected_shortfall - effect.expected_shortfall
        assert effect.shortfall_avoided == pytest.approx(avoided, abs=1e-3)


def test_only_ticked_levers_are_taken_together() -> None:
    def ticked(**changes: bool) -> OrderMix:
        none = {f"use_{name}": False for name in NAMES} | changes
        return replace(SHOP, levers=replace(SHOP.levers, **none))  # type: ignore[arg-type]

    assert decisions(ticked(), scenarios()).levers.together is None
    alone = decisions(ticked(use_recovery=True), scenarios()).levers
    (recovery,) = (effect for effect in alone.ranked if effect.lever == "recovery")
    assert alone.together is not None
    assert alone.together.net_benefit == recovery.net_benefit
    assert alone.together.expected_shortfall == recovery.expected_shortfall
    assert [effect.lever for effect in alone.ranked if effect.chosen] == ["recovery"]


def test_a_loss_budget_gives_the_limit_that_is_then_compared() -> None:
    segment = a_segment(order_value_cv=1.5, shipping_cost=0.0, guarantee_coverage=0.0, incremental_share=0.5)
    shop = a_shop_of(segment, non_payment_volatility=0.5)
    budget = 0.5 * estimate(shop).portfolio.expected_shortfall["0.99"]
    found = decisions(replace(shop, levers=replace(shop.levers, loss_budget=budget)), scenarios()).levers
    assert found.limits.verdict == "limit"
    assert found.limits.recommended is not None
    recommended = found.limits.tried[found.limits.recommended]
    assert recommended.expected_shortfall <= budget
    (limit,) = (effect for effect in found.ranked if effect.lever == "order_limit")
    assert limit.value == recommended.limit
    assert limit.expected_shortfall == recommended.expected_shortfall
    own = replace(shop, levers=replace(shop.levers, order_limit=123.0))
    (limit,) = (e for e in decisions(own, scenarios()).levers.ranked if e.lever == "order_limit")
    assert limit.value == 123.0


def test_goods_left_out_are_those_named_or_those_that_lose_most_for_what_they_earn() -> None:
    (chosen,) = (e for e in decisions(SHOP, scenarios()).levers.ranked if e.lever == "segment")
    assert chosen.segment == "phones"
    named = replace(SHOP, levers=replace(SHOP.levers, segment="accessories"))
    (chosen,) = (e for e in decisions(named, scenarios()).levers.ranked if e.lever == "segment")
    assert chosen.segment == "accessories"


def test_a_guarantee_costs_its_fee_on_every_pay_later_order() -> None:
    shop = the_golden_shop()
    worth = math.fsum(s.pay_later_orders * s.average_order_value for s in shop.segments)
    plan = GuaranteeTerms(coverage=0.9, fee_rate=0.02).applied(ChangedShop(shop))
    assert plan.cost_per_month == pytest.approx(0.02 * worth, rel=1e-12)


def test_the_largest_order_is_exceeded_once_a_month() -> None:
    segment = a_segment(order_value_cv=0.8)
    largest, value = largest_of_a_month(segment), order_value(segment)
    deviation = (math.log(largest) - value.log_median) / value.log_sd
    assert segment.pay_later_orders * upper_tail(deviation) == pytest.approx(1, rel=1e-9)
    assert largest_of_a_month(a_segment()) == 450
    assert largest_of_a_month(a_segment(order_value_cv=0.8, orders_per_month=1)) == pytest.approx(
        math.exp(value.log_median)
    )


@pytest.mark.parametrize(("benefit", "months"), [(1600.0, 2.0), (0.0, None), (-5.0, None), (5e-324, None)])
def test_the_largest_order_in_months_of_net_benefit(benefit: float, months: float | None) -> None:
    found = largest_order(the_golden_shop(), benefit)
    assert found is not None
    assert (found.segment, found.value, found.months_of_net_benefit) == ("phones", 3200, months)
    assert largest_order(a_shop_of(a_segment(pay_later_share=0)), benefit) is None


@given(mixes(ordinary_segments, 3, volatility=st.floats(0, 1)))
def test_worse_scenarios_are_worse_in_any_shop(mix: OrderMix) -> None:
    usual, *worse = decisions(mix, scenarios()).scenarios
    for scenario in worse:
        assert scenario.expected_book_loss >= usual.expected_book_loss * (1 - 1e-3)
        assert scenario.expected_shortfall >= usual.expected_shortfall * (1 - 1e-2)
