"""The merchant's records at the boundary: counts that fit, dates, lists pasted line by line."""

from typing import Any

import pytest

from calculator.answers import estimate
from calculator.boundary.problems import Problem
from calculator.page.typed.dates import day_of_date, iso_date
from calculator.page.typed.numbers import Misunderstood
from calculator.page.typed.pasted_lists import PASTED, as_text, line_of, read_lines
from calculator.shop.validation import validate
from calculator.words import LANGUAGES
from calculator.words.dates import dated
from calculator.words.messages import problem_text
from tests.boundary.documents import problems_of, the_least_document, the_problem_of


def with_counts(**counts: object) -> dict[str, Any]:
    document = the_least_document()
    document["segments"][0] |= counts
    return document


@pytest.mark.parametrize(
    ("counts", "code", "field", "limits"),
    [
        ({"counted_orders": 100}, "missing", "counted_unpaid", (0, 10_000_000)),
        ({"counted_unpaid": 3}, "missing", "counted_orders", (1, 10_000_000)),
        ({"counted_orders": 100, "counted_unpaid": 101}, "out_of_range", "counted_unpaid", (0, 100)),
        (
            {"counted_orders": 100, "counted_unpaid": 3, "counted_groups": 4},
            "out_of_range",
            "counted_groups",
            (1, 3),
        ),
    ],
)
def test_counts_that_cannot_be_are_named(
    counts: dict[str, object], code: str, field: str, limits: tuple[float, ...]
) -> None:
    problem = the_problem_of(with_counts(**counts))
    assert (problem.code, problem.field) == (code, f"segments[0].{field}")
    assert problem.limits == limits


def test_counts_that_can_be_are_taken() -> None:
    mix = validate(with_counts(counted_orders=100, counted_unpaid=0, counted_groups=1, counted_young=20))
    assert mix.segments[0].counted_unpaid == 0
    assert validate(the_least_document()).segments[0].counted_orders is None


def test_a_month_cannot_have_more_unpaid_orders_than_orders() -> None:
    document = the_least_document() | {"months": [{"orders": 5, "unpaid": 5}, {"orders": 5, "unpaid": 6}]}
    assert the_problem_of(document) == Problem("out_of_range", "months[1].unpaid", 6.0, (0.0, 5.0))


@pytest.mark.parametrize(
    ("name", "row", "most"),
    [
        ("months", {"orders": 5, "unpaid": 1}, 120),
        ("open_orders", {"amount": 5, "days_open": 1}, 5000),
        ("recent_sales", {"amount": 5}, 60),
    ],
)
def test_a_list_has_a_longest_length(name: str, row: dict[str, object], most: int) -> None:
    validate(the_least_document() | {name: [row] * most})
    assert the_problem_of(the_least_document() | {name: [row] * (most + 1)}).code == "too_large"


def test_an_open_order_names_a_segment_that_exists() -> None:
    row = {"amount": 5, "days_open": 1, "segment": "ｐｈｏｎｅｓ"}
    assert validate(the_least_document() | {"open_orders": [row]}).open_orders[0].segment == "phones"
    problem = the_problem_of(the_least_document() | {"open_orders": [row | {"segment": "tablets"}]})
    assert (problem.code, problem.field) == ("unknown_name", "open_orders[0].segment")


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-01", "11.11", "tomorrow", "20261111", "9999-12-30", ""]
)
def test_a_date_is_one_of_the_calendar(text: str) -> None:
    problem = the_problem_of(the_least_document() | {"start_date": text})
    assert (problem.code, problem.field) == ("not_a_date", "start_date")


def test_the_records_come_back_in_the_result_and_give_it_again() -> None:
    document = with_counts(counted_orders=100, counted_unpaid=2) | {
        "starts_steady": True,
        "start_date": "2026-11-01",
        "season": [{"from_day": 10, "to_day": 10, "multiplier": 12}],
        "months": [{"orders": 100, "unpaid": 2}, {"orders": 80, "unpaid": 5}],
        "open_orders": [
            {"amount": 300, "days_open": 12},
            {"amount": 90, "days_open": 40, "probability": 0.2},
        ],
        "recent_sales": [{"amount": 9000}],
    }
    result = estimate.estimate(document)
    assert estimate.written(estimate.estimate(result["inputs"])) == estimate.written(result)
    assert result["inputs"]["recent_sales"] == [{"amount": 9000.0, "days": 30.0}]
    assert result["receivable_course"]["season_peak"]["peak_day"] >= 10
    assert set(result["own_history"]["value_at_risk"]) == {"0.95", "0.99"}
    assert len(result["open_orders"]["buckets"]) == 5


