"""Court fees and late interest are those of the tariffs: 诉讼费用交纳办法, articles 13 to 16 and 20."""

from __future__ import annotations

import pytest

from calculator.court.court_costs import (
    claim_figures,
    court_fee,
    late_interest,
    ordinary_fee,
)


@pytest.mark.parametrize(
    ("claim", "fee"), [(0, 50), (300, 50), (10_000, 50), (10_240, 56), (20_000, 300), (100_000, 2300)]
)
def test_court_fees_are_those_of_the_tariff(claim: float, fee: float) -> None:
    """Article 13(1): 50 up to 10,000, and 2.5 % of the part up to 100,000."""
    assert ordinary_fee(claim) == pytest.approx(fee)


@pytest.mark.parametrize(
    ("claim", "fee"), [(300, 25), (3_000, 25), (10_000, 25), (10_240, 28), (30_000, 275)]
)
def test_a_small_claim_costs_half(claim: float, fee: float) -> None:
    """Article 16: the simplified procedure, to which small claims belong, halves the fee."""
    assert court_fee(claim) == pytest.approx(fee)


@pytest.mark.parametrize("fee", [court_fee, ordinary_fee])
@pytest.mark.parametrize("claim", [-1, 100_001])
def test_other_claims_have_another_tariff(fee: object, claim: float) -> None:
    assert callable(fee)
    with pytest.raises(ValueError, match=str(claim)):
        fee(claim)


def test_a_payment_order_costs_a_third_of_the_tariff_and_not_of_its_half() -> None:
    """Article 14(3)."""
    assert claim_figures(300)["payment_order"] == pytest.approx(50 / 3)


@pytest.mark.parametrize(("claim", "fee"), [(300, 50), (10_000, 50), (20_000, 200)])
def test_enforcement_has_a_fee_of_its_own(claim: float, fee: float) -> None:
    """Article 14(1): 50 up to 10,000, and 1.5 % of the part above."""
    assert claim_figures(claim)["enforcement"] == pytest.approx(fee)


def test_late_interest_of_a_year_is_the_raised_rate() -> None:
    assert late_interest(10_000, 365) == pytest.approx((390, 450))
