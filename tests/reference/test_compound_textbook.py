"""Random sums of the actuarial textbooks: transform, recursion and published answers agree."""

import math
from typing import Any

import pytest

from tests.exposure.distribution.panjer import law_by_recursion
from tests.exposure.distribution.random_sums import (
    excess_of_sum,
    law_of_sectors,
    law_of_sum,
    lower_quantile,
    mean_of,
    sd_of,
)
from tests.reference import reference_case

TEXTBOOK = reference_case("07")
ANSWERS = {case["name"]: case for case in TEXTBOOK["cases"]}
LAWS = TEXTBOOK["full_pmfs"]
VIGNETTE = reference_case("06")
POINTS = 1024


def number_and_dispersion(case: dict[str, Any]) -> tuple[float, float]:
    given = case["par"]
    if case["freq"] == "poisson":
        return given["lambda"], 0.0
    if case["freq"] == "binomial":
        return given["size"] * given["prob"], -1 / given["size"]
    size = given.get("size", 1)
    return size * (1 - given["prob"]) / given["prob"], 1 / size


@pytest.mark.parametrize("name", LAWS)
def test_transform_gives_the_textbook_law_and_quantiles(name: str) -> None:
    case = LAWS[name]
    number, dispersion = number_and_dispersion(case)
    law = law_of_sum(number, dispersion, case["severity_from_0"], POINTS)
    assert law[: len(case["pmf"])] == pytest.approx(case["pmf"], abs=1e-10)
    assert [lower_quantile(law, level) for level in case["q_levels"]] == case["q"]


@pytest.mark.parametrize("name", LAWS)
def test_recursion_and_transform_agree(name: str) -> None:
    case = LAWS[name]
    number, dispersion = number_and_dispersion(case)
    recursion = law_by_recursion(number, dispersion, case["severity_from_0"], 200)
    transform = law_of_sum(number, dispersion, case["severity_from_0"], POINTS)
    assert transform[:200] == pytest.approx(recursion, abs=1e-14)


def test_gamma_severity_of_the_vignette() -> None:
    inputs, expected = VIGNETTE["inputs"], VIGNETTE["recomputed"]
    law = law_of_sum(inputs["lam"], 0.0, inputs["severity_pmf_on_0_to_22"], POINTS)
    assert law[: len(expected["pmf"])] == pytest.approx(expected["pmf"], abs=1e-9)
    step = inputs["step"]
    for level, quantile in VIGNETTE["published"]["quantiles"].items():
        assert lower_quantile(law, float(level)) * step == quantile
    assert law[:10] == pytest.approx(VIGNETTE["published"]["pmf_head"], rel=5e-4)


def test_variance_of_claimants() -> None:
    law = law_of_sum(12, 0.0, [0, 1 / 2, 1 / 3, 1 / 6], POINTS)
    assert sd_of(law) ** 2 == pytest.approx(ANSWERS["lda_5_3_1"]["published"], rel=1e-11)


def test_geometric_number_of_uniform_losses() -> None:
    law = law_of_sum(4, 1.0, [0, 0.25, 0.25, 0.25, 0.25], POINTS)
    assert sum(law[:4]) == pytest.approx(ANSWERS["lda_5_3_3_and_5_4_1"]["published"], abs=5e-5)


def test_sum_of_four_geometric_numbers() -> None:
    law = law_of_sum(6, 1 / 4, [0, 1.0], POINTS)
    assert sum(law[:4]) == pytest.approx(ANSWERS["lda_5_2_6"]["recomputed"], rel=1e-12)


@pytest.mark.parametrize("retention", [5, 10, 15])
def test_stop_loss_is_the_excess_over_a_monthly_cap(retention: int) -> None:
    excess = excess_of_sum(2, 1.0, {5: 0.2, 10: 0.3, 20: 0.5}, retention)
    answer = ANSWERS["lda_5_3_6_7_stop_loss"]
    assert excess == pytest.approx(answer["published"][f"d{retention}"], abs=answer["tolerance"])
    assert excess == pytest.approx(answer["recomputed"][f"d{retention}"], rel=1e-10)


def test_few_large_losses() -> None:
    law = law_of_sum(5, 0.0, LAWS["kpw_9_34"]["severity_from_0"], POINTS)
    assert law[6] == pytest.approx(ANSWERS["kpw_9_34"]["recomputed"], abs=1e-12)


@pytest.mark.parametrize(("name", "dispersion"), [("kpw_9_57", 0.0), ("kpw_9_58", 1 / 6)])
def test_distribution_function_at_three(name: str, dispersion: float) -> None:
    law = law_of_sum(3, dispersion, [0, 0.4, 0.3, 0.2, 0.1], POINTS)
    assert sum(law[:4]) == pytest.approx(ANSWERS[name]["recomputed"], abs=1e-12)


def test_two_segments_merge_into_one() -> None:
    answer = ANSWERS["kpw_9_9"]
    law = law_of_sectors([([0, 1.2, 0.8], 0.0), ([0, 0.7, 0, 0.3], 0.0)], POINTS)
    assert law[: len(answer["pmf"])] == pytest.approx(answer["pmf"], abs=1e-14)
    assert law[2] == pytest.approx(answer["recomputed"], abs=1e-14)


def test_mean_and_deviation_of_individual_claims() -> None:
    weights = [0.0] * 5
    weights[1], weights[2], weights[4] = 50, 60, 30
    expected = ANSWERS["kpw_9_40"]["recomputed"]
    law = law_of_sectors([(weights, 0.0)], POINTS)
    assert 10 * mean_of(law) == pytest.approx(expected["mean"], rel=1e-12)
    assert 10 * sd_of(law) == pytest.approx(expected["sd"], rel=1e-11)


def test_dividend_of_a_policy() -> None:
    law = law_of_sum(2, 0.0, [0, 0.25, 0.75], POINTS)
    dividend = math.fsum(p * max(4.5 - loss, 0) for loss, p in enumerate(law))
    assert 6 - mean_of(law) - dividend == pytest.approx(ANSWERS["kpw_9_47"]["recomputed"], rel=1e-12)
