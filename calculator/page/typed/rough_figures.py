"""What is said only roughly: `约 900`, `900 左右`, `about 900`, `900-1000`, `三到五成`, `不知道`.

Of a range the middle is taken. Its ends may share a unit, written once: `1-2万`, `3-5%`, `千分之三到五`.
Ends that do not rise, or are more than tenfold apart, are no estimate: 8-1万 and 一到两千 can be read in two
ways.
"""

import re

from calculator.page.typed.chinese_numerals import in_digits
from calculator.page.typed.shares import share
from calculator.page.typed.units import PARTS
from calculator.parameters import Kind

NOT_KNOWN = frozenset(("不知道", "不清楚", "不确定", "不晓得", "不详", "未知", "没数", "?")) | frozenset(
    ("don't know", "dont know", "do not know", "i don't know", "not sure", "unsure", "no idea", "unknown")
)
WIDEST = 10
"""How many times the lower end of a range its upper end may be."""

_BEFORE = re.compile(
    r"(?:大约|大概|约莫|约|差不多|估计|about|around|roughly|approximately|approx\.?|ca\.|~|≈)\s*"
)
_AFTER = re.compile(r"\s*(?:左右|上下|or so)$")
_BETWEEN = re.compile(r"\s*(?:(?<![0-9]e)-|–|—{1,2}|~|〜|至|到|\bto\b)\s*")
_DIGITS = re.compile(r"[0-9][0-9.,]*\s*(.*)")


def is_not_known(narrow_text: str) -> bool:
    """Whether a reader says that they do not know."""
    return narrow_text.replace("’", "'") in NOT_KNOWN


def without_about(narrow_text: str) -> str:
    """Return a text without the words that call it a rough figure; the text itself where there are none."""
    before = _BEFORE.match(narrow_text)
    return _AFTER.sub("", narrow_text[before.end() :] if before else narrow_text)


def ends(narrow_text: str) -> tuple[str, str] | None:
    """Return the two ends of a range, numerals as digits; None where the text is no range."""
    found = _BETWEEN.split(narrow_text)
    if len(found) != 2 or not all(found):
        return None
    low, high = (end if share(end) is not None else in_digits(end) for end in found)
    return low, high


def readings(low: str, high: str, kind: Kind) -> list[tuple[str, str]]:
    """Return what two ends of a range can mean, likelier first, once a shared unit is given to both.

    A rate without its unit would be in per cent, so that a unit at one end only must be that of both.
    """
    shared = next((part for part in PARTS if low.startswith(part)), "")
    low_unit, high_unit = _unit(low), _unit(high)
    if shared and high_unit == "":
        return [(low, shared + high)]
    if low_unit == "" and high_unit:
        with_unit = (low + high_unit, high)
    elif high_unit == "" and low_unit:
        with_unit = (low, high + low_unit)
    else:
        return [(low, high)]
    return [with_unit] if kind == "rate" else [with_unit, (low, high)]


def middle(low: float, high: float) -> float | None:
    """Return what lies half-way, free of binary rounding; None where the ends are no estimate."""
    if not low < high or (low and high > WIDEST * low):
        return None
    return float(f"{(low + high) / 2:.15g}")


def _unit(end: str) -> str | None:
    """Return what follows the digits of an end; None where it does not begin with digits."""
    found = _DIGITS.fullmatch(end)
    return found[1] if found else None
