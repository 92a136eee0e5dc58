"""Bytes to rows: encodings, separators, what stands around the table, and what is broken in it."""

import csv
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.tables.encoding import TextDecoder
from calculator.tables.lines import blocks_of
from calculator.tables.records import records_of
from calculator.words.messages import problem_text
from tests.orders.files import ALSO_GOOD, GOOD, HEADER, file_of, reasons_of, report_of

CHINESE = "订单号,金额,下单时间,商品"
ROWS = [
    f"B{number},{number}.50,2026-10-{number % 28 + 1:02d} 10:00:00,充电宝{number}" for number in range(1, 60)
]


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_orders(codec: str, named: str) -> None:
    report = report_of(file_of(ROWS, CHINESE, codec))
    assert report["encoding"] == named
    assert (report["orders"], report["total_amount"]) == (59, sum(n + 0.5 for n in range(1, 60)))


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(separator: str, end: str) -> None:
    report = report_of(file_of(ROWS, CHINESE, end=end).replace(b",", separator.encode()))
    assert report["separator"] == separator
    assert report["orders"] == 59


def test_a_file_that_turns_chinese_late_is_read_in_its_encoding() -> None:
    plain = [f"A{number},10.00,2026-10-01,x" for number in range(40_000)]
    report = report_of(
        file_of([*plain, "B1,10.00,2026-10-01,充电宝"], "order_id,amount,created_at,product", "gb18030")
    )
    assert report["encoding"] == "gb18030"
    assert report["orders"] == 40_001


def test_a_title_above_and_a_total_below_are_no_orders() -> None:
    data = "订单导出,,\n店铺：某店,,\n,,\n".encode() + file_of([GOOD, ALSO_GOOD, "合计,30.00,"])
    report = report_of(data)
    assert report["header_row"] == 4
    assert [(row["row"], row["reason"]) for row in report["rows_rejected"]] == [(7, "totals_line")]


@pytest.mark.parametrize("first", ["A0,10.00,2026-10-01", '"A0",10.00,"2026-10-01"'])
def test_an_unclosed_quote_costs_its_own_row_only(first: str) -> None:
    data = file_of([first, '"A1,10.00,2026-10-01', *(f"C{n},1.00,2026-10-01" for n in range(50))])
    report = report_of(data)
    assert report["orders"] == 51
    assert [(row["row"], row["reason"]) for row in report["rows_rejected"]] == [(3, "unclosed_quote")]


def test_a_quoted_cell_may_run_over_lines_and_counts_as_one_row() -> None:
    data = file_of(['A1,10.00,2026-10-01,"first\nsecond, third"', "A2,0,2026-10-01,x"], HEADER + ",note")
    assert reasons_of(data) == [(3, "amount_not_positive")]


def test_text_after_a_closing_quote_does_not_lose_the_row() -> None:
    assert (
        report_of(file_of(['A1,10.00,2026-10-01,"a"b', GOOD.replace("A1", "A9") + ",x"], HEADER + ",note"))[
            "orders"
        ]
        == 2
    )


def test_a_cell_without_end_is_named() -> None:
    assert reasons_of(file_of([GOOD, f"A2,10.00,2026-10-01{'x' * 200_000}"])) == [(3, "cell_too_long")]


def test_wide_and_narrow_rows_are_named() -> None:
    rows = [GOOD, "A2,5.00", "A3", "A4,5.00,2026-10-01" + ",x" * 5000, ",,", "A5,5.00,2026-10-01,,,"]
    assert reasons_of(file_of(rows)) == [
        (3, "date_missing"),
        (4, "too_few_fields"),
        (5, "too_many_fields"),
        (6, "empty_row"),
    ]


def test_nul_bytes_and_damage_cost_their_rows_only() -> None:
    data = file_of([GOOD, "A\x002,10.00,2026-10-01", "A3,1\x000.00,2026-10-01"])
    assert reasons_of(data) == [(4, "amount_not_a_number")]
    broken = file_of([GOOD, *ROWS], HEADER + ",商品").replace(b"B7,", b"B\xff7,")
    assert reasons_of(broken)[-1:] == [(9, "damaged_text")] or (9, "damaged_text") in reasons_of(broken)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"<html><table><tr><td>1</td></tr></table>", "markup"),
        (bytes(range(256)) * 40, "binary"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
        (b"\x1f\x8b\x08....", "compressed"),
    ],
)
def test_another_kind_of_file_is_refused_with_its_kind(data: bytes, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        order_file.mix(data)
    assert [(p.code, p.reason) for p in refused.value.problems] == [("unreadable_file", reason)]


def test_a_table_without_orders_is_refused_with_what_is_missing() -> None:
    with pytest.raises(InvalidInput) as refused:
        order_file.mix(b"name,price\nx,1\n")
    assert [(str(p.code), p.field) for p in refused.value.problems] == [
        ("unknown_columns", "columns.order_id"),
        ("unknown_columns", "columns.created_at"),
    ]
    assert "name, price" in problem_text(refused.value.problems[0], "en")
    with pytest.raises(InvalidInput) as refused:
        order_file.mix(file_of(["A1,none,2026-10-01"]))
    assert (str(refused.value.problems[0].code), refused.value.problems[0].reason) == (
        "no_orders",
        "amount_missing",
    )


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pieces_of_any_size_give_the_same_lines(size: int) -> None:
    data = '一,二\r\n三,"四\r五"\n六'.encode()
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    assert "".join(blocks_of(TextDecoder(data).texts(pieces))) == '一,二\n三,"四\n五"\n六'


def test_a_line_without_end_comes_in_pieces() -> None:
    def endless() -> Iterator[str]:
        for _ in range(9):
            yield "x" * 1024 * 1024

    assert max(len(line) for line in blocks_of(endless())) <= 4 * 1024 * 1024 + 1


def test_records_are_numbered_as_a_spreadsheet_shows_them() -> None:
    text = 'a,b\n\n1,"x\ny"\n2,z\n'
    assert [(number, cells) for number, cells, _ in records_of([text], ",")] == [
        (1, ["a", "b"]),
        (3, ["1", "x\ny"]),
        (4, ["2", "z"]),
    ]


@given(st.lists(st.sampled_from(["1,2", " 3,", "四,,", "five", ","]), min_size=1, max_size=5))
def test_rows_without_quotes_are_those_of_the_standard_library(lines: list[str]) -> None:
    text = "".join(line + "\n" for line in lines)
    assert [cells for _, cells, _ in records_of([text], ",")] == list(csv.reader(lines))


@given(st.lists(st.sampled_from(["1,2", '"a', 'b"', '"c"', '"d"x', "", '"", ","']), max_size=12), st.data())
def test_blocks_of_any_size_give_the_same_records(lines: list[str], data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(lines)), max_size=3).map(sorted))
    parts = [lines[start:end] for start, end in pairwise([0, *cuts, len(lines)])]
    blocks = ["".join(line + "\n" for line in part) for part in parts if part]
    single = [line + "\n" for line in lines]
    assert list(records_of(blocks, ",")) == list(records_of(single, ","))


def test_progress_is_told_by_bytes() -> None:
    data = file_of(f"A{n},10.00,2026-10-01" for n in range(30_000))
    told: list[int] = []
    order_file.mix(data, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == len(data)
