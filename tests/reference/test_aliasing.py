"""Gruebel and Hermesmeier (1999), table 1: what a window too narrow does, that it is noticed, and a cure."""

import math

import pytest

from calculator.exposure.distribution.audit import audit
from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.generating_function import Kept, number_factor
from calculator.exposure.distribution.loss_distribution import LossDistribution
from tests.exposure.distribution.panjer import law_by_recursion
from tests.reference.aliasing import CASE, COLUMNS, NUMBER, severity, tilted_law


@pytest.mark.parametrize(("column", "tilt"), [*zip(COLUMNS, CASE["inputs"]["tilts"], strict=True)])
def test_table_is_reproduced(column: str, tilt: float) -> None:
    law = tilted_law(tilt)
    found = [law[x] for x in CASE["x"]]
    for x, probability, expected in zip(CASE["x"], found, CASE["recomputed"][column], strict=True):
        rounding = 1e-18 * math.exp(tilt * x)
        assert probability == pytest.approx(expected, rel=1e-6, abs=rounding)
    assert found == pytest.approx(CASE["published"][column], rel=6e-4)


def test_recursion_gives_the_published_column() -> None:
    law = law_by_recursion(NUMBER, 0.0, severity(), 1001)
    assert [law[x] for x in CASE["x"]] == pytest.approx(CASE["recomputed"]["panjer"], rel=1e-9)


def test_audit_notices_what_came_back_from_beyond_the_window() -> None:
    """With the tail put on the last point the mass is 1, and still the audit is not passed."""
    losses = severity()
    losses[-1] += 1 - sum(losses)
    weights = [NUMBER * f for f in losses]
    law = inverse_real_transform(number_factor([NUMBER - z for z in real_transform(weights)], 0.0))
    mean = math.fsum(k * w for k, w in enumerate(weights))
    variance = math.fsum(k * k * w for k, w in enumerate(weights))
    checked = audit(LossDistribution(0.0, 1.0, law), Kept(1.0, mean, variance))
    assert checked.mass_error < 1e-12
    assert checked.mean_error > 0.5
    assert "window" in checked.reasons
    assert not checked.passed
