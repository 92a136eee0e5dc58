"""Text or bytes of a JSON document, read without trusting them: size, encoding, depth, repeated names.

What comes back is plain Python (dict, list, str, float, int, bool, None), with two things kept visible for
the validation that follows: NaN and infinity stay numbers, to be named at their field, and a name that stands
twice in one object gives a `Repeated` value instead of silently the last one.
"""

import json
import re
from typing import Any

from calculator.boundary.problems import DOCUMENT, InvalidInput, Problem

MOST_BYTES = 1 << 20
DEEPEST = 32

# An unterminated string runs to the end of the text, which keeps the search linear.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
_DIGITS_OF_AN_EXACT_INTEGER = 15


class Repeated:
    """The value of a name that stands more than once in one object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        found[name] = Repeated() if name in found else value
    return found


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS_OF_AN_EXACT_INTEGER else float(digits)


def _depth(text: str) -> int:
    deepest = level = 0
    for bracket in _BRACKETS.finditer(_STRING.sub("", text)):
        level += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, level)
    return deepest


def _size(content: str | bytes) -> int:
    if isinstance(content, bytes) or len(content) > MOST_BYTES:
        return len(content)
    return len(content.encode("utf-8", "surrogatepass"))


def _refuse(problem: Problem) -> InvalidInput:
    return InvalidInput([problem])


def decoded(content: bytes) -> str:
    """Return the text of bytes in UTF-8 or, with its byte order mark, UTF-16; InvalidInput for others."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise _refuse(Problem("encoding_unknown", DOCUMENT)) from None


def read_document(content: str | bytes) -> object:
    """Return the JSON value of `content`, at most 1 MiB and 32 levels deep; InvalidInput where it is not one.

    Numbers beyond the range of a float come back as infinity, for the validation to name the field.
    """
    if _size(content) > MOST_BYTES:
        raise _refuse(Problem("too_large", DOCUMENT, limits=(0, MOST_BYTES), reason="bytes"))
    text = decoded(content) if isinstance(content, bytes) else content.removeprefix("\ufeff")
    if _depth(text) > DEEPEST:
        raise _refuse(Problem("unreadable_file", DOCUMENT, limits=(0, DEEPEST), reason="too_deep"))
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise _refuse(Problem("unreadable_file", DOCUMENT, place, reason="not_json")) from None
