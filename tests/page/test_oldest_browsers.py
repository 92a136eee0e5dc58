"""What the calculators use is known to the oldest browsers they work in.

These are Chromium 97, Firefox 114 and Safari 16.4. Syntax is written down by the build
(`calculator/build/site/bundles.py`); what a script calls and what a style sheet selects is not.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "calculator" / "page" / "js"
SCRIPTS_OF_TEXT = (
    *sorted((ROOT / "docs" / "assets").glob("*.js")),
    *(SCRIPTS / "home").glob("*.js"),
    SCRIPTS / "living" / "living_text.js",
)
STYLES = (ROOT / "calculator" / "page" / "css", ROOT / "docs" / "assets")

# Each with the Chromium, Firefox or Safari that knew it first, by the tables of MDN.
TOO_YOUNG = {
    "structuredClone": r"\bstructuredClone\(",  # Chromium 98
    "methods that copy an array": r"\.(toSorted|toReversed|toSpliced)\(",  # Chromium 110, Firefox 115
    "groupBy": r"\b(Object|Map)\.groupBy\(",  # Chromium 117
    "withResolvers": r"\bPromise\.withResolvers\(",  # Chromium 119
    "fromAsync": r"\bArray\.fromAsync\(",  # Chromium 121
    "methods of sets": r"\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(",  # Chromium 122
    "canParse": r"\bURL\.canParse\(",  # Chromium 120
    "signals put together": r"\bAbortSignal\.(any|timeout)\(",  # Chromium 103
    "well-formed texts": r"\.(isWellFormed|toWellFormed)\(",  # Chromium 111
}
# Pages of text work in browsers of 2019, too.
TOO_YOUNG_FOR_TEXT = TOO_YOUNG | {
    "at": r"\.at\(",
    "hasOwn": r"\bObject\.hasOwn\(",
    "findLast": r"\.findLast(Index)?\(",
    "replaceAll": r"\.replaceAll\(",
    "lookbehind": r"\(\?<[=!]",
}


@pytest.mark.parametrize(
    ("files", "too_young"),
    [
        pytest.param(sorted(SCRIPTS.rglob("*.js")), TOO_YOUNG, id="calculators"),
        pytest.param(SCRIPTS_OF_TEXT, TOO_YOUNG_FOR_TEXT, id="text"),
    ],
)
def test_scripts_call_nothing_younger(files: list[Path], too_young: dict[str, str]) -> None:
    assert len(files) > 4
    found = [
        (str(file.relative_to(ROOT)), what)
        for file in files
        for what, pattern in too_young.items()
        if re.search(pattern, file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_selector_that_an_older_browser_does_not_know_takes_no_other_with_it() -> None:
    """One unknown selector drops the whole rule; `:has()` came with Chromium 105 and Firefox 121."""
    mixed, seen = [], 0
    for sheet in sorted(sheet for folder in STYLES for sheet in folder.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{};]*:has\([^{};]*)\{", text):
            seen += 1
            if not all(":has(" in selector for selector in parted(selectors)):
                mixed.append((sheet.name, selectors.strip()))
    assert seen
    assert mixed == []


def parted(selectors: str) -> list[str]:
    """The selectors of a list; commas in brackets part nothing."""
    parts, depth = [""], 0
    for letter in selectors:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts
