"""The whole result on shops at the edges of what is allowed."""

import math
from dataclasses import replace

import pytest

from calculator.exposure.receivable.receivable_over_time import daily_multipliers, receivable_over_time
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import SeasonSpan
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop


def test_a_shop_without_orders_risks_nothing() -> None:
    result = estimate(a_shop_of(a_segment(orders_per_month=0.0)))
    assert result.portfolio.expected_book_loss == 0
    assert set(result.portfolio.value_at_risk.values()) == {0.0}
    assert set(result.portfolio.expected_shortfall.values()) == {0.0}
    assert result.loss_distribution.probability == [1.0]
    assert result.portfolio.concentration.hhi == 0
    assert result.receivable_over_time.peak == 0
    assert result.receivable_over_time.peak_day == 0
    assert result.audit.passed


def test_a_full_guarantee_leaves_no_book_loss() -> None:
    covered = a_segment(guarantee_coverage=1.0, guarantee_cap_per_order=None, guarantee_covers_fraud=True)
    result = estimate(a_shop_of(covered))
    assert result.portfolio.expected_book_loss == 0
    assert result.portfolio.unexpected_loss == 0
    assert result.loss_distribution.probability == [1.0]
    assert result.segments[0].expected_cash_loss < 0


def test_what_a_cap_leaves_to_the_shop_it_loses_in_cash_as_well() -> None:
    """And rings cost cash beside what segments lose; the platform pays that much less."""
    bare = a_segment(name="phones")
    covered = replace(bare, guarantee_coverage=1.0, guarantee_cap_per_order=None, guarantee_covers_fraud=True)
    rings = rings_of(6, per_month=0.2)
    free = estimate(a_shop_of(covered, rings=rings)).portfolio
    capped = estimate(a_shop_of(covered, rings=rings, guarantee_cap_per_month=1.0)).portfolio
    left = capped.expected_book_loss - free.expected_book_loss
    assert left > 1
    assert capped.expected_cash_loss - free.expected_cash_loss == pytest.approx(left, rel=1e-9)
    assert free.expected_guarantee_payment - capped.expected_guarantee_payment == pytest.approx(
        left, rel=1e-9
    )
    assert free.net_benefit - capped.net_benefit == pytest.approx(left, rel=1e-9)
    more = estimate(a_shop_of(bare, rings=rings)).portfolio.expected_cash_loss
    assert more > estimate(a_shop_of(bare)).portfolio.expected_cash_loss + 1


def test_everything_that_goes_wrong() -> None:
    hopeless = a_segment(non_payment_rate=1.0, fraud_rate=1.0, return_rate=1.0)
    result = estimate(a_shop_of(hopeless))
    assert result.segments[0].probability_of_default == 1
    assert result.segments[0].outcomes.paid == 0
    assert result.segments[0].break_even_non_payment_rate is None
    assert result.audit.passed


@pytest.mark.parametrize("orders", [1, 1e3, 1e6, 1e7])
@pytest.mark.parametrize("volatility", [0.0, 0.5])
@pytest.mark.parametrize("cv", [0.0, 0.8])
def test_shops_of_every_size_pass(orders: float, volatility: float, cv: float) -> None:
    segment = a_segment(orders_per_month=orders, order_value_cv=cv)
    result = estimate(a_shop_of(segment, non_payment_volatility=volatility))
    assert result.audit.passed
    law = result.loss_distribution
    mean = math.fsum(p * (law.origin + place * law.step) for place, p in enumerate(law.probability))
    assert mean == pytest.approx(result.portfolio.expected_book_loss, rel=1e-4)


def test_cheap_and_dear_goods_in_one_shop() -> None:
    """Where a dear order goes bad in an ordinary month, a cent and ten million fit on one lattice."""
    cheap = a_segment(name="buttons", average_order_value=0.01, orders_per_month=1e5)
    dear = a_segment(name="cranes", average_order_value=1e7, orders_per_month=80.0)
    result, alone = estimate(a_shop_of(cheap, dear)), estimate(a_shop_of(dear))
    assert result.audit.passed
    for level, quantile in result.portfolio.value_at_risk.items():
        assert quantile == pytest.approx(alone.portfolio.value_at_risk[level], rel=2e-3)


def test_a_usual_month_of_cents_beside_a_rare_one_of_millions() -> None:
    """Where no dear order goes bad in a usual month, the usual month is one of cents, and found as such."""
    cheap = a_segment(name="buttons", average_order_value=0.01, orders_per_month=1e5)
    dear = a_segment(name="cranes", average_order_value=1e7, orders_per_month=2.0)
    result, alone = estimate(a_shop_of(cheap, dear)), estimate(a_shop_of(dear))
    cents = estimate(a_shop_of(cheap)).portfolio.value_at_risk
    assert result.audit.passed
    found = result.portfolio.value_at_risk
    assert cents["0.5"] < found["0.5"] < cents["0.9"]
    assert found["0.99"] == pytest.approx(alone.portfolio.value_at_risk["0.99"], rel=1e-3)


@pytest.mark.parametrize("mean_orders", [1000, 3000, 10_000])
@pytest.mark.parametrize("per_month", [0.001, 0.01, 0.1, 0.7])
def test_large_rings_pass_where_they_are_rare(mean_orders: float, per_month: float) -> None:
    """A ring dwarfs the usual month, which stays the month without one but for the chance of a ring."""
    shop = the_golden_shop(non_payment_volatility=0.5)
    rings = rings_of(mean_orders, per_month=per_month)
    with_rings = replace(shop, assumptions=replace(shop.assumptions, rings=rings))
    result, calm = estimate(with_rings), estimate(shop).portfolio.value_at_risk
    found = result.portfolio.value_at_risk
    assert result.audit.passed
    assert found["0.5"] >= calm["0.5"] * (1 - 0.01)
    if per_month <= 0.001:
        for level in ("0.5", "0.9", "0.95"):
            assert found[level] == pytest.approx(calm[level], rel=0.01)


