"""The currency: chosen in the form, and every amount, unit and message is in it."""

from __future__ import annotations

import pytest

from calculator.answers import estimate
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.form import form_html
from calculator.page.merchant.results import results_html
from calculator.page.merchant.sections.entered import entered
from calculator.page.order_file.calculator_link import fragment
from calculator.page.typed.as_typed import form_texts
from calculator.page.typed.filled_form import currency_by_sign, read_form
from calculator.shop.templates import example
from calculator.words import LANGUAGES, catalogue
from tests.html import elements_of, with_attribute
from tests.page.test_session import FORM, answer_to

SIGNLESS = FORM | {"segments[0].average_order_value": "3200"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "CNY"),
        ("usd", "USD"),
        (" ＨＫＤ ", "HKD"),
        ("美元", "USD"),
        ("元", "CNY"),
        ("¥", "CNY"),
        ("chf", "CHF"),
    ],
)
def test_a_currency_is_known_by_its_code_its_name_or_its_sign(typed: str, code: str) -> None:
    assert read_form(SIGNLESS | {"currency": typed}).currency == code


def test_what_is_no_currency_is_told_at_its_box() -> None:
    answer = answer_to(FORM | {"currency": "dollars of sorts"})
    assert [problem["field"] for problem in answer["problems"]] == ["currency"]
    assert answer["currency"] == "yuan"


@pytest.mark.parametrize(("lang", "word"), [("zh", "美元"), ("en", "USD")])
def test_everything_is_told_in_it(lang: str, word: str) -> None:
    typed = FORM | {"currency": "美元", "segments[0].average_order_value": "$3,200"}
    answer = answer_to(typed, lang)
    assert answer["ok"]
    assert answer["currency"] == word
    assert "USD" in answer["understood"]["currency"]
    assert "USD" in answer["understood"]["segments[0].average_order_value"]
    assert "$3,200" in answer["rows"]["segments"][0]
    shown = " ".join(
        [answer["html"]["answer"], answer["html"]["why"], answer["html"]["exactly"], answer["html"]["bar"]]
    )
    assert "$" in shown
    assert "¥" not in shown
    wrong = answer_to(typed | {"segments[0].shipping_cost": "2,000,000"}, lang)
    assert "USD" in wrong["problems"][0]["message"]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("zh", ["“￥60”是另一种货币的金额", "币种选的是 EUR"]),
        ("en", ["“￥60” is an amount in another currency", "the currency chosen is EUR"]),
    ],
)
def test_an_amount_in_another_currency_is_told_as_such(lang: str, parts: list[str]) -> None:
    typed = SIGNLESS | {"currency": "EUR", "segments[0].average_order_value": "￥60"}
    (problem,) = answer_to(typed, lang)["problems"]
    for part in parts:
        assert part in problem["message"]
    (other,) = answer_to(typed | {"segments[0].average_order_value": "60 apples"}, lang)["problems"]
    assert parts[0].split("”")[1] not in other["message"]


def test_the_results_hold_no_other_currency() -> None:
    document = example().document("en") | {"currency": "USD"}
    result = estimate.estimate(document)
    assert "¥" not in results_html("en", result)
    assert "USD" in entered(Figures(result, "en"))


def test_an_order_mix_carries_its_currency_into_the_form() -> None:
    mix = example().document("en") | {"currency": "USD"}
    assert read_form(form_texts(mix)).currency == "USD"
    assert "&y=USD" in fragment(mix)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_unit_of_an_amount_begins_with_the_currency(lang: str) -> None:
    yuan = catalogue(lang)["unit.money"]
    units = list(with_attribute(form_html(lang, example().document(lang)), "data-currency"))
    assert len(units) > 10
    for unit in units:
        assert unit.text == yuan
    whole = [
        e for e in elements_of(form_html(lang, example().document(lang))) if e.get("class") == "field__unit"
    ]
    assert not [unit.text for unit in whole if yuan in unit.text.removeprefix(yuan)]


@pytest.mark.parametrize(
    ("currency", "platform", "average", "found"),
    [
        ("", "", "$68", "USD"),
        ("CNY", "", "A$68", "AUD"),
        ("USD", "klarna", "£68", "GBP"),
        ("USD", "klarna", "$68", None),
        ("USD", "", "£68", None),
        ("EUR", "klarna", "£68", None),
        ("USD", "taobao", "£68", None),
    ],
)
def test_a_currency_that_only_the_platform_filled_in_gives_way_to_a_sign(
    currency: str, platform: str, average: str, found: str | None
) -> None:
    typed = {"currency": currency, "platform": platform, "segments[0].average_order_value": average}
    assert currency_by_sign(FORM | typed) == found
