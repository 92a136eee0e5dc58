"""Shares in words, for rates: `1/3`, `三分之一`, `一半`, `三成三`, `a third`, `half`, `one in ten`.

What may be a date or a sum of its own (4/3, 3/2026) is no share: the part must not be larger than the whole,
nor the whole larger than a thousand.
"""

import re

from calculator.page.typed.chinese_numerals import in_digits

LARGEST_WHOLE = 1000
_HALF = frozenset(("一半", "半数", "对半", "half", "a half", "one half"))
_SIGNS = {ord("½"): "1/2", ord("⅓"): "1/3", ord("⅔"): "2/3", ord("¼"): "1/4", ord("¾"): "3/4"}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, start=1)} | {
    "a": 1,
    "an": 1,
    "twelve": 12,
    "twenty": 20,
    "a hundred": 100,
}
_WHOLES = {"half": 2, "quarter": 4, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6} | {
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
_TENTHS = re.compile(r"([一二两三四五六七八九1-9])成([一二三四五六七八九半1-9])")
_OF_PARTS = (
    re.compile(r"(?P<part>[0-9]+) ?/ ?(?P<whole>[0-9]+)"),
    re.compile(r"(?P<whole>.+)分之(?P<part>.+)"),
    re.compile(r"(?P<part>\w+) (?:in|out of)(?: every)? (?P<whole>\w+|a hundred)"),
    re.compile(r"(?P<part>\w+)[- ](?P<whole>[a-z]+?)s?"),
)


def share(text: str) -> float | None:
    """Return the share, from 0 to 1, that a narrow text says in words; None where it says none."""
    if text in _HALF:
        return 0.5
    if tenths := _TENTHS.fullmatch(text):
        hundredths = 5 if tenths[2] == "半" else _number(tenths[2])
        return (10 * _number(tenths[1]) + hundredths) / 100
    for pattern in _OF_PARTS:
        if found := pattern.fullmatch(text.translate(_SIGNS)):
            part, whole = _number(found["part"]), _WHOLES.get(found["whole"]) or _number(found["whole"])
            if 0 < part <= whole <= LARGEST_WHOLE:
                return part / whole
    return None


def _number(text: str) -> int:
    """Return the whole number in digits, Chinese numerals or English words; 0 for anything else."""
    if text in _NUMBERS:
        return _NUMBERS[text]
    digits = in_digits(text)
    return int(digits) if digits.isascii() and digits.isdecimal() else 0
