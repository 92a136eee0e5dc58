"""A provider's fees, payouts, disputes and handed-back orders, against plain computations."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.estimate import PARTS, Shop, estimate
from calculator.exposure.provider.provider_exposure import provider_estimate
from calculator.shop.order_mix import OrderMix, Provider
from calculator.shop.validation import validate
from tests.exposure.distribution.panjer import law_by_recursion
from tests.exposure.strategies import mixes, ordinary_segments

KLARNA: dict[str, Any] = {
    "payout_days": 7,
    "fee_rate": 0.0599,
    "fee_fixed": 0.30,
    "fee_kept_on_refund": 1,
    "dispute_rate": 0.01,
    "dispute_cost": 15,
    "dispute_lost_share": 0.4,
    "breach_rate": 0.05,
}
SHOES: dict[str, Any] = {
    "name": "shoes",
    "orders_per_month": 600,
    "average_order_value": 85,
    "order_value_cv": 0,
    "pay_later_share": 0.25,
    "return_rate": 0.2,
    "non_payment_rate": 0.03,
    "fraud_rate": 0.01,
    "goods_cost_share": 0.5,
    "shipping_cost": 6,
    "return_handling_cost": 4,
    "salvage_share": 0.9,
    "cash_fee_rate": 0.029,
    "incremental_share": 0.2,
}


def a_document(*segments: dict[str, Any], **provider: Any) -> dict[str, Any]:
    return {"carrier": "provider", "provider": KLARNA | provider, "segments": list(segments or (SHOES,))}


def result_of(*segments: dict[str, Any], **provider: Any) -> dict[str, Any]:
    return estimate(a_document(*segments, **provider))


def portfolio_of(*segments: dict[str, Any], **provider: Any) -> dict[str, Any]:
    return dict(result_of(*segments, **provider)["portfolio"])


def test_each_figure_against_a_month_counted_order_by_order() -> None:
    """150 orders of 85: sorted by what becomes of them, then added up."""
    orders = 600 * 0.25
    fraud, genuine = orders * 0.01, orders * 0.99
    returned, kept = genuine * 0.2, genuine * 0.8
    never_paid = kept * 0.03 + fraud
    disputes = orders * 0.01
    lost, handed_back = disputes * 0.4, 0.05 * never_paid
    fee_of_one = 0.0599 * 85 + 0.30
    outlay = 0.5 * 85 + 6
    fees, kept_on_refunds = orders * fee_of_one, returned * fee_of_one
    losses = (lost + handed_back) * 85 + disputes * 15
    sold = (orders - returned) * (85 - outlay)
    back = returned * (6 + 4 + 0.1 * 0.5 * 85)
    funding = orders * outlay * 0.08 / 365 * 7
    at_checkout = orders * (0.8 * (85 * (1 - 0.029) - outlay) - 0.2 * (6 + 4 + 0.1 * 0.5 * 85))
    net = sold - back - fees - losses - funding - 0.8 * at_checkout

    found = portfolio_of()
    assert found["pay_later_orders"] == pytest.approx(orders)
    assert found["receivable"] == pytest.approx(orders * 85 / 30 * 7)
    assert found["fees"] == pytest.approx(fees)
    assert found["fees_on_refunds"] == pytest.approx(kept_on_refunds)
    assert found["disputes"] == pytest.approx(disputes)
    assert found["disputes_lost"] == pytest.approx(lost)
    assert found["orders_handed_back"] == pytest.approx(handed_back)
    assert found["expected_book_loss"] == pytest.approx(losses)
    assert found["expected_cash_loss"] == pytest.approx((lost + handed_back) * outlay + disputes * 15)
    assert found["net_benefit"] == pytest.approx(net)


def test_the_law_of_the_loss_is_that_of_a_second_engine() -> None:
    """Losses of 100, 85 and 15, in units of 5, by Panjer's recursion with the common swing."""
    sigma = 0.5
    lost, won, handed_back = 150 * 0.01 * 0.4, 150 * 0.01 * 0.6, 150 * 0.05 * (0.01 + 0.99 * 0.8 * 0.03)
    number = lost + won + handed_back
    severity = [0.0] * 21
    severity[20], severity[3], severity[17] = lost / number, won / number, handed_back / number
    law = law_by_recursion(number, sigma**2, severity, 600)
    reached = 0.0
    quantiles: dict[str, float] = {}
    for place, probability in enumerate(law):
        reached += probability
        for level in ("0.9", "0.95", "0.99"):
            if reached >= float(level):
                quantiles.setdefault(level, 5.0 * place)
    found = portfolio_of()
    for level, amount in quantiles.items():
        assert found["value_at_risk"][level] == pytest.approx(amount, rel=1e-2)
        tail = sum(max(5.0 * place - amount, 0) * p for place, p in enumerate(law)) / (1 - float(level))
        assert found["expected_shortfall"][level] == pytest.approx(amount + tail, rel=5e-3)
    mean = sum(5.0 * place * p for place, p in enumerate(law))
    spread = sum((5.0 * place - mean) ** 2 * p for place, p in enumerate(law)) ** 0.5
    assert found["expected_book_loss"] == pytest.approx(mean)
    assert found["unexpected_loss"] == pytest.approx(spread)


