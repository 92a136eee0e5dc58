"""`python -m calculator mix` and `screen`: the page's own text, and no traceback whatever the file."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator.__main__ import main
from calculator.answers import order_file as answers
from calculator.answers.estimate import written
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.orders.recognition.options import Options
from tests.command_line.test_estimate import process, run
from tests.orders.files import ALSO_GOOD, GOOD, file_of
from tests.orders.test_spreadsheets import HEADER, xlsx_of

both = pytest.mark.parametrize("command", ["mix", "screen"])
SMALL = file_of([GOOD, ALSO_GOOD])


@pytest.fixture
def order_file(tmp_path: Path) -> str:
    path = tmp_path / "订单.csv"
    path.write_bytes(sample("jd"))
    return str(path)


@both
def test_a_pipe_or_a_device_is_refused_instead_of_waited_for(command: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for name in (str(pipe), os.devnull):
        code, _, said = run(command, name)
        assert (code, "device" in said) == (2, True)


@pytest.mark.parametrize("platform", EXPORTS)
def test_the_text_is_that_of_the_page_byte_for_byte(platform: str) -> None:
    data = sample(platform)
    imported, options = answers.read(data, Options(language="zh")), Options(language="zh")
    assert run("mix", "-", "--lang", "zh", given=data) == (
        0,
        written(answers.mix_of(imported, options)) + "\n",
        "",
    )
    assert run("screen", "-", "--lang", "zh", given=data)[1] == written(answers.screen_of(imported)) + "\n"


@both
def test_the_same_file_gives_the_same_bytes_in_another_process(command: str, order_file: str) -> None:
    first, second = (process(command, order_file, "--pretty") for _ in range(2))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["import"]["platform"] == "jd"


def test_the_mix_is_an_input_of_estimate(order_file: str) -> None:
    mix = json.loads(run("mix", order_file)[1])["mix"]
    assert run("estimate", "-", given=json.dumps(mix).encode())[0] == 0


def test_the_platform_the_encoding_and_columns_can_be_named() -> None:
    data = file_of(["A1,5,2026-10-01,7"], "number,paid,day,owed", encoding="gb18030")
    named = ["--map", "order_id=number", "--map=amount=owed", "--map", "created_at = day"]
    status, output, _ = run("mix", "-", *named, "--encoding", "gb18030", "--platform=generic", given=data)
    report = json.loads(output)["import"]
    assert status == 0
    assert [report["columns"][field] for field in ("order_id", "amount", "created_at")] == [
        *("number", "owed", "day")
    ]
    assert (report["encoding"], report["platform"], report["total_amount"]) == ("gb18030", "generic", 7.0)


@pytest.mark.parametrize("named", ["semicolon", ";"])
def test_the_separator_can_be_named(named: str) -> None:
    data = b"order_id;amount;created_at\nA1;5;2026-10-01\n"
    report = json.loads(run("mix", "-", "--separator", named, given=data)[1])["import"]
    assert (report["separator"], report["orders"]) == (";", 1)
    status, _, errors = run("mix", "-", "--separator=tab", given=data)
    assert (status, errors.split(":")[0]) == (2, "columns.order_id")
    status, _, errors = run("mix", "-", "--separator=dot", given=data)
    assert (status, errors.split(":")[0]) == (2, "separator")


def test_a_column_can_be_said_not_to_be_there() -> None:
    data = file_of(["A1,5,2026-10-01,x", "A2,5,2026-10-01,y"], "order_id,amount,created_at,category")
    assert json.loads(run("mix", "-", given=data)[1])["segments_by"] == "category"
    result = json.loads(run("mix", "-", "--map", "category=", given=data)[1])
    assert result["segments_by"] == "price_band"
    assert "category" not in result["import"]["columns"]


def test_the_pay_later_share_is_the_readers_and_without_it_no_money_out_is_told() -> None:
    def result(*options: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run("mix", "-", *options, given=SMALL)[1])
        assert found["import"]["pay_later_known"] is False
        return found

    said = result("--pay-later-share", "0.7")
    assert said["mix"]["segments"][0]["pay_later_share"] == 0.7
    assert said["money_out"]["basis"] == "estimated"
    assert said["money_out"]["amount"] == said["money_out"]["calculator"] > 0
    unsaid = result()
    assert "pay_later_share" not in unsaid["mix"]["segments"][0]
    assert unsaid["money_out"]["basis"] == "asked"
    assert unsaid["money_out"]["amount"] is unsaid["ageing"] is None
    status, _, errors = run("estimate", "-", given=json.dumps(unsaid["mix"]).encode())
    assert (status, errors.split(":")[0]) == (2, "segments[0].pay_later_share")


def test_a_refusal_names_its_reasons_and_counts() -> None:
    data = file_of(["A1,,2026-10-01", "A2,,2026-10-01", "A3,x,2026-10-01"])
    status, output, errors = run("mix", "-", given=data)
    assert (status, output) == (2, "")
    assert "3 rows were read; no amount: 2; the amount is not a number: 1." in errors
    assert "没有金额：2 行；金额不是数字：1 行" in run("mix", "-", "--lang", "zh", given=data)[2]


def test_the_day_of_the_ageing_can_be_named() -> None:
    rows = ["A1,5,2026-10-01,,BNPL", "A2,5,2026-10-01,2026-10-02,BNPL"]
    data = file_of(rows, "order_id,amount,created_at,paid_at,payment_method")
    assert (
        json.loads(run("mix", "-", "--today", "2027-01-31", given=data)[1])["ageing"]["today"] == "2027-01-31"
    )


def test_a_file_of_another_month_stands_beside_and_adds_one_part(tmp_path: Path) -> None:
    header = "order_id,amount,created_at,paid_at,payment_method"
    before = file_of(["A1,5,2026-10-01,,BNPL", "A2,7,2026-10-01,2026-10-02,BNPL"], header)
    october, november = tmp_path / "october.csv", tmp_path / "november.csv"
    october.write_bytes(before)
    november.write_bytes(file_of(["A1,5,2026-10-01,2026-11-02,BNPL", "B1,7,2026-11-09,,BNPL"], header))
    alone = json.loads(run("mix", str(november))[1])
    both_files = json.loads(run("mix", str(november), "--beside", str(october))[1])
    assert both_files.pop("follow_up")["paid"] == {"orders": 1, "amount": 5.0}
    assert both_files == alone
    assert json.loads(run("mix", "-", "--beside", str(november), given=before)[1])["follow_up"]["orders"] == 1
    october.write_bytes(b"%PDF-1.7")
    assert run("mix", str(november), "--beside", str(october))[0] == 2


def test_the_currency_can_be_named_by_its_code_only() -> None:
    assert json.loads(run("mix", "-", "--currency", "EUR", given=SMALL)[1])["mix"]["currency"] == "EUR"
    status, _, errors = run("mix", "-", "--currency", "euro", given=SMALL)
    assert (status, errors.split(":")[0]) == (2, "currency")


def test_thresholds_can_be_changed(order_file: str) -> None:
    assert json.loads(run("screen", order_file)[1])["alerts"]
    changed = ["--threshold", "least_score=99", "--threshold", "limits=2000,2400"]
    assert json.loads(run("screen", order_file, *changed)[1])["alerts"] == []


def test_every_wrong_option_is_named_at_once() -> None:
    status, output, errors = run(
        *("screen", "-", "--platform", "ebay", "--encoding", "big5", "--map", "colour=x", "--map", "amount"),
        *("--pay-later-share", "1.5", "--today", "30.2.2026", "--threshold", "speed=1"),
        *("--threshold", "window_days=never", "--threshold", "burst_days"),
        given=SMALL,
    )
    assert (status, output) == (2, "")
    fields = [line.split(": ")[0] for line in errors.splitlines()]
    assert sorted(fields) == [
        *("encoding", "map", "map", "pay_later_share", "platform"),
        *("threshold", "thresholds", "thresholds.window_days", "today"),
    ]
    assert "pay_later_share: Pay-later share must be between 0 and 1; here it is 1.5." in errors


@pytest.mark.parametrize("share", ["nan", "inf", "-0.1", "much", ""])
def test_no_other_share_is_taken(share: str) -> None:
    status, output, errors = run("mix", "-", f"--pay-later-share={share}", given=SMALL)
    assert (status, output) == (2, "")
    assert errors.startswith("pay_later_share: ")


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    said = "No column of this file is called “owed”. The columns found are: order_id, amount, created_at."
    assert run("mix", "-", "--map", "amount=owed", given=SMALL) == (2, "", f"columns.amount: {said}\n")


@both
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "stdin: This file is empty."),
        (b"%PDF-1.7", "stdin: This is a PDF document."),
        (bytes(range(256)) * 9, "stdin: This is not a table"),
        (b"a,b\n1,2\n", "columns.order_id: No column holds the order number."),
        (b"order_id,amount,created_at\n", "stdin: No order in this file could be used"),
        (b"PK\x03\x04 and no more", "stdin: This spreadsheet is damaged"),
    ],
)
def test_what_cannot_be_used_is_status_2_and_words(command: str, given: bytes, said: str) -> None:
    status, output, errors = run(command, "-", given=given)
    assert (status, output) == (2, "")
    assert errors.startswith(said)


@both
def test_files_that_cannot_be_opened_are_named(command: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "none.csv")
    assert run(command, missing) == (2, "", f"{missing}: There is no such file.\n")
    assert run(command, str(tmp_path)) == (2, "", f"{tmp_path}: This is a folder, not a file.\n")
    assert run(command, "a\0b")[0] == 2


def test_a_file_that_fails_while_it_is_read_is_named() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    errors = io.StringIO()
    assert main(["mix", "-"], Failing(), io.StringIO(), errors) == 2
    assert errors.getvalue() == "stdin: This file cannot be read: Input/output error.\n"


def test_a_workbook_is_read_where_python_calamine_is_installed(tmp_path: Path) -> None:
    path = tmp_path / "orders.xlsx"
    path.write_bytes(xlsx_of([(1, HEADER), (2, ["A1", 5.5, "2026-10-01"])]))
    status, output, _ = run("mix", str(path))
    assert status == 0
    assert json.loads(output)["import"]["encoding"] == "xlsx"


def test_without_python_calamine_a_workbook_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    book = xlsx_of([(1, HEADER), (2, ["A1", 5.5, "2026-10-01"])])
    status, output, errors = run("mix", "-", given=book)
    assert (status, output) == (2, "")
    assert "pip install python-calamine" in errors


@both
@pytest.mark.parametrize(("language", "word"), [("en", "order file"), ("zh", "订单文件")])
def test_the_help_is_in_both_languages(
    command: str, language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(command, "--lang", language, "--help")
    assert ended.value.code == 0
    assert word in capsys.readouterr().out
