"""A filled-in form, read as a document: raw text by JSON path becomes the input of `estimate`.

A blank stands for the default (or for "no cap"); what is not understood stays in the document as it was
typed, so that the validation refuses it too and nothing is ever replaced in silence.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.field_value import is_currency, limits
from calculator.order_mix import OrderMix
from calculator.page.pasted import PASTED, read_lines
from calculator.page.typed_date import day_of_date, iso_date
from calculator.page.typed_number import Misunderstood, Understood, narrow, understand
from calculator.page.typed_units import CURRENCIES, currency_code
from calculator.parameters import Field
from calculator.parameters.fields import field_at
from calculator.problems import InvalidInput, Problem, printable
from calculator.validation import SCHEMA, validate

__all__ = ["Misunderstood", "Understood", "form_document", "mix_of", "read_form", "understand"]

NO_CAP = frozenset(
    ("不限", "无", "无上限", "不设上限", "没有上限", "none", "no cap", "no limit", "unlimited")
)
TICKED = frozenset(("on", "true", "yes", "1", "是"))
NOT_TICKED = frozenset(("", "off", "false", "no", "0", "否"))


def form_document(fields: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the document that the form says, and a problem for every text that is not understood.

    `fields` holds what was typed by JSON path (`segments[0].return_rate`): rates in per cent, a ticked box as
    `on` and one not ticked as blank. Blank inputs that are not required are left out.
    """
    document: dict[str, Any] = {"schema": SCHEMA}
    problems: list[Problem] = []
    named = currency_code(narrow(str(fields.get("currency", ""))))
    currency = named if is_currency(named) else "CNY"
    start = iso_date(str(fields.get("start_date", "")))
    for path, text in fields.items():
        field = field_at(path)
        if path in PASTED and isinstance(text, str):
            rows, wrong = read_lines(PASTED[path], text, currency)
            problems.extend(wrong)
            document.update({path: rows} if rows else {})
        elif field is None:
            problems.append(Problem("unknown_field", str(printable(path)), printable(path)))
        elif not isinstance(text, str):
            problems.append(Problem("wrong_type", path, printable(text), reason="text"))
            _put(document, path, text)
        elif narrow(text) or field.kind == "boolean":
            as_day = day_of_date(text, start) if field.kind == "whole" and field.scope == "season" else None
            value, problem = (
                _read(field, path, text, currency) if as_day is None else _day(field, path, text, as_day)
            )
            problems.extend(problem)
            _put(document, path, value)
        elif field.nullable:
            _put(document, path, None)
    return document, problems


def read_form(fields: Mapping[str, str]) -> OrderMix:
    """Return the order mix of a filled-in form; InvalidInput with all its problems, in the form's order."""
    return mix_of(*form_document(fields))


def mix_of(document: Mapping[str, Any], typed: Sequence[Problem]) -> OrderMix:
    """Return the order mix of a document that a form says; InvalidInput with its problems and those typed."""
    found: list[Problem] = []
    try:
        mix = validate(document)
    except InvalidInput as invalid:
        found = list(invalid.problems)
    else:
        if not typed:
            return mix
    said: dict[str, list[Problem]] = {}
    for problem in typed:
        said.setdefault(problem.field, []).append(problem)
    merged = [one for problem in found for one in said.pop(problem.field, [problem])]
    raise InvalidInput(merged + [one for some in said.values() for one in some])


def _read(field: Field, path: str, text: str, currency: str) -> tuple[object, list[Problem]]:
    """Return the value for the document and what is wrong with the text, if anything."""
    word = narrow(text)
    if field.kind == "boolean":
        return (True if word in TICKED else False if word in NOT_TICKED else text), []
    if not field.is_number:
        meant = {"currency": currency_code(word), "date": iso_date(text)}.get(field.kind)
        return meant or text.strip(), []
    if field.nullable and word in NO_CAP:
        return None, []
    read = understand(text, field.kind, currency)
    if isinstance(read, Understood):
        return read.value, []
    reason = "other_currency" if _is_in_another(text, field, currency) else read.reason
    return text, [Problem(read.code, path, printable(text.strip()), limits(field), reason)]


def _is_in_another(text: str, field: Field, currency: str) -> bool:
    """Whether what is no amount in the currency of the form is one in another."""
    return field.kind == "money" and any(
        isinstance(understand(text, "money", other), Understood) for other in CURRENCIES if other != currency
    )


def _day(field: Field, path: str, text: str, day: int | Misunderstood) -> tuple[object, list[Problem]]:
    """Return the day that a date means, or what is wrong with it."""
    if isinstance(day, int):
        return day, []
    return text, [Problem(day.code, path, printable(text.strip()), limits(field), day.reason)]


def _put(document: dict[str, Any], path: str, value: object) -> None:
    """Set `value` at `path` in the nested document, growing lists and objects on the way."""
    place: Any = document
    *holders, name = path.split(".")
    for holder in holders:
        key, _, index = holder.partition("[")
        if not index:
            place = place.setdefault(key, {})
            continue
        entries = place.setdefault(key, [])
        position = int(index.removesuffix("]"))
        entries.extend({} for _ in range(position + 1 - len(entries)))
        place = entries[position]
    place[name] = value
