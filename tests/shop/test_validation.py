"""What a document may say, field by field, and what it gets when it says anything else."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.boundary.problems import MOST_PROBLEMS, InvalidInput, Problem
from calculator.parameters import fields, fields_of
from calculator.shop.validation import validate
from tests.boundary.documents import (
    REQUIRED,
    a_document_with,
    concrete,
    problems_of,
    the_least_document,
    the_problem_of,
)

numbers = [field for field in fields() if field.is_number]


def test_the_least_document_gets_every_default() -> None:
    mix = validate(the_least_document())
    (segment,) = mix.segments
    for name, field in fields_of("segment").items():
        assert getattr(segment, name) == REQUIRED.get(name, field.default)
    for name, field in fields_of("assumptions").items():
        assert getattr(mix.assumptions, name) == field.default
    assert mix.currency == "CNY"
    assert mix.season == ()


@pytest.mark.parametrize("value", ["0.5", "", [], {}, True, False])
def test_what_is_not_a_number_is_named(value: object) -> None:
    for field in numbers:
        path = concrete(field.path)
        problem = the_problem_of(a_document_with(path, value))
        assert (problem.code, problem.field) == ("not_a_number", path)
        assert problem.limits == (field.minimum, field.maximum), path


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400])
def test_what_is_not_finite_is_named(value: float) -> None:
    for field in numbers:
        path = concrete(field.path)
        problem = the_problem_of(a_document_with(path, value))
        assert (problem.code, problem.field) == ("not_finite", path)
        assert problem.value in ("NaN", "Infinity", "-Infinity"), path


def test_the_limits_are_allowed_and_nothing_beyond_them() -> None:
    for field in numbers:
        assert field.minimum is not None, field.path
        assert field.maximum is not None, field.path
        path = concrete(field.path)
        if field.group not in ("season", "ranges"):
            validate(a_document_with(path, field.minimum))
            validate(a_document_with(path, field.maximum))
        for beyond in (field.minimum - 1, math.nextafter(field.maximum, math.inf), -1e300, 1e300):
            problem = problems_of(a_document_with(path, beyond))[0]
            assert problem == Problem("out_of_range", path, beyond, (field.minimum, field.maximum))


def test_null_is_only_for_what_may_be_absent_on_purpose() -> None:
    for field in fields():
        path = concrete(field.path)
        document = a_document_with(path, None)
        if field.nullable:
            validate(document)
            continue
        problem = the_problem_of(document)
        assert problem.field == path
        assert problem.code in ("missing", "not_a_number", "wrong_type"), path


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_what_is_required_is_missed(name: str) -> None:
    document = the_least_document()
    del document["segments"][0][name]
    problem = the_problem_of(document)
    assert (problem.code, problem.field) == ("missing", f"segments[0].{name}")


def test_all_problems_are_reported_at_once() -> None:
    document = {
        "segments": [
            {"orders_per_month": "many", "average_order_value": -1, "return_rate": 1.7, "retrun_days": 3},
            "phones",
        ],
        "assumptions": {
            "write_off_days": 0,
            "rings": {"mean_orders": 0},
            "blind_window": {"notice_days": -1, "segment": "phones"},
        },
        "season": 5,
        "levers": {"due_days": 999, "use_days": "yes", "magic": 1},
        "colour": "red",
    }
    assert {(problem.code, problem.field) for problem in problems_of(document)} == {
        ("unknown_field", "colour"),
        ("out_of_range", "assumptions.write_off_days"),
        ("out_of_range", "assumptions.rings.mean_orders"),
        ("out_of_range", "assumptions.blind_window.notice_days"),
        ("missing", "segments[0].name"),
        ("not_a_number", "segments[0].orders_per_month"),
        ("out_of_range", "segments[0].average_order_value"),
        ("missing", "segments[0].pay_later_share"),
        ("out_of_range", "segments[0].return_rate"),
        ("unknown_field", "segments[0].retrun_days"),
        ("wrong_type", "segments[1]"),
        ("wrong_type", "season"),
        ("out_of_range", "levers.due_days"),
        ("wrong_type", "levers.use_days"),
        ("unknown_field", "levers.magic"),
    }


@pytest.mark.parametrize("holder", ["assumptions", "assumptions.rings", "assumptions.blind_window", "levers"])
@pytest.mark.parametrize("value", [None, 3, "x", [], True])
def test_an_object_must_be_one(holder: str, value: object) -> None:
    problem = the_problem_of(a_document_with(holder, value))
    assert (problem.code, problem.field, problem.reason) == ("wrong_type", holder, "object")


@pytest.mark.parametrize("document", [None, 3, "x", [], True, 1.5])
def test_a_document_must_be_an_object(document: object) -> None:
    problem = the_problem_of(document)
    assert (problem.code, problem.field, problem.reason) == ("wrong_type", "document", "object")


@pytest.mark.parametrize("segments", [None, 3, "x", {}, True])
def test_segments_must_be_a_list(segments: object) -> None:
    problem = the_problem_of({"segments": segments})
    assert (problem.code, problem.field, problem.reason) == ("wrong_type", "segments", "list")


@pytest.mark.parametrize("document", [{}, {"segments": []}, {"schema": 1}])
def test_an_empty_mix_is_named(document: dict[str, Any]) -> None:
    problem = the_problem_of(document)
    assert (problem.code, problem.field) == ("empty_mix", "segments")


def test_a_hundred_segments_are_allowed_and_no_more() -> None:
    def many(count: int) -> dict[str, Any]:
        return {"segments": [REQUIRED | {"name": f"goods {number}"} for number in range(count)]}

    assert len(validate(many(100)).segments) == 100
    problem = the_problem_of(many(400))
    assert (problem.code, problem.field, problem.value) == ("too_large", "segments", 400)
    assert problem.limits[1] == 100


@pytest.mark.parametrize("schema", [0, 2, "1", None, True, [1], math.nan])
def test_another_schema_is_refused(schema: object) -> None:
    problem = the_problem_of(the_least_document() | {"schema": schema})
    assert (problem.code, problem.field) == ("unknown_schema", "schema")


@pytest.mark.parametrize("currency", ["cny", "YUAN", "¥", "", "CN", "CNY "])
def test_a_currency_has_three_capital_letters(currency: str) -> None:
    problem = the_problem_of(the_least_document() | {"currency": currency})
    assert (problem.code, problem.field) == ("unknown_currency", "currency")


@pytest.mark.parametrize(
    ("first", "second"),
    [("phones", "phones"), ("phones", " phones "), ("A1", "Ａ１"), ("手机", "手机"), ("a b", "a\u3000b")],
)
def test_names_that_look_alike_are_one_name(first: str, second: str) -> None:
    problem = the_problem_of({"segments": [REQUIRED | {"name": first}, REQUIRED | {"name": second}]})
    assert (problem.code, problem.field) == ("duplicate_name", "segments[1].name")


@pytest.mark.parametrize("name", ["a\x00b", "a\x1b[31mb", "\ud800", "a\u202eb", "a\u2066b"])
def test_a_name_is_ordinary_text(name: str) -> None:
    problem = the_problem_of(a_document_with("segments[0].name", name))
    assert (problem.code, problem.field) == ("not_text", "segments[0].name")
    assert str(problem.value).isprintable()


def test_a_name_is_not_blank_and_not_endless() -> None:
    assert the_problem_of(a_document_with("segments[0].name", " \u3000 ")).code == "missing"
    problem = the_problem_of(a_document_with("segments[0].name", "机" * 81))
    assert (problem.code, problem.value, problem.limits) == ("too_large", 81, (1, 80))
    validate(a_document_with("segments[0].name", "机" * 80))


@pytest.mark.parametrize("name", ["手机 📱", "Café", "e-mail & <b>more</b>", "\u00a0手机\u3000壳 "])
def test_a_name_may_be_any_line_of_text(name: str) -> None:
    (segment,) = validate(a_document_with("segments[0].name", name)).segments
    assert segment.name == " ".join(name.split())


class TestRings:
    def shop(self, **rings: object) -> dict[str, Any]:
        cheap = REQUIRED | {"name": "cases", "average_order_value": 30}
        return {"segments": [cheap, dict(REQUIRED)], "assumptions": {"rings": rings}}

    def test_they_buy_the_segment_named(self) -> None:
        mix = validate(self.shop(per_month=0.1, segment="ｃａｓｅｓ "))
        assert mix.assumptions.rings.segment == "cases"

    def test_where_none_is_named_they_buy_the_dearest_goods(self) -> None:
        assert validate(self.shop(per_month=0.1)).assumptions.rings.segment == "phones"
        assert validate(self.shop(per_month=0.1, segment=None)).assumptions.rings.segment == "phones"

    def test_without_rings_no_segment_is_chosen(self) -> None:
        assert validate(self.shop(per_month=0)).assumptions.rings.segment is None

    def test_a_segment_that_does_not_exist_is_named(self) -> None:
        problem = the_problem_of(self.shop(segment="gold"))
        assert (problem.code, problem.field) == ("unknown_name", "assumptions.rings.segment")
        assert problem.limits == ("cases", "phones")

    @pytest.mark.parametrize("segment", [3, True, [], {}])
    def test_a_segment_is_named_by_text(self, segment: object) -> None:
        assert the_problem_of(self.shop(segment=segment)).code == "wrong_type"


class TestBlindWindow:
    def shop(self, **window: object) -> dict[str, Any]:
        return the_least_document() | {"assumptions": {"blind_window": window}}

    def test_its_segment_is_spelt_as_the_segment_itself(self) -> None:
        assert validate(self.shop(segment="ｐｈｏｎｅｓ")).assumptions.blind_window.segment == "phones"

    def test_where_none_is_named_none_is_written_into_the_input(self) -> None:
        assert validate(self.shop()).assumptions.blind_window.segment is None

    def test_a_segment_that_does_not_exist_is_named(self) -> None:
        problem = the_problem_of(self.shop(segment="gold"))
        assert (problem.code, problem.field) == ("unknown_name", "assumptions.blind_window.segment")
        assert problem.limits == ("phones",)

    def test_a_countermeasure_can_be_left_out(self) -> None:
        window = validate(self.shop(order_limit=None, hold_above=None)).assumptions.blind_window
        assert window.order_limit is None
        assert window.hold_above is None


class TestSeason:
    def test_its_days_are_whole_numbers(self) -> None:
        assert the_problem_of(a_document_with("season[0].from_day", 0.5)).code == "not_whole"
        (span,) = validate(a_document_with("season[0].to_day", 7.0)).season
        assert span.to_day == 7
        assert isinstance(span.to_day, int)

    def test_it_does_not_end_before_it_begins(self) -> None:
        document = the_least_document() | {"season": [{"from_day": 9, "to_day": 8, "multiplier": 3}]}
        assert the_problem_of(document) == Problem("out_of_range", "season[0].to_day", 8, (9, 1095))

    def test_its_fields_are_all_required(self) -> None:
        problems = problems_of(the_least_document() | {"season": [{}]})
        assert [problem.field for problem in problems] == [
            "season[0].from_day",
            "season[0].to_day",
            "season[0].multiplier",
        ]


def test_the_negative_zero_is_zero() -> None:
    (segment,) = validate(a_document_with("segments[0].return_rate", -0.0)).segments
    assert math.copysign(1, segment.return_rate) == 1


def test_so_many_problems_are_counted_and_not_all_listed() -> None:
    document = the_least_document()
    document["segments"][0] |= {f"x{number}": 1 for number in range(3000)}
    with pytest.raises(InvalidInput) as caught:
        validate(document)
    assert len(caught.value.problems) == MOST_PROBLEMS
    assert caught.value.further == 3000 - MOST_PROBLEMS


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["segments", "name", "rings", "x"]), inner)
    ),
    max_leaves=20,
)


@given(json_values)
def test_anything_at_all_is_an_order_mix_or_named_problems(document: object) -> None:
    try:
        validate(document)
    except InvalidInput as invalid:
        assert invalid.problems
        for problem in invalid.problems:
            assert problem.field
            problem.as_json()


@given(st.sampled_from([field.path for field in fields()]), json_values)
def test_any_value_anywhere_is_taken_as_it_stands_or_named(path: str, value: object) -> None:
    place = concrete(path)
    try:
        mix = validate(a_document_with(place, value))
    except InvalidInput as invalid:
        assert any(problem.field.startswith(place.rpartition(".")[0]) for problem in invalid.problems)
    else:
        kept: Any = mix
        for part in place.split("."):
            name, _, index = part.partition("[")
            kept = getattr(kept, name)
            kept = kept[int(index[:-1])] if index else kept
        assert kept == (" ".join(value.split()) if isinstance(value, str) else value)
