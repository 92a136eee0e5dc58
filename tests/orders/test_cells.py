"""What single cells mean."""

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.orders.rows.fingerprints import Fingerprints
from calculator.orders.rows.text_numbers import NONE, Places, mask
from calculator.tables.cells.amount import amount_in
from calculator.tables.cells.moment import moment_in
from calculator.tables.cells.text import one_line, unwrapped


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12.50", 12.5),
        ("¥1,234.50", 1234.5),
        ("￥１，２３４．５０", 1234.5),
        ("0元", 0.0),
        ("-5.00", -5.0),
        ("¥-5", -5.0),
        ("-¥5", -5.0),
        ("(5.00)", -5.0),
        ("12,5", 12.5),
        ("1.234,50 €", 1234.5),
        ("1\u202f234,50 €", 1234.5),
        ('="88.00"', 88.0),
        ("'88", 88.0),
        ("\t88 ", 88.0),
        ("1e3", 1000.0),
        ("1e999", inf),
        ("1_000", None),
        ("1,23,4", None),
        ("¥--", None),
        ("nan", None),
        ("inf", None),
        ("0x1A", None),
        ("", None),
        ("9" * 500, None),
        ("=1+1", None),
    ],
)
def test_an_amount_is_understood_or_refused(cell: str, amount: float | None) -> None:
    assert amount_in(cell) == amount


DAY = date(2026, 5, 1).toordinal() * 1440


@pytest.mark.parametrize(
    ("cell", "minute"),
    [
        ("2026-05-01 10:23:45", DAY + 623),
        ("2026/5/1 10:23", DAY + 623),
        ("2026-05-01T10:23:45Z", DAY + 623),
        ("2026-05-01 10:23:45 +0200", DAY + 623),
        ("\t2026-05-01 10:23:45", DAY + 623),
        ("2026年5月1日 10时23分", DAY + 623),
        ("2026.05.01", DAY),
        ("20260501", DAY),
        ("20260501102345", DAY + 623),
        ("46143", DAY),
        ("46143.5", DAY + 720),
        ("13/5/2026 00:00", DAY + 12 * 1440),
        ("5/13/2026", DAY + 12 * 1440),
        ("2026-05-01 下午 1:05", DAY + 785),
        ("3/4/2026", "date_ambiguous"),
        ("01.05.2026 10:23", DAY + 623),
        ("5月1日", "date_without_year"),
        ("1/5 10:23", "date_without_year"),
        ("2026-02-30", "date_not_real"),
        ("2026-13-01", "date_not_real"),
        ("1970-01-01", "date_out_of_range"),
        ("2026-05-01 25:00", "date_not_understood"),
        ("yesterday", "date_not_understood"),
        ("", "date_missing"),
        ("9" * 300, "date_not_understood"),
    ],
)
def test_a_moment_is_understood_or_refused(cell: str, minute: int | str) -> None:
    assert moment_in(cell) == minute
    assert moment_in(cell) == minute, "what is remembered of the first reading does not change the second"


@given(st.text(max_size=80))
def test_no_text_breaks_the_cell_readers(cell: str) -> None:
    amount, moment = amount_in(cell), moment_in(cell)
    assert amount is None or amount == amount
    assert isinstance(moment, str) or 730_000 * 1440 < moment < 770_000 * 1440
    assert one_line(cell, 50).isprintable()


def test_the_guards_of_long_numbers_are_taken_off() -> None:
    assert unwrapped('="1930679858170647"') == "1930679858170647"
    assert unwrapped("'18600000000") == "18600000000"
    assert unwrapped("\t2410000001") == "2410000001"


def test_places_are_linked_but_not_kept() -> None:
    places, marks = Places(), Fingerprints().of
    phones = ["13812345678", "13900000000", "", "13812345678"]
    assert places.numbers(phones, marks(phones), [5] * 4) == [0, 1, NONE, 0]
    assert places.masked == {}, "what one person alone uses is never shown"
    assert places.numbers(phones[:1], marks(phones[:1]), [6]) == [0]
    assert places.masked == {0: "138****5678"}
    assert not any("13812345678" in str(key) for key in places._fingerprints)
    assert mask("王小明") == "王小***"


def test_two_files_never_share_a_fingerprint() -> None:
    one, other = Fingerprints(), Fingerprints()
    assert one.of(["阿一", "阿一"]) == one.of(["阿一"]) * 2 != other.of(["阿一", "阿一"])
    assert all(0 < fingerprint <= 2**62 for fingerprint in one.of(["", "\ud800", "\0" * 40]))


def test_texts_in_a_row_have_fingerprints_of_their_own() -> None:
    # Python's own hash in the browser confused 960 of a million such addresses
    addresses = [f"枫叶路{number % 100}号{number // 100}单元" for number in range(50_000)]
    assert len(set(Fingerprints().of(addresses))) == len(addresses)
