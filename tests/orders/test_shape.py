"""The shape of a file: the same for files with the same names of columns, whatever is in them."""

from __future__ import annotations

import pytest

from calculator.answers import order_file
from calculator.orders.recognition.options import Options
from tests.orders.files import GOOD, HEADER, file_of
from tests.orders.messy import pinduoduo
from tests.orders.test_spreadsheets import xlsx_of


def shape_of(data: bytes, options: Options | None = None) -> str:
    return order_file.read(data, options).look.shape


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_rows_encoding_and_what_the_reader_says_change_nothing(encoding: str) -> None:
    shape = shape_of(file_of([GOOD]))
    assert shape == shape_of(file_of(["B7,1.5,2025-01-01"], encoding=encoding))
    assert shape == shape_of(file_of([GOOD]), Options(platform="generic", columns={"amount": "amount"}))
    assert shape_of(pinduoduo(30)[0]) == shape_of(pinduoduo(60)[0])
    workbook = xlsx_of([(1, [*HEADER.split(",")]), (2, ["A1", 10.0, "2026-10-01"])])
    assert shape_of(workbook) == shape


def test_other_names_or_another_order_of_columns_are_another_shape() -> None:
    names = HEADER.split(",")
    shapes = {
        shape_of(file_of([GOOD])),
        shape_of(file_of([f"{GOOD},x"], f"{HEADER},note")),
        shape_of(file_of(["10.00,A1,2026-10-01"], f"{names[1]},{names[0]},{names[2]}")),
    }
    assert len(shapes) == 3


def test_no_name_of_a_column_can_be_read_in_it() -> None:
    assert set(shape_of(pinduoduo(30)[0])) <= set("0123456789abcdef-")


def test_settings_are_asked_for_by_the_shape_and_taken() -> None:
    data = file_of(["A1,5,7,2026-10-01"], "order_id,amount,paid,created_at")
    asked: list[str] = []

    def settings(shape: str) -> Options:
        asked.append(shape)
        return Options(columns={"amount": "paid"})

    assert sum(order_file.read(data, settings=settings).book.amount) == 7
    assert asked == [shape_of(data)]
    assert sum(order_file.read(data, settings=lambda _: None).book.amount) == 5


def test_names_that_we_do_not_know_have_a_shape_too_whatever_stands_in_the_rows() -> None:
    names = "number,owed,day,how"
    mapped = {"order_id": "number", "amount": "owed", "created_at": "day", "payment_method": "how"}
    shapes = {
        shape_of(file_of([row], names), Options(columns=mapped))
        for row in ("A1,10,2026-10-01,先用后付", "B1,7,2026-11-01,card")
    }
    assert len(shapes) == 1, "先用后付 in a row is the name of a column elsewhere"
    (shape,) = shapes
    asked = order_file.read(
        file_of(["C1,9,2026-12-01,先用后付"], names),
        settings=lambda found: Options(columns=mapped) if found == shape else None,
    )
    assert list(asked.book.amount) == [9.0]
