"""Scenarios and tornado: what moves, in which direction, and that nothing else does."""

import math
from dataclasses import replace

import pytest

from calculator.answers.declared_scenarios import scenarios
from calculator.exposure.counts.intervals import (
    Counted,
    Interval,
    clopper_pearson_interval,
    jeffreys_interval,
)
from calculator.exposure.decisions.scenarios import Scenario, in_scenario, scenario_figures
from calculator.exposure.decisions.sensitivity.ranges import (
    RINGS,
    SEGMENT_INPUTS,
    SHOP_INPUTS,
    VOLATILITY,
    Range,
    at_end,
    ranges_of,
    usual_ranges,
)
from calculator.exposure.decisions.sensitivity.results import sensitivities
from calculator.exposure.decisions.sensitivity.tornado import (
    BENEFIT,
    BREAK_EVEN,
    EXPECTED_LOSS,
    PEAK,
    SHORTFALL,
    Tornado,
    break_even_measure,
    closed_form_measure,
    shortfall_measure,
    tornadoes,
)
from calculator.exposure.decisions.shop_figures import AS_FOUND, ShopFigures
from calculator.exposure.net_benefit import net_benefit
from calculator.parameters import fields_of
from calculator.shop.order_mix import InputRange, OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop

USUAL, CAUTIOUS, SEVERE = scenarios()
SHOP = the_golden_shop(rings=rings_of(12, per_month=0.1), non_payment_volatility=0.5)


def bar(tornado: Tornado, name: str) -> tuple[float, float]:
    (found,) = (one for one in tornado.bars if one.moved.input == name)
    return found.at_low, found.at_high


def test_what_moves_the_break_even_rate() -> None:
    """Dearer goods lower it; the rate itself moves how far it is off, not where it lies."""
    found = tornadoes(SHOP, break_even_measure(AS_FOUND))[BREAK_EVEN]
    at_low, at_high = bar(found, "goods_cost_share")
    assert at_low > found.base > at_high
    assert bar(found, "non_payment_rate") == (found.base, found.base)
    assert found.all_adverse <= min(min(one.at_low, one.at_high) for one in found.bars)


def test_usual_scenario_is_the_shop_as_it_is() -> None:
    assert in_scenario(SHOP, USUAL) == SHOP
    assert scenario_figures(SHOP, scenarios())[0].figures == ShopFigures(SHOP)


def test_each_scenario_is_worse_than_the_one_before() -> None:
    usual, cautious, severe = (one.figures for one in scenario_figures(SHOP, scenarios()))
    assert usual.expected_book_loss < cautious.expected_book_loss < severe.expected_book_loss
    assert usual.expected_shortfall < cautious.expected_shortfall < severe.expected_shortfall
    assert usual.peak_receivable < cautious.peak_receivable < severe.peak_receivable
    assert usual.net_benefit > cautious.net_benefit > severe.net_benefit


def test_scenario_multiplies_what_it_names_and_nothing_else() -> None:
    twice = in_scenario(SHOP, Scenario(name="twice", non_payment_times=2.0, volatility=0.3))
    assert twice.assumptions == SHOP.assumptions
    for before, after in zip(SHOP.segments, twice.segments, strict=True):
        assert after == replace(before, non_payment_rate=2 * before.non_payment_rate)


def test_rates_that_cannot_rise_as_asked_are_named() -> None:
    shop = a_shop_of(a_segment(name="risky", non_payment_rate=0.5), a_segment(name="sound"))
    usual, cautious, severe = scenario_figures(shop, scenarios())
    assert usual.at_their_limit == cautious.at_their_limit == ()
    assert severe.at_their_limit == ("risky",)
    assert in_scenario(shop, SEVERE).segments[0].non_payment_rate == 1


def test_bars_by_hand() -> None:
    """Expected loss is proportional to the rate where nothing else goes bad."""
    shop = a_shop_of(a_segment(fraud_rate=0.0))
    found = tornadoes(shop, closed_form_measure(AS_FOUND))
    loss = found[EXPECTED_LOSS]
    assert bar(loss, "non_payment_rate") == pytest.approx((0.8 * loss.base, 1.2 * loss.base))
    due = a_segment(fraud_rate=0.0, due_days=36)
    assert bar(found[BENEFIT], "due_days")[1] == pytest.approx(net_benefit(due, shop.assumptions))
    uncovered = a_segment(fraud_rate=0.0, guarantee_coverage=0.0)
    assert bar(loss, "guarantee_coverage")[0] == pytest.approx(
        ShopFigures(a_shop_of(uncovered)).expected_book_loss
    )
    assert bar(found[PEAK], "goods_cost_share") == pytest.approx((found[PEAK].base,) * 2)


