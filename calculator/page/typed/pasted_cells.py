"""The figures of a line, apart by tabs, commas (half or full width), semicolons, 、 or blanks.

Commas and blanks also divide a number into groups of three, so that some lines could be read in two ways.
"""

import re
from collections.abc import Callable

_WIDE = {ord("，"): ",", ord("；"): ";", ord("、"): ";", 0x3000: " ", 0x00A0: " "}
_IN_GROUPS = re.compile(r"(?<![0-9.])[0-9]{1,3}[, ][0-9]{3}(?![0-9])")
"""What can be one number in groups of three or two numbers."""
_ALIKE = re.compile(
    r"[1-9][0-9]{0,2}(?: [1-9][0-9]{2}){2,}|[1-9][0-9]{2} [1-9][0-9]{2}|[1-9][0-9]{2}(?:,[1-9][0-9]{2}){2,}"
)
"""What would be one number of hundreds of thousands and more in groups of three, none round, and is rather
several of a kind: 300 320 310."""
_APART = (r"\t", r"\s*;\s*", r",\s+", r"\s+")


def cells(line: str) -> list[str]:
    """Return what stands in the columns of a line; nothing where commas or blanks could mean two things."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    plain = line.translate(_WIDE).strip()
    if ";" in plain:
        return [cell.strip() for cell in plain.split(";")]
    if re.search(r",\s", plain):
        return [cell.strip() for cell in re.split(r",\s+", plain)]
    found = plain.split(",") if "," in plain else plain.split()
    doubtful = len(found) > 2 and _IN_GROUPS.search(plain)
    return [] if doubtful else [cell.strip() for cell in found]


def figures_alike(line: str, is_figure: Callable[[str], bool]) -> list[str]:
    """Return the figures of a line that holds figures of one kind side by side; the line itself if it is one.

    `is_figure` says whether a text is one of that kind. Where it cannot be told how the line is divided,
    the whole line is returned, which is then no figure.
    """
    plain = line.translate(_WIDE).strip(" \t;,")
    if "\t" not in plain and is_figure(plain) and not _ALIKE.fullmatch(plain):
        return [plain]
    for apart in _APART:
        found = re.split(apart, plain)
        if len(found) > 1:
            # A figure holds no blank and begins with no zero: 12 000 is one number.
            doubtful = any(re.search(r"[0-9] [0-9]|^0[0-9]", figure) for figure in found)
            return [line] if doubtful else found
    in_groups = _IN_GROUPS.search(plain) and not _ALIKE.fullmatch(plain)
    return [line] if in_groups else plain.split(",")
