"""CREDITRISK+, Credit Suisse First Boston (1997), Appendix B: 25 obligors, five examples, to the dollar."""

import pytest

from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece
from tests.exposure.distribution.random_sums import mean_of, sd_of
from tests.reference.creditriskplus import CASE, EXAMPLES, interpolated_percentile, law_in_bands, sectors_of

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)


@pytest.mark.parametrize("example", EXAMPLES)
def test_published_figures_are_reproduced_to_the_dollar(example: str) -> None:
    law, expected = law_in_bands(example)
    unit = expected["loss_unit"]
    for name, figure in expected["published_and_recomputed"].items():
        found = mean_of(law) * unit if name == "EL" else interpolated_percentile(law, float(name), unit)
        assert found == pytest.approx(figure["published"], abs=1)
        assert found == pytest.approx(figure["recomputed"], rel=1e-9)


@pytest.mark.parametrize("example", EXAMPLES)
def test_law_percentiles_and_moments_agree_with_the_recomputation(example: str) -> None:
    law, expected = law_in_bands(example)
    unit = expected["loss_unit"]
    assert law[:20] == pytest.approx(expected["pmf_first_20"], rel=1e-9, abs=1e-14)
    assert mean_of(law) * unit == pytest.approx(expected["mean"], rel=1e-9)
    assert sd_of(law) * unit == pytest.approx(expected["sd"], rel=1e-9)
    for level, percentile in expected["percentiles_interpolated"].items():
        assert interpolated_percentile(law, float(level), unit) == pytest.approx(percentile, rel=1e-9)


@pytest.mark.parametrize("example", ["1A", "1B", "1C"])
def test_the_calculators_own_run_agrees_without_rounding_amounts(example: str) -> None:
    ((exposures, dispersion),) = sectors_of(example)
    streams = tuple(Stream(number, OrderValue(amount, 0.0), WHOLE_AMOUNT) for amount, number in exposures)
    run = audited_run(LossModel(streams, dispersion))
    assert run.audit.passed
    expected = CASE["expected"][example]
    for level in (0.95, 0.99, 0.999):
        percentile = expected["percentiles_interpolated"][str(level)]
        assert run.risk.value_at_risk[level] == pytest.approx(percentile, rel=0.003)
    for level in (0.95, 0.99):
        with_amounts_rounded_up = expected["es_acerbi_tasche"][str(level)]
        assert 0.995 < run.risk.expected_shortfall[level] / with_amounts_rounded_up < 1
