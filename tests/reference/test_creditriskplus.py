"""CREDITRISK+, Credit Suisse First Boston (1997), Appendix B: 25 obligors, five examples, to the dollar."""

import math
from typing import Any

import pytest

from calculator.exposure.audited_run import audited_run
from calculator.exposure.loss_model import LossModel, Stream
from calculator.exposure.order_value import OrderValue
from calculator.exposure.severity import Piece
from tests.exposure.random_sums import law_of_sectors, mean_of, sd_of
from tests.reference import reference_case

CASE = reference_case("01")
INPUTS = CASE["inputs"]
WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)
COMMON = 0.25
"""Every rating's default rate has a standard deviation of half its mean, so its variance is 0.25 mean^2."""
POINTS = 4096
EXAMPLES = ("1A", "1B", "1C", "2", "3")

Sectors = list[tuple[list[tuple[float, float]], float]]


def year(mean: str, exposures: dict[int, float]) -> list[tuple[int, float, float]]:
    """Obligor, exposure and default rate of those that are exposed in a year."""
    return [
        (obligor["id"], exposures[obligor["id"]], INPUTS["rating_table"][obligor["rating"]][mean])
        for obligor in INPUTS["obligors"]
        if obligor["id"] in exposures
    ]


def first_year(most: int = 25) -> list[tuple[int, float, float]]:
    return year("mean", {o["id"]: o["exposure"] for o in INPUTS["obligors"] if o["id"] <= most})


def sectors_of(example: str) -> Sectors:
    """Sectors as lists of (exposure, expected number of defaults), each with its dispersion."""
    if example == "1C":
        later = [
            year(f"year{n}_mean", {int(k): v for k, v in INPUTS[f"ex1C_year{n}_exposure"].items()})
            for n in (2, 3)
        ]
        return [([(e, pd) for _, e, pd in [*first_year(), *later[0], *later[1]]], COMMON)]
    if example == "2":
        home = {int(k): v for k, v in INPUTS["ex2_sector"].items()}
        names = sorted(set(home.values()))
        return [([(e, pd) for i, e, pd in first_year() if home[i] == name], COMMON) for name in names]
    if example == "3":
        shares = {int(k): v for k, v in INPUTS["ex3_weights_specific_us_japan_europe"].items()}
        return [
            ([(e, pd * shares[i][sector]) for i, e, pd in first_year()], 0.0 if sector == 0 else COMMON)
            for sector in range(4)
        ]
    return [([(e, pd) for _, e, pd in first_year(23 if example == "1B" else 25)], COMMON)]


def banded(exposures: list[tuple[float, float]], unit: float) -> list[float]:
    """Amounts rounded up to the loss unit, default rates scaled so that the expected loss is kept."""
    weights = [0.0] * (1 + max(math.ceil(e / unit) for e, _ in exposures))
    for exposure, number in exposures:
        band = math.ceil(exposure / unit)
        weights[band] += number * exposure / unit / band
    return weights


def interpolated_percentile(law: list[float], level: float, unit: float) -> float:
    """The percentile of a distribution function taken as linear between the loss units."""
    cumulated = 0.0
    for point, probability in enumerate(law):
        if cumulated + probability >= level:
            return unit * (point - 1 + (level - cumulated) / probability)
        cumulated += probability
    raise AssertionError


def law_in_bands(example: str) -> tuple[list[float], dict[str, Any]]:
    expected = CASE["expected"][example]
    sectors = [(banded(exposures, expected["loss_unit"]), d) for exposures, d in sectors_of(example)]
    return law_of_sectors(sectors, POINTS), expected


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
