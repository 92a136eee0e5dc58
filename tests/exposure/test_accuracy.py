"""Risk figures at 99 % are those of a much finer lattice, for realistic shops and for wild ones."""

from itertools import islice

import pytest

from tests.exposure.finer_lattice import STRATA, TARGET, errors_of


@pytest.mark.parametrize("stratum", STRATA)
def test_figures_of_random_shops_do_not_depend_on_the_lattice(stratum: str) -> None:
    compared = 0
    for place, mix in enumerate(islice(STRATA[stratum](2), 24)):
        errors = errors_of(mix, finer=8)
        if errors and errors.passed:
            compared += 1
            assert errors.larger < TARGET, f"shop {place}"
    assert compared >= 20
