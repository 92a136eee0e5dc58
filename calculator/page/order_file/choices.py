"""What the reader says of a file instead of leaving it to recognition, and which thresholds they changed.

The texts of the form by the names of its boxes; a blank one changes nothing.

| name | text |
|---|---|
| `options.platform`, `options.encoding`, `options.separator` | one of the list |
| `options.columns.FIELD` | `=` and the name of a column, or `-`: the file has none |
| `options.pay_later_share` | a rate in per cent, or that it is not known |
| `options.payments` | how to read who has paid, one of `calculator.orders.payments` |
| `options.currency` | a code of three letters |
| `options.today` | a day, as 2026-10-31 |
| `thresholds.NAME` | a number; `limits` and `promotions` take several, a line each; amounts may share one |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from calculator.answers.order_file import changed_thresholds
from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.orders.payments import Reading as ReadingOfPayments
from calculator.orders.recognition.options import Options
from calculator.page.order_file.thresholds import KINDS
from calculator.page.typed.numbers import Understood, narrow, understand
from calculator.page.typed.pasted_cells import figures_alike
from calculator.page.typed.rough_figures import is_not_known
from calculator.parameters import Kind, assumed_pay_later_share
from calculator.tables.cells.moment import EARLIEST, LATEST
from calculator.tables.records import NAMED_SEPARATORS

NONE = "-"
NAMED = "="
COLUMNS = "options.columns."
THRESHOLDS = "thresholds."
LARGEST = 1e9


@dataclass(frozen=True, slots=True)
class Choices:
    """What was typed, and what it says."""

    texts: Mapping[str, str]
    options: Options
    thresholds: Mapping[str, Any]


def read_choices(texts: Mapping[str, str], language: str) -> Choices:
    """Return what the form says; InvalidInput with every text that is not understood."""
    problems: list[Problem] = []
    share = _number("options.pay_later_share", "rate", texts, problems)
    is_assumed = is_not_known(narrow(texts.get("options.pay_later_share", "").strip()))
    today = _day(texts.get("options.today", ""), problems)
    thresholds = _thresholds(texts, problems)
    if problems:
        raise InvalidInput(problems)
    return Choices(
        texts,
        Options(
            platform=texts.get("options.platform") or None,
            encoding=texts.get("options.encoding") or None,
            separator=NAMED_SEPARATORS.get(texts.get("options.separator", "")),
            columns={
                name.removeprefix(COLUMNS): "" if text == NONE else text.removeprefix(NAMED)
                for name, text in texts.items()
                if name.startswith(COLUMNS) and text
            },
            language=language,
            today=today,
            pay_later_share=assumed_pay_later_share() if is_assumed else share,
            share_is_assumed=is_assumed,
            currency=texts.get("options.currency") or None,
            payments=cast("ReadingOfPayments | None", texts.get("options.payments") or None),
        ),
        thresholds,
    )


def _thresholds(texts: Mapping[str, str], problems: list[Problem]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name, kind in KINDS.items():
        path = THRESHOLDS + name
        lines = [line.strip() for line in texts.get(path, "").splitlines() if line.strip()]
        if not lines:
            continue
        if kind == "texts":
            changed[name] = lines
        elif kind == "amounts":
            figures = [figure for line in lines for figure in figures_alike(line, _is_money)]
            found = [_number(path, "money", {path: figure}, problems) for figure in figures]
            changed[name] = [value for value in found if value is not None]
        else:
            changed[name] = _number(path, kind, texts, problems)
    if not problems:
        try:
            changed_thresholds(changed)
        except InvalidInput as invalid:
            problems.extend(invalid.problems)
    return changed


def _is_money(text: str) -> bool:
    read = understand(text, "money")
    return isinstance(read, Understood) and not read.between


def _number(path: str, kind: Kind, texts: Mapping[str, str], problems: list[Problem]) -> float | None:
    text = texts.get(path, "").strip()
    if not text or is_not_known(narrow(text)):
        return None
    read = understand(text, kind)
    if (
        isinstance(read, Understood)
        and not read.between
        and 0 <= read.value <= (1 if kind == "rate" else LARGEST)
    ):
        return read.value
    reason = "share" if kind == "rate" else "number"
    problems.append(Problem("not_a_number", path, printable(text), (), reason))
    return None


def _day(text: str, problems: list[Problem]) -> int | None:
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip()).toordinal()
    except ValueError:
        day = 0
    if EARLIEST <= day <= LATEST:
        return day
    problems.append(Problem("wrong_type", "options.today", printable(text), (), "day"))
    return None
