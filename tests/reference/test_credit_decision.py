"""Textbook decisions to grant credit are special cases of the net benefit of pay-later."""

import pytest

from calculator.exposure.net_benefit import break_even_non_payment_rate, net_benefit_per_order
from tests.reference import reference_case
from tests.reference.credit_decision import at_rate_per_period, plain_credit

AIR_SPARES, BREALEY_MYERS, POLICY_SWITCH = reference_case("14")["cases"]


def test_one_time_sale_on_credit() -> None:
    given, published = AIR_SPARES["inputs"], AIR_SPARES["published"]
    segment = plain_credit(given["price"], given["variable_cost"], given["default"])
    assumptions = at_rate_per_period(given["R"])
    at_the_end_of_the_period = net_benefit_per_order(segment, assumptions, given["default"])
    assert at_the_end_of_the_period / (1 + given["R"]) == pytest.approx(published["npv_one_time"], abs=0.01)
    break_even = break_even_non_payment_rate(segment, assumptions)
    assert break_even == pytest.approx(AIR_SPARES["recomputed"]["break_even_default"], rel=1e-12)
    assert break_even == pytest.approx(published["break_even_default"], abs=5e-5)


def test_customer_who_comes_back_for_ever() -> None:
    """A paid order is then worth the present value of all later margins."""
    given, published = BREALEY_MYERS["inputs"], BREALEY_MYERS["published"]
    annuity = (given["price"] - given["cost"]) / given["r"]
    segment = plain_credit(given["cost"] + annuity, given["cost"], given["default"])
    free_money = at_rate_per_period(0.0)
    assert annuity == pytest.approx(published["annuity"])
    value = net_benefit_per_order(segment, free_money, given["default"])
    assert value == pytest.approx(published["pv_sale"], abs=0.01)
    break_even = break_even_non_payment_rate(segment, free_money)
    assert break_even is not None
    payment = BREALEY_MYERS["recomputed"]["break_even_payment_prob"]
    assert 1 - break_even == pytest.approx(payment, rel=1e-12)


def test_switch_of_credit_policy() -> None:
    worked = POLICY_SWITCH["worked"]
    given = worked["inputs"]
    on_credit = given["alpha"] * given["Q1"]
    new_orders = (given["Q1"] - given["Q"]) / on_credit
    segment = plain_credit(given["P"], given["v"], given["pi"], new_orders)
    free_money = at_rate_per_period(0.0)
    value = on_credit * net_benefit_per_order(segment, free_money, given["pi"])
    assert value == pytest.approx(worked["incremental_per_period"], rel=1e-12)
    break_even = break_even_non_payment_rate(segment, free_money)
    assert break_even == pytest.approx(worked["break_even_pi"], rel=1e-12)


def test_without_new_orders_pay_later_can_only_lose() -> None:
    segment = plain_credit(100, 60, 0.0, new_orders=0.0)
    break_even = break_even_non_payment_rate(segment, at_rate_per_period(0.01))
    assert break_even is not None
    assert break_even < 0
