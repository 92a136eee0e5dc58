"""Where the lines of a heading may break: between its words, never within one.

Chinese has no spaces, so that a browser breaks a line anywhere, and cuts one of a heading's three words in
two. `<wbr>` marks the ends of the words; the style sheet forbids every other break. In English a browser
breaks after the hyphen of pay-later, which the style sheet forbids as well.

To load a dictionary of Chinese takes longer than to write all pages, for some fifty headings: how each was
cut is kept in `build/`.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from functools import cache
from importlib.metadata import version
from typing import Any

from calculator.build.site.dictionary_cache import kept_in
from calculator.build.site.paths_and_addresses import ROOT

HEADING = re.compile(r"^(#{1,3} )([^\[{<`$\n]+?)( \{#[^}\n]*\})$", re.MULTILINE)
OWN_WORDS = ROOT / "calculator" / "build" / "site" / "finishing" / "jieba_words.txt"
"""Words of the trade that a dictionary does not know, the same as for the search."""
KEPT = ROOT / "build" / "heading-words.json"
CLAUSE = re.compile(r"[\u3400-\u9fff]+")
COMPOUND = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+")
LONGEST_CLAUSE = 10
"""Characters that fit on a line of a title on a phone of 360 pixels."""
NEVER_FIRST = frozenset("的了吗呢么吧着过们")
"""What belongs to the word before it."""
BREAK = "<wbr>"


def with_word_breaks(body: str) -> str:
    """A page's Markdown with the ends of words marked in its headings, but for those that hold links."""
    return HEADING.sub(lambda found: found[1] + parted(found[2]) + found[3], body)


def parted(heading: str) -> str:
    """A heading with the ends of words marked in clauses too long for a line; a short one stays together."""
    marked = COMPOUND.sub(r'<span class="compound">\g<0></span>', heading)
    return CLAUSE.sub(
        lambda clause: _parted(clause[0]) if len(clause[0]) > LONGEST_CLAUSE else clause[0], marked
    )


def _parted(clause: str) -> str:
    said = ""
    for word in _words(clause):
        said += f"{BREAK}{word}" if said and word[0] not in NEVER_FIRST else word
    return said


def _words(clause: str) -> list[str]:
    kept = _kept()
    if clause not in kept:
        kept[clause] = list(_dictionary().cut(clause))
    return kept[clause]


def keep_words() -> None:
    """Keep what this build has cut for the next one, if that is more than is kept already."""
    if _kept() != _on_disk():
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps({"by": _rules(), "words": _kept()}, ensure_ascii=False), encoding="utf-8")


@cache
def _kept() -> dict[str, list[str]]:
    """What earlier builds cut by the same rules, and this one."""
    return _on_disk()


def _on_disk() -> dict[str, list[str]]:
    try:
        known = json.loads(KEPT.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(known["words"]) if known["by"] == _rules() else {}


@cache
def _rules() -> str:
    return f"jieba {version('jieba')}, {hashlib.sha256(OWN_WORDS.read_bytes()).hexdigest()}"


@cache
def _dictionary() -> Any:  # noqa: ANN401 - jieba says nothing of its types
    import jieba  # type: ignore[import-untyped]  # noqa: PLC0415 - a quarter of a second, and seldom needed

    jieba.setLogLevel(logging.WARNING)
    dictionary = jieba.Tokenizer()
    dictionary.tmp_dir = kept_in(ROOT)
    with OWN_WORDS.open("rb") as words:
        dictionary.load_userdict(words)
    return dictionary
