"""A value as a person would type it: the other direction of `calculator.page.typed.filled_form`.

A rate of 0.069 is typed 6.9. The point is moved in the shortest decimal text of the number, so that no binary
rounding shows (0.069 * 100 is 6.900000000000001).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.parameters import Field, Part, declaration_of


def written(field: Field, value: str | float | bool | None) -> str:
    """The text for a field's box: rates in per cent, nothing for "no cap", `on` for a ticked box.

    A box not ticked is blank, but `off` where a blank leaves it open.
    """
    if value is None:
        return ""
    if value is False:
        return "off" if field.nullable else ""
    if value is True:
        return "on"
    if isinstance(value, str):
        return value
    return plain(value, shift=2 if field.kind == "rate" else 0)


def plain(value: float, shift: int = 0) -> str:
    """A number in plain digits without an exponent, its point moved `shift` places to the right."""
    mantissa, _, exponent = repr(float(value)).lower().partition("e")
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    point = len(whole) + int(exponent or 0) + shift
    digits = whole + fraction
    digits = digits.rjust(len(digits) - point + 1, "0") if point < 1 else digits.ljust(point, "0")
    point = max(point, 1)
    text = f"{digits[:point].lstrip('0') or '0'}.{digits[point:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and text != "0" else text


def form_texts(document: Mapping[str, Any]) -> dict[str, str]:
    """An input of `estimate` as the texts of the form, by path, without what it leaves to defaults.

    Lists that are one box each are left out.
    """
    return _texts(declaration_of("estimate"), document, "")


def _texts(part: Part, values: Mapping[str, Any], prefix: str) -> dict[str, str]:
    texts = {
        f"{prefix}{field.name}": written(field, values[field.name])
        for field in part.fields
        if field.name in values
    }
    for within in part.parts:
        given = values.get(within.name)
        if given and within.rows is None:
            texts |= _texts(within, given, f"{prefix}{within.name}.")
        elif given and within.rows and not within.rows.columns:
            for position, row in enumerate(given):
                texts |= _texts(within, row, f"{prefix}{within.name}[{position}].")
    return texts
