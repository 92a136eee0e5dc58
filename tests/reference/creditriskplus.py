"""The five examples of CREDITRISK+ as their source has them: amounts in bands, linear percentiles."""

import math
from typing import Any

from tests.exposure.distribution.random_sums import law_of_sectors
from tests.reference import reference_case

CASE = reference_case("01")
INPUTS = CASE["inputs"]
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
