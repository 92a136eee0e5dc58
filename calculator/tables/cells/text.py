"""The text that a cell means, without what spreadsheet programs and exports put around it."""

import re
from collections.abc import Callable, Sequence

HALF_WIDTH = {0x3000: " ", 0xA0: " ", 0x202F: " ", 0xFEFF: "", 0x200B: ""} | {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)
}
"""Full-width ASCII to ASCII, the ideographic and the unbreakable spaces to a space, invisible marks to
nothing."""
EMPTY = frozenset(("", "-", "--", "null", "none", "nan", "n/a", "无", "\\n"))
"""What exports write where there is nothing."""
WIDE = re.compile("[\u3000\u00a0\u202f\ufeff\u200b\uff01-\uff5e]").search
"""Looked for first, because translating letter by letter is slow and most text needs none."""


def unwrapped(cell: str) -> str:
    """Return the text of a cell without `="…"` or a leading `'`, the guards of long numbers."""
    text = cell.strip()
    first = text[:1]
    if first == "=" and text[1:2] == text[-1:] == '"' and len(text) > 2:
        return text[2:-1].strip()
    return text[1:].strip() if first == "'" else text


def is_filled(cell: str) -> bool:
    """Return whether a cell says anything."""
    return cell != "" and unwrapped(cell).lower() not in EMPTY


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and signs as ordinary ones."""
    return text.translate(HALF_WIDTH) if not text.isascii() and WIDE(text) else text


def one_line(text: str, most: int) -> str:
    """Return `text` as one printable line of at most `most` characters."""
    line = " ".join(unwrapped(text).split())
    if not line.isprintable():
        line = "".join(character for character in line if character.isprintable())
    return line if len(line) <= most else line[: most - 1] + "…"


def in_each(cells: Sequence[str], change: Callable[[str], str]) -> list[str]:
    """Return `change(cell)` for every cell.

    `change` must keep line feeds and work on each line of a text as if it stood alone, because it is given
    all cells at once as the lines of one text.
    """
    text = "\n".join(cells)
    if text.count("\n") == len(cells) - 1:
        return change(text).split("\n")
    return [change(cell) for cell in cells]


def all_unwrapped(cells: Sequence[str]) -> list[str]:
    """Return `unwrapped(cell)` for every cell."""
    text = "".join(cells)
    if "'" in text or "=" in text:
        return list(map(unwrapped, cells))
    return list(map(str.strip, cells))
