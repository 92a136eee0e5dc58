"""What was assumed and decides stands where the answer stands, and leads to the box that changes it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from calculator.page.html.plain_text import plain_text
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.assumed_inputs import (
    foreign_amounts,
    is_assumed,
    platform_with_unknown_fee,
)
from calculator.page.merchant.form import form_html
from calculator.page.merchant.results import result_pieces
from calculator.page.merchant.sections.assumed import assumed
from calculator.page.merchant.summary import summary
from calculator.page.typed.as_typed import form_texts
from calculator.parameters import fields, platforms
from calculator.shop.templates import SIZES, templates
from calculator.words import LANGUAGES, say
from tests.html import with_attribute
from tests.page.shops import every_shop_and_with_provider, result_of, shop
from tests.page.test_session import answer_to

WOMENSWEAR = next(one for one in templates() if one.id == "clothing").segments[0]
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def clothes(
    lang: str, *, platform: str | None = "klarna", currency: str = "USD", **own: Any
) -> dict[str, Any]:
    """What a shop of womenswear has entered that said no more than the sentence asks."""
    brought = {name: figure.value for name, figure in WOMENSWEAR.figures.items()}
    sizes = {"orders_per_month": 600, "average_order_value": 85, "pay_later_share": 0.25}
    segment = brought | sizes | {"name": say(lang, "template.clothing.womenswear")} | own
    carrier = "provider" if platform else None
    return {"currency": currency, "platform": platform, "carrier": carrier, "segments": [segment]}


def said(document: dict[str, Any], lang: str) -> list[str]:
    return [plain_text(one) for one in assumed(Figures(result_of(document), lang))]


def links(document: dict[str, Any], lang: str) -> set[str]:
    html = result_pieces(lang, result_of(document))["entered"]
    return {one.get("href").removeprefix("#field-") for one in with_attribute(html, "href")}


@every_language
@pytest.mark.parametrize("platform", ["klarna", None])
def test_the_return_rate_that_the_goods_bring_stands_under_the_answer(
    lang: str, platform: str | None
) -> None:
    name = say(lang, "template.clothing.womenswear")
    told = [one for one in said(clothes(lang, platform=platform), lang) if "55%" in one]
    assert len(told) == 1
    assert name in told[0]
    assert "segments-0-return_rate" in links(clothes(lang, platform=platform), lang)
    entered = clothes(lang, platform=platform, return_rate=0.2)
    assert not any("20%" in one or "55%" in one for one in said(entered, lang))
    assert "segments-0-return_rate" not in links(entered, lang)


@every_language
@pytest.mark.parametrize(
    "document",
    [document for _, document in every_shop_and_with_provider()],
    ids=[name for name, _ in every_shop_and_with_provider()],
)
def test_every_link_leads_to_a_box_of_the_form(document: dict[str, Any], lang: str) -> None:
    form = form_html(lang, result_of(document)["inputs"])
    boxes = set(re.findall(r'<(?:input|select)\b[^>]*?\bid="([^"]+)"', form))
    assert {f"field-{link}" for link in links(document, lang)} <= boxes


@every_language
def test_goods_that_differ_are_told_one_by_one_and_equal_ones_once(lang: str) -> None:
    two = shop({}, {})
    assert sum("19.3%" in one for one in said(two, lang)) == 1
    assert said(two, lang)[0].count("19.3%") == 1
    shoes = say(lang, "template.clothing.shoes")
    one = clothes(lang)["segments"][0]
    other = {
        "name": shoes,
        "return_rate": 0.3,
        "orders_per_month": 5,
        "average_order_value": 9,
        "pay_later_share": 1,
    }
    told = said({"segments": [one, other]}, lang)[0]
    assert "55%" in told and "30%" in told and shoes in told


@every_language
def test_it_is_said_from_which_share_of_additional_orders_on_it_pays(lang: str) -> None:
    result = result_of(clothes(lang))
    found = result["portfolio"]["break_even_incremental"]
    assert found["profitable"] == "above"
    shown = Figures(result, lang).percent("portfolio.break_even_incremental.share")
    told = next(one for one in said(clothes(lang), lang) if plain_text(shown) in one)
    assert plain_text(say(lang, "results.given.assumed", value="15%")) in told
    entered = said(clothes(lang, incremental_share=0.25), lang)
    assert any(say(lang, "results.given.entered", value="25%") in one for one in entered)


@every_language
def test_amounts_assumed_in_yuan_are_never_a_shop_s_dollars(lang: str) -> None:
    yuan = say(lang, "unit.money")
    told = [one for one in said(clothes(lang), lang) if f"6 {yuan}" in one]
    assert len(told) == 1
    assert f"4 {yuan}" in told[0]
    assert {"segments-0-return_handling_cost", "segments-0-shipping_cost"} <= links(clothes(lang), lang)
    own = clothes(lang, shipping_cost=7.5, return_handling_cost=0)
    assert not any(yuan in one for one in said(own, lang))
    assert not any(yuan in one for one in said(clothes(lang, platform=None, currency="CNY"), lang))


@every_language
def test_what_a_provider_takes_is_assumed_in_dollars_and_says_so_in_a_shop_of_yuan(lang: str) -> None:
    document = clothes(lang, currency="CNY")
    assert dict(foreign_amounts(result_of(document)["inputs"])) == {
        "provider.fee_fixed": "USD",
        "provider.dispute_cost": "USD",
    }
    assert {"provider-fee_fixed", "provider-dispute_cost"} <= links(document, lang)


def test_no_figure_is_converted() -> None:
    for platform in ("klarna", None):
        dollars, yuan = (
            result_of(clothes("en", platform=platform, currency=currency)) for currency in ("USD", "CNY")
        )
        assert dollars["portfolio"] == yuan["portfolio"]


@every_language
def test_the_box_says_the_same(lang: str) -> None:
    texts = form_texts(clothes(lang, platform="afterpay"))
    remarks = answer_to(texts, lang)["understood"]
    assert remarks["segments[0].shipping_cost"] == say(
        lang, "form.assumed_in", currency=say(lang, "unit.money"), own={"zh": "美元", "en": "USD"}[lang]
    )
    assert "Afterpay" in remarks["provider.fee_rate"]
    mine = {
        "segments[0].shipping_cost": "8",
        "segments[0].return_handling_cost": "9",
        "provider.fee_rate": "5",
    }
    remarks = answer_to(texts | mine, lang)["understood"]
    assert not remarks.keys() & mine.keys()


@every_language
def test_a_fee_that_nobody_has_published_is_said_to_be_the_usual_one(lang: str) -> None:
    def chosen(platform: str, **provider: float) -> dict[str, Any]:
        return clothes(lang, platform=platform) | {"provider": provider}

    for platform in platforms():
        if platform.kind != "provider":
            continue
        is_known = platform.fee_rate.value is not None and platform.fee_rate.confidence != "low"
        name = say(lang, f"platform.{platform.id}")
        fee = result_of(chosen(platform.id))["inputs"]["provider"]["fee_rate"]
        told = [one for one in said(chosen(platform.id), lang) if name in one]
        if platform_with_unknown_fee(result_of(chosen(platform.id))["inputs"]):
            assert told and f"{fee:.1%}".replace(".0", "") in told[0]
        else:
            assert is_known and not told
    assert platform_with_unknown_fee(result_of(chosen("klarna"))["inputs"]) is None
    assert platform_with_unknown_fee(result_of(chosen("afterpay"))["inputs"]) == "afterpay"
    assert platform_with_unknown_fee(result_of(chosen("afterpay", fee_rate=0.05))["inputs"]) is None


@every_language
def test_a_shop_system_is_not_said_to_charge_what_the_shop_s_provider_does(lang: str) -> None:
    told = said(clothes(lang, platform="shopify"), lang)
    assert say(lang, "results.assumed.your_provider") in told[0]
    assert not any("Shopify" in one for one in told)


@every_language
def test_nobody_is_told_to_have_entered_what_was_assumed(lang: str) -> None:
    def results(**provider: float) -> str:
        document = clothes(lang, incremental_share=0.6) | {"provider": provider}
        pieces = result_pieces(lang, result_of(document))
        return plain_text(pieces["exactly"] + pieces["entered"])

    published = say(lang, "results.given.published", platform="Klarna", value="5.99%")
    for name, value, assumed_rate, entered in (
        ("fee_rate", 0.07, published, "7%"),
        ("dispute_rate", 0.011, say(lang, "results.given.assumed", value="0.5%"), "1.1%"),
    ):
        entered_rate = say(lang, "results.given.entered", value=entered)
        assert assumed_rate in results() and entered_rate not in results()
        assert entered_rate in results(**{name: value}) and assumed_rate not in results(**{name: value})


def test_an_unpaid_rate_that_was_entered_is_the_reader_s() -> None:
    for rate, key in ((0.02, "assumed"), (0.03, "entered")):
        pieces = result_pieces("en", result_of(shop({"non_payment_rate": rate})))
        expected = say("en", f"results.verdict.orders_{key}", now=f"{100 * rate:g}")
        assert expected in plain_text(pieces["entered"])


@every_language
def test_the_picture_says_it_too_but_not_of_the_example(lang: str) -> None:
    result = result_of(clothes(lang))
    own, example = (summary(lang, result, is_example=whose)["sentences"] for whose in (False, True))
    assert set(said(clothes(lang), lang)) <= set(own)
    assert not set(said(clothes(lang), lang)) & set(example)


def test_what_the_declaration_or_the_goods_fill_in_is_assumed_and_nothing_else() -> None:
    inputs = result_of(clothes("en"))["inputs"]
    assert is_assumed(inputs, "segments[0].return_rate")
    assert not is_assumed(inputs, "segments[0].orders_per_month")
    # The usual rate is no assumption of goods that bring their own.
    usual = next(field.default for field in fields() if field.path == "segments[].return_rate")
    assert not is_assumed(result_of(clothes("en", return_rate=usual))["inputs"], "segments[0].return_rate")
    assert is_assumed(result_of(shop({}))["inputs"], "segments[0].return_rate")
    assert not is_assumed(inputs, "no.such.input")


@every_language
def test_without_pay_later_nothing_is_assumed(lang: str) -> None:
    assert said(clothes(lang, orders_per_month=0), lang) == []


@every_language
def test_the_very_figures_of_a_template_s_shop_are_its_reader_s(lang: str) -> None:
    """Every kind of goods, with the sizes of its template, in another currency."""
    for trade in templates():
        for part in trade.segments:
            brought = {name: figure.value for name, figure in part.figures.items()}
            name = say(lang, f"template.{trade.id}.{part.key}")
            document = {"currency": "USD", "segments": [brought | {"name": name}]}
            assert said(document, lang)
            for size in SIZES:
                assert (
                    not is_assumed(result_of(document)["inputs"], f"segments[0].{size}")
                    or size not in brought
                )
