"""The number of bad orders, and the amount lost, when each order has a rate of its own."""

import pytest

from tests.exposure.distribution.random_sums import lower_quantile
from tests.reference.poisson_binomial import CASES, law_of_orders, repeated


@pytest.mark.parametrize("name", ["poibin_doc", "tsakim_3", "tsakim_8", "vignette_ordinary", "fft_failure_1"])
def test_number_of_bad_orders(name: str) -> None:
    case = CASES[name]
    expected = case.get("recomputed_pmf") or case["pmf"]
    law = law_of_orders([(p, 1) for p in repeated(case)], 128)
    assert law[: len(expected)] == pytest.approx(expected, abs=1e-14)
    assert min(law) > -1e-15


@pytest.mark.parametrize("name", ["tsakim_3", "tsakim_8"])
def test_published_probabilities(name: str) -> None:
    case = CASES[name]
    law = law_of_orders([(p, 1) for p in case["p"]], 16)
    assert [law[k] for k in case["k"]] == pytest.approx(case["published_pmf"], abs=case["tolerance"])


def test_published_quantiles() -> None:
    case = CASES["poibin_doc"]
    law = law_of_orders([(p, 1) for p in repeated(case)], 16)
    inside = [(level, q) for level, q in zip(case["qf_at"], case["qf"], strict=True) if 0 < level < 1]
    assert [lower_quantile(law, level) for level, _ in inside] == [q for _, q in inside]


def test_amount_lost_by_orders_of_different_value() -> None:
    case = CASES["vignette_generalized_amounts"]
    orders, certain = [], 0
    rows = zip(case["p"], case["val_p"], case["val_q"], case["wts"], strict=True)
    for p, amount, other, often in rows:
        least, most = sorted((amount, other))
        certain += often * least
        orders += [(p if amount > other else 1 - p, most - least)] * often
    law = law_of_orders([order for order in orders if order[1]], 512)
    assert certain == case["min_support"]
    assert law[: len(case["pmf"])] == pytest.approx(case["pmf"], abs=1e-14)


def test_certain_orders_leave_one_point() -> None:
    law = law_of_orders([(1.0, 1)] * 100, 128)
    assert law[100] == pytest.approx(1, abs=1e-13)
    assert max(abs(p) for k, p in enumerate(law) if k != 100) < 1e-13


def test_impossible_orders_change_nothing() -> None:
    assert law_of_orders([(0.0, 1), (0.3, 2)], 8) == pytest.approx([0.7, 0, 0.3, 0, 0, 0, 0, 0], abs=1e-15)
