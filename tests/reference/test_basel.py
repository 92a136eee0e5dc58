"""The risk-weight table of the Basel Framework, CRE99: Vasicek's quantile with the supervisors' correlations.

What stands behind the sanity bound of the loss distribution, Vasicek's formula, here against 64 published
numbers. The weights are in per cent of the exposure, 12.5 times the capital for it.
"""

import pytest

from tests.reference.basel import ROUNDED, WEIGHTS, rows


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"p={row['pd_pct']}")
@pytest.mark.parametrize("kind", WEIGHTS)
def test_risk_weights_are_those_of_the_table(row: dict[str, str], kind: str) -> None:
    weight = WEIGHTS[kind](float(row["pd_pct"]) / 100)
    assert weight == pytest.approx(float(row[f"formula_{kind}"]), rel=1e-6)
    assert weight == pytest.approx(float(row[f"published_{kind}"]), abs=ROUNDED)
