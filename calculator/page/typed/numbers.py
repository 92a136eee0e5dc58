"""What people type, understood: `１２，０００`, `1.2万`, `￥3,200 元`, `3％`, `万分之五`, `30 天`, `12k`.

A number is read digit by digit and moved by powers of ten as text, so that what comes out is the float
nearest to what was typed: `3` as a rate is 0.03, not 0.030000000000000002. Rates are typed in per cent. What
can be read in two ways (`1,5`) is refused, never guessed. Chinese numerals (`三百`, `1万2`) are turned into
digits first.
"""

import re
from dataclasses import dataclass
from typing import Literal

from calculator.page.typed.chinese_numerals import in_digits, looks_chinese
from calculator.page.typed.rough_figures import ends, middle, readings, without_about
from calculator.page.typed.shares import share
from calculator.page.typed.units import PARTS, POWERS, units
from calculator.parameters import Kind

LONGEST = 60
"""Characters of a typed number; anything longer is not one."""
DAYS_OF_A_COURSE: tuple[Kind, ...] = ("whole", "position")
"""Kinds of which no middle is taken: a day and a place in a list are one, and 3-5 may be a date."""

# Full-width forms to their ASCII twins (U+FF01 to U+FF5E are 0xFEE0 above), the ideographic full stop typed
# for a decimal point, and the spaces that keyboards and spreadsheets put into numbers.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("。"): ord("."),
    ord("￥"): ord("¥"),
    ord("−"): ord("-"),
    0x3000: ord(" "),
    0x00A0: ord(" "),
    0x202F: ord(" "),
    0x2009: ord(" "),
    0x200B: None,
    0xFEFF: None,
}
_NUMBER = re.compile(
    r"""(?P<sign>[-+]?)\s*
        (?P<digits>[0-9]+(?:[, ][0-9]+)*)?
        (?:(?P<point>\.)(?P<decimals>[0-9]*))?
        (?:e(?P<exponent>[-+]?[0-9]{1,3}))?""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+")
_POWER = re.compile(r"\s*(?P<power>" + "|".join(sorted(POWERS, key=len, reverse=True)) + r")(?![a-z])")


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed number: `value` in the unit of the field (a rate as a fraction).

    `rough` where it was called so (about 900); `between` are the ends of a range whose middle it is.
    """

    value: float
    rough: bool = False
    between: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """What was typed is not a number of this kind; `reason` is a finer code, empty for the plain case."""

    code: Literal["missing", "not_a_number", "not_finite"]
    reason: str = ""


def narrow(text: str) -> str:
    """Return `text` with full-width characters as half-width ones, in lower case, with single spaces."""
    return " ".join(text.translate(_NARROW).split()).lower()


def understand(text: str, kind: Kind, currency: str = "CNY") -> Understood | Misunderstood:
    """Return the number that `text` says for an input of `kind`, in the unit of the field.

    Accepted: a sign, digits with commas or spaces between groups of three, a decimal point, an exponent or a
    power word (百 千 万 亿 k w), and the signs and units of the kind (¥ 元 % ‰ 万分之 天 days …); for a rate
    also a share in words (`calculator.page.typed.shares`); each of them called rough, or as the two ends of a
    range (`calculator.page.typed.rough_figures`). Limits are not checked here.
    """
    typed = narrow(text)
    if not typed:
        return Misunderstood("missing")
    if len(typed) > LONGEST:
        return Misunderstood("not_a_number", "too_long")
    exact = without_about(typed)
    read = _exact(exact, kind, currency)
    if isinstance(read, Misunderstood):
        if (between := ends(exact)) and kind not in DAYS_OF_A_COURSE:
            return _range(*between, kind, currency)
        return Misunderstood("not_a_number", "share_or_date") if share(exact) is not None else read
    return Understood(read.value, rough=True) if exact != typed else read


def _range(low: str, high: str, kind: Kind, currency: str) -> Understood | Misunderstood:
    refused = Misunderstood("not_a_number", "left_over")
    for one, other in readings(low, high, kind):
        least, most = _exact(one, kind, currency), _exact(other, kind, currency)
        if not isinstance(least, Understood) or not isinstance(most, Understood):
            continue
        refused = Misunderstood("not_a_number", "range")
        value = middle(least.value, most.value)
        if value is not None:
            return Understood(value, between=(least.value, most.value))
    return refused


def _exact(typed: str, kind: Kind, currency: str) -> Understood | Misunderstood:
    """Return the one number that a narrow text says."""
    if kind == "rate" and (meant := share(typed)) is not None:
        return Understood(meant)
    prefixes, suffixes = units(kind, currency)
    sign = typed[:1] if typed[:1] in ("+", "-") else ""
    rest = typed.removeprefix(sign).lstrip()
    before = next((prefix for prefix in prefixes if rest.startswith(prefix)), "")
    if part := PARTS.get(before):
        suffixes = {sign: power for sign, power in suffixes.items() if power == part} | {"": part}
    rest = in_digits(rest.removeprefix(before).lstrip())
    number = _NUMBER.match(rest)
    if number is None or not (number["digits"] or number["decimals"]) or (sign and number["sign"]):
        return Misunderstood("not_a_number", "chinese" if looks_chinese(rest) else "")
    power = 0
    rest = rest[number.end() :]
    if not number["exponent"] and (word := _POWER.match(rest)):
        power = POWERS[word["power"]]
        rest = rest[word.end() :]
    shift = suffixes.get(rest.strip())
    if shift is None:
        return Misunderstood("not_a_number", _reason(rest.strip()))
    return _value(sign or number["sign"], number, power + shift)


def _reason(left_over: str) -> str:
    """Return the finer code of what stands after the number and belongs to no unit."""
    if left_over.startswith(","):
        return "ambiguous"
    return "chinese" if looks_chinese(left_over) else "left_over"


def _value(sign: str, number: re.Match[str], power: int) -> Understood | Misunderstood:
    digits = number["digits"] or "0"
    if not _GROUPED.fullmatch(digits):
        return Misunderstood("not_a_number", "ambiguous")
    whole = digits.replace(",", "").replace(" ", "")
    exponent = power + int(number["exponent"] or 0)
    value = float(f"{sign}{whole}.{number['decimals'] or '0'}e{exponent}") + 0.0
    return Understood(value) if value - value == 0 else Misunderstood("not_finite")
