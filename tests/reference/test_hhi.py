"""The Herfindahl-Hirschman index of published examples."""

import pytest

from calculator.exposure.decisions.concentration import concentration
from tests.reference import reference_case

CASES = reference_case("16")["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["hhi_points"]))
def test_index_and_effective_number(case: dict[str, list[float]]) -> None:
    found = concentration(case["shares_pct"])
    points = float(str(case["hhi_points"]))
    assert found.hhi * 10_000 == pytest.approx(points, rel=1e-9)
    assert found.effective_segments == pytest.approx(10_000 / points, rel=1e-9)


def test_nothing_exposed_has_no_concentration() -> None:
    assert concentration([0.0, 0.0]).hhi == 0
    assert concentration([]).effective_segments == 0