def test_bars_are_sorted_and_all_adverse_is_worse_than_any() -> None:
    for figure, tornado in (
        tornadoes(SHOP, closed_form_measure(AS_FOUND)) | tornadoes(SHOP, shortfall_measure(AS_FOUND))
    ).items():
        widths = [one.width for one in tornado.bars]
        assert widths == sorted(widths, reverse=True)
        ends = [end for one in tornado.bars for end in (one.at_low, one.at_high)]
        if figure == BENEFIT:
            assert tornado.all_adverse < min(ends)
        else:
            assert tornado.all_adverse > max(ends)


def test_what_a_guarantee_hides_is_at_its_worse_end_once_the_guarantee_falls_away() -> None:
    """Where it covers all non-payment, neither the rate nor returns move the loss by themselves."""
    covered = a_shop_of(a_segment(guarantee_coverage=1.0, guarantee_cap_per_order=None))
    for measure, figure in ((closed_form_measure, EXPECTED_LOSS), (shortfall_measure, SHORTFALL)):
        tornado = tornadoes(covered, measure(AS_FOUND))[figure]
        at_low, at_high = bar(tornado, "non_payment_rate")
        assert at_low == pytest.approx(at_high)
        for end in (0.8, 1.2):
            fixed = Range(input="non_payment_rate", low=end, high=end)
            ranges = [fixed if one.input == fixed.input else one for one in ranges_of(covered)]
            at_end_of_rate = tornadoes(covered, measure(AS_FOUND), ranges)[figure].all_adverse
            assert (tornado.all_adverse == pytest.approx(at_end_of_rate)) == (end == 1.2)


def test_shortfall_is_computed_anew_only_where_the_loss_changes() -> None:
    (tornado,) = tornadoes(SHOP, shortfall_measure(AS_FOUND)).values()
    assert tornado.figure == SHORTFALL
    assert tornado.base == ShopFigures(SHOP).expected_shortfall
    assert bar(tornado, "due_days") == (tornado.base, tornado.base)
    low, high = bar(tornado, VOLATILITY)
    assert low < tornado.base < high
    assert (
        bar(tornado, RINGS)[1]
        == ShopFigures(
            replace(SHOP, assumptions=replace(SHOP.assumptions, rings=rings_of(12, per_month=0.1 * 1.2)))
        ).expected_shortfall
    )


def test_with_a_monthly_cap_every_input_is_computed() -> None:
    capped = replace(SHOP, assumptions=replace(SHOP.assumptions, guarantee_cap_per_month=9000.0))
    ranges = [Range(input="claim_success_rate"), Range(input="due_days")]
    (tornado,) = tornadoes(capped, shortfall_measure(AS_FOUND), ranges).values()
    assert bar(tornado, "due_days") == pytest.approx((tornado.base, tornado.base), rel=1e-12)


def test_counted_rates_bring_their_own_ends() -> None:
    ranges = usual_ranges(SHOP, {"phones": Interval(0.01, 0.09)})
    (counted,) = (one for one in ranges if one.input == "non_payment_rate")
    low, high = at_end(SHOP, counted, high=False), at_end(SHOP, counted, high=True)
    assert (low.segments[2].non_payment_rate, high.segments[2].non_payment_rate) == (0.01, 0.09)
    assert high.segments[0].non_payment_rate == pytest.approx(1.2 * SHOP.segments[0].non_payment_rate)


@pytest.mark.parametrize("cautious", [False, True])
def test_a_counted_rate_moves_over_its_interval(cautious: bool) -> None:
    """As the result tells it: Equation (16), and the wider interval where that is asked for."""
    counted = SHOP.segments[2].changed(counted_orders=400.0, counted_unpaid=9.0)
    shop = replace(SHOP, segments=(*SHOP.segments[:2], counted))
    shop = replace(shop, assumptions=replace(shop.assumptions, cautious_interval=cautious))
    told = sensitivities(shop, closed_form_measure(AS_FOUND))[EXPECTED_LOSS]
    (moved,) = (one for one in told.inputs if one.input == "non_payment_rate")
    interval = (clopper_pearson_interval if cautious else jeffreys_interval)(Counted(9.0, 400.0))
    assert (moved.low, moved.high, moved.ends_are) == (interval.low, interval.high, "intervals")
    fifth = 0.8 * SHOP.segments[0].non_payment_rate
    at_low = [one.changed(non_payment_rate=fifth) for one in SHOP.segments[:1]]
    at_low.append(SHOP.segments[1].changed(non_payment_rate=0.8 * SHOP.segments[1].non_payment_rate))
    at_low.append(counted.changed(non_payment_rate=interval.low))
    expected = ShopFigures(replace(shop, segments=tuple(at_low))).expected_book_loss
    assert moved.at_low == pytest.approx(expected, rel=1e-8)


