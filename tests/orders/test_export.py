"""What is downloaded can be opened in a spreadsheet program without computing anything of a stranger's."""

import csv
from io import StringIO

import pytest

from calculator.answers import order_file
from calculator.boundary.written_csv import csv_text, guarded
from calculator.orders.csv_export import alerts_csv, rejected_csv
from calculator.orders.rows.rejected_rows import REASONS
from calculator.orders.screening.scoring import RULES
from calculator.words import LANGUAGES, catalogue
from tests.orders.files import GOOD, file_of


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
@pytest.mark.parametrize("before", ["x;", 'x;"', "x; ", "x\n"])
def test_no_part_of_a_cell_begins_like_a_formula_where_cells_are_parted_at_semicolons(
    before: str, sign: str
) -> None:
    assert guarded(f"{before}{sign}1+1;5") == f"{before}'{sign}1+1;5"


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert [guarded(value) for value in (-5, 2.5, None, "a=b")] == ["-5", "2.5", "", "a=b"]


def test_a_table_has_its_mark_and_line_ends() -> None:
    assert csv_text(["a"], [['x"y'], ["二"]]) == '\ufeffa\r\n"x""y"\r\n二\r\n'


@pytest.mark.parametrize("language", LANGUAGES)
def test_rejected_rows_are_told_in_words(language: str) -> None:
    report = order_file.mix(file_of([GOOD, "=cmd,x,2026-10-01"]))["import"]
    rows = list(csv.reader(StringIO(rejected_csv(report, language).removeprefix("\ufeff"))))
    assert rows[1] == ["3", catalogue(language)["reject.amount_not_a_number"], "x"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_rule_has_its_words(language: str) -> None:
    words = catalogue(language)
    assert {f"reject.{reason}" for reason in REASONS} == {key for key in words if key.startswith("reject.")}
    assert {f"rule.{rule}.{part}" for rule in RULES for part in ("name", "explanation", "check")} == {
        key for key in words if key.startswith("rule.")
    }
    assert "fraud" not in " ".join(text for key, text in words.items() if key.startswith("rule.")).lower()
    assert "欺诈" not in "".join(text for key, text in words.items() if key.startswith("rule."))


def test_alerts_without_any_still_have_a_header() -> None:
    result = order_file.screen(file_of([GOOD]))
    assert result["alerts"] == []
    assert alerts_csv(result, "en").count("\r\n") == 1
