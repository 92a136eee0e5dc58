"""The merchant's own counts: intervals, losses at their ends, and what counting leaves open."""

from dataclasses import replace

import pytest

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.counts.intervals import Counted, clopper_pearson_interval, jeffreys_interval
from calculator.exposure.counts.monthly_swing import volatility_of_shop
from calculator.exposure.counts.own_history import OwnHistory, own_history
from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import CountedMonth, OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, the_golden_shop


def counted_shop(unpaid: float = 4, orders: float = 200, **changes: object) -> OrderMix:
    own = {"counted_unpaid": unpaid, "counted_orders": orders} | changes
    return a_shop_of(a_segment(fraud_rate=0.0, **own), non_payment_volatility=0.5)


def found_in(mix: OrderMix) -> OwnHistory:
    found = own_history(mix)
    assert found is not None
    return found


def test_without_records_nothing_is_computed() -> None:
    assert own_history(the_golden_shop()) is None
    assert estimate(the_golden_shop()).own_history is None


def test_the_interval_is_that_of_the_counts_and_the_loss_follows_in_proportion() -> None:
    found = found_in(counted_shop())
    (rate,) = found.rates
    ends = jeffreys_interval(Counted(4, 200))
    assert (rate.low, rate.high) == (ends.low, ends.high)
    assert (rate.rate, rate.suggested) == (0.02, 4.5 / 201)
    per_rate = book_losses(counted_shop(), months=1).mean / 0.02
    assert found.expected_book_loss is not None
    assert found.expected_book_loss.low == pytest.approx(per_rate * ends.low)
    assert found.expected_book_loss.high == pytest.approx(per_rate * ends.high)
    assert found.non_payment_volatility == pytest.approx(volatility_of_shop(0.5, [(1.0, 4)]))
    assert found.audit_passed


def test_the_bad_month_lies_between_the_ends_and_counting_widens_it() -> None:
    mix = counted_shop()
    found = found_in(mix)
    assert found.value_at_risk is not None
    bad = found.value_at_risk["0.95"]
    usual = estimate(mix).portfolio.value_at_risk["0.95"]
    assert bad.low < usual < bad.high
    assert usual < bad.with_uncertainty


def test_the_cautious_interval_is_taken_on_request() -> None:
    shop = counted_shop()
    cautious = replace(shop, assumptions=replace(shop.assumptions, cautious_interval=True))
    ends = clopper_pearson_interval(Counted(4, 200))
    found = found_in(cautious)
    assert found.method == "clopper_pearson"
    assert (found.rates[0].low, found.rates[0].high) == (ends.low, ends.high)


def test_a_ring_counts_as_one_case() -> None:
    alone, ring = found_in(counted_shop(12, 1200)), found_in(counted_shop(12, 1200, counted_groups=1.0))
    assert ring.rates[0].rate == alone.rates[0].rate
    assert ring.rates[0].cases == 1
    assert ring.rates[0].high > 2 * alone.rates[0].high


def test_young_orders_are_left_out_and_what_they_would_have_done_is_said() -> None:
    found = found_in(counted_shop(4, 200, counted_young=200.0))
    assert found.rates[0].with_young == 0.01
    assert found.rates[0].high == found_in(counted_shop()).rates[0].high


def test_a_monthly_cap_is_in_the_range() -> None:
    shop = replace(
        counted_shop(), assumptions=replace(counted_shop().assumptions, guarantee_cap_per_month=10.0)
    )
    capped, free = found_in(shop), found_in(counted_shop())
    assert capped.expected_book_loss is not None
    assert free.expected_book_loss is not None
    assert capped.expected_book_loss.low > free.expected_book_loss.low


@pytest.mark.parametrize(
    ("months", "sigma"),
    [(((100.0, 2.0), (300.0, 18.0)), pytest.approx(0.49, abs=0.2)), (((5.0, 0.0),), None)],
)
def test_past_months_give_the_volatility_alone(
    months: tuple[tuple[float, float], ...], sigma: object
) -> None:
    mix = replace(the_golden_shop(), months=tuple(CountedMonth(orders=n, unpaid=k) for n, k in months))
    found = found_in(mix)
    assert found.rates == ()
    assert found.value_at_risk is None
    assert (found.months.sigma if found.months else None) == sigma


def test_only_segments_with_a_count_are_named_by_their_place() -> None:
    shop = the_golden_shop(non_payment_volatility=0.5)
    own = replace(shop.segments[2], counted_orders=90.0, counted_unpaid=2.0)
    found = found_in(replace(shop, segments=(*shop.segments[:2], own)))
    assert [rate.segment for rate in found.rates] == [2]
