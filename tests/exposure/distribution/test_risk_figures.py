"""Value at risk and expected shortfall of small laws, against exact fractions."""

from fractions import Fraction

import pytest

from calculator.exposure.distribution.loss_distribution import LossDistribution, risk_figures

LAWS: dict[str, list[Fraction]] = {
    "a fair coin": [Fraction(1, 2), Fraction(1, 2)],
    "a loss at the very level": [Fraction(9, 10), Fraction(1, 20), Fraction(1, 25), Fraction(1, 100)],
    "one loss in a hundred": [Fraction(99, 100), Fraction(0), Fraction(1, 100)],
    "a certain loss": [Fraction(0), Fraction(0), Fraction(1)],
    "five losses": [Fraction(k, 55) for k in (10, 9, 8, 7, 6, 5, 4, 3, 2, 1)],
    "a heavy end": [Fraction(999, 1000), *[Fraction(0)] * 998, Fraction(1, 1000)],
}
LEVELS = (Fraction(1, 2), Fraction(9, 10), Fraction(19, 20), Fraction(99, 100), Fraction(999, 1000))


def exact_figures(law: list[Fraction], level: Fraction) -> tuple[int, Fraction]:
    """Lower quantile, and expected shortfall as the mean of the worst 1 - level of all outcomes."""
    reached = Fraction(0)
    quantile = None
    worst = Fraction(0)
    for loss, probability in enumerate(law):
        if quantile is None and reached + probability >= level:
            quantile = loss
        beyond = min(reached + probability, Fraction(1)) - max(reached, level)
        worst += max(beyond, Fraction(0)) * loss
        reached += probability
    assert quantile is not None
    return quantile, worst / (1 - level)


@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize("level", LEVELS, ids=str)
def test_figures_are_those_of_exact_arithmetic(name: str, level: Fraction) -> None:
    law = LAWS[name]
    mean = float(sum(loss * p for loss, p in enumerate(law)))
    found = risk_figures(LossDistribution(0.0, 1.0, [float(p) for p in law]), mean, (float(level),))
    quantile, shortfall = exact_figures(law, level)
    assert found.value_at_risk[float(level)] == quantile
    assert found.expected_shortfall[float(level)] == pytest.approx(float(shortfall), rel=1e-12, abs=1e-12)


def test_losses_beyond_the_last_point_count_through_the_expected_loss() -> None:
    """Nine in ten lose nothing, one in ten a thousand; the law knows of no loss above one."""
    law = LossDistribution(0.0, 1.0, [0.9, 0.1])
    found = risk_figures(law, 100.0, (0.9,))
    assert found.expected_shortfall[0.9] == pytest.approx(1000)


def test_a_law_need_not_start_at_nothing() -> None:
    found = risk_figures(LossDistribution(50.0, 10.0, [0.5, 0.25, 0.25]), 57.5, (0.5, 0.75))
    assert found.value_at_risk == {0.5: 50.0, 0.75: 60.0}
    assert found.expected_shortfall == {0.5: pytest.approx(65.0), 0.75: pytest.approx(70.0)}
