"""`python -m calculator estimate`: what stands on which stream, and the exit status."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.__main__ import main
from calculator.answers import estimate
from calculator.shop.templates import example
from calculator.version import __version__

MIX = example().document("zh")
WRONG = {"segments": [{"name": "手机", "orders_per_month": -1, "return_rate": 1.7, "colour": 1}]}


def run(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    output, errors = io.StringIO(), io.StringIO()
    status = main(arguments, io.BytesIO(given), output, errors)
    return status, output.getvalue(), errors.getvalue()


def process(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        input=given,
        capture_output=True,
        cwd=root,
        check=False,
    )


@pytest.fixture
def mix_file(tmp_path: Path) -> str:
    path = tmp_path / "订单 mix.json"
    path.write_text(json.dumps(MIX, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_the_result_of_a_file_stands_on_standard_output(mix_file: str) -> None:
    status, output, errors = run("estimate", mix_file)
    assert (status, errors) == (0, "")
    assert json.loads(output) == estimate.estimate(MIX)
    assert output.count("\n") == 1


def test_a_dash_reads_standard_input() -> None:
    status, output, _ = run("estimate", "-", given=json.dumps(MIX).encode())
    assert status == 0
    assert json.loads(output) == estimate.estimate(MIX)


def test_pretty_indents(mix_file: str) -> None:
    _, output, _ = run("estimate", mix_file, "--pretty")
    assert output.startswith('{\n  "schema": 1,')
    assert json.loads(output) == estimate.estimate(MIX)


def test_all_problems_stand_on_standard_error_one_a_line_and_nothing_on_output() -> None:
    status, output, errors = run("estimate", "-", given=json.dumps(WRONG).encode())
    assert (status, output) == (2, "")
    missing = "Average order value is missing: enter a number from ¥0.01 to ¥10,000,000."
    assert errors.splitlines() == [
        "segments[0].orders_per_month: Orders per month must be between 0 and 10,000,000; here it is -1.",
        f"segments[0].average_order_value: {missing}",
        "segments[0].pay_later_share: Pay-later share is missing: enter a number from 0 (0%) to 1 (100%).",
        "segments[0].return_rate: Return rate must be between 0 (0%) and 1 (100%); here it is 1.7 (170%).",
        "segments[0].colour: There is no input called “colour”; check the spelling.",
    ]


@pytest.mark.parametrize("arguments", [("estimate", "-", "--lang", "zh"), ("--lang=zh", "estimate", "-")])
def test_messages_come_in_the_language_asked_for(arguments: tuple[str, ...]) -> None:
    _, _, errors = run(*arguments, given=json.dumps(WRONG).encode())
    assert (
        "segments[0].return_rate: 退货率应在 0（0%）到 1（100%）之间，现在是 1.7（170%）。"
        in errors.splitlines()
    )


def test_notices_stand_on_standard_error_and_the_result_stays() -> None:
    document = json.loads(json.dumps(MIX))
    document["segments"][0]["return_days"] = 30
    status, output, errors = run("estimate", "-", given=json.dumps(document).encode())
    assert status == 0
    assert json.loads(output)["notices"]
    assert errors.startswith("notice: segments[0].return_days, segments[0].due_days: ")
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "stdin: This cannot be read: it is not JSON at line 1, column 1."),
        (b"{", "stdin: This cannot be read: it is not JSON at line 1, column 2."),
        (b"[]", "stdin: Your input must be an object {…}; here it is […]."),
        ("手机".encode("gb18030"), "stdin: This is not UTF-8 text: save it as UTF-8 and try again."),
        (b"[" * 50_000, "stdin: This cannot be read: it is nested more than 32 levels deep."),
        (b" " * (10 << 20), "stdin: The input is too large: at most 1,048,576 bytes."),
        (b'{"segments": []}', "segments: There are no product groups: add at least one."),
    ],
)
def test_what_cannot_be_read_is_one_line_and_status_2(given: bytes, said: str) -> None:
    assert run("estimate", "-", given=given) == (2, "", said + "\n")


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.json")
    assert run("estimate", missing) == (2, "", f"{missing}: There is no such file.\n")
    assert run("estimate", str(tmp_path)) == (2, "", f"{tmp_path}: This is a folder, not a file.\n")
    status, output, errors = run("estimate", "a\0b")
    assert (status, output) == (2, "")
    assert "cannot be read" in errors


def test_a_path_through_a_file_is_named(mix_file: str) -> None:
    status, _, errors = run("estimate", f"{mix_file}/deeper")
    assert status == 2
    assert errors.startswith(f"{mix_file}/deeper: This file cannot be read:")


def test_so_many_problems_end_with_their_number() -> None:
    many = {"segments": [{f"x{number}": 0 for number in range(2000)}]}
    _, _, errors = run("estimate", "-", given=json.dumps(many).encode())
    assert errors.splitlines()[-1] == "stdin: 1004 more problems are not listed."


@pytest.mark.parametrize(("language", "word"), [("en", "order mix"), ("zh", "订单结构")])
def test_the_help_is_in_both_languages(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--lang", language, "--help")
    assert ended.value.code == 0
    assert word in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("--version")
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize(
    "arguments", [(), ("weigh", "x.json"), ("estimate",), ("estimate", "-", "--lang", "fr")]
)
def test_a_wrong_command_is_status_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_as_a_process_it_writes_utf_8_in_any_locale(mix_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    ended = process("estimate", mix_file)
    assert ended.returncode == 0
    assert json.loads(ended.stdout.decode("utf-8")) == estimate.estimate(MIX)
    refused = process("estimate", "-", "--lang", "zh", given=b"{}")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.decode("utf-8") == "segments: 还没有商品分组，请至少添加一组。\n"


def test_a_reader_that_goes_away_causes_no_traceback(mix_file: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "calculator", "estimate", mix_file, "--pretty"],
            stdout=writing,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            check=False,
        )
    finally:
        os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == 1
