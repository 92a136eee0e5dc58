"""The sentence to complete: every blank stands for a box, and an option fills in what the data say."""

from __future__ import annotations

import json
from functools import cache

import pytest

from calculator.answers.estimate import result_of
from calculator.page.merchant.form import form_html
from calculator.page.merchant.sentence import home_sentence_html, sentence_html
from calculator.page.typed.filled_form import read_form
from calculator.parameters import fields, platforms
from calculator.parameters.fields import field_at
from calculator.shop.order_mix import UNKNOWN
from calculator.shop.templates import example, templates
from calculator.words import LANGUAGES, say
from tests.html import Element, elements_of, with_attribute

BLANKS = {
    "platform",
    "carrier",
    "currency",
    *(
        f"segments[0].{name}"
        for name in ("name", "orders_per_month", "average_order_value", "pay_later_share", "return_rate")
    ),
    *(f"segments[1].{name}" for name in ("name", "orders_per_month", "average_order_value")),
}


def blanks(lang: str) -> dict[str, Element]:
    return {one.get("data-stands-for"): one for one in with_attribute(sentence_html(lang), "data-stands-for")}


@cache
def options(blank: Element) -> list[Element]:
    """What a blank offers; nothing where it is typed."""
    found = [one for lang in LANGUAGES for one in elements_of(sentence_html(lang)) if one.name == "option"]
    return [option for option in found if blank in option.ancestors]


def completed(lang: str, **chosen: str) -> dict[str, str]:
    """What the page's script makes of a sentence with these blanks filled, for one kind of goods."""
    typed: dict[str, str] = {"segments[0].name": "1"}
    for blank in blanks(lang).values():
        for option in options(blank):
            if option.get("value") == chosen.get(blank.get("data-stands-for")) and option.get("data-fills"):
                fills = json.loads(option.get("data-fills"))
                typed |= {path.replace("[]", "[0]"): text for path, text in fills.items()}
    return typed | chosen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_blank_has_a_label_and_a_box_in_the_form(lang: str) -> None:
    found = blanks(lang)
    assert found.keys() == BLANKS
    form = elements_of(form_html(lang, example().document(lang)))
    named = {one.get("name") for one in form if one.get("name")}
    labels = {one.get("for"): one.text for one in form if one.name == "label"}
    assert found.keys() <= named
    assert all(labels[blank.get("id")] for blank in found.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_filled_in_beforehand_but_the_currency(lang: str) -> None:
    found = blanks(lang)
    currency = options(found.pop("currency"))
    default = field_at("currency")
    assert default and currency[0].get("value") == default.default
    for blank in found.values():
        assert not blank.get("value")
        assert not [one for one in options(blank) if "selected" in one.attributes]
        assert blank.name == "input" or options(blank)[0].get("value") == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_three_numbers_give_an_answer_for_every_platform_and_every_kind_of_goods(lang: str) -> None:
    sizes = {
        "segments[0].orders_per_month": "900",
        "segments[0].average_order_value": "68",
        "segments[0].pay_later_share": "33.3",
    }
    found = blanks(lang)
    for path in ("platform", "segments[0].name", "segments[0].pay_later_share", "carrier"):
        offered = [one.get("value") for one in options(found[path])][1:]
        assert offered and len(set(offered)) == len(offered)
        for value in offered:
            result = result_of(read_form(completed(lang, **(sizes | {path: value}))))
            assert result["portfolio"]["pay_later_sales"] > 0 != result["portfolio"]["net_benefit"]


def test_a_platform_fills_in_what_is_well_known_and_nothing_else() -> None:
    by_id = {
        one.get("value"): json.loads(one.get("data-fills")) for one in options(blanks("zh")["platform"])[1:]
    }
    assert by_id.keys() == {platform.id for platform in platforms()}
    for platform in platforms():
        fills = by_id[platform.id]
        sure = platform.carrier.known == "known" and platform.carrier.confidence != "low"
        assert fills["carrier"] == (platform.carrier.value if sure else UNKNOWN)
        fee, value = platform.fee_rate, platform.fee_rate.value
        default = field_at("segments[0].pay_later_fee_rate")
        assert default and isinstance(default.default, float)
        rate = default.default
        if value and fee.confidence != "low" and value.low == value.high and fills["carrier"] != "provider":
            rate = value.low
        assert float(fills["segments[].pay_later_fee_rate"]) == pytest.approx(100 * rate)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choosing_a_platform_says_in_which_currency_its_shops_count(lang: str) -> None:
    found = blanks(lang)
    offered = {one.get("value") for one in options(found["currency"])}
    for option in options(found["platform"])[1:]:
        currency = json.loads(option.get("data-fills"))["currency"]
        assert currency in offered
        chosen = next(one for one in platforms() if one.id == option.get("value"))
        assert (currency == "CNY") == (chosen.region == "home")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_shopify_shop_with_a_provider_finds_itself_under_the_provider(lang: str) -> None:
    by_id = {one.get("value"): one for one in options(blanks(lang)["platform"])[1:] if one.text}
    for platform in platforms():
        group = by_id[platform.id].parent
        assert group is not None
        if platform.kind in ("provider", "shop_system") and platform.region == "abroad":
            assert "Shopify" in group.get("label")


def test_a_kind_of_goods_fills_in_its_template_and_puts_the_rest_back() -> None:
    for lang in LANGUAGES:
        by_name = {one.get("value"): one for one in options(blanks(lang)["segments[0].name"])[1:]}
        rates: set[str] = set()
        for option in by_name.values():
            fills = json.loads(option.get("data-fills"))
            rates = rates or set(fills)
            assert set(fills) == rates, "whatever was chosen before leaves no trace"
            assert not any(
                size in path for path in fills for size in ("orders_per", "average", "pay_later_share")
            )
        phones = next(one for one in templates() if one.id == "phones").segments[0]
        fills = json.loads(by_name[say(lang, "template.phones.phones")].get("data-fills"))
        assert float(fills["segments[].goods_cost_share"]) == pytest.approx(
            100 * phones.figures["goods_cost_share"].value
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_home_page_knows_the_link_keys_of_all_that_its_sentence_says(lang: str) -> None:
    home = with_attribute(home_sentence_html(lang, "calculator/"), "data-fields")[0]
    known = {one["pattern"]: one["key"] for one in json.loads(home.get("data-fields"))}
    keys = {field.path: field.link_key for field in fields()}
    assert known == {pattern: keys[pattern] for pattern in known}
    said = {path.replace("[0]", "[]").replace("[1]", "[]") for path in BLANKS}
    for blank in blanks(lang).values():
        for option in options(blank):
            said |= json.loads(option.get("data-fills") or "{}").keys()
    assert said <= known.keys()
