"""Chinese as a good editor sets it, English in plain British spelling: what a machine can check."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from calculator.build.site.paths_and_addresses import ROOT, Settings
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.site_words import site_words
from calculator.parameters import sources
from calculator.words import catalogue

HAN = r"[\u3400-\u9fff]"
CHINESE_MARKS = "，。、；：？！（）《》“”‘’…—～·"
STRIPPED = re.compile(
    r"```.*?```|`[^`]*`|\{\{ source .*?\}\}|\{[ #.:][^}]*\}|\]\([^)]*\)|<[^>]*>|https?://\S+|^---\n.*?^---\n",
    re.DOTALL | re.MULTILINE,
)
FIGURE = re.compile(r"\{\{ (?:figure|value|case|cash_out|claim) .*?\}\}")
BLOCK_END = re.compile(r"</(?:dt|dd|div|li|p)>")
EMPHASIS = re.compile(r"\*\*|\*|\[\[[a-z-]+\||\[|\]|^> ?", re.MULTILINE)
FAULTS = {
    "half-width punctuation beside Chinese": re.compile(
        rf"{HAN}[,;:?!]|[,;?!]{HAN}|{HAN}\.(?=\s|$|{HAN})|\({HAN}|{HAN}\)"
    ),
    "no space between Chinese and Latin letters or figures": re.compile(
        rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9%]{HAN}"
    ),
    "space beside full-width punctuation": re.compile(
        rf" [{CHINESE_MARKS[:10]}]|[{CHINESE_MARKS[:7]}] (?=\S)"
    ),
    "corner brackets": re.compile(r"[「」『』]"),
    "你 where the site says 您": re.compile("你"),
    "full-width letters or figures": re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"),
}
AMERICAN = re.compile(
    r"\b(color|behavior|favor|labor|center|analyze|organize|recognize|fulfill|catalog)(s|d|ed|ing)?\b",
    re.IGNORECASE,
)
STRAIGHT = re.compile("""['"]""")
CHINESE = sorted((ROOT / "docs" / "zh").rglob("*.md"))
ENGLISH = sorted((ROOT / "docs" / "en").rglob("*.md"))
WORDS = ROOT / "calculator" / "build" / "site" / "staging" / "words"


@cache
def prose(path: Path) -> list[str]:
    """The lines that a reader reads, without markup, code and addresses."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return [line.replace("|", " ") for line in json.loads(text).values()]
    return EMPHASIS.sub("", FIGURE.sub("0", STRIPPED.sub("", BLOCK_END.sub("\n", text)))).splitlines()


def by_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> dict[str, list[str]]:
    found = {by_name(path): [line for line in prose(path) if pattern.search(line)] for path in paths}
    return {name: lines for name, lines in found.items() if lines}


@pytest.mark.parametrize("fault", FAULTS)
def test_chinese_pages_are_well_set(fault: str) -> None:
    assert lines_with(FAULTS[fault], [*CHINESE, WORDS / "zh.json"]) == {}


def test_english_pages_are_british() -> None:
    assert lines_with(AMERICAN, [*ENGLISH, WORDS / "en.json"]) == {}


def test_english_pages_have_no_full_width_punctuation() -> None:
    assert lines_with(re.compile("[，。、；：？！（）]"), [*ENGLISH, WORDS / "en.json"]) == {}


def test_english_words_have_curly_quotes_and_apostrophes() -> None:
    """Markdown curls those of a page's text; words, titles and descriptions are shown as they are written."""
    written = [*catalogue("en").values(), *site_words("en").values()]
    for page in pages_of(Settings(), "en"):
        written += [page.about.title, page.about.description]
    written += [source.title for source in sources().values()]
    assert [text for text in written if STRAIGHT.search(STRIPPED.sub("", text))] == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("货发了,钱没到", "half-width punctuation beside Chinese"),
        ("共12笔", "no space between Chinese and Latin letters or figures"),
        ("用 Python计算", "no space between Chinese and Latin letters or figures"),
        ("说明 。", "space beside full-width punctuation"),
        ("您和你", "你 where the site says 您"),
        ("共 １２ 笔", "full-width letters or figures"),
    ],
)
def test_the_lint_finds_what_it_is_for(line: str, fault: str) -> None:
    assert FAULTS[fault].search(line)
