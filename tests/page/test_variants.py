"""Variants side by side, and saved inputs opened again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculator.answers.estimate import estimate, inputs_of
from calculator.boundary.written_json import written
from calculator.page.html import numbers
from calculator.page.merchant.recalculate import METHODS
from calculator.page.question import Question
from calculator.page.typed.as_typed import form_texts
from calculator.page.typed.filled_form import read_form
from calculator.shop.templates import example
from calculator.words import LANGUAGES, say
from tests.html import elements_of, texts_of

TEXTS = form_texts(example().document("en"))
DEARER = TEXTS | {"segments[0].average_order_value": "90"}
MISTAKEN = TEXTS | {"segments[0].average_order_value": "x"}


def table(lang: str, *variants: tuple[str, dict[str, str]]) -> str:
    asked = [{"name": name, "fields": fields} for name, fields in variants]
    answer = METHODS["compared"](Question({"variants": asked, "language": lang}))
    return str(answer["html"]["variants"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_variant_has_the_figures_of_an_estimate_of_its_own(lang: str) -> None:
    html = table(lang, ("now", TEXTS), ("dearer", DEARER))
    shown = [one.text for one in elements_of(html) if one.get("class") == "segment-table__value"]
    for fields in (TEXTS, DEARER):
        document = example().document("en")
        document["segments"][0]["average_order_value"] = float(fields["segments[0].average_order_value"])
        portfolio = estimate(document)["portfolio"]
        for value in (portfolio["receivable"], portfolio["value_at_risk"]["0.95"], portfolio["net_benefit"]):
            assert numbers.about_money(value, lang, "CNY") in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_differs_is_named_and_the_best_is_marked_once(lang: str) -> None:
    html = table(lang, ("now", TEXTS), ("dearer", DEARER), ("same", TEXTS))
    said = " ".join(texts_of(html))
    label = say(lang, "field.segment.average_order_value.label")
    (difference,) = [text for text in texts_of(html) if label in text]
    goods = example().document(lang)["segments"][0]["name"] if lang == "en" else "“"
    assert goods in difference
    assert "90" in difference
    assert "45" in difference
    assert say(lang, "variants.the_same") in said
    assert said.count(say(lang, "variants.best")) == 1


def test_equal_variants_have_no_best_and_a_mistaken_one_says_so() -> None:
    assert say("en", "variants.best") not in table("en", ("now", TEXTS), ("same", TEXTS))
    assert say("en", "variants.mistaken") in table("en", ("now", TEXTS), ("wrong", MISTAKEN))
    assert table("en", ("now", TEXTS)) == ""


def test_a_hostile_name_stays_text() -> None:
    html = table("en", ("now", TEXTS), ("<img src=x onerror=alert(1)>", DEARER))
    assert not [one for one in elements_of(html) if one.name == "img"]


def opened(text: str, lang: str = "en") -> dict[str, Any]:
    return dict(METHODS["opened"](Question({"text": text, "language": lang})))


def test_a_saved_input_and_a_saved_result_open_as_they_were_saved() -> None:
    document = example().document("en") | {
        "months": [{"orders": 900, "unpaid": 9}, {"orders": 1000, "unpaid": 12}],
        "season": [{"from_day": 3, "to_day": 9, "multiplier": 2}],
    }
    result = estimate(document)
    for saved in (result["inputs"], result):
        answer = opened(written(saved, pretty=True))
        assert answer["ok"], answer
        assert inputs_of(read_form(answer["fields"])) == result["inputs"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"schema": 1, "segments": [{"name": "a", "orders_per_month": -1}]}', "null"],
)
def test_nothing_of_a_wrong_file_is_used_and_what_is_wrong_is_said(lang: str, text: str) -> None:
    answer = opened(text, lang)
    assert not answer["ok"]
    assert answer["fields"] == {}
    assert answer["problem"]


def test_an_unknown_input_is_refused_as_a_link_would_be() -> None:
    document = example().document("en") | {"unheard_of": 1}
    assert not opened(json.dumps(document))["ok"]


def with_provider(platform: str, **texts: str) -> dict[str, str]:
    return TEXTS | {"carrier": "provider", "platform": platform, **texts}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_provider_s_fees_are_compared_and_an_unknown_one_says_so(lang: str) -> None:
    head = say(lang, "variants.head_fees")
    assert head not in texts_of(table(lang, ("now", TEXTS), ("dearer", DEARER)))
    html = table(
        lang,
        ("shop", TEXTS),
        ("klarna", with_provider("klarna")),
        ("afterpay", with_provider("afterpay")),
        ("mine", with_provider("afterpay", **{"provider.fee_rate": "5"})),
    )
    assert head in texts_of(html)
    labels, values = (
        [one.text for one in elements_of(html) if one.get("class") == f"segment-table__{part}"]
        for part in ("label", "value")
    )
    told = [value for label, value in zip(labels, values, strict=True) if label == head]
    shop, klarna, afterpay, mine = told
    assert shop == say(lang, "variants.fees_within")
    document = example().document("en")
    result = estimate(document | {"carrier": "provider"})
    amount = numbers.about_money(result["portfolio"]["fees"], lang, "CNY")
    assert klarna == amount
    assert afterpay == say(lang, "variants.fees_assumed", fees=amount)
    lower = estimate(document | {"carrier": "provider", "provider": {"fee_rate": 0.05}})
    assert mine == numbers.about_money(lower["portfolio"]["fees"], lang, "CNY")
