"""Every problem and every notice is a plain sentence that names the field and its limits, twice."""

import re
from typing import get_args

import pytest

from calculator.boundary.problems import Code, Notice, Problem
from calculator.parameters import Field, fields, fields_of
from calculator.shop.contradictions import notices
from calculator.shop.validation import validate
from calculator.words import LANGUAGES, catalogue
from calculator.words.messages import label, notice_text, problem_text
from calculator.words.quantity import Door, quantity
from tests.boundary.documents import REQUIRED, a_document_with, concrete, problems_of

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_every_code_has_words_and_no_words_are_left_over(language: str) -> None:
    said = {key.split(".")[1] for key in catalogue(language) if key.startswith("problem.")}
    assert said == {*get_args(Code), "further"}


ODD_VALUES: tuple[object, ...] = (None, "x", -1e300, 10**400, [], {}, True, float("nan"), 0.123456789, "")


def every_refusal() -> list[Problem]:
    """Every problem that an odd value gives in any field."""
    refused: list[Problem] = []
    for field in fields():
        odd = [value for value in ODD_VALUES if value not in allowed_in(field)]
        problems = [
            problem for value in odd for problem in problems_of(a_document_with(concrete(field.path), value))
        ]
        assert problems, field.path
        refused += problems
    return refused


@every_language
@pytest.mark.parametrize("door", get_args(Door))
def test_every_problem_of_every_field_can_be_said(door: Door, language: str) -> None:
    for problem in every_refusal():
        text = problem_text(problem, language, door=door)
        assert label(problem.field, language) in text or problem.code == "unknown_name", problem
        assert text.endswith((".", "。"))
        assert "{" not in text.replace("{…}", "")
        assert "\n" not in text
        assert "  " not in text
        assert not re.search("[\u3400-\u9fff）”] +[\u3400-\u9fff，。、（“]", text)


def allowed_in(field: Field) -> list[object]:
    """Return the odd values that are in order for this field."""
    allowed: list[object] = [None] if field.nullable else []
    if field.kind in ("text", "boolean"):
        allowed.append("x" if field.kind == "text" else True)
    if (
        field.minimum is not None
        and field.minimum < 0.123456789
        and field.is_number
        and field.kind != "whole"
    ):
        allowed.append(0.123456789)
    return [*allowed]


@pytest.mark.parametrize(
    ("problem", "zh", "en"),
    [
        (
            Problem("out_of_range", "segments[0].return_rate", 1.7, (0, 1)),
            "退货率应在 0% 到 100% 之间，现在是 170%。",
            "Return rate must be between 0% and 100%; here it is 170%.",
        ),
        (
            Problem("out_of_range", "segments[2].average_order_value", 0.001, (0.01, 1e7)),
            "平均每单金额应在 0.01 元到 1000 万元之间，现在是 0.001 元。",
            "Average order value must be between ¥0.01 and ¥10,000,000; here it is ¥0.001.",
        ),
        (
            Problem("out_of_range", "segments[0].due_days", 400.0, (0, 365)),
            "付款期限应在 0 到 365 天之间，现在是 400 天。",
            "Days until payment is due must be between 0 and 365 days; here it is 400 days.",
        ),
        (
            Problem("not_a_number", "segments[0].orders_per_month", "三", (0, 1e7)),
            "每月订单数应是 0 到 1000 万之间的数字，“三”不是数字。",
            "Orders per month must be a number from 0 to 10,000,000; “三” is not a number.",
        ),
        (
            Problem("unknown_field", "segments[0].retrun_rate", "retrun_rate"),
            "没有“retrun_rate”这一项，请检查拼写。",
            "There is no input called “retrun_rate”; check the spelling.",
        ),
    ],
)
def test_a_form_is_answered_in_the_units_of_its_reader(problem: Problem, zh: str, en: str) -> None:
    assert problem_text(problem, "zh", door="form") == zh
    assert problem_text(problem, "en", door="form") == en


def test_a_document_is_answered_in_fractions_with_per_cent_beside() -> None:
    problem = Problem("out_of_range", "segments[0].return_rate", 1.7, (0, 1))
    assert problem_text(problem, "en") == (
        "Return rate must be between 0 (0%) and 1 (100%); here it is 1.7 (170%)."
    )
    assert problem_text(problem, "zh") == "退货率应在 0（0%）到 1（100%）之间，现在是 1.7（170%）。"


def test_money_of_another_currency_bears_its_name() -> None:
    problem = Problem("out_of_range", "segments[0].shipping_cost", -1.0, (0, 1e6))
    assert "1,000,000 USD" in problem_text(problem, "en", currency="USD")


@pytest.mark.parametrize(("length", "kept"), [(79, 79), (80, 80), (81, 80), (4000, 80)])
def test_what_was_typed_is_repeated_up_to_80_characters(length: int, kept: int) -> None:
    (problem,) = problems_of(a_document_with("assumptions.write_off_days", "机" * length))
    cut = "…" if length > kept else ""
    assert problem.value == "机" * (kept - len(cut)) + cut


@every_language
def test_of_many_names_only_some_are_repeated(language: str) -> None:
    names = tuple(f"goods {number}" for number in range(100))
    text = problem_text(Problem("unknown_name", "assumptions.rings.segment", "gold", names), language)
    assert "goods 9" in text
    assert "goods 10" not in text


@every_language
def test_every_notice_has_words_and_no_others_are_left_over(language: str) -> None:
    odd = REQUIRED | {
        "fraud_rate": 0.5,
        "return_rate": 0.5,
        "non_payment_rate": 0.6,
        "due_days": 100,
        "return_days": 101,
        "guarantee_cap_per_order": 5,
    }
    covered = REQUIRED | {"guarantee_coverage": 0.8}
    found = notices(validate({"segments": [odd]}))
    found += notices(validate({"segments": [covered], "carrier": "shop"}))
    said = {key.removeprefix("notice.") for key in catalogue(language) if key.startswith("notice.")}
    assert {notice.reason for notice in found} == said
    for notice in found:
        assert "phones" in notice_text(notice, language)


def test_a_notice_repeats_the_figures_that_disagree() -> None:
    notice = Notice("rates_above_one", ("segments[0].fraud_rate",), "tea", (("total", 1.25),))
    assert notice_text(notice, "en").startswith("tea: the fraud, return and non-payment rates add up to 125%")
    assert "125%" in notice_text(notice, "zh")


@every_language
def test_a_segment_that_is_no_object_is_called_by_its_number(language: str) -> None:
    assert label("segments[2]", language) == {"zh": "第 3 组", "en": "product group 3"}[language]
    assert label("something", language) == "something"


def test_one_day_is_told_in_the_singular() -> None:
    due_days = fields_of("segment")["due_days"]
    assert [quantity(days, due_days, "en", door="form") for days in (1, 2)] == ["1 day", "2 days"]
    assert quantity(1, due_days, "zh", door="form") == "1 天"
