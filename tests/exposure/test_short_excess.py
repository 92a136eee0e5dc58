"""What exceeds a monthly cap is the same read off the spectrum as from the law turned back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.bad_orders import guarantee_payments
from calculator.exposure.break_even import with_rates_times
from calculator.exposure.guarantee_cap import monthly_cap_excess
from calculator.exposure.shared_lattice import SharedLattice
from calculator.exposure.short_excess import ShortExcess
from calculator.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.exposure.same_examples import the_same_examples
from tests.exposure.strategies import mixes, ordinary_segments

fixed = the_same_examples(60)
SPREAD = a_shop_of(
    a_segment(order_value_cv=0.8, claim_success_rate=0.9, guarantee_covers_fraud=True),
    non_payment_volatility=0.5,
    guarantee_cap_per_month=1500.0,
    rings=rings_of(6, per_month=0.2, segment="small appliances"),
)


def both_ways(shop: OrderMix, variant: OrderMix) -> tuple[float, float]:
    payments = guarantee_payments(shop, months=1)
    quick, whole = (ShortExcess(SharedLattice(payments, 256)) for _ in range(2))
    return quick.mean_of(variant), whole.of(variant).mean


@pytest.mark.parametrize("multiple", [0.2, 0.9, 1.0, 1.1, 3.0])
def test_the_mean_alone_is_that_of_the_law(multiple: float) -> None:
    variant = with_rates_times(SPREAD, multiple)
    quick, whole = both_ways(SPREAD, variant)
    assert quick == pytest.approx(whole, rel=1e-9)
    full = monthly_cap_excess(variant)
    assert full is not None
    assert quick == pytest.approx(full.mean, rel=5e-3)


def test_the_mean_alone_takes_no_law(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(SharedLattice, "law")
    assert ShortExcess(SharedLattice(guarantee_payments(SPREAD, months=1), 256)).mean_of(SPREAD) > 0


@fixed
@given(mixes(ordinary_segments, 3, volatility=st.floats(0, 1)))
def test_in_any_shop_the_mean_is_the_same_both_ways(mix: OrderMix) -> None:
    payments = guarantee_payments(mix, months=1).mean
    quick, whole = both_ways(mix, mix)
    assert quick == pytest.approx(whole, rel=1e-6, abs=2e-5 * payments)


@pytest.mark.parametrize("cap", [None, 0.0, 1e9])
def test_a_cap_that_never_or_always_binds(cap: float | None) -> None:
    shop = the_golden_shop(guarantee_cap_per_month=cap)
    quick, whole = both_ways(shop, shop)
    assert quick == pytest.approx(whole, rel=1e-9)
    assert (quick > 0) is (cap == 0)
