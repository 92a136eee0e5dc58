"""What is wrong with an input, as data: a code, a field, a value and the limits.

The words for each code live in `calculator.words`; nothing here knows a language. A `Problem` stops the
calculation. A `Notice` does not: the figures can be computed, but the inputs contradict one another.
"""

import math
from dataclasses import dataclass
from typing import Any, Literal

Code = Literal[
    "missing",
    "not_a_number",
    "not_finite",
    "not_whole",
    "not_a_date",
    "not_a_line",
    "out_of_range",
    "wrong_type",
    "not_text",
    "unknown_field",
    "unknown_name",
    "unknown_currency",
    "unknown_schema",
    "duplicate_name",
    "duplicate_field",
    "empty_mix",
    "too_large",
    "unreadable_file",
    "encoding_unknown",
    "unknown_columns",
    "no_orders",
    "not_computable",
]

DOCUMENT = "document"
"""The field of a problem that concerns the input as a whole."""

FILE = "file"
"""The field of a problem that concerns an order file as a whole."""

MOST_PROBLEMS = 1000
"""Problems listed one by one; the rest are only counted, so that the answer stays one that can be read."""

LONGEST_VALUE = 80
"""Characters of an offending value that are repeated back."""

EXACT = 2**53
"""Whole numbers below this are the same in every reader of JSON."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    `field` is the JSON path of the input (`segments[0].return_rate`), `value` what was found there, made safe
    to print, `limits` the least and the most allowed (or the names allowed), `reason` a finer code where one
    code covers several cases.
    """

    code: Code
    field: str
    value: str | float | bool | None = None
    limits: tuple[str | float, ...] = ()
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the problem as the public interface writes it; `limits` is null where the code has none."""
        written: dict[str, Any] = {
            "code": self.code,
            "field": self.field,
            "value": self.value,
            "limits": list(self.limits) or None,
        }
        if self.reason:
            written["reason"] = self.reason
        return written


@dataclass(frozen=True, slots=True)
class Notice:
    """Inputs that can be computed but look mistaken, because together they say something odd.

    `fields` are the JSON paths that disagree, `segment` the name of the segment that they are in, `figures`
    the numbers to repeat in the message.
    """

    reason: str
    fields: tuple[str, ...]
    segment: str
    figures: tuple[tuple[str, float], ...] = ()
    code: Literal["contradiction"] = "contradiction"

    def as_json(self) -> dict[str, Any]:
        """Return the notice as it stands in a result."""
        return {
            "code": self.code,
            "reason": self.reason,
            "fields": list(self.fields),
            "segment": self.segment,
            "figures": dict(self.figures),
        }

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> "Notice":
        """Return the notice that `as_json` wrote."""
        return cls(
            written["reason"], tuple(written["fields"]), written["segment"], tuple(written["figures"].items())
        )


class InvalidInput(ValueError):  # noqa: N818 - the name is the public one
    """An input that cannot be computed, with every problem found in it.

    `problems` holds the first 1,000; `further` says how many more there are.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems[:MOST_PROBLEMS])
        self.further = len(problems) - len(self.problems)


def printable(value: object) -> str | float | bool | None:
    """Return `value` in a form that can be repeated in a message or in JSON, whatever it was.

    Control characters, lone surrogates and direction marks are escaped; long text is cut; lists and objects
    become `[…]` and `{…}`; NaN and infinity become words.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        kept = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
        return "".join(c if c.isprintable() else _escaped(c) for c in kept)
    return "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list | tuple) else "?"


def _escaped(character: str) -> str:
    """Written out, because the codec that would do it is not among the modules of the page's Python."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _number(value: float) -> str | float:
    try:
        number = float(value)
    except OverflowError:
        return "Infinity" if value > 0 else "-Infinity"
    if math.isfinite(number):
        return value if abs(value) < EXACT else number
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"
