"""A list of open orders: probabilities by age, the exact law, the provision matrix, days of sales."""

import itertools
import math
from dataclasses import replace
from typing import Any

import pytest

from calculator.exposure.counts.incomplete_gamma import factor_quantile, gamma_cdf
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.open_orders.any_segment import any_segment, listed_orders
from calculator.exposure.open_orders.buckets import BUCKETS
from calculator.exposure.open_orders.law import law_of_orders
from calculator.exposure.open_orders.listed import OpenOrdersExposure, open_orders_exposure
from calculator.exposure.open_orders.order import OpenOrder, Outcome, open_order
from calculator.shop.order_mix import ListedOrder, OrderMix, SalesPeriod
from tests.exposure.mixes import a_segment, a_shop_of, the_golden_shop


def listed(amount: float, days_open: float, **own: Any) -> ListedOrder:
    return ListedOrder(
        **({"amount": amount, "days_open": days_open, "probability": None, "segment": None} | own)
    )


def shop_with(*orders: ListedOrder, shop: OrderMix | None = None, **changes: Any) -> OrderMix:
    return replace(shop or a_shop_of(a_segment()), open_orders=orders, **changes)


def exposure_of(mix: OrderMix) -> OpenOrdersExposure:
    found = open_orders_exposure(mix, receivable=0.0)
    assert found is not None
    return found


def test_an_order_is_due_on_the_day_it_is_due() -> None:
    shop = a_shop_of(a_segment(due_days=30))
    assert (
        exposure_of(shop_with(listed(100, 29), listed(250, 30), listed(70, 31), shop=shop)).not_yet_due == 100
    )


def test_without_a_list_nothing_is_computed() -> None:
    assert open_orders_exposure(the_golden_shop(), 0.0) is None


def test_three_orders_by_enumeration() -> None:
    orders = [
        listed(100, 5, probability=0.5),
        listed(250, 5, probability=0.25),
        listed(70, 5, probability=1.0),
    ]
    mix = shop_with(*orders, shop=a_shop_of(a_segment(guarantee_coverage=0.0, recovery_rate=0.0)))
    chances: dict[float, float] = {}
    for fails in itertools.product((True, False), repeat=3):
        chance = math.prod(
            (one.probability or 0) if bad else 1 - (one.probability or 0)
            for one, bad in zip(orders, fails, strict=True)
        )
        loss = sum(one.amount for one, bad in zip(orders, fails, strict=True) if bad)
        chances[loss] = chances.get(loss, 0.0) + chance
    found = exposure_of(mix)
    assert found.expected_loss == pytest.approx(sum(loss * chance for loss, chance in chances.items()))
    losses = sorted(chances)
    reached = list(itertools.accumulate(chances[loss] for loss in losses))
    for level in ("0.5", "0.95", "0.99"):
        exact = next(
            loss for loss, total in zip(losses, reached, strict=True) if total >= float(level) - 1e-12
        )
        assert found.value_at_risk[level] == pytest.approx(exact, rel=0.01)
    assert found.most == pytest.approx(420)
    assert found.audit_passed


def test_an_order_with_a_segment_has_the_chances_of_that_segment() -> None:
    shop = the_golden_shop()
    (found,) = listed_orders(shop_with(listed(500, 40, segment="phones"), shop=shop))
    assert found == open_order(shop.segments[2], 500, 40, shop.assumptions.write_off_days)


def test_an_order_of_no_segment_is_one_picked_at_random() -> None:
    """Two segments with as many open orders at that age: the mean of their probabilities."""
    one = a_segment(name="one", fraud_rate=0.0, late_share=0.0, return_rate=0.0, non_payment_rate=0.1)
    other = replace(one, name="other", non_payment_rate=0.3)
    picked = any_segment(a_shop_of(one, other)).order(100.0, 5.0)
    assert picked.probability == pytest.approx(0.2)
    assert picked.mean_loss == pytest.approx(open_order(one, 100, 5, 90).mean_loss)
    assert any_segment(a_shop_of(one, other)).order(100.0, 60.0).probability == 1
    alone = any_segment(a_shop_of(one)).order(123.0, 5.0)
    assert alone.probability == pytest.approx(open_order(one, 123.0, 5.0, 90).probability)


