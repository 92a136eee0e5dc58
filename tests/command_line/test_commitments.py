"""`python -m calculator commitments`: what stands on which stream, and the exit status."""

import json
from pathlib import Path

import pytest

from calculator.answers.commitments import commitments
from tests.command_line.test_estimate import run

PLAN = {
    "today": "2026-11-22",
    "balance": 1800,
    "orders": [{"name": "运动鞋", "amount": 259, "received_on": "2026-11-20", "confirm_days": 10}],
}
WRONG = {"today": "tomorrow", "orders": [{"name": "鞋", "amount": -1, "deduct_on": "2026-12-01"}]}


def given(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def test_the_result_of_a_file_stands_on_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "计划.json"
    path.write_bytes(given(PLAN))
    status, output, errors = run("commitments", str(path))
    assert (status, errors) == (0, "")
    assert json.loads(output) == commitments(PLAN)
    assert "运动鞋" in output


def test_a_dash_reads_standard_input_and_pretty_indents() -> None:
    status, output, _ = run("commitments", "-", "--pretty", given=given(PLAN))
    assert status == 0
    assert output.startswith('{\n  "schema": 1,')


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Today must be a day that exists, written like 2026-11-22; here it is “tomorrow”."),
        ("zh", "今天应是真实存在的一天，写法如 2026-11-22，现在是“tomorrow”。"),
    ],
)
def test_all_problems_stand_on_standard_error_one_a_line(lang: str, said: str) -> None:
    status, output, errors = run("commitments", "-", "--lang", lang, given=given(WRONG))
    assert (status, output) == (2, "")
    lines = errors.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["today", "balance", "orders[0].amount"]
    assert lines[0] == f"today: {said}"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"[" * 50_000, b" " * (2 << 20)])
def test_what_is_no_plan_is_one_line_and_status_2(content: bytes) -> None:
    status, output, errors = run("commitments", "-", given=content)
    assert (status, output, errors.count("\n")) == (2, "", 1)
    assert errors.startswith("stdin: ")
