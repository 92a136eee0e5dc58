"""`--jobs` and progress: the same bytes however many processes read a file, and one line while they do."""

import errno
import io
import tempfile
from io import BytesIO
from mmap import mmap
from pathlib import Path
from typing import Any

import pytest

from calculator.__main__ import main
from calculator.answers import order_file
from calculator.command_line import mapped_columns, terminal_progress
from calculator.command_line.processes import taken_by
from calculator.orders import order_book
from calculator.orders.recognition.options import Options
from calculator.orders.rows.intake import Intake
from calculator.tables import file_in_pieces
from tests.command_line.test_estimate import run
from tests.orders.files import ALSO_GOOD, GOOD, file_of
from tests.orders.test_columns import CELLS, messy

SMALL = file_of([GOOD, ALSO_GOOD])


def _plain(start: int, count: int) -> str:
    """Rows without quotes; every seventh goes on with the order before, every ninth is given back later."""
    rows = []
    for number in range(start, start + count):
        order = number - (number % 7 == 0)
        cells = dict.fromkeys(CELLS, "") | {"order_id": f"P{order:07d}", "amount": f"{number % 90 + 1}.50"}
        cells |= {"created_at": "2026-10-05 10:00:00", "buyer": f"b{number // 3}", "product": "茶"}
        cells |= {"receiver_phone": f"138{number % 5:08d}", "address": f"枫叶路 {number % 4} 号 2 单元"}
        if number % 9 == 0:
            cells |= {"amount": "-1.00", "order_id": f"P{order - 1:07d}"}
        rows.append(",".join(cells.values()))
    return "\n".join(rows) + "\n"


def _file(encoding: str) -> bytes:
    """Plain stretches, and between them cells over lines, bad quotes and whatever else is wrong in a file."""
    text = messy(1).decode("utf-8-sig") + _plain(100, 900) + '"Q1","8","","2026-10-06","","over\n\n lines"\n'
    text += _plain(2000, 900) + "\n" + messy(2).decode("utf-8-sig").partition("\n")[2] + _plain(4000, 500)
    return (text + 'Z1,"9,2026-10-07\nZ2,abc,2026-10-07\n').encode(encoding, "replace")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_result_is_the_same_however_many_processes_read(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_in_pieces, "HEAD_BYTES", 9_000)
    monkeypatch.setattr(file_in_pieces, "CHUNK_BYTES", 7_000)
    elsewhere = []
    take_read = Intake.take_read

    def counted(*arguments: Any) -> None:
        elsewhere.append(len(arguments[1]))
        take_read(*arguments)

    monkeypatch.setattr(Intake, "take_read", counted)
    data, options = _file(encoding), Options()
    alone = order_file.read(data, options)
    expected = order_file.mix_of(alone, options), order_file.screen_of(alone)
    assert not elsewhere
    assert alone.rejected.count > 100
    for jobs in (2, 3, 7):
        divided = order_file.read(BytesIO(data), options, take=taken_by(jobs))
        assert (order_file.mix_of(divided, options), order_file.screen_of(divided)) == expected
    assert sum(elsewhere) > 3 * 1000, "rows read by other processes"


def _fails(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, "no room")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("disk_is_full", [False, True])
def test_the_result_is_the_same_with_columns_in_files(
    jobs: str, disk_is_full: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, options = _file("utf-8"), Options()
    alone = order_file.read(data, options)
    expected = order_file.mix_json(data, options), order_file.screen_json(data, options)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(mapped_columns, "SHORT", 100)
    monkeypatch.setattr(order_book, "MOST_TOGETHER", 300)
    made: list[mmap] = []

    def noted(file: int, size: int) -> mmap:
        made.append(mmap(file, size))
        return made[-1]

    monkeypatch.setattr(mapped_columns, "mmap", _fails if disk_is_full else noted)
    for command, result in zip(("mix", "screen"), expected, strict=True):
        assert run(command, "-", "--jobs", jobs, given=data) == (0, result + "\n", "")
    assert list(tmp_path.iterdir()) == []
    assert bool(made) is not disk_is_full
    kept = b"".join(column[:] for column in made)
    for text in (alone.book.order_ids[0], "枫叶路", "13800000001"):
        assert text.encode() not in kept


def test_the_number_of_processes_can_be_named() -> None:
    assert run("mix", "-", "--jobs", "2", given=SMALL) == run("mix", "-", given=SMALL)
    for wrong in ("0", "62", "two"):
        status, output, errors = run("screen", "-", "--jobs", wrong, given=SMALL)
        assert (status, output, errors.split(":")[0]) == (2, "", "jobs")
        assert "1" in errors
        assert "61" in errors


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_a_long_file_is(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_progress, "LEAST_BYTES", 1)
    path = tmp_path / "orders.csv"
    path.write_bytes(SMALL)
    output, terminal = io.StringIO(), Terminal()
    assert main(["mix", str(path)], BytesIO(), output, terminal) == 0
    assert terminal.getvalue() == "\r100% read\r\033[K"
    assert output.getvalue() == run("mix", str(path))[1]
    assert run("mix", str(path))[2] == "", "no terminal, no progress"
    terminal = Terminal()
    assert main(["screen", "-", "--lang", "zh"], BytesIO(SMALL), output, terminal) == 0
    assert terminal.getvalue() == "\r已读 0 MB\r\033[K"
