"""The whole model on three segments: exact fractions, laws on a lattice that fits exactly, caps and rings."""

import math
from fractions import Fraction
from typing import Any

import pytest

from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.guarantee_cap import expected_excess
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import LossDistribution, risk_figures
from calculator.exposure.shop_exposure import estimate
from tests.exposure.mixes import rings_of, the_golden_shop
from tests.reference import reference_case

CASE = reference_case("18")
LAWS = CASE["loss_distribution_book_per_month"]
RINGS = "poisson_plus_ring(rate .1, geometric mean 12, phone fraud loss)"
ASSUMPTIONS: dict[str, dict[str, Any]] = {
    "poisson": {},
    "gamma_common_sigma_0.25": {"non_payment_volatility": 0.25},
    "gamma_common_sigma_0.5": {"non_payment_volatility": 0.5},
    "gamma_common_sigma_1.0": {"non_payment_volatility": 1.0},
    RINGS: {"rings": rings_of(12, per_month=0.1)},
}
EXACT = 1e-12


@pytest.mark.parametrize("place", range(3))
def test_segment_closed_forms(place: int) -> None:
    found, expected = estimate(the_golden_shop()).segments[place], CASE["expected_segments"][place]
    assert found.pay_later_orders == pytest.approx(expected["lam"], rel=EXACT)
    assert found.outcomes.fraud == pytest.approx(expected["q"]["fraud"], rel=EXACT)
    assert found.outcomes.returned == pytest.approx(expected["q"]["returned"], rel=EXACT)
    assert found.outcomes.unpaid == pytest.approx(expected["q"]["unpaid"], rel=EXACT)
    assert found.outcomes.paid == pytest.approx(expected["q"]["paid"], rel=EXACT)
    assert found.probability_of_default == pytest.approx(expected["pd"], rel=EXACT)
    assert found.mean_days_outstanding == pytest.approx(expected["mean_days"], rel=EXACT)
    assert found.receivable == pytest.approx(expected["stock"], rel=EXACT)
    assert found.receivable_never_paid == pytest.approx(expected["stock_bad"], rel=EXACT)
    assert found.expected_book_loss == pytest.approx(expected["el_book"], rel=EXACT)
    assert found.expected_cash_loss == pytest.approx(expected["el_cash"], rel=EXACT)
    assert found.expected_guarantee_payment == pytest.approx(expected["reimb_mean"], rel=EXACT)
    assert found.net_benefit == pytest.approx(expected["net_month"], rel=EXACT)
    assert found.break_even_non_payment_rate == pytest.approx(expected["p_break_even"], rel=EXACT)


@pytest.mark.parametrize("place", range(3))
def test_segment_fractions(place: int) -> None:
    found = estimate(the_golden_shop()).segments[place]
    expected = CASE["expected_segments_fractions"][place]
    assert found.probability_of_default == pytest.approx(float(Fraction(expected["pd"])), rel=EXACT)
    assert found.receivable == pytest.approx(float(Fraction(expected["stock"])), rel=EXACT)
    assert found.expected_book_loss == pytest.approx(float(Fraction(expected["el_book"])), rel=EXACT)
    assert found.expected_cash_loss == pytest.approx(float(Fraction(expected["el_cash"])), rel=EXACT)
    break_even = float(Fraction(expected["p_break_even"]))
    assert found.break_even_non_payment_rate == pytest.approx(break_even, rel=EXACT)


def test_portfolio_closed_forms() -> None:
    found, expected = estimate(the_golden_shop()).portfolio, CASE["expected_total"]
    assert found.pay_later_orders == pytest.approx(expected["lam"], rel=EXACT)
    assert found.receivable == pytest.approx(expected["stock"], rel=EXACT)
    assert found.receivable_never_paid == pytest.approx(expected["stock_bad"], rel=EXACT)
    assert found.expected_book_loss == pytest.approx(expected["el_book"], rel=EXACT)
    assert found.expected_cash_loss == pytest.approx(expected["el_cash"], rel=EXACT)
    assert found.expected_guarantee_payment == pytest.approx(expected["reimb_mean"], rel=EXACT)
    assert found.unexpected_loss**2 == pytest.approx(expected["var_book_poisson"], rel=EXACT)
    assert found.net_benefit == pytest.approx(expected["net_month"], rel=EXACT)
    assert found.concentration.hhi == pytest.approx(CASE["hhi_of_stock"], rel=EXACT)
    assert found.receivable_sd == pytest.approx(CASE["stationary_stock"]["sd"], rel=EXACT)
    assert found.quantiles_are == "exact"


