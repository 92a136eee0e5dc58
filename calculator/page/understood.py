"""What was read from a text, said beside its box where that is not plain from the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.page.written import written
from calculator.parameters.fields import field_at
from calculator.words import say
from calculator.words.quantity import quantity

SEPARATED_FROM = 10_000
"""From here on a number is shown with separators, because its zeros are hard to count."""


def understood(fields: Mapping[str, str], document: Mapping[str, Any], language: str) -> dict[str, str]:
    """What to say about each text of a form, by path; `document` is what the form says."""
    read: dict[str, str] = {}
    for path, text in fields.items():
        field, value = field_at(path), value_at_path(document, path)
        if field is None or not field.is_number or not isinstance(value, float):
            continue
        if text.strip() != written(field, value) or abs(value) >= SEPARATED_FROM:
            value_in_words = quantity(value, field, language, door="form")
            read[path] = say(language, "form.understood", value=value_in_words)
    return read


def value_at_path(document: Mapping[str, Any], path: str) -> object:
    """What stands at a path of the document that a form says; None where nothing does."""
    place: Any = document
    for name in path.replace("[", ".").replace("]", "").split("."):
        place = place[int(name)] if isinstance(place, list) else place.get(name)
        if place is None:
            return None
    return place