def test_records_change_no_figure_but_their_own() -> None:
    plain = estimate.estimate(the_least_document())
    own = estimate.estimate(
        with_counts(counted_orders=100, counted_unpaid=2)
        | {"open_orders": [{"amount": 300, "days_open": 12}]}
    )
    assert own["portfolio"] == plain["portfolio"]
    assert own["segments"] == plain["segments"]
    assert plain["own_history"] is None
    assert plain["open_orders"] is None
    assert plain["receivable_course"]["season_peak"] is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-11-01", "2026-11-01"),
        ("2026年11月1日", "2026-11-01"),
        ("２０２６/11/1", "2026-11-01"),
        ("2026.11.1", "2026-11-01"),
        ("20261101", "2026-11-01"),
        ("2026-02-30", None),
        ("11.11", None),
        ("", None),
        ("tomorrow", None),
        ("9999-12-30", None),
    ],
)
def test_dates_as_typed(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "start", "day"),
    [
        ("11.11", "2026-11-01", 10),
        ("11月11日", "2026-11-11", 0),
        ("6/18", "2026-11-01", 229),
        ("2.29", "2026-03-01", 730),
        ("2026-11-11", "2026-11-01", 10),
        ("60", "2026-11-01", None),
        ("60 days", None, None),
        ("11.11", None, Misunderstood("not_a_number", "needs_start")),
        ("2026-10-01", "2026-11-01", Misunderstood("not_a_number", "no_such_day")),
        ("13.1", "2026-11-01", Misunderstood("not_a_number", "no_such_day")),
    ],
)
def test_a_day_given_as_a_date(text: str, start: str | None, day: object) -> None:
    assert day_of_date(text, start) == day


def test_a_day_is_said_with_its_date() -> None:
    assert dated(10, None, "en") == "day 10"
    assert dated(10, "2026-11-01", "en") == "day 10 (11 Nov 2026)"
    assert dated(79, "2026-11-01", "zh") == "第 79 天（2027 年 1 月 19 日）"


ORDER: dict[str, object] = {"amount": 300.0, "days_open": 20.0}
READ: list[tuple[str, dict[str, object]]] = [
    ("300,20", ORDER),
    ("300, 20", ORDER),
    ("300\t20", ORDER),
    ("300 20", ORDER),
    ("￥３００；20 天", ORDER),
    ("300，20", ORDER),
    ("1,200, 20", ORDER | {"amount": 1200.0}),
    ("1,200\t20", ORDER | {"amount": 1200.0}),
    ("1200,105", ORDER | {"amount": 1200.0, "days_open": 105.0}),
    ("300,20,5%", ORDER | {"probability": 0.05}),
    ("300,20,5,phones", ORDER | {"probability": 0.05, "segment": "phones"}),
    ("300,20,,phones", ORDER | {"segment": "phones"}),
    ("300,20,phones", ORDER | {"segment": "phones"}),
    ("300\t20\t\t手机 壳", ORDER | {"segment": "手机 壳"}),
    ("1.2万,二十", {"amount": 12_000.0, "days_open": 20.0}),
]


@pytest.mark.parametrize(("line", "row"), READ)
def test_a_line_is_read(line: str, row: dict[str, object]) -> None:
    assert read_lines(PASTED["open_orders"], line, "CNY") == ([row], [])


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("1,200,20", "amount"),
        ("1 200 20", "amount"),
        ("abc 20", "amount"),
        ("300", "days_open"),
        ("300,soon 5", "days_open"),
        ("300,20,300%", "amount"),
        ("300, 20, 300%", "probability"),
        ("-5,20", "amount"),
        ("300,4000", "days_open"),
    ],
)
def test_a_line_that_can_be_misread_is_refused_and_named(line: str, column: str) -> None:
    rows, (problem,) = read_lines(PASTED["open_orders"], line, "CNY")
    assert rows == []
    assert (problem.code, problem.field, problem.reason) == ("not_a_line", "open_orders", column)
    assert problem.value == f"1: {line}"
    for language in LANGUAGES:
        said = problem_text(problem, language, door="form")
        assert line in said
        assert "{" not in said


