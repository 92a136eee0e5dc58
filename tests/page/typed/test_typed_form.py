"""A filled-in form becomes the document that its reader means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.boundary.problems import InvalidInput, Problem
from calculator.page.typed.filled_form import form_document, read_form
from calculator.parameters import fields
from calculator.shop.templates import example, templates
from calculator.shop.validation import validate
from tests.boundary.documents import concrete

A_FORM = {
    "segments[0].name": " 手机 ",
    "segments[0].orders_per_month": "１２０ 单",
    "segments[0].average_order_value": "￥3,200",
    "segments[0].pay_later_share": "40%",
    "segments[0].return_rate": "",
    "segments[0].guarantee_cap_per_order": "",
    "segments[0].guarantee_covers_fraud": "on",
    "assumptions.guarantee_cap_per_month": "不限",
    "assumptions.rings.per_month": "0.1",
    "assumptions.rings.segment": "",
}


def problems_in(form: dict[str, str]) -> list[Problem]:
    with pytest.raises(InvalidInput) as caught:
        read_form(form)
    return list(caught.value.problems)


def test_a_form_becomes_the_nested_document() -> None:
    assert form_document(A_FORM) == (
        {
            "schema": 1,
            "segments": [
                {
                    "name": "手机",
                    "orders_per_month": 120,
                    "average_order_value": 3200,
                    "pay_later_share": 0.4,
                    "guarantee_cap_per_order": None,
                    "guarantee_covers_fraud": True,
                }
            ],
            "assumptions": {
                "guarantee_cap_per_month": None,
                "rings": {"per_month": 0.1, "segment": None},
            },
        },
        [],
    )


def test_a_form_and_its_document_are_the_same_order_mix() -> None:
    document, _ = form_document(A_FORM)
    assert read_form(A_FORM) == validate(document)


def test_a_box_that_is_not_ticked_is_false() -> None:
    assert (
        not read_form(A_FORM | {"segments[0].guarantee_covers_fraud": ""}).segments[0].guarantee_covers_fraud
    )


def test_what_is_not_understood_is_named_once_and_repeated_as_typed() -> None:
    (problem,) = problems_in(A_FORM | {"segments[0].return_rate": " 大半 "})
    assert problem == Problem("not_a_number", "segments[0].return_rate", "大半", (0, 1), "chinese")
    (problem,) = problems_in(A_FORM | {"segments[0].orders_per_month": "1,5"})
    assert problem.reason == "ambiguous"


def test_limits_hold_for_what_was_typed_in_per_cent() -> None:
    (problem,) = problems_in(A_FORM | {"segments[0].return_rate": "170"})
    assert problem == Problem("out_of_range", "segments[0].return_rate", 1.7, (0, 1))


def test_problems_come_in_the_order_of_the_form_whoever_found_them() -> None:
    form = A_FORM | {
        "segments[0].average_order_value": "",
        "segments[0].fraud_rate": "x",
        "segments[0].return_rate": "200",
        "colour": "red",
    }
    assert [problem.field for problem in problems_in(form)] == [
        "segments[0].average_order_value",
        "segments[0].fraud_rate",
        "segments[0].return_rate",
        "colour",
    ]


@pytest.mark.parametrize("path", ["segments[1].return_rate", "segments[999].return_rate"])
def test_a_segment_without_its_required_fields_is_missed(path: str) -> None:
    assert {problem.code for problem in problems_in(A_FORM | {path: "3"})} <= {"missing", "too_large"}


@pytest.mark.parametrize(
    "path", ["segments[10000].name", "segments[-1].name", "segments.name", "__class__", "a[0]"]
)
def test_a_path_that_no_form_has_is_refused(path: str) -> None:
    (problem,) = problems_in(A_FORM | {path: "x"})
    assert (problem.code, problem.field) == ("unknown_field", path)


def test_an_empty_form_is_an_empty_mix() -> None:
    assert [problem.code for problem in problems_in({})] == ["empty_mix"]


def test_the_currency_says_which_signs_are_understood() -> None:
    form = A_FORM | {"currency": "usd", "segments[0].average_order_value": "$3,200"}
    assert read_form(form).currency == "USD"


def typed(value: object, kind: str) -> str:
    """Write a value of a document as a reader would type it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if kind == "rate" else f"{value:.10g}"
    return str(value)


@pytest.mark.parametrize("template", [*templates(), example()], ids=lambda template: template.id)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_template_typed_in_is_the_template(template: object, language: str) -> None:
    document = template.document(language)  # type: ignore[attr-defined]
    kinds = {field.name: field.kind for field in fields()}
    form = {
        f"segments[{index}].{name}": typed(value, kinds[name])
        for index, segment in enumerate(document["segments"])
        for name, value in segment.items()
    }
    assert read_form(form) == validate(document)


paths = st.sampled_from(
    [concrete(field.path) for field in fields()] + ["segments[3].name", "x", "season[2].to_day"]
)


@given(st.dictionaries(paths, st.text(max_size=12), max_size=12))
def test_any_form_is_an_order_mix_or_named_problems(form: dict[str, str]) -> None:
    try:
        read_form(form)
    except InvalidInput as invalid:
        assert invalid.problems
