"""Numbers in Chinese numerals as people type them: `三百`, `两千五`, `十二`, `1万2`, `3百万`, `一百零五`.

A digit right after a unit counts in tenths of that unit, as in speech: 三百五 is 350, 1万2 is 12,000. After
零 it counts in ones. What does not follow the order of the units is left alone, to be refused.
"""

import re

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

_NUMERALS = "".join([*DIGITS, *SMALL, *LARGE])
_RUN = re.compile(f"[0-9{_NUMERALS}]+")
_CHINESE = re.compile(f"[{_NUMERALS}点半]")
_NEEDED = re.compile(f"[{''.join(DIGITS)}十]|[{''.join([*SMALL, *LARGE])}][0-9]")


def in_digits(text: str) -> str:
    """Return `text` with a Chinese numeral at its start as digits; unchanged where there is none."""
    run = _RUN.match(text)
    if run is None or not _NEEDED.search(run[0]):
        return text
    value = _value(run[0])
    return text if value is None else f"{value}{text[run.end() :]}"


def looks_chinese(text: str) -> bool:
    """Whether a text that was not understood holds Chinese numerals."""
    return bool(_CHINESE.search(text))


def _value(numeral: str) -> int | None:
    """Return the number that a numeral says, or None."""
    total = section = 0
    digit: int | None = None
    last_unit, zero = 0, False
    for token in re.findall(r"[0-9]+|.", numeral):
        if (token.isdecimal() and token.isascii()) or token in DIGITS:
            if digit is not None:
                return None
            number = DIGITS.get(token, -1)
            if number == 0:
                zero = True
                continue
            digit = int(token) if number < 0 else number
        elif token in SMALL:
            unit = SMALL[token]
            if section and unit * 10 > section % (unit * 100 or 1) > 0:
                return None
            if digit is None and (unit != 10 or zero):
                return None
            section += (1 if digit is None else digit) * unit
            digit, last_unit, zero = None, unit, False
        else:
            if digit is None and not section:
                return None
            unit = LARGE[token]
            if total % unit or (total and total < unit):
                return None
            total += (section + (digit or 0)) * unit
            section, digit, last_unit, zero = 0, None, unit, False
    if digit is not None:
        in_tenths = last_unit > 10 and not zero and digit < 10
        section += digit * (last_unit // 10 if in_tenths else 1)
    return total + section
