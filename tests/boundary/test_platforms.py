"""A platform is declared once; order files, a buyer's choices, payments lists and words follow."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from calculator.buyer.payments.list_line import Payment, payment_in
from calculator.orders import platforms as order_files
from calculator.parameters import Fact, Platform, plan_fields, platform, platforms
from calculator.parameters import fields as inputs
from calculator.parameters.platforms import PlatformError, Range, Terms
from calculator.parameters.platforms.read_platform import read_platform
from calculator.words import LANGUAGES, catalogue

every_platform = pytest.mark.parametrize("platform", platforms(), ids=lambda platform: platform.id)


def test_platforms_have_places_of_their_own() -> None:
    for region in ("home", "abroad"):
        places = [platform.place for platform in platforms() if platform.region == region]
        assert places == sorted(set(places))


def test_every_order_file_is_of_a_declared_platform_or_of_any() -> None:
    known = {platform.id for platform in platforms()}
    assert set(order_files.platforms()) - known == {order_files.GENERIC}


def test_a_buyer_is_offered_the_platforms_that_buyers_use_and_another() -> None:
    (field,) = (field for field in plan_fields() if field.name == "platform")
    assert field.choices == (*(platform.id for platform in platforms() if platform.buyer), "other")
    assert field.choices[:2] == ("pinduoduo", "taobao")


@every_platform
def test_a_platform_has_a_name_in_both_languages(platform: Platform) -> None:
    for language in LANGUAGES:
        assert catalogue(language)[f"platform.{platform.id}"].strip()


@every_platform
def test_a_payments_list_tells_the_platform_by_each_of_its_names(platform: Platform) -> None:
    for name in platform.in_payments:
        line = {
            "direction": "支出",
            "amount": "12.50",
            "paid_at": "2026-11-20 10:00:00",
            "status": "待扣款",
            "kind": "先用后付",
            "payee": f"{name}某店",
        }
        found = payment_in(line)
        assert isinstance(found, Payment)
        assert found.platform == platform.id


FACT = {"known": "announced", "value": 0.006, "announced": "2024-09-12"}
FACT |= {"sources": ["pinduoduo-fee-2024"], "confidence": "high"}
FILE = {"region": "home", "place": 1, "kind": "marketplace"}


def with_fact(**changed: Any) -> dict[str, Any]:
    return {**FILE, "terms": {"fee_rate": {**FACT, **changed}}}


def test_a_fact_is_read_with_its_evidence() -> None:
    read = read_platform("shop", with_fact(valid_from="2024-09-12", value=[0.005, 0.006]))
    assert read.fee_rate == Fact(
        known="announced",
        value=Range(0.005, 0.006, "share"),
        announced="2024-09-12",
        valid_from="2024-09-12",
        sources=("pinduoduo-fee-2024",),
        confidence="high",
    )
    assert read.carrier == Fact()
    assert read.carrier.known == "unknown"


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({**FILE, "region": "mars"}, "region is not one of home, abroad"),
        ({**FILE, "kind": "stall"}, "kind is not one of marketplace"),
        ({**FILE, "place": 0}, "place is not a whole number from 1"),
        ({**FILE, "colour": "red"}, "unknown entries: colour"),
        ({**FILE, "terms": {"fee": FACT}}, "terms: unknown entries: fee"),
        ({**FILE, "terms": {"fee_rate": 0.006}}, "fee_rate: is not an object"),
        (with_fact(note="x"), "fee_rate: unknown entries: note"),
        (with_fact(known="unknown"), "known is not one of known, announced"),
        (with_fact(value=1.2), "1.2 is not a share from 0 to 1"),
        (with_fact(value="0.6%"), "'0.6%' is neither a number from 0 nor two in order"),
        (with_fact(value=[0.02, 0.01]), "is neither a number from 0 nor two in order"),
        (with_fact(value=True), "is neither a number from 0 nor two in order"),
        (with_fact(unit="days"), "is not a share from 0 to 1"),
        (with_fact(confidence="sure"), "confidence is not one of high, medium, low"),
        (with_fact(sources=[]), "names no source"),
        (with_fact(sources=["hearsay"]), "hearsay is not in sources.json"),
        (with_fact(inferred="yes"), "inferred is not true or false"),
        (with_fact(announced="last year"), "announced is a date, month or year"),
        (with_fact(known="known"), "announced is a date, month or year of something announced"),
        (with_fact(valid_to="2026"), "valid_to '2026' is not a day"),
        (with_fact(valid_from="2026-02-01", valid_to="2026-01-31"), "valid_to is before valid_from"),
        ({**FILE, "terms": {"carrier": FACT}}, "0.006 is not one of shop, platform, provider"),
        ({**FILE, "terms": {"switch_off": FACT}}, "0.006 is not true or false"),
        ({**FILE, "terms": {"excluded": FACT}}, "0.006 is not a list of sham_orders"),
        ({**FILE, "terms": {"payout_days": FACT}}, "has a unit that is not one of days, business_days"),
        ({**FILE, "terms": {"fee_fixed": FACT}}, "has a unit that is not the code of a currency"),
    ],
)
def test_a_wrong_file_is_told_by_file_and_place(entry: dict[str, Any], fault: str) -> None:
    with pytest.raises(PlatformError) as told:
        read_platform("shop", entry)
    assert str(told.value).startswith("platforms/shop.json: ")
    assert fault in str(told.value)


def test_the_facts_read_are_those_declared() -> None:
    assert list(Terms().facts) == [field.name for field in fields(Terms)]


def test_a_fact_is_old_from_the_day_after_its_last() -> None:
    said: Fact[bool] = Fact(known="announced", value=False, valid_to="2026-01-31")
    assert not said.is_old_on(date(2026, 1, 31))
    assert said.is_old_on(date(2026, 2, 1))
    assert not Fact().is_old_on(date(2999, 1, 1))


def test_who_carries_tells_whether_the_shop_is_paid_all_the_same() -> None:
    assert platform("weixin").advance.value is True
    assert platform("weixin").advance.announced == platform("weixin").carrier.announced == "2023-06-20"
    assert platform("klarna").advance.value is True
    assert platform("weixin_pay_score").advance.value is False
    assert platform("jd").advance == Fact()


def test_a_platform_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        platform("nowhere")


def test_a_shop_system_has_no_terms_and_a_provider_is_paid_by_others_than_the_shop() -> None:
    for one in platforms():
        if one.kind == "shop_system":
            assert set(one.facts.values()) == {Fact()}
        if one.kind == "provider":
            assert one.carrier.value == "provider"


def test_the_fee_of_the_form_starts_at_the_one_fee_known_with_high_confidence() -> None:
    (fee,) = (field for field in inputs() if field.path == "segments[].pay_later_fee_rate")
    sure = [one.fee_rate for one in platforms() if one.fee_rate.confidence == "high"]
    assert [told.value for told in sure] == [Range(fee.default, fee.default, "share")]  # type: ignore[arg-type]
    assert fee.sources[0] in sure[0].sources
