"""What a reader can say of a file instead of leaving it to recognition, and what a refusal still shows."""

from contextlib import suppress

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.orders.recognition.options import Options
from calculator.orders.recognition.recognised_file import UnusableFile
from calculator.tables.encoding import CODECS
from tests.orders.files import GOOD, HEADER, file_of, report_of


def test_a_separator_can_be_named() -> None:
    rows = [row.replace(",", ";") for row in (GOOD, "A2,20.00,2026-10-02 09:00:00")]
    data = file_of(rows, header=HEADER.replace(",", ";"))
    assert report_of(data, separator=";")["orders"] == 2
    with pytest.raises(UnusableFile):
        order_file.mix(data, Options(separator=","))


def test_a_header_of_unknown_names_is_parted_where_it_has_most_columns() -> None:
    data = b"Nummer;Tag;Betrag;Zahlart\n1;01.05.2026;12,50;Klarna\n"
    with pytest.raises(UnusableFile) as refused:
        order_file.read(data)
    assert refused.value.look.recognition.header == ("Nummer", "Tag", "Betrag", "Zahlart")


def test_an_unknown_separator_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        Options(separator="x")
    assert refused.value.problems[0].field == "separator"


def test_a_column_can_be_left_out() -> None:
    data = file_of(["A1,10.00,2026-10-01 09:00:00,b1"], header=HEADER + ",buyer")
    assert report_of(data)["columns"]["buyer"] == "buyer"
    assert "buyer" not in report_of(data, columns={"buyer": ""})["columns"]


def test_a_file_without_the_needed_columns_still_shows_its_header_and_first_rows() -> None:
    with pytest.raises(UnusableFile) as refused:
        order_file.mix(file_of(["a,b"], header="this,that"))
    assert refused.value.look.recognition.header == ("this", "that")
    assert refused.value.look.first_rows == (("a", "b"),)
    assert refused.value.look.encoding == "utf-8"
    assert refused.value.rejected is None


def test_a_file_without_a_row_that_can_be_used_still_tells_why() -> None:
    with pytest.raises(UnusableFile) as refused:
        order_file.mix(file_of(["A1,ten,2026-10-01"]))
    assert refused.value.rejected is not None
    assert refused.value.rejected.by_reason == {"amount_not_a_number": 1}


def test_an_encoding_that_does_not_fit_is_no_crash() -> None:
    data = file_of([GOOD, "A2,20.00,2026-10-02 09:00:00,"])
    for encoding in CODECS:
        with suppress(InvalidInput):
            order_file.mix(data, Options(encoding=encoding))
    with pytest.raises(UnusableFile):
        order_file.mix(data, Options(encoding="utf-16"))


def test_utf_16_without_its_mark_can_be_named() -> None:
    data = file_of([GOOD]).decode().encode("utf-16-be")
    assert report_of(data, encoding="utf-16")["orders"] == 1
