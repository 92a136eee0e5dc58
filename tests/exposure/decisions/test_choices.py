"""The table of choices: each row is the shop after it, and the best one follows from the rows."""

from dataclasses import replace

import pytest
from hypothesis import given

from calculator.exposure.decisions.all_comparisons import decisions, scales_of_the_estimate
from calculator.exposure.decisions.choices import AS_MUCH, Choice, Choices, best_of
from calculator.exposure.decisions.levers.order_limit import limited
from calculator.exposure.shop_exposure import estimate, full_run
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import USUAL_LEVERS, a_segment, a_shop_of, the_golden_shop
from tests.exposure.strategies import mixes, ordinary_segments

AS_SUGGESTED = replace(
    USUAL_LEVERS, use_order_limit=None, use_segment=None, use_screening=False, use_velocity_limit=False
)
CHEAP = a_segment(
    name="cheap",
    average_order_value=60,
    orders_per_month=2000,
    incremental_share=0.5,
    goods_cost_share=0.3,
    shipping_cost=3.0,
    return_handling_cost=3.0,
)
DEAR = a_segment(name="dear", average_order_value=3000, orders_per_month=60, fraud_rate=0.05)


def choices(mix: OrderMix) -> Choices:
    return decisions(mix, (), scales_of_the_estimate(mix)).choices


def by_name(found: Choices) -> dict[str, Choice]:
    return {one.choice: one for one in found.compared}


def row(name: str, earned: float, bad: float, **changes: bool) -> Choice:
    flags = {"in_own_hands": True, "within_budget": True} | changes
    return Choice(
        choice=name,
        value=None,
        segment=None,
        receivable=0.0,
        bad_month=bad,
        expected_shortfall=bad,
        net_benefit=earned,
        bad_month_change=0.0,
        net_benefit_change=0.0,
        **flags,
    )


def test_as_it_is_shows_the_figures_of_the_estimate() -> None:
    for mix in (
        the_golden_shop(),
        the_golden_shop(guarantee_cap_per_month=6000.0, horizon_months=3.0, non_payment_volatility=0.5),
    ):
        kept, portfolio = choices(mix).compared[0], estimate(mix).portfolio
        assert kept.choice == "keep"
        assert kept.receivable == portfolio.receivable
        assert kept.bad_month == pytest.approx(portfolio.value_at_risk["0.95"], rel=1e-8)
        assert kept.net_benefit == pytest.approx(portfolio.net_benefit, rel=1e-8)
        assert kept.net_benefit_change == 0


def test_without_pay_later_nothing_is_out_lost_or_earned() -> None:
    off = by_name(choices(the_golden_shop()))["switch_off"]
    assert (off.receivable, off.bad_month, off.expected_shortfall, off.net_benefit) == (0, 0, 0, 0)


def test_leaving_goods_out_is_the_shop_without_them() -> None:
    found = by_name(choices(a_shop_of(CHEAP, DEAR)))["segment"]
    assert found.segment == "dear"
    alone = estimate(a_shop_of(CHEAP)).portfolio
    assert found.receivable == pytest.approx(alone.receivable)
    assert found.bad_month == pytest.approx(alone.value_at_risk["0.95"], rel=0.01)
    assert found.net_benefit == pytest.approx(alone.net_benefit, rel=1e-7)


def test_a_limit_is_the_shop_with_every_segment_limited() -> None:
    spread = [replace(one, order_value_cv=0.6) for one in (CHEAP, DEAR)]
    mix = replace(a_shop_of(*spread), levers=replace(AS_SUGGESTED, order_limit=200.0))
    found = by_name(choices(mix))["order_limit"]
    cut = replace(mix, segments=tuple(limited(one, 200.0) for one in mix.segments))
    run = full_run(cut).run
    assert found.value == 200
    assert found.bad_month == pytest.approx(run.risk.value_at_risk[0.95], rel=0.01)
    assert found.net_benefit == pytest.approx(estimate(cut).portfolio.net_benefit, rel=1e-7)


def test_there_is_no_choice_between_goods_where_there_is_one_kind() -> None:
    assert "segment" not in by_name(choices(a_shop_of(DEAR)))
    assert "segment" not in by_name(choices(a_shop_of(DEAR, replace(CHEAP, orders_per_month=0.0))))


