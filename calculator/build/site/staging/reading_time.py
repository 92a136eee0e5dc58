"""How long a page takes to read.

Chinese is counted in characters, 400 a minute, other text in words, 220 a minute: both at the slower end of
silent reading, since readers here check figures as they go. Of a fold its title counts: it is what stands
there until somebody opens it.
"""

from __future__ import annotations

import re
from math import ceil

CHARACTERS_A_MINUTE = 400
WORDS_A_MINUTE = 220
CHINESE = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.,%-]*")
# The innermost fold, closed; one within another goes with it once that has gone.
FOLD = re.compile(r"<details(?![^>]*\sopen\b)[^>]*>((?:(?!<details|</details>).)*)</details>", re.DOTALL)
SUMMARY = re.compile(r"<summary[^>]*>(.*?)</summary>", re.DOTALL)
MARKUP = re.compile(r"\{\{.*?\}\}|\{[#.:][^}]*\}|<[^>]*>|\]\([^)]*\)")


def minutes_to_read(markdown: str) -> int:
    """Minutes to read what stands open of a page's text, at least 1; an unfilled placeholder takes none."""
    folds = 1
    while folds:
        markdown, folds = FOLD.subn(lambda fold: " ".join(SUMMARY.findall(fold[1])), markdown)
    text = MARKUP.sub(" ", markdown)
    characters = len(CHINESE.findall(text))
    words = len(WORD.findall(CHINESE.sub(" ", text)))
    return max(1, ceil(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE))
