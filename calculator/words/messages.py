"""Problems and notices in words: what is wrong, in which field, and what would be right."""

from functools import cache

from calculator.boundary.problems import Notice, Problem
from calculator.parameters import Field, RowList, declaration_of
from calculator.parameters.fields import field_at
from calculator.words import catalogue, say
from calculator.words.quantity import Door, plain, quantity

MOST_NAMES = 10
WITHOUT_BOUNDS = ("", "")


def label(path: str, language: str) -> str:
    """Return what the reader calls the input at `path`; the path itself where it has no words."""
    field = field_at(path)
    words = catalogue(language)
    return (
        words.get(f"field.{field.key}.label" if field else f"place.{path}")
        or _numbered(path, language)
        or path
    )


def choice_name(field: Field, value: str, language: str) -> str:
    """Return what the reader calls one of a field's choices; the text itself where it has no words."""
    return catalogue(language).get(field.words_of(value), value)


def problem_text(problem: Problem, language: str, *, door: Door = "json", currency: str = "CNY") -> str:
    """Return one sentence or two about `problem`, ready to stand beside its field.

    `door` says how the reader gave the value: rates are per cent in a form, fractions in a JSON document.
    """
    field = field_at(problem.field)
    least, most = _bounds(problem, field, language, door, currency)
    line, _, column = str(problem.value).partition(":")
    return say(
        language,
        _key(problem, language),
        label=label(problem.field, language),
        value=_value(problem, field, language, door, currency),
        least=least,
        most=most,
        names=_names(problem, language),
        currency=currency,
        line=line,
        column=column.strip(),
        part=label(f"{problem.field}[0].{problem.reason}", language),
    )


def notice_text(notice: Notice, language: str) -> str:
    """Return what contradicts what, naming the segment."""
    figures = {
        name: f"{value * 100:,.4g}%" if name in ("total", "probability") else plain(value, language)
        for name, value in notice.figures
    }
    return say(language, f"notice.{notice.reason}", segment=notice.segment, **figures)


def _key(problem: Problem, language: str) -> str:
    exact = f"problem.{problem.code}.{problem.reason}"
    return exact if exact in catalogue(language) else f"problem.{problem.code}"


def _bounds(
    problem: Problem, field: Field | None, language: str, door: Door, currency: str
) -> tuple[str, str]:
    if len(problem.limits) != 2:
        return WITHOUT_BOUNDS
    least, most = problem.limits
    if isinstance(least, str) or isinstance(most, str):
        return (f"{least}", f"{most}") if field and field.kind == "date" else WITHOUT_BOUNDS
    return (
        _spaced(quantity(least, field, language, door=door, currency=currency, unit=False), language),
        _spaced(quantity(most, field, language, door=door, currency=currency), language),
    )


def _spaced(text: str, language: str) -> str:
    """Return a limit with the blanks that Chinese puts between characters and figures."""
    if language != "zh":
        return text
    return f"{' ' if text[0].isascii() else ''}{text}{' ' if text[-1].isascii() else ''}"


def _value(problem: Problem, field: Field | None, language: str, door: Door, currency: str) -> str:
    value = problem.value
    if value is None or value == "":
        return "null" if value is None else '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return choice_name(field, value, language) if field and door == "form" else value
    return quantity(value, field, language, door=door, currency=currency)


def _names(problem: Problem, language: str) -> str:
    if problem.code == "no_orders":
        return _reasons(problem, language)
    if not all(isinstance(limit, str) for limit in problem.limits):
        return ""
    names = [str(name) for name in problem.limits[:MOST_NAMES]]
    if len(problem.limits) > MOST_NAMES:
        names.append("…")
    return ("、" if language == "zh" else ", ").join(names)


def _reasons(problem: Problem, language: str) -> str:
    """Return why no row could be used, with the rows of each reason: `no amount: 1,713`."""
    told = []
    for limit in problem.limits:
        reason, _, count = str(limit).partition(": ")
        words = say(language, f"reject.{reason}")
        told.append(say(language, "file.rows.reason", reason=words, count=f"{int(count):,}"))
    return ("；" if language == "zh" else "; ").join(told)


def _numbered(path: str, language: str) -> str:
    """Return "segment 3" for `segments[2]`, nothing for any other path."""
    name, _, index = path.removesuffix("]").partition("[")
    rows = _lists().get(name)
    if rows is None or not path.endswith("]") or not index.isdecimal():
        return ""
    return say(language, f"place.{rows.item}", number=int(index) + 1)


@cache
def _lists() -> dict[str, RowList]:
    """The lists of all inputs by their names."""
    return {
        rows.name: rows for command in ("estimate", "commitments") for rows in declaration_of(command).lists
    }
