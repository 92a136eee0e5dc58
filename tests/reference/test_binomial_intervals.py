"""Confidence intervals of a counted share: NIST, Pluto and Tasche, and a grid computed independently."""

import pytest

from calculator.exposure.counts.intervals import (
    Counted,
    clopper_pearson_interval,
    jeffreys_interval,
    upper_bound,
)
from tests.reference import reference_case

CASE = reference_case("15")
GRID, NIST, NO_DEFAULT = CASE["grid"], CASE["nist"], CASE["pluto_tasche"]
EXACT = 1e-11


@pytest.mark.parametrize("row", GRID, ids=lambda row: f"{row['k']}of{row['n']}at{row['conf']}")
def test_grid(row: dict[str, float]) -> None:
    counted, level = Counted(row["k"], row["n"]), row["conf"]
    jeffreys, exact = jeffreys_interval(counted, level), clopper_pearson_interval(counted, level)
    assert jeffreys.low == pytest.approx(row["jeffreys_low"], rel=1e-9, abs=EXACT)
    assert jeffreys.high == pytest.approx(row["jeffreys_high"], rel=1e-9, abs=EXACT)
    assert exact.low == pytest.approx(row["cp_low"], rel=1e-9, abs=EXACT)
    assert exact.high == pytest.approx(row["cp_high"], rel=1e-9, abs=EXACT)
    assert upper_bound(counted, level) == pytest.approx(row["one_sided_cp_upper"], rel=1e-9, abs=EXACT)


def test_four_defectives_of_twenty() -> None:
    found = clopper_pearson_interval(Counted(NIST["k"], NIST["n"]), NIST["conf"])
    assert found.low == pytest.approx(NIST["published_low"], abs=NIST["tolerance"])
    assert found.high == pytest.approx(NIST["published_high"], abs=NIST["tolerance"])


@pytest.mark.parametrize("level", NO_DEFAULT["published_pct"])
def test_no_default_at_all(level: str) -> None:
    rows = zip(
        NO_DEFAULT["n"],
        NO_DEFAULT["published_pct"][level],
        NO_DEFAULT["recomputed_pct"][level],
        strict=True,
    )
    for number, published, recomputed in rows:
        found = 100 * upper_bound(Counted(0, number), float(level))
        assert found == pytest.approx(recomputed, rel=1e-12)
        if published is not None:
            assert found == pytest.approx(published, abs=NO_DEFAULT["tolerance"] + 1e-4)
