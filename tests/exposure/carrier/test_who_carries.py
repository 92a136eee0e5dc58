"""Who carries non-payment decides the guarantee that is counted, and nothing else."""

from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import assume, given

from calculator.answers.estimate import estimate, inputs_of
from calculator.exposure.carrier.counted_shop import counted_shop
from calculator.exposure.carrier.who_carries import who_carries
from calculator.exposure.shop_exposure import portfolio_exposure
from calculator.shop.order_mix import PLATFORM, SHOP, UNKNOWN, OrderMix
from calculator.shop.validation import validate
from tests.exposure.mixes import a_segment, a_shop_of, rings_of
from tests.exposure.strategies import mixes, ordinary_segments

HEADPHONES: dict[str, Any] = {
    "name": "headphones",
    "orders_per_month": 600,
    "average_order_value": 85,
    "pay_later_share": 0.25,
    "claim_success_rate": 0.9,
}
PHONES: dict[str, Any] = {
    "name": "phones",
    "orders_per_month": 30,
    "average_order_value": 1500,
    "pay_later_share": 0.3,
    "guarantee_coverage": 0.5,
    "guarantee_cap_per_order": 600,
    "guarantee_covers_fraud": True,
}
COVERED_BY_HAND = HEADPHONES | {"guarantee_coverage": 1}
NOT_COVERED = {"guarantee_coverage": 0, "guarantee_cap_per_order": None}
REPEATED = ("inputs", "who_carries", "notices")


