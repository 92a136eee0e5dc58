"""Reading a document that may be anything: too large, too deep, not JSON, not text."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.boundary.document import DEEPEST, MOST_BYTES, read_document
from calculator.boundary.problems import InvalidInput, Problem
from calculator.shop.validation import validate
from tests.boundary.documents import the_least_document, the_problem_of


def refusal_of(content: str | bytes) -> Problem:
    with pytest.raises(InvalidInput) as caught:
        read_document(content)
    (problem,) = caught.value.problems
    return problem


def test_plain_json_is_read() -> None:
    text = json.dumps(the_least_document(), ensure_ascii=False)
    assert read_document(text) == the_least_document()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_usual_encodings_of_unicode_are_read(encoding: str) -> None:
    assert read_document('{"name": "手机"}'.encode(encoding)) == {"name": "手机"}


def test_text_with_a_byte_order_mark_is_read() -> None:
    assert read_document("\ufeff{}") == {}


@pytest.mark.parametrize(
    "content", ['{"name": "手机"}'.encode("gb18030"), b"\xff\xfe\x00\xd8\x00\x00", b"\x89PNG\r\n\x1a\n\xff"]
)
def test_other_bytes_are_not_guessed_at(content: bytes) -> None:
    assert refusal_of(content).code == "encoding_unknown"


@pytest.mark.parametrize(
    "content", ["", "{", "[1,]", "{'a': 1}", "hello", '{"a": 01}', "\x00" * 10, '"\\', '"']
)
def test_what_is_not_json_is_refused_with_its_place(content: str) -> None:
    problem = refusal_of(content)
    assert (problem.code, problem.field, problem.reason) == ("unreadable_file", "document", "not_json")
    line, column = str(problem.value).split(":")
    assert int(line) >= 1
    assert int(column) >= 1


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_deep_nesting_is_refused_before_it_is_parsed(bracket: str) -> None:
    assert refusal_of(bracket * 100_000).reason == "too_deep"
    assert refusal_of("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).reason == "too_deep"
    assert read_document("[" * DEEPEST + "]" * DEEPEST)


def test_brackets_in_strings_do_not_count_as_depth() -> None:
    deep = "[" * 100 + '\\"' + "[" * 100
    assert read_document(json.dumps([deep, "\\", deep])) == [deep, "\\", deep]


@pytest.mark.parametrize("content", ["x" * (10 << 20), b" " * (MOST_BYTES + 1), "机" * (MOST_BYTES // 2)])
def test_ten_megabytes_are_refused_unread(content: str | bytes) -> None:
    problem = refusal_of(content)
    assert (problem.code, problem.field, problem.limits) == ("too_large", "document", (0, MOST_BYTES))


def test_a_megabyte_of_quotes_is_read_in_one_pass() -> None:
    assert refusal_of('"' + '\\"' * (MOST_BYTES // 2 - 2)).reason == "not_json"


@pytest.mark.parametrize(
    ("text", "value"), [("NaN", "NaN"), ("1e400", "Infinity"), ("-Infinity", "-Infinity")]
)
def test_numbers_that_are_not_finite_are_named_at_their_field(text: str, value: str) -> None:
    document = json.dumps(the_least_document()).replace("3200", text)
    problem = the_problem_of(read_document(document))
    assert problem.code == "not_finite"
    assert (problem.field, problem.value) == ("segments[0].average_order_value", value)


def test_a_number_of_five_thousand_digits_is_only_too_large() -> None:
    assert read_document("[" + "9" * 5000 + "]") == [math.inf]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('{"schema": 1, "schema": 1}', "schema"),
        ('{"segments": [], "segments": []}', "segments"),
        ('{"assumptions": {}, "assumptions": {}}', "assumptions"),
        ('{"currency": "CNY", "currency": "CNY"}', "currency"),
        ('{"assumptions": {"cost_of_capital": 0, "cost_of_capital": 1}}', "assumptions.cost_of_capital"),
    ],
)
def test_a_name_that_stands_twice_is_never_the_last_one_in_silence(text: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        validate(read_document(text))
    assert ("duplicate_field", field) in {(problem.code, problem.field) for problem in caught.value.problems}


@given(st.binary(max_size=60) | st.text(alphabet='[]{}",:\\ 01eN\u00e9', max_size=40))
def test_any_bytes_and_any_text_are_read_or_refused(content: str | bytes) -> None:
    try:
        read_document(content)
    except InvalidInput as invalid:
        assert invalid.problems[0].field == "document"