def test_spread_order_values_pass_the_audit_with_the_cost_on_top() -> None:
    result = result_of(SHOES | {"order_value_cv": 0.8}, dispute_cost=40)
    assert result["audit"]["passed"]
    flat = portfolio_of(dispute_cost=40)
    assert result["portfolio"]["expected_book_loss"] == pytest.approx(flat["expected_book_loss"])
    assert result["portfolio"]["unexpected_loss"] > flat["unexpected_loss"]


def test_nothing_is_computed_that_the_shop_does_not_bear() -> None:
    shop = Shop(validate(a_document()))
    assert set(shop.part("figures")) == {
        "schema",
        "calculator_version",
        "inputs",
        "who_carries",
        "segments",
        "portfolio",
        "loss_distribution",
        "audit",
        "notices",
    }
    assert all(shop.part(name) == {} for name in PARTS if name != "figures")
    assert "receivable_never_paid" not in result_of()["portfolio"]


def test_what_only_matters_to_a_shop_that_carries_itself_changes_nothing() -> None:
    other = SHOES | {
        "due_days": 60,
        "late_share": 0.5,
        "recovery_rate": 0.9,
        "guarantee_coverage": 1,
        "pay_later_fee_rate": 0.5,
    }
    assert portfolio_of(other) == portfolio_of()


def test_the_break_even_rates_leave_no_net_benefit() -> None:
    found = portfolio_of(SHOES | {"incremental_share": 0.5})
    assert 0 < found["break_even_dispute_rate"] < 1
    assert 0 < found["break_even_fee_rate"] < 1
    for name in ("dispute_rate", "fee_rate"):
        at_it = portfolio_of(SHOES | {"incremental_share": 0.5}, **{name: found[f"break_even_{name}"]})
        assert at_it["net_benefit"] == pytest.approx(0, abs=1e-9)


def test_a_rate_that_nothing_hangs_on_has_no_break_even() -> None:
    assert portfolio_of(dispute_cost=0, dispute_lost_share=0)["break_even_dispute_rate"] is None
    nothing = portfolio_of(SHOES | {"orders_per_month": 0})
    assert nothing["break_even_fee_rate"] is None
    assert nothing["net_benefit"] == 0


def test_without_disputes_and_breaches_nothing_is_lost() -> None:
    result = result_of(dispute_rate=0, breach_rate=0)
    assert result["portfolio"]["expected_book_loss"] == 0
    assert set(result["portfolio"]["value_at_risk"].values()) == {0.0}
    assert result["loss_distribution"]["probability"] == [1.0]
    assert result["audit"]["passed"]