def a_document(*segments: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {"segments": list(segments), **given}


def figures(*segments: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A result without what only repeats what was entered."""
    result = estimate(a_document(*segments, **given))
    return {name: value for name, value in result.items() if name not in REPEATED}


def test_an_input_that_does_not_say_who_carries_is_counted_as_it_stands() -> None:
    mix = validate(a_document(HEADPHONES, PHONES))
    assert mix.carrier is None
    assert counted_shop(mix) is mix


def test_an_input_of_before_and_one_that_names_nobody_give_the_same_result() -> None:
    named = a_document(HEADPHONES, PHONES, carrier=None, platform=None, provider={})
    assert estimate(named) == estimate(a_document(HEADPHONES, PHONES))


def test_the_platform_moves_no_figure() -> None:
    """It says which choices are the shop's own, and so which of them can be the best."""
    for carrier in (None, SHOP, PLATFORM, UNKNOWN, "provider"):
        named, unnamed = (
            figures(HEADPHONES, carrier=carrier, platform=platform) for platform in ("pinduoduo", None)
        )
        for one in (named, unnamed):
            choices = one.pop("choices", {"compared": []})
            one["rows"] = [row | {"in_own_hands": None} for row in choices["compared"]]
        assert named == unnamed


def test_where_the_shop_carries_no_guarantee_is_counted() -> None:
    capped = {"guarantee_cap_per_month": 300}
    counted = figures(HEADPHONES, PHONES, carrier=SHOP, assumptions=capped)
    assert counted == figures(HEADPHONES, PHONES | NOT_COVERED)
    assert counted["portfolio"]["quantiles_are"] == "exact"


def test_where_the_platform_carries_what_was_not_entered_is_covered_in_full() -> None:
    assert figures(HEADPHONES, PHONES, carrier=PLATFORM) == figures(COVERED_BY_HAND, PHONES)


def test_the_platforms_payments_keep_to_the_caps_that_were_entered() -> None:
    capped = HEADPHONES | {"guarantee_cap_per_order": 20}
    monthly = {"guarantee_cap_per_month": 50}
    assert (
        figures(capped, carrier=PLATFORM, assumptions=monthly)["portfolio"]
        == (figures(capped | {"guarantee_coverage": 1}, assumptions=monthly)["portfolio"])
    )


def test_a_guarantee_is_no_lever_where_the_platform_pays_already() -> None:
    def without_effect(*segments: dict[str, Any]) -> list[str]:
        return list(figures(*segments, carrier=PLATFORM)["levers"]["without_effect"])

    assert "guarantee" in without_effect(HEADPHONES)
    assert "guarantee" not in without_effect(HEADPHONES, PHONES)


def test_what_is_not_known_is_counted_as_the_shops_and_told_for_both() -> None:
    result = estimate(a_document(HEADPHONES, PHONES, carrier=UNKNOWN))
    assert figures(HEADPHONES, PHONES, carrier=UNKNOWN) == figures(HEADPHONES, PHONES, carrier=SHOP)
    assert [side["rests_on"]["carrier"] for side in result["who_carries"]["sides"]] == [PLATFORM, SHOP]
    for side in result["who_carries"]["sides"]:
        alone = figures(HEADPHONES, PHONES, carrier=side["rests_on"]["carrier"])
        portfolio = alone["portfolio"]
        assert side["receivable"] == portfolio["receivable"]
        assert side["receivable_never_paid"] == portfolio["receivable_never_paid"]
        assert side["expected_book_loss"] == portfolio["expected_book_loss"]
        assert side["value_at_risk"] == {at: portfolio["value_at_risk"][at] for at in ("0.95", "0.99")}
        assert side["net_benefit_per_month"] == portfolio["net_benefit"]
        assert side["profitable"] == alone["break_even"]["profitable"]


def test_the_break_even_rate_of_a_side_leaves_no_net_benefit() -> None:
    result = estimate(a_document(HEADPHONES, carrier=UNKNOWN))
    for side in result["who_carries"]["sides"]:
        at_it = HEADPHONES | {"non_payment_rate": side["break_even_rate"]}
        net = figures(at_it, carrier=side["rests_on"]["carrier"])["portfolio"]["net_benefit"]
        assert net == pytest.approx(0, abs=1e-6)


def test_figures_of_a_longer_horizon_are_a_months_only_where_they_say_so() -> None:
    (_, shop) = estimate(a_document(HEADPHONES, carrier=UNKNOWN, assumptions={"horizon_months": 3}))[
        "who_carries"
    ]["sides"]
    alone = figures(HEADPHONES, assumptions={"horizon_months": 3})["portfolio"]
    assert shop["net_benefit_per_month"] == pytest.approx(alone["net_benefit"] / 3)
    assert shop["expected_book_loss"] == alone["expected_book_loss"]


def test_what_nobody_pays_is_what_the_platform_leaves_of_the_never_paid_part() -> None:
    segment = {**HEADPHONES, "order_value_cv": 0, "non_payment_rate": 0.03, "fraud_rate": 0.01}
    platform, shop = estimate(a_document(segment | {"return_rate": 0.2}, carrier=UNKNOWN))["who_carries"][
        "sides"
    ]
    on_a_day = 600 * 0.25 / 30 * 85
    unpaid = 0.99 * 0.8 * 0.03
    assert shop["receivable_not_covered"] == pytest.approx(on_a_day * 90 * (unpaid + 0.01))
    assert shop["receivable_not_covered"] == pytest.approx(shop["receivable_never_paid"])
    assert platform["receivable_not_covered"] == pytest.approx(on_a_day * 90 * (0.1 * unpaid + 0.01))
    assert platform["receivable_never_paid"] == shop["receivable_never_paid"]


@pytest.mark.parametrize(
    ("carrier", "counted"),
    [
        (None, {"carrier": "entered", "in_full": [], "as_entered": ["phones"], "for_fraud": ["phones"]}),
        (SHOP, {"carrier": "shop", "in_full": [], "as_entered": [], "for_fraud": []}),
        (UNKNOWN, {"carrier": "shop", "in_full": [], "as_entered": [], "for_fraud": []}),
        ("provider", {"carrier": "provider", "in_full": [], "as_entered": [], "for_fraud": []}),
        (
            PLATFORM,
            {
                "carrier": "platform",
                "in_full": ["headphones"],
                "as_entered": ["phones"],
                "for_fraud": ["phones"],
            },
        ),
    ],
)
def test_the_result_says_what_its_figures_rest_on(carrier: str | None, counted: dict[str, Any]) -> None:
    found = estimate(a_document(HEADPHONES, PHONES, carrier=carrier))["who_carries"]
    assert found["carrier"] == carrier
    assert found["counted"] == counted


def test_the_input_comes_back_as_it_was_entered() -> None:
    inputs = estimate(a_document(HEADPHONES, PHONES, carrier=SHOP, platform="jd"))["inputs"]
    assert (inputs["carrier"], inputs["platform"]) == (SHOP, "jd")
    assert inputs["segments"][1]["guarantee_coverage"] == 0.5
    assert inputs["provider"]["payout_days"] == 7
    assert inputs_of(validate(inputs)) == inputs


def at_risk(mix: OrderMix, carrier: str) -> Any:
    return portfolio_exposure(counted_shop(replace(mix, carrier=carrier)))


@given(mix=mixes(of=ordinary_segments, most=3, with_cap=False))
def test_a_platform_that_pays_never_makes_a_loss_larger(mix: OrderMix) -> None:
    paid, borne = at_risk(mix, PLATFORM), at_risk(mix, SHOP)
    assume(borne.expected_book_loss > 0)
    assert paid.expected_book_loss <= borne.expected_book_loss * (1 + 1e-9)
    assert paid.unexpected_loss <= borne.unexpected_loss * (1 + 1e-9)
    assert paid.receivable == borne.receivable
    assert paid.net_benefit >= borne.net_benefit - 1e-9 * abs(borne.net_benefit)
    for level, worst in borne.expected_shortfall.items():
        # two lattices, each within half a per cent
        assert paid.expected_shortfall[level] <= 1.01 * worst


@given(mix=mixes(of=ordinary_segments, most=2))
def test_both_sides_are_those_of_the_shop_without_doubt(mix: OrderMix) -> None:
    unknown = replace(mix, carrier=UNKNOWN)
    for side in who_carries(unknown).sides:
        alone = asdict(at_risk(mix, side.rests_on.carrier))
        assert side.expected_book_loss == alone["expected_book_loss"]
        assert side.value_at_risk.items() <= alone["value_at_risk"].items()


def test_rings_are_fraud_that_a_platform_does_not_pay_for_unless_it_says_so() -> None:
    def loss(carrier: str, *, for_fraud: bool) -> float:
        segment = a_segment(
            name="phones",
            guarantee_coverage=0.0,
            guarantee_cap_per_order=None,
            guarantee_covers_fraud=for_fraud,
            non_payment_rate=0.0,
            fraud_rate=0.0,
        )
        shop = a_shop_of(segment, rings=rings_of(10, per_month=0.2))
        return float(at_risk(shop, carrier).expected_book_loss)

    assert loss(PLATFORM, for_fraud=False) == loss(SHOP, for_fraud=False) > 0
    assert loss(PLATFORM, for_fraud=True) == 0
