"""A filled-in form, read as a document: raw text by JSON path becomes the input of `estimate`.

A blank stands for the default (or for "no cap"), `不知道` for the default always; what is not understood
stays in the document as it was typed, so that the validation refuses it too and nothing is ever replaced in
silence.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from calculator.boundary.field_value import is_currency, limits
from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.page.typed.dates import day_of_date, iso_date
from calculator.page.typed.numbers import Misunderstood, Understood, narrow, understand
from calculator.page.typed.pasted_lists import PASTED, read_lines
from calculator.page.typed.rough_figures import is_not_known
from calculator.page.typed.units import CURRENCIES, currency_code
from calculator.parameters import Field, platforms
from calculator.parameters.fields import field_at
from calculator.shop.order_mix import OrderMix
from calculator.shop.validation import SCHEMA, validate

__all__ = ["Misunderstood", "Understood", "form_document", "mix_of", "read_form", "understand", "validated"]

Checked = TypeVar("Checked")

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
    places = {"": document}
    problems: list[Problem] = []
    named = currency_code(narrow(str(fields.get("currency") or fields.get("plan_currency") or "")))
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
            _put(places, path, text)
        elif (read := _read(field, path, text, currency, start)) is not None:
            value, problem = read
            if problem:
                problems.append(problem)
            _put(places, path, value)
    return document, problems


def read_form(fields: Mapping[str, str]) -> OrderMix:
    """Return the order mix of a filled-in form; InvalidInput with all its problems, in the form's order."""
    return mix_of(*form_document(fields))


def mix_of(document: Mapping[str, Any], typed: Sequence[Problem]) -> OrderMix:
    """Return the order mix of a document that a form says; InvalidInput with its problems and those typed."""
    return validated(document, typed, validate)


def validated(
    document: Mapping[str, Any], typed: Sequence[Problem], validate: Callable[[object], Checked]
) -> Checked:
    """Return what `validate` makes of a document that a form says.

    InvalidInput with everything that is wrong, in the order of the document: what was not understood
    (`typed`) is told in place of what the document makes of it.
    """
    found: list[Problem] = []
    try:
        checked = validate(document)
    except InvalidInput as invalid:
        found = list(invalid.problems)
    else:
        if not typed:
            return checked
    said: dict[str, list[Problem]] = {}
    for problem in typed:
        said.setdefault(problem.field, []).append(problem)
    merged = [one for problem in found for one in said.pop(problem.field, [problem])]
    raise InvalidInput(merged + [one for some in said.values() for one in some])


# An edit changes one text of a form, and the largest form has fewer than these.
@lru_cache(maxsize=4096)
def _read(
    field: Field, path: str, text: str, currency: str, start: str | None
) -> tuple[object, Problem | None] | None:
    """Return the value for the document and what is wrong with the text, if anything; None to leave it out.

    `start` is the date of day 0.
    """
    word = narrow(text)
    if field.kind == "boolean" and (word or not field.nullable):
        return (True if word in TICKED else False if word in NOT_TICKED else text), None
    if not word:
        return (None, None) if field.nullable else None
    if field.is_number:
        if not field.required and is_not_known(word):
            return None
        return _number(field, path, text, currency, start)
    meant = {"currency": currency_code(word), "date": iso_date(text)}.get(field.kind)
    return meant or text.strip(), None


def _number(
    field: Field, path: str, text: str, currency: str, start: str | None
) -> tuple[float | str | None, Problem | None]:
    """Return the number that a text says, or the text and what is wrong with it."""
    word = narrow(text)
    if field.nullable and word in NO_CAP:
        return None, None
    if is_not_known(word):
        reason = "not_known_rate" if field.kind == "rate" else "not_known"
        return text, Problem("missing", path, printable(text.strip()), limits(field), reason)
    is_day = field.kind == "whole" and field.scope == "season"
    read: int | Understood | Misunderstood | None = day_of_date(text, start) if is_day else None
    if read is None:
        read = understand(text, field.kind, currency)
    if isinstance(read, Misunderstood):
        reason = "other_currency" if _is_in_another(text, field, currency) else read.reason
        return text, Problem(read.code, path, printable(text.strip()), limits(field), reason)
    return read.value if isinstance(read, Understood) else read, None


def _is_in_another(text: str, field: Field, currency: str) -> bool:
    """Whether what is no amount in the currency of the form is one in another."""
    return field.kind == "money" and _other_currency(text, currency) is not None


def _other_currency(text: str, currency: str) -> str | None:
    """The first currency besides the form's in which a text is an amount."""
    others = (other for other in CURRENCIES if other != currency)
    return next((one for one in others if isinstance(understand(text, "money", one), Understood)), None)


def currency_by_sign(fields: Mapping[str, str]) -> str | None:
    """The currency whose sign stands at the first amount that the form's own currency does not explain.

    None where the reader has named a currency: that is not taken back. One that the chosen platform has
    filled in is nobody's.
    """
    own = field_at("currency")
    default = str(own.default) if own else ""
    now = currency_code(narrow(str(fields.get("currency", "")))) or default
    if now not in {default, *(one.currency for one in platforms() if one.id == fields.get("platform"))}:
        return None
    for path, text in fields.items():
        field = field_at(path)
        if field and field.kind == "money" and isinstance(text, str):
            if isinstance(understand(text, "money", now), Understood):
                continue
            if code := _other_currency(text, now):
                return code
    return None


def _put(places: dict[str, dict[str, Any]], path: str, value: object) -> None:
    """Set `value` at `path`; `places` are the objects of the document by path, the whole by the empty one."""
    holder, _, name = path.rpartition(".")
    _object(places, holder)[name] = value


def _object(places: dict[str, dict[str, Any]], path: str) -> dict[str, Any]:
    """Return the object at `path` of the document, growing lists and objects on the way."""
    if path not in places:
        holder, _, name = path.rpartition(".")
        key, _, index = name.partition("[")
        if index:
            entries = _object(places, holder).setdefault(key, [])
            position = int(index.removesuffix("]"))
            entries.extend({} for _ in range(position + 1 - len(entries)))
            places[path] = entries[position]
        else:
            places[path] = _object(places, holder).setdefault(key, {})
    return places[path]