def test_large_rings_pass_where_they_are_the_rule() -> None:
    result = estimate(the_golden_shop(rings=rings_of(10_000, per_month=10)))
    assert result.audit.passed
    assert result.portfolio.expected_book_loss == pytest.approx(6743.782566 + 10 * 10_000 * 1140)


def test_rings_count_in_the_portfolio_and_not_in_the_segments() -> None:
    without, with_rings = (
        estimate(the_golden_shop()),
        estimate(the_golden_shop(rings=rings_of(12, per_month=0.1))),
    )
    assert with_rings.segments == without.segments
    assert with_rings.portfolio.receivable == without.portfolio.receivable
    ring_orders = 0.1 * 12
    added = with_rings.portfolio.expected_book_loss - without.portfolio.expected_book_loss
    assert added == pytest.approx(ring_orders * 1140)
    payments = with_rings.portfolio.expected_guarantee_payment - without.portfolio.expected_guarantee_payment
    assert payments == pytest.approx(ring_orders * 2000)
    lost = without.portfolio.net_benefit - with_rings.portfolio.net_benefit
    assert lost == pytest.approx(ring_orders * 845)


def test_rings_need_a_segment_of_the_mix() -> None:
    with pytest.raises(ValueError, match="tablets"):
        estimate(the_golden_shop(rings=rings_of(12, per_month=0.1, segment="tablets")))


def test_what_the_platform_does_not_pay_the_merchant_loses() -> None:
    """A monthly cap moves money from the platform to the merchant and nothing else."""
    free, capped = estimate(the_golden_shop()), estimate(the_golden_shop(guarantee_cap_per_month=6000.0))
    excess = capped.portfolio.expected_book_loss - free.portfolio.expected_book_loss
    assert excess > 3000
    assert free.portfolio.net_benefit - capped.portfolio.net_benefit == pytest.approx(excess)
    paid = free.portfolio.expected_guarantee_payment - capped.portfolio.expected_guarantee_payment
    assert paid == pytest.approx(excess)
    assert capped.portfolio.quantiles_are == "upper_bound"
    assert capped.segments == free.segments


def test_a_cap_of_nothing_is_no_guarantee() -> None:
    capped = estimate(the_golden_shop(guarantee_cap_per_month=0.0)).portfolio
    payments = estimate(the_golden_shop()).portfolio.expected_guarantee_payment
    assert capped.expected_guarantee_payment == pytest.approx(0, abs=1e-9)
    assert capped.expected_book_loss == pytest.approx(6743.782566 + payments)


def test_a_cap_that_never_binds_changes_nothing() -> None:
    assert estimate(the_golden_shop(guarantee_cap_per_month=1e9)) == estimate(the_golden_shop())


def test_capped_law_has_the_capped_mean() -> None:
    shop = the_golden_shop(guarantee_cap_per_month=6000.0, non_payment_volatility=0.5, horizon_months=3.0)
    result = estimate(shop)
    law = result.loss_distribution
    mean = math.fsum(p * (law.origin + place * law.step) for place, p in enumerate(law.probability))
    assert mean == pytest.approx(result.portfolio.expected_book_loss, rel=1e-6)
    assert math.fsum(law.probability) == pytest.approx(1, abs=1e-9)


def test_claims_refused_are_a_share_of_the_orders_and_not_of_the_payment() -> None:
    """Half the claims refused: the same mean as half the payment, but a wider spread."""
    thinned = estimate(a_shop_of(a_segment(claim_success_rate=0.5, guarantee_cap_per_order=None))).portfolio
    halved = estimate(a_shop_of(a_segment(guarantee_coverage=0.25, guarantee_cap_per_order=None))).portfolio
    assert thinned.expected_book_loss == pytest.approx(halved.expected_book_loss)
    assert thinned.unexpected_loss > halved.unexpected_loss


def test_days_between_whole_days_are_shared() -> None:
    one = receivable_over_time(a_shop_of(a_segment(due_days=30.25, late_share=0.0)))
    low = receivable_over_time(a_shop_of(a_segment(due_days=30.0, late_share=0.0)))
    high = receivable_over_time(a_shop_of(a_segment(due_days=31.0, late_share=0.0)))
    mixed = [0.75 * a + 0.25 * b for a, b in zip(low.expected, high.expected, strict=True)]
    assert one.expected == pytest.approx(mixed)


def test_spans_of_the_season_that_overlap_multiply_and_the_days_reach_beyond_them() -> None:
    shop = a_shop_of(a_segment())
    season = (
        SeasonSpan(from_day=400, to_day=500, multiplier=2.0),
        SeasonSpan(from_day=450, to_day=450, multiplier=3.0),
    )
    calm, busy = receivable_over_time(shop), receivable_over_time(replace(shop, season=season))
    assert daily_multipliers(season, 600)[449:452] == [2.0, 6.0, 2.0]
    assert busy.day[-1] == 500 + 90
    assert busy.expected[-1] == pytest.approx(calm.expected[-1])
    sold_on_a_usual_day = 900 * 0.5 / 30 * 450
    jump_before, jump = (busy.expected[day] - busy.expected[day - 1] for day in (449, 450))
    assert jump - jump_before == pytest.approx(4 * sold_on_a_usual_day)
