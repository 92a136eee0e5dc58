"""A column understood in one go means what its cells mean one by one."""

import random
from io import BytesIO
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.orders.order_table import open_table
from calculator.orders.recognition.options import Options
from calculator.orders.rows.intake import Intake
from calculator.tables.cells.amount import amount_in, amounts_in
from calculator.tables.cells.moment import moment_in, moments_in
from calculator.tables.cells.text import all_unwrapped, half_width, in_each, unwrapped
from tests.orders.files import file_of

amounts = st.one_of(
    st.decimals(-(10**6), 10**6, places=2).map(str),
    st.text("0123456789.-", max_size=20),
    st.sampled_from(["", "¥1,234.50", "(5.00)", "12,5", "1e999", "nan", "9" * 16, "9" * 17, "-0", "５"]),
)
moments = st.one_of(
    st.datetimes().map(lambda moment: moment.isoformat(" ", "seconds")),
    st.datetimes().map(lambda moment: moment.isoformat(" ", "minutes")),
    st.dates().map(str),
    st.sampled_from(
        ["", "2026-02-30", "2026-10-01 24:00", "2026-10-01T09:30:00", "46000.5", "3/4/2026", "x"]
    ),
)
texts = st.text(st.sampled_from("aB Σσ枫路Ａ１　\u00a0\ufeff'=\"\n\r\t*-_x.\ud800"), max_size=8)


@given(st.lists(amounts, max_size=6))
def test_amounts(cells: list[str]) -> None:
    assert amounts_in(cells) == [amount_in(cell) for cell in cells]


@given(st.lists(moments, max_size=6))
def test_moments(cells: list[str]) -> None:
    each = [moment_in(cell) for cell in cells]
    assert moments_in(cells) == each, "also now that the days are known"


@given(st.lists(texts, max_size=6))
def test_texts(cells: list[str]) -> None:
    assert all_unwrapped(cells) == [unwrapped(cell) for cell in cells]
    assert in_each(cells, lambda text: half_width(text).lower()) == [half_width(c).lower() for c in cells]


COLUMNS = (
    *("amount", "minute", "refunded", "pay_later", "paid_day", "state", "shipped_day", "received_day"),
    *("buyer", "receiver", "address", "sku", "product", "category"),
)
CELLS = {
    "order_id": ["A1", "A2", "B77", "'880001", "2E17", "合计", "", "Z\ufffd", "ABC"],
    "amount": ["10.00", "10.00", "12.5", "¥8", "", "-", "0", "-5", "1e999", "99999999", "abc"],
    "refund_amount": ["", "", "", "5", "1000", "-"],
    "created_at": ["2026-10-01 09:30:00", "2026-10-02", "", "2026-02-30", "3/4/2026", "46000.5"],
    "status": ["completed", "", "cancelled", "refunded", "已发货，退款成功", "未发货，退款成功"],
    "buyer": ["王小明", "Ann Lee", "x**", "***", "无", "null", "Ｄ１", "\ufeff a", "nan1"],
    "receiver_phone": [
        "13812345678",
        "8613812345678",
        "138****5678",
        "00000000000",
        "1212121212",
        "+1 555-0100",
    ],
    "province": ["浙江", ""],
    "address": ["枫叶路 5 号", "枫叶路**号", "abc", "*", '"Main St. 5,\nApt 3"', '"unclosed'],
    "product": ["茶", "杯", ""],
    "shipped_at": ["", "", "2026-10-03 10:00:00", "2026-10-03 junk"],
    "tracking": ["", " ", "YT1"],
    "paid_at": ["", "无", "2026-10-09"],
}


def messy(seed: int) -> bytes:
    """A file in which nearly every row has something the matter with it."""
    dice = random.Random(seed)
    rows = []
    for number in range(400):
        row = [dice.choice(cells) for cells in CELLS.values()]
        if dice.random() < 0.5:
            row[0], row[1], row[3] = f"N{number:07d}", f"{number}.50", "2026-10-05 10:00:00"
        rows.append(",".join(row[: dice.randrange(2, 13)] if dice.random() < 0.05 else row))
    return file_of(rows, ",".join(CELLS))


@pytest.mark.parametrize(
    "data", [*map(messy, range(5)), *map(sample, EXPORTS)], ids=[*map(str, range(5)), *EXPORTS]
)
def test_rows_mean_the_same_however_many_are_taken_together(data: bytes) -> None:
    def taken(most: int) -> list[Any]:
        table = open_table(BytesIO(data), Options())
        intake = Intake(table.recognition)
        records = table.records
        runs = iter(lambda: list(islice(records, most)), []) if most else table.runs
        intake.take_all(runs)
        book = intake.book
        columns = [list(getattr(book, name)) for name in COLUMNS]
        shown = [book.receivers.masked, book.addresses.masked, book.currency, list(book.order_ids)]
        names = [names.texts() for names in (book.products, book.skus, book.categories)]
        counted = [intake.rows_read, intake.rows_merged, intake.rejected.by_reason]
        counted += [book.lost_numbers, book.closed_after_shipping, book.closed_after_shipping_amount]
        return [columns, shown, names, counted, intake.rejected.listed()]

    one_by_one = taken(1)
    assert len(one_by_one[0][0]) >= 20, "orders"
    assert taken(3) == one_by_one
    assert taken(0) == one_by_one
