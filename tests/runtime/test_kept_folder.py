"""A built folder is kept only while its inputs and its files are what they were, and replaced as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from calculator.build.kept_folder import built_anew, is_up_to_date


def writing(text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "file").write_text(text, encoding="utf-8")

    return write


def said(output: Path) -> str:
    return (output / "file").read_text(encoding="utf-8")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    assert built_anew(output, tmp_path / "work", "inputs", writing("first"))
    return output


def test_what_is_up_to_date_is_left_alone(output: Path) -> None:
    assert is_up_to_date(output, output.parent / "work", "inputs")
    assert not built_anew(output, output.parent / "work", "inputs", writing("second"))
    assert said(output) == "first"


def test_other_inputs_ask_for_another_build(output: Path) -> None:
    assert not is_up_to_date(output, output.parent / "work", "others")
    assert built_anew(output, output.parent / "work", "others", writing("second"))
    assert said(output) == "second"


def test_a_damaged_folder_is_built_anew(output: Path) -> None:
    for damage in ("", "firsT"):
        (output / "file").write_text(damage, encoding="utf-8")
        assert built_anew(output, output.parent / "work", "inputs", writing("first"))
    (output / "more").touch()
    assert built_anew(output, output.parent / "work", "inputs", writing("first"))
    assert [path.name for path in output.iterdir()] == ["file"]


def test_a_build_that_fails_leaves_what_was_there(output: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "file").write_text("half", encoding="utf-8")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        built_anew(output, output.parent / "work", "others", fail)
    assert said(output) == "first"
    assert not built_anew(output, output.parent / "work", "inputs", fail)


def test_what_a_failed_build_left_is_not_in_the_next(output: Path) -> None:
    unfinished = output.parent / "work" / "output.unfinished"
    unfinished.mkdir()
    (unfinished / "left").touch()
    assert built_anew(output, output.parent / "work", "others", writing("second"))
    assert [path.name for path in output.iterdir()] == ["file"]
