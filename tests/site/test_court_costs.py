"""Court fees and late interest are those of the tariffs."""

from __future__ import annotations

import pytest

from calculator.build.site.made_pages.court_costs import claim_figures, court_fee, late_interest


@pytest.mark.parametrize(
    ("claim", "fee"), [(0, 50), (300, 50), (10_000, 50), (10_240, 56), (20_000, 300), (100_000, 2300)]
)
def test_court_fees_are_those_of_the_tariff(claim: float, fee: float) -> None:
    assert court_fee(claim) == pytest.approx(fee)


@pytest.mark.parametrize("claim", [-1, 100_001])
def test_other_claims_have_another_tariff(claim: float) -> None:
    with pytest.raises(ValueError, match=str(claim)):
        court_fee(claim)


def test_a_payment_order_costs_a_third() -> None:
    assert claim_figures(300)["payment_order"] == pytest.approx(50 / 3)


def test_late_interest_of_a_year_is_the_raised_rate() -> None:
    assert late_interest(10_000, 365) == pytest.approx((390, 450))