@pytest.mark.parametrize("name", LAWS)
def test_risk_figures(name: str) -> None:
    """Quantiles within two steps of the lattice, expected shortfalls within three in ten thousand."""
    result, expected = estimate(the_golden_shop(**ASSUMPTIONS[name])), LAWS[name]
    found = result.portfolio
    assert result.audit.passed
    assert found.expected_book_loss == pytest.approx(expected["mean"], rel=1e-10)
    assert found.unexpected_loss == pytest.approx(expected["sd"], rel=1e-10)
    for level, quantile in found.value_at_risk.items():
        assert abs(quantile - expected["q"][level]) <= 2 * result.loss_distribution.step
        assert found.expected_shortfall[level] == pytest.approx(expected["es"][level], rel=3e-4)


def test_risk_figures_on_the_lattice_that_fits_exactly() -> None:
    """Every loss of the shop is a whole number of tenths: a step of a tenth leaves nothing to approximate."""
    losses = book_losses(the_golden_shop(), months=1)
    law = GeneratingFunction(losses, Lattice(0, 0.1, 2**19)).law().probability
    risk = risk_figures(LossDistribution(0.0, 0.1, law), losses.mean)
    expected = LAWS["poisson"]
    for level, quantile in risk.value_at_risk.items():
        assert quantile == pytest.approx(expected["q"][str(level)], abs=1e-6)
        assert risk.expected_shortfall[level] == pytest.approx(expected["es"][str(level)], rel=1e-8)


@pytest.mark.parametrize("cap", CASE["aggregate_cap"])
def test_expected_loss_with_a_monthly_cap(cap: str) -> None:
    expected = CASE["aggregate_cap"][cap]
    found = estimate(the_golden_shop(guarantee_cap_per_month=float(cap))).portfolio
    assert found.expected_book_loss == pytest.approx(expected["el_book_with_cap"], rel=1e-5)
    assert found.quantiles_are == "upper_bound"


@pytest.mark.parametrize("cap", CASE["aggregate_cap"])
def test_excess_over_a_monthly_cap_on_the_lattice_that_fits_exactly(cap: str) -> None:
    """Every payment is a multiple of 8."""
    payments = guarantee_payments(the_golden_shop(), months=1)
    function = GeneratingFunction(payments, Lattice(0, 8.0, 2**13))
    expected = CASE["aggregate_cap"][cap]["expected_excess_over_cap"]
    assert expected_excess(function, payments.mean, float(cap)) == pytest.approx(expected, rel=1e-9)


def test_quantiles_with_a_monthly_cap_are_the_bound_and_hold_for_the_simulation() -> None:
    result = estimate(the_golden_shop(guarantee_cap_per_month=6000.0))
    bound, simulated = CASE["monte_carlo"]["comonotone_bound_cap_6000"], CASE["monte_carlo"]["cap"]["q"]
    for level, quantile in result.portfolio.value_at_risk.items():
        assert quantile == pytest.approx(bound[level], abs=2 * result.loss_distribution.step)
        assert quantile == pytest.approx(simulated[level], rel=0.01)


def test_risk_figures_agree_with_the_simulation() -> None:
    """Four standard errors of a simulated quantile, from the density of the law at the quantile."""
    result = estimate(the_golden_shop())
    simulated = CASE["monte_carlo"]["no_cap"]
    law = result.loss_distribution
    for level, quantile in simulated["q"].items():
        if level not in result.portfolio.value_at_risk:
            continue
        place = round((quantile - law.origin) / law.step)
        density = sum(law.probability[place - 4 : place + 5]) / (9 * law.step)
        error = math.sqrt(float(level) * (1 - float(level)) / simulated["n"]) / density
        assert abs(result.portfolio.value_at_risk[level] - quantile) <= 4 * error + law.step