def test_inputs_that_the_shop_does_not_use_have_no_bar() -> None:
    plain = a_shop_of(a_segment(guarantee_coverage=0.0, recovery_rate=0.0, late_share=0.0))
    used = {one.input for one in usual_ranges(plain)}
    assert used.isdisjoint({"guarantee_coverage", "recovery_rate", "late_share", RINGS})
    assert {"non_payment_rate", "write_off_days", VOLATILITY} <= used


def test_shares_stay_shares_and_own_values_are_taken_as_they_are() -> None:
    shop = a_shop_of(a_segment(claim_success_rate=0.95))
    assert at_end(shop, Range(input="claim_success_rate"), high=True).segments[0].claim_success_rate == 1
    own = Range(input="recovery_rate", low=0.0, high=0.4, values=True)
    assert at_end(shop, own, high=True).segments[0].recovery_rate == 0.4
    rings = Range(input=RINGS, low=0.0, high=2.0, values=True)
    assert at_end(SHOP, rings, high=True).assumptions.rings.per_month == 2


def with_own(*own: tuple[str, float, float]) -> OrderMix:
    ranges = tuple(InputRange(input=name, low=low, high=high) for name, low, high in own)
    return replace(SHOP, ranges=ranges)


def test_a_range_of_its_own_moves_the_ends_of_its_bar_and_no_other() -> None:
    usual = tornadoes(SHOP, closed_form_measure(AS_FOUND))[EXPECTED_LOSS]
    own = tornadoes(with_own(("non_payment_rate", 0.5, 2.0)), closed_form_measure(AS_FOUND))[EXPECTED_LOSS]
    (half, twice) = (
        replace(
            SHOP,
            segments=tuple(
                segment.changed(non_payment_rate=times * segment.non_payment_rate)
                for segment in SHOP.segments
            ),
        )
        for times in (0.5, 2.0)
    )
    assert bar(own, "non_payment_rate") == (
        ShopFigures(half).expected_book_loss,
        ShopFigures(twice).expected_book_loss,
    )
    assert own.base == usual.base
    assert own.all_adverse > usual.all_adverse
    others = {one.moved.input for one in usual.bars} - {"non_payment_rate"}
    assert {name: bar(own, name) for name in others} == {name: bar(usual, name) for name in others}


def test_the_volatility_moves_between_values_of_its_own() -> None:
    (own,) = (one for one in ranges_of(with_own((VOLATILITY, 0.1, 1.5))) if one.input == VOLATILITY)
    assert at_end(SHOP, own, high=False).assumptions.non_payment_volatility == 0.1
    assert at_end(SHOP, own, high=True).assumptions.non_payment_volatility == 1.5


def test_a_counted_rate_keeps_its_interval_unless_it_has_a_range_of_its_own() -> None:
    counted = {"phones": Interval(0.01, 0.09)}
    for shop, ends in (
        (with_own(("due_days", 0.5, 2.0)), (0.01, 0.09)),
        (
            with_own(("non_payment_rate", 0.5, 2.0)),
            (0.5 * SHOP.segments[2].non_payment_rate, 2 * SHOP.segments[2].non_payment_rate),
        ),
    ):
        (moved,) = (one for one in ranges_of(shop, counted) if one.input == "non_payment_rate")
        found = tuple(at_end(SHOP, moved, high=high).segments[2].non_payment_rate for high in (False, True))
        assert found == ends


def test_a_range_of_what_the_shop_does_not_use_adds_no_bar() -> None:
    plain = a_shop_of(a_segment(recovery_rate=0.0))
    own = replace(plain, ranges=(InputRange(input="recovery_rate", low=0.0, high=2.0),))
    assert ranges_of(own) == usual_ranges(plain)


def test_the_declaration_offers_every_input_that_moves() -> None:
    offered = fields_of("ranges")["input"].choices
    assert set(offered) == {*SEGMENT_INPUTS, *SHOP_INPUTS, VOLATILITY, RINGS}
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("cap", [None, 9000.0])
def test_the_widest_ranges_are_computed(cap: float | None) -> None:
    offered = fields_of("ranges")["input"].choices
    not_zero = {"average_order_value", "write_off_days"}
    widest = with_own(
        *((name, 0.01 if name in not_zero else 0.0, 2.0 if name == VOLATILITY else 10.0) for name in offered)
    )
    widest = replace(widest, assumptions=replace(widest.assumptions, guarantee_cap_per_month=cap))
    for measure in (closed_form_measure, shortfall_measure, break_even_measure):
        for tornado in tornadoes(widest, measure(AS_FOUND)).values():
            ends = [end for one in tornado.bars for end in (one.at_low, one.at_high)]
            assert not any(math.isnan(end) for end in (*ends, tornado.all_adverse))
