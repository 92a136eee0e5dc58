"""The README shows what the command line really prints."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from calculator.__main__ import main
from calculator.build.samples.write import write_samples

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+(?:e-?\d+)?")
README = (ROOT / "README.md").read_text(encoding="utf-8")


CALLS = list(
    re.finditer(r"^\$ python -m calculator (?P<call>.+)\n(?P<output>(?:.+\n)+?)```$", README, re.MULTILINE)
)


@pytest.mark.parametrize("shown", CALLS, ids=lambda shown: shown["call"])
def test_the_shown_output_is_the_real_one(
    shown: re.Match[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_samples(tmp_path / "build" / "samples")
    command, file, *options = shown["call"].split()
    output = io.StringIO()
    found = str(ROOT / file) if (ROOT / file).is_file() else file
    assert main([command, found, *options], io.BytesIO(), output, io.StringIO()) == 0
    rest = iter(output.getvalue().splitlines())
    for line in shown["output"].splitlines():
        if line.strip() != "…":
            assert any(says_the_same(line, printed) for printed in rest), f"not printed, or not here: {line}"


def test_every_command_is_shown() -> None:
    assert {"estimate", "mix", "screen", "commitments", "schema"} == {
        shown["call"].split()[0] for shown in CALLS
    }


def says_the_same(shown: str, printed: str) -> bool:
    """Whether two lines differ in nothing but the last digits of a number, which are the C library's."""
    numbers = [[float(number) for number in NUMBER.findall(line)] for line in (shown, printed)]
    return NUMBER.sub("", shown) == NUMBER.sub("", printed) and numbers[0] == pytest.approx(
        numbers[1], rel=1e-6
    )


def test_every_file_it_names_exists() -> None:
    named = re.findall(
        r"`((?:calculator|docs|tests)/[\w./-]*)`|\]\(([\w./-]+)\)|!\[[^]]*\]\(([\w./-]+)\)", README
    )
    paths = {path for group in named for path in group if path}
    assert paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