IN_A_ROW = [
    "300 320 310",
    "300、320、310",
    "300，320，310",
    "300,320,310",
    "300, 320, 310",
    "300;320;310",
    "300\t320\t310",
    "¥300 ¥320 ¥310",
    "三百、三百二、三百一",
]


@pytest.mark.parametrize("line", IN_A_ROW)
def test_amounts_alone_can_share_a_line(line: str) -> None:
    rows: list[dict[str, object]] = [{"amount": 300.0}, {"amount": 320.0}, {"amount": 310.0}]
    assert read_lines(PASTED["recent_sales"], line, "CNY") == (rows, [])
    assert line_of(PASTED["recent_sales"], f"90\n{line}\n80", 4) == 3


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("12,300、15,600、9,800", [12_300, 15_600, 9_800]),
        ("86000 92000", [86_000, 92_000]),
        ("86000,92000,81000", [86_000, 92_000, 81_000]),
        ("1.2万 9000", [12_000, 9_000]),
    ],
)
def test_amounts_on_a_line_keep_their_own_commas(line: str, amounts: list[float]) -> None:
    rows, problems = read_lines(PASTED["recent_sales"], line, "CNY")
    assert problems == []
    assert [row["amount"] for row in rows] == amounts


@pytest.mark.parametrize(
    "line",
    ["1,200,300", "12 000 9 000", "300, 320 310", "86000, 31, 85000, 30", "¥120,500,¥130,600", "300 320 x"],
)
def test_a_line_of_amounts_that_can_be_divided_in_two_ways_is_refused(line: str) -> None:
    rows, (problem,) = read_lines(PASTED["recent_sales"], line, "CNY")
    assert rows == []
    assert problem.code == "not_a_line"


def test_heads_and_blank_lines_count_as_lines_but_hold_nothing() -> None:
    text = "金额\t天数\n\n300\t20\n\n90\t5\nlast words"
    rows, problems = read_lines(PASTED["open_orders"], text, "CNY")
    assert rows == [ORDER, {"amount": 90.0, "days_open": 5.0}]
    assert [problem.value for problem in problems] == ["6: last words"]
    assert [line_of(PASTED["open_orders"], text, row) for row in (0, 1)] == [3, 5]
    assert line_of(PASTED["open_orders"], "bad\n3,1", 0) == 2
    assert line_of(PASTED["open_orders"], "", 3) == 4


def test_words_alone_are_no_head() -> None:
    assert read_lines(PASTED["months"], "none yet", "CNY")[1][0].code == "not_a_line"


def test_a_third_figure_is_not_dropped_where_two_are_asked_for() -> None:
    assert read_lines(PASTED["months"], "5 1 7", "CNY")[1][0].reason == "unpaid"


def test_more_lines_than_can_be_read_are_told() -> None:
    rows, problems = read_lines(PASTED["open_orders"], "3,1\n" * 5002, "CNY")
    assert len(rows) == 5000
    assert [(problem.code, problem.reason, problem.value) for problem in problems] == [
        ("too_large", "lines", 5001)
    ]


def test_rows_are_written_as_they_would_be_typed() -> None:
    rows: list[dict[str, object]] = [
        ORDER,
        ORDER | {"probability": 0.2, "segment": "phones"},
        ORDER | {"segment": "phones"},
    ]
    text = as_text(PASTED["open_orders"], rows)
    assert text == "300, 20\n300, 20, 20, phones\n300, 20, , phones"
    assert read_lines(PASTED["open_orders"], text, "CNY") == (rows, [])


def test_too_many_problems_are_all_reported() -> None:
    document = with_counts(counted_orders=1, counted_unpaid=2) | {
        "start_date": 5,
        "months": [{}],
        "open_orders": 3,
    }
    assert {(problem.code, problem.field) for problem in problems_of(document)} == {
        ("wrong_type", "start_date"),
        ("out_of_range", "segments[0].counted_unpaid"),
        ("missing", "months[0].orders"),
        ("missing", "months[0].unpaid"),
        ("wrong_type", "open_orders"),
    }