@pytest.mark.parametrize(
    ("rows", "best"),
    [
        ([row("keep", 100, 50), row("switch_off", 0, 0)], 0),
        ([row("keep", -100, 50), row("switch_off", 0, 0)], 1),
        # Within a hundredth they earn as much, and the smaller bad month decides.
        ([row("keep", 100, 50), row("segment", 99.5, 20)], 1),
        ([row("keep", 100, 50), row("segment", 98.5, 20)], 0),
        ([row("keep", 100, 50), row("segment", 100.5, 50)], 0),
        ([row("keep", 100, 50, within_budget=False), row("segment", 80, 20), row("switch_off", 0, 0)], 1),
        ([row("keep", 100, 50, within_budget=False), row("segment", 80, 20, within_budget=False)], 0),
    ],
)
def test_which_is_best(rows: list[Choice], best: int) -> None:
    assert best_of(rows, range(len(rows))) == best


@given(mixes(ordinary_segments, 3))
def test_the_best_is_the_best_by_the_rule(mix: OrderMix) -> None:
    found = choices(replace(mix, levers=AS_SUGGESTED))
    best, second = found.compared[found.best], found.compared[found.next_best]
    rivals = [one for one in found.compared if one.in_own_hands and one.within_budget]
    most = max(one.net_benefit for one in rivals)
    assert best in rivals
    assert best.net_benefit >= most - AS_MUCH * abs(most)
    assert found.best != found.next_best
    assert second.in_own_hands
    for one in rivals:
        if one.net_benefit >= most - AS_MUCH * abs(most):
            assert best.bad_month <= one.bad_month


def test_what_is_not_in_the_shops_hands_competes_only_once_it_is_taken_up() -> None:
    mix = replace(a_shop_of(CHEAP, DEAR), levers=AS_SUGGESTED)
    asked = ("switch_off", "segment", "order_limit")
    scales = scales_of_the_estimate(mix)
    free, held = decisions(mix, (), scales), decisions(mix, (), scales, to_be_allowed=asked)
    best = free.choices.compared[free.choices.best].choice
    assert best in asked
    assert held.choices.compared[held.choices.best].choice == "keep"
    assert held.choices.best_if_allowed == free.choices.best == free.choices.best_if_allowed
    assert held.choices.next_best != held.choices.best
    assert held.levers.together is None
    assert [one.in_own_hands for one in held.choices.compared if one.choice in asked] == [False] * 3
    assert best == "segment"
    taken = replace(mix, levers=replace(AS_SUGGESTED, use_segment=True))
    found = decisions(taken, (), scales, to_be_allowed=asked).choices
    assert found.compared[found.best].choice == best


def test_a_loss_budget_rules_out_what_breaks_it() -> None:
    mix = a_shop_of(CHEAP, replace(DEAR, incremental_share=0.9, fraud_rate=0.0, non_payment_rate=0.005))
    free = choices(replace(mix, levers=AS_SUGGESTED))
    assert free.compared[free.best].choice == "keep"
    budget = 0.5 * free.compared[free.best].expected_shortfall
    tight = choices(replace(mix, levers=replace(AS_SUGGESTED, loss_budget=budget)))
    best = tight.compared[tight.best]
    assert not by_name(tight)["keep"].within_budget
    assert best.choice != "keep"
    assert best.expected_shortfall <= budget
    nothing = choices(replace(mix, levers=replace(AS_SUGGESTED, loss_budget=0.0)))
    assert nothing.compared[nothing.best].choice == "switch_off"


def test_the_best_lever_is_taken_beforehand_and_no_other() -> None:
    mix = replace(a_shop_of(CHEAP, DEAR), levers=AS_SUGGESTED)
    found = decisions(mix, (), scales_of_the_estimate(mix))
    best = found.choices.compared[found.choices.best]
    assert best.choice in {"segment", "order_limit"}
    assert [one.lever for one in found.levers.ranked if one.chosen] == [best.choice]
    assert found.levers.together is not None
    assert found.levers.together.net_benefit == best.net_benefit
    assert found.levers.together.net_benefit_change > 0
    assert found.levers.together.shortfall_avoided > 0


def test_what_the_merchant_decided_about_a_lever_stays() -> None:
    mix = a_shop_of(CHEAP, DEAR)
    refused = replace(AS_SUGGESTED, use_segment=False, use_order_limit=False)
    assert decisions(replace(mix, levers=refused), ()).levers.together is None
    taken = decisions(replace(mix, levers=replace(refused, use_days=True)), ())
    assert [one.lever for one in taken.levers.ranked if one.chosen] == ["days"]


def test_nothing_is_taken_beforehand_where_it_is_best_to_keep_or_to_stop() -> None:
    earns = replace(CHEAP, incremental_share=1.0, order_value_cv=0.0)
    costs = replace(CHEAP, incremental_share=0.0, order_value_cv=0.0)
    for segment, best in ((earns, "keep"), (costs, "switch_off")):
        found = decisions(replace(a_shop_of(segment), levers=AS_SUGGESTED), ())
        assert found.choices.compared[found.choices.best].choice == best
        assert found.levers.together is None