def test_a_longer_horizon_has_more_of_everything_but_what_is_on_its_way() -> None:
    month = portfolio_of()
    quarter = estimate(a_document() | {"assumptions": {"horizon_months": 3}})["portfolio"]
    for name in ("fees", "disputes", "expected_book_loss", "expected_cash_loss", "net_benefit"):
        assert quarter[name] == pytest.approx(3 * month[name])
    assert quarter["receivable"] == month["receivable"]
    assert quarter["break_even_fee_rate"] == pytest.approx(month["break_even_fee_rate"])


def test_the_segments_add_up_to_the_shop() -> None:
    result = result_of(SHOES, SHOES | {"name": "coats", "average_order_value": 240, "order_value_cv": 0.6})
    names = set(result["segments"][0]) & set(result["portfolio"])
    assert len(names) > 8
    for name in names:
        total = sum(segment[name] for segment in result["segments"])
        assert result["portfolio"][name] == pytest.approx(total), name


shares = st.floats(0, 1)
providers = st.builds(
    Provider,
    payout_days=st.floats(0, 365),
    fee_rate=shares,
    fee_fixed=st.floats(0, 10),
    fee_kept_on_refund=shares,
    dispute_rate=st.floats(0.0001, 0.2),
    dispute_cost=st.one_of(st.just(0.0), st.floats(0.1, 100)),
    dispute_lost_share=st.floats(0.05, 1),
    breach_rate=shares,
)


def with_money_times(mix: OrderMix, factor: float) -> OrderMix:
    """The shop in a smaller unit of money."""
    segments = tuple(
        replace(
            segment,
            average_order_value=factor * segment.average_order_value,
            shipping_cost=factor * segment.shipping_cost,
            return_handling_cost=factor * segment.return_handling_cost,
        )
        for segment in mix.segments
    )
    provider = replace(
        mix.provider,
        fee_fixed=factor * mix.provider.fee_fixed,
        dispute_cost=factor * mix.provider.dispute_cost,
    )
    return replace(mix, segments=segments, provider=provider)


@given(mix=mixes(of=ordinary_segments, most=3, with_rings=False), provider=providers)
def test_money_has_no_unit_of_its_own(mix: OrderMix, provider: Provider) -> None:
    shop = replace(mix, provider=provider)
    found = provider_estimate(shop).portfolio
    in_cents = provider_estimate(with_money_times(shop, 128)).portfolio
    assert in_cents.receivable == pytest.approx(128 * found.receivable)
    assert in_cents.fees == pytest.approx(128 * found.fees)
    assert in_cents.expected_book_loss == pytest.approx(128 * found.expected_book_loss)
    assert in_cents.expected_shortfall["0.99"] == pytest.approx(
        128 * found.expected_shortfall["0.99"], rel=1e-2
    )
    assert in_cents.break_even_fee_rate == pytest.approx(found.break_even_fee_rate, rel=1e-6, abs=1e-9)


@given(mix=mixes(of=ordinary_segments, most=3, with_rings=False), provider=providers)
def test_a_result_is_audited_and_in_order(mix: OrderMix, provider: Provider) -> None:
    found = provider_estimate(replace(mix, provider=provider))
    at_risk = list(found.portfolio.value_at_risk.values())
    assert found.audit.passed
    assert at_risk == sorted(at_risk)
    assert 0 <= found.portfolio.fees_on_refunds <= found.portfolio.fees
    for level, quantile in found.portfolio.value_at_risk.items():
        assert found.portfolio.expected_shortfall[level] >= quantile


@given(mix=mixes(of=ordinary_segments, most=2, with_rings=False), provider=providers)
def test_more_disputes_and_breaches_never_cost_less(mix: OrderMix, provider: Provider) -> None:
    shop = replace(mix, provider=provider)
    before = provider_estimate(shop).portfolio
    for name in ("dispute_rate", "dispute_lost_share", "breach_rate"):
        worse = replace(provider, **{name: min(1.0, 1.5 * getattr(provider, name))})
        after = provider_estimate(replace(shop, provider=worse)).portfolio
        assert after.expected_book_loss >= before.expected_book_loss * (1 - 1e-9)
        assert after.net_benefit <= before.net_benefit + 1e-9 * abs(before.net_benefit)
