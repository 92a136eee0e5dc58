"""What pages use is known to older browsers.

The calculators work from Chromium 97, Firefox 114 and Safari 16.4 on; in browsers of some years before, pages
of text work and calculators say that they do not. Syntax is written down by the build
(`calculator/build/site/bundles.py`); what a script calls and what a style sheet selects is not.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "calculator" / "page" / "js"
STYLES = (ROOT / "calculator" / "page" / "css", ROOT / "docs" / "assets")

# Each with the Chromium that knew it first, by the tables of MDN.
TOO_YOUNG = {
    "replaceAll": r"\.replaceAll\(",  # 85
    "at": r"\.at\(",  # 92
    "hasOwn": r"\bObject\.hasOwn\(",  # 93
    "findLast": r"\.findLast(Index)?\(",  # 97
    "structuredClone": r"\bstructuredClone\(",  # 98
    "signals put together": r"\bAbortSignal\.(any|timeout)\(",  # 103
    "methods that copy an array": r"\.(toSorted|toReversed|toSpliced)\(",  # 110
    "well-formed texts": r"\.(isWellFormed|toWellFormed)\(",  # 111
    "groupBy": r"\b(Object|Map)\.groupBy\(",  # 117
    "withResolvers": r"\bPromise\.withResolvers\(",  # 119
    "canParse": r"\bURL\.canParse\(",  # 120
    "fromAsync": r"\bArray\.fromAsync\(",  # 121
    "methods of sets": r"\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(",  # 122
    "lookbehind": r"\(\?<[=!]",  # Safari 16.4
}


def test_scripts_call_nothing_younger() -> None:
    files = sorted([*SCRIPTS.rglob("*.js"), *(ROOT / "docs" / "assets").glob("*.js")])
    assert len(files) > 50
    found = [
        (str(file.relative_to(ROOT)), what)
        for file in files
        for what, pattern in TOO_YOUNG.items()
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