def test_older_orders_are_likelier_to_fail_and_written_off_ones_certain() -> None:
    shop = any_segment(the_golden_shop())
    chances = [shop.order(100, age).probability for age in (0, 10, 31, 50, 89, 90, 200)]
    assert chances == sorted(chances)
    assert chances[-2:] == [1.0, 1.0]


def test_a_shop_in_which_nothing_fails() -> None:
    mix = shop_with(listed(100, 5), shop=a_shop_of(a_segment(fraud_rate=0.0, non_payment_rate=0.0)))
    assert exposure_of(mix).expected_loss == 0
    assert any_segment(mix).order(100, 95).probability == 1


def test_buckets_hold_every_order_once_and_add_up() -> None:
    ages = (0, 14, 14.9, 15, 29, 30, 59, 60, 89, 90, 400)
    found = exposure_of(shop_with(*(listed(100, age) for age in ages)))
    assert [bucket.orders for bucket in found.buckets] == [3, 2, 2, 2, 2]
    assert [bucket.from_day for bucket in found.buckets] == list(BUCKETS)
    assert math.fsum(bucket.amount for bucket in found.buckets) == pytest.approx(found.amount)
    assert math.fsum(bucket.expected_loss for bucket in found.buckets) == pytest.approx(found.expected_loss)
    rolled = math.prod(bucket.rolls_on or 0 for bucket in found.buckets)
    segment = a_segment()
    never = (
        segment.fraud_rate + (1 - segment.fraud_rate) * (1 - segment.return_rate) * segment.non_payment_rate
    )
    assert rolled == pytest.approx(never)


def test_days_of_sales_of_the_list() -> None:
    sales = (SalesPeriod(amount=1000, days=30), SalesPeriod(amount=2000, days=31))
    found = exposure_of(shop_with(listed(1500, 5), listed(500, 45), recent_sales=sales))
    assert found.days_sales_outstanding == pytest.approx(60)
    assert found.best_possible_dso == pytest.approx(45)
    assert found.count_back_dso == pytest.approx(30 + 1000 / 2000 * 31)
    assert exposure_of(shop_with(listed(5000, 5), recent_sales=sales)).count_back_dso is None
    assert exposure_of(shop_with(listed(5000, 5))).count_back_dso is None


def test_a_bad_spell_multiplies_every_chance_up_to_certainty() -> None:
    orders = (listed(100, 5, probability=0.1), listed(100, 5, probability=0.9))
    shop = a_shop_of(a_segment(guarantee_coverage=0.0, recovery_rate=0.0), non_payment_volatility=0.5)
    found = exposure_of(shop_with(*orders, shop=shop))
    assert found.bad_spell_times == pytest.approx(1.938414, rel=1e-6)
    assert found.bad_spell_expected_loss == pytest.approx(100 * (0.1 * found.bad_spell_times + 1))
    calm = exposure_of(shop_with(*orders))
    assert (calm.bad_spell_times, calm.bad_spell_expected_loss) == (1.0, calm.expected_loss)


def test_gamma_quantiles() -> None:
    """Chi-square with 8 degrees of freedom at 95 % is 15.50731; an exponential one is -ln 0.05."""
    assert factor_quantile(0.95, 0.5) == pytest.approx(15.50731306 / 8, rel=1e-8)
    assert factor_quantile(0.95, 1.0) == pytest.approx(-math.log(0.05), rel=1e-10)
    assert gamma_cdf(1.0, 2.0) == pytest.approx(1 - math.exp(-2))
    assert factor_quantile(0.95, 0.0) == 1


def test_frequencies_left_out_do_not_change_the_law() -> None:
    """Many likely orders of different amounts: mean and variance are the exact ones."""
    orders = [
        OpenOrder(0.3 + 0.001 * place, (Outcome(0.4, 10.0 + place % 37), Outcome(0.6, 20.0 + place % 53)))
        for place in range(400)
    ]
    lattice = Lattice(0, 8.0, 4096)
    law = law_of_orders(orders, lattice)
    mean = math.fsum(8.0 * place * chance for place, chance in enumerate(law))
    exact = math.fsum(one.probability * one.mean_loss for one in orders)
    assert math.fsum(law) == pytest.approx(1, abs=1e-12)
    assert mean == pytest.approx(exact, rel=1e-9)
    assert min(law) > -1e-13
