"""The merchant's page is answered whatever is typed: a result, or what is wrong and where; it never fails."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import estimate
from calculator.boundary.written_json import written
from calculator.page.merchant.recalculate import METHODS
from calculator.page.merchant.results import LATER, result_pieces
from calculator.page.methods import answer
from calculator.page.typed.as_typed import form_texts
from calculator.shop.templates import example
from calculator.words import LANGUAGES

FORM = {
    "segments[0].name": "手机",
    "segments[0].orders_per_month": "1.2万",
    "segments[0].average_order_value": "￥３，２００",
    "segments[0].pay_later_share": "４０％",
    "segments[0].return_rate": "",
    "assumptions.write_off_days": "60 天",
}


def answer_to(
    fields: object, language: object = "en", method: str = "figures", **more: object
) -> dict[str, Any]:
    argument = json.dumps({"fields": fields, "language": language, **more})
    answered: dict[str, Any] = json.loads(answer("merchant", method, argument))
    return answered


def saved(fields: object, language: str = "en", what: str = "result") -> Any:
    """The JSON that a press of a button saves."""
    answered = answer_to(fields, language, "saved", what=what)
    assert answered["ok"]
    return json.loads(answered["text"])


def problems_of(fields: object) -> dict[str, str]:
    answer = answer_to(fields)
    assert not answer["ok"]
    assert all(problem["message"] for problem in answer["problems"])
    return {problem["field"]: problem["code"] for problem in answer["problems"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_gives_the_result_and_the_html_of_the_build(lang: str) -> None:
    document = example().document(lang)
    parts = [answer_to(form_texts(document), lang, method) for method in ("figures", *LATER)]
    assert all(part["ok"] for part in parts)
    result = estimate.estimate(document)
    html = {place: piece for part in parts for place, piece in part["html"].items()}
    assert html == result_pieces(lang, result)


@pytest.mark.parametrize("asked_before", [(), ("figures",), ("figures", *LATER)])
def test_what_is_saved_is_whole_and_the_command_lines_whatever_was_asked_before(
    asked_before: tuple[str, ...],
) -> None:
    document = example().document("en")
    fields = form_texts(document)
    answer_to(FORM)
    for method in asked_before:
        answer_to(fields, "en", method)
    result = estimate.estimate(document)
    assert answer_to(fields, "en", "saved", what="result")["text"] == written(result, pretty=True) + "\n"
    assert saved(fields, "en", "input") == result["inputs"]


def test_nothing_is_saved_of_what_cannot_be_computed() -> None:
    for what in ("input", "result", "table"):
        answered = answer_to(FORM | {"segments[0].return_rate": "170"}, "en", "saved", what=what)
        assert answered == {"ok": False, "text": ""}


def test_the_methods_are_the_parts_of_the_result_and_what_is_saved_or_compared() -> None:
    assert list(METHODS) == [*estimate.PARTS, "saved", "compared", "opened", "summary"]
    with pytest.raises(KeyError):
        answer_to(FORM, "en", "of the moon")


@pytest.mark.parametrize("part", LATER)
def test_a_later_part_of_what_cannot_be_computed_is_told_like_the_figures(part: str) -> None:
    answer = answer_to({"segments[0].name": "goods"}, "en", part)
    assert not answer["ok"]
    assert {problem["code"] for problem in answer["problems"]} == {"missing"}
    assert "html" not in answer


def test_a_later_part_is_of_what_is_typed_with_it() -> None:
    """Whatever was asked before: another shop, or one that cannot be computed."""
    document = example().document("en")
    form = form_texts(document)
    expected = result_pieces("en", estimate.estimate(document))["shortfall"]
    for before in (FORM, {"segments[0].name": "goods"}, form):
        answer_to(before)
        assert answer_to(form, "en", "shortfall")["html"] == {"shortfall": expected}


@pytest.mark.parametrize("path", ["", "segments", "segments[x].name", "segments[].name", "season[0].", "a.b"])
def test_a_field_that_no_form_has_is_named(path: str) -> None:
    assert problems_of(FORM | {path: "goods"})[path] == "unknown_field"


def test_what_is_typed_is_understood_and_repeated_only_where_that_helps() -> None:
    answer = answer_to(FORM)
    assert answer["ok"]
    assert answer["understood"] == {
        "segments[0].orders_per_month": "understood as 12,000",
        "segments[0].average_order_value": "understood as ¥3,200",
        "segments[0].pay_later_share": "understood as 40%",
        "assumptions.write_off_days": "understood as 60 days",
    }
    assert answer["rows"]["segments"] == ["12,000 orders a month at ¥3,200, 40% of them pay-later"]
    plain = answer_to(FORM | {"segments[0].orders_per_month": "120"})
    assert "segments[0].orders_per_month" not in plain["understood"]


def test_every_mistake_is_told_at_its_field_while_the_rest_is_still_understood() -> None:
    fields = FORM | {
        "segments[0].pay_later_share": "300",
        "segments[0].non_payment_rate": "many",
        "segments[0].shipping_cost": "1,5",
        "assumptions.write_off_days": "-1",
        "segments[1].name": "手机",
    }
    assert problems_of(fields) == {
        "segments[0].pay_later_share": "out_of_range",
        "segments[0].non_payment_rate": "not_a_number",
        "segments[0].shipping_cost": "not_a_number",
        "assumptions.write_off_days": "out_of_range",
        "segments[1].name": "duplicate_name",
        "segments[1].orders_per_month": "missing",
        "segments[1].average_order_value": "missing",
        "segments[1].pay_later_share": "missing",
    }
    answer = answer_to(fields)
    assert answer["understood"]["segments[0].orders_per_month"] == "understood as 12,000"
    assert answer["rows"]["segments"][1] == "Please fill in this product group"
    assert "html" not in answer


def test_rates_that_add_up_to_more_than_one_are_computed_and_named_at_their_fields() -> None:
    answer = answer_to(FORM | {"segments[0].return_rate": "80", "segments[0].non_payment_rate": "60"})
    assert answer["ok"]
    assert {field for notice in answer["notices"] for field in notice["fields"]} >= {
        "segments[0].return_rate",
        "segments[0].non_payment_rate",
    }
    assert all("手机" in notice["message"] for notice in answer["notices"])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"segments[0].name": 5},
        {"segments[0].name": None, "segments[0].orders_per_month": ["1"]},
        {"segments[999999999].name": "x"},
        {"segments[-1].name": "x"},
        {"segments[abc].name": "x"},
        {"segments[0][1].name": "x"},
        {"segments": "x", "assumptions": "y", "assumptions.rings": "z"},
        {"": "", "constructor": "x", "__class__": "y", "a.b.c[0]": "z"},
        {f"segments[{position}].name": str(position) for position in range(400)},
        {"segments[0].name": "x" * 100_000},
        {"segments[0].orders_per_month": "9" * 100_000},
        {"segments[0].orders_per_month": "1e400"},
        {"segments[0].name": "\ud800 \x00 \u202e"},
    ],
)
def test_strange_fields_are_refused_in_words(fields: dict[str, object]) -> None:
    assert problems_of(fields)


def test_more_than_a_mebibyte_is_too_large() -> None:
    typed = {"segments[0].name": "x" * (1 << 20), "segments[0].orders_per_month": "1"}
    assert problems_of(typed) == {"document": "too_large"}
    for method in LATER:
        assert not answer_to(typed, "en", method)["ok"]
    assert not answer_to(typed, "en", "saved", what="result")["ok"]


def test_an_unknown_language_falls_back_to_chinese() -> None:
    for language in (None, 5, "fr", ["en"], {"en": 1}):
        assert answer_to({}, language)["problems"][0]["message"].startswith("还没有商品分组")


PATHS = st.sampled_from(
    [*FORM, "segments[0].guarantee_cap_per_order", "assumptions.rings.segment", "currency", "x"]
)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "0", "-1", "1e9", "100%", "1万", "nan", "inf", "1,5", "不限", "on", "1/3", "½", "1.", ".5"]
    ),
)


@given(st.dictionaries(PATHS, TEXTS), st.sampled_from(["zh", "en"]))
def test_nothing_that_can_be_typed_makes_it_fail(typed: dict[str, str], language: str) -> None:
    answer = answer_to(FORM | typed, language)
    assert answer["ok"] == (not answer["problems"])
