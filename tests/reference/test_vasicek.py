"""Vasicek (2002), table 1: the other model of many small debts, beside the Gamma factor."""

import pytest

from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece
from tests.reference import reference_case
from tests.reference.vasicek import share_lost

ROWS = reference_case("04")["rows"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"p={row['p']},rho={row['rho']}")
def test_quantiles_agree_with_the_table(row: dict[str, list[float]]) -> None:
    p, rho, sd = float(str(row["p"])), float(str(row["rho"])), float(str(row["sd"]))
    for place, level in enumerate(row["levels"]):
        quantile = share_lost(p, rho, level)
        assert quantile == pytest.approx(row["quantile"][place], rel=1e-9)
        assert (quantile - p) / sd == pytest.approx(row["recomputed"][place], rel=1e-8)
        assert (quantile - p) / sd == pytest.approx(row["published"][place], abs=0.06)


def test_gamma_factor_of_the_same_spread_gives_like_quantiles() -> None:
    """With mean and spread in common, the two models differ by less than a tenth up to the 99 % level."""
    row = ROWS[0]
    p, sd = row["p"], row["sd"]
    orders = 1e6
    stream = Stream(orders * p, OrderValue(1.0, 0.0), (Piece(0.0, 1.0, 0.0),))
    run = audited_run(LossModel((stream,), (sd / p) ** 2))
    assert run.audit.passed
    for level in (0.9, 0.99):
        found = run.risk.value_at_risk[level] / orders
        assert found == pytest.approx(share_lost(p, row["rho"], level), rel=0.1)
