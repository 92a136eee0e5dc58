"""What exceeds a monthly cap, from short laws, against a full run."""

from dataclasses import replace
from itertools import islice

import pytest

from calculator.exposure.decisions.break_even import with_rates_times
from calculator.exposure.decisions.shop_figures import ShopLaws
from calculator.exposure.distribution.bad_orders import guarantee_payments
from calculator.exposure.distribution.guarantee_cap import monthly_cap_excess
from calculator.exposure.distribution.shared_lattice import SharedLattice
from calculator.exposure.distribution.short_excess import ShortExcess
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop
from tests.random_mixes import realistic_mixes

NEAR = 5e-4
"""Of the payments."""
SPREAD = a_shop_of(
    a_segment(order_value_cv=0.8, claim_success_rate=0.9, guarantee_covers_fraud=True),
    non_payment_volatility=0.5,
    guarantee_cap_per_month=1500.0,
    rings=rings_of(6, per_month=0.2, segment="small appliances"),
)


def short_and_whole(shop: OrderMix, variant: OrderMix) -> tuple[float, float]:
    """The mean from short laws of the shop, and that of a full run of the variant."""
    short = ShortExcess(SharedLattice(guarantee_payments(shop, months=1), 256)).mean_of(variant)
    full = monthly_cap_excess(variant)
    return short, full.mean if full else 0.0


@pytest.mark.parametrize("multiple", [0.2, 0.9, 1.0, 1.1, 3.0])
def test_the_mean_is_that_of_a_full_run(multiple: float) -> None:
    variant = with_rates_times(SPREAD, multiple)
    short, whole = short_and_whole(SPREAD, variant)
    assert short == pytest.approx(whole, abs=NEAR * guarantee_payments(variant, months=1).mean)


def test_the_mean_alone_takes_no_law(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(SharedLattice, "law")
    assert ShortExcess(SharedLattice(guarantee_payments(SPREAD, months=1), 256)).mean_of(SPREAD) > 0


@pytest.mark.parametrize("share", [0.3, 1.0, 2.0])
def test_in_realistic_shops_the_mean_is_that_of_a_full_run(share: float) -> None:
    for mix in islice(realistic_mixes(3), 25):
        payments = guarantee_payments(mix, months=1).mean
        capped = replace(mix.assumptions, guarantee_cap_per_month=share * payments)
        shop = replace(mix, assumptions=capped)
        full = monthly_cap_excess(shop)
        short = ShopLaws(shop).mean_excess(shop)
        assert short == pytest.approx(full.mean if full else 0.0, abs=NEAR * payments)


@pytest.mark.parametrize("share", [0.9, 1.0, 1.1])
def test_payments_that_hardly_vary_are_read_from_their_law(share: float) -> None:
    """A deviation of a fiftieth of the cap: few steps of a lattice up to the cap."""
    shop = a_shop_of(a_segment(orders_per_month=200_000, order_value_cv=0.3), non_payment_volatility=0.0)
    payments = guarantee_payments(shop, months=1)
    assert payments.sd < payments.mean / 40
    capped = replace(shop.assumptions, guarantee_cap_per_month=share * payments.mean)
    short, whole = short_and_whole(shop, replace(shop, assumptions=capped))
    assert short == pytest.approx(whole, abs=NEAR * payments.mean)


@pytest.mark.parametrize("cap", [None, 0.0, 1e9])
def test_a_cap_that_never_or_always_binds(cap: float | None) -> None:
    shop = the_golden_shop(guarantee_cap_per_month=cap)
    short, whole = short_and_whole(shop, shop)
    assert short == pytest.approx(whole, rel=1e-9)
    assert (short > 0) is (cap == 0)
