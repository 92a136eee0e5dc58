"""The result as a table for a spreadsheet: where a figure stands in the JSON, what it is called, value, unit.

The values are those of the result, unrounded, shares as fractions of 1. The figures come first, then all
inputs. Courses from day to day and the law of the loss are left to the JSON: a row a point would bury all
else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from calculator.boundary.written_csv import csv_text
from calculator.page.html.markup import sentence
from calculator.page.html.plain_text import plain_text
from calculator.page.html.shown_figure import Figures, value_at
from calculator.page.merchant.sections.decision import choice_name
from calculator.page.merchant.sections.entered import Value, scalars
from calculator.page.merchant.sections.levers import lever_name
from calculator.parameters import Field
from calculator.parameters.fields import field_at
from calculator.words import say

HEADS = ("path", "label", "value", "unit")
FIGURES: Mapping[str, tuple[str, str]] = {
    "portfolio.pay_later_orders": ("orders", "results.by_segment.pay_later_orders"),
    "portfolio.pay_later_sales": ("money", "table.pay_later_sales"),
    "portfolio.receivable": ("money", "results.money_out.receivable"),
    "portfolio.receivable_sd": ("money", "table.receivable_sd"),
    "portfolio.receivable_never_paid": ("money", "results.money_out.never_paid"),
    "portfolio.expected_book_loss": ("money", "results.losses.expected"),
    "portfolio.expected_cash_loss": ("money", "results.losses.cash"),
    "portfolio.expected_guarantee_payment": ("money", "results.losses.guarantee"),
    "portfolio.unexpected_loss": ("money", "results.losses.unexpected"),
    "portfolio.value_at_risk": ("money", "table.value_at_risk"),
    "portfolio.expected_shortfall": ("money", "table.expected_shortfall"),
    "portfolio.net_benefit": ("money", "results.bar.net"),
    "portfolio.break_even_non_payment.rate": ("share", "table.break_even"),
    "portfolio.break_even_non_payment.of_100": ("number", "table.break_even_of_100"),
    "portfolio.break_even_non_payment.now": ("share", "table.not_paid"),
    "portfolio.break_even_non_payment.now_of_100": ("number", "table.not_paid_of_100"),
    "portfolio.break_even_incremental.share": ("share", "table.break_even_incremental"),
    "portfolio.break_even_incremental.now": ("share", "table.incremental_now"),
    "portfolio.fees": ("money", "table.fees"),
    "portfolio.fees_on_refunds": ("money", "table.fees_on_refunds"),
    "portfolio.disputes": ("number", "table.disputes"),
    "portfolio.disputes_lost": ("number", "table.disputes_lost"),
    "portfolio.orders_handed_back": ("number", "table.orders_handed_back"),
    "portfolio.break_even_dispute_rate": ("share", "table.break_even_dispute_rate"),
    "portfolio.break_even_fee_rate": ("share", "table.break_even_fee_rate"),
    "portfolio.concentration.hhi": ("number", "table.hhi"),
    "portfolio.concentration.effective_segments": ("number", "table.effective_segments"),
    "segments[].pay_later_orders": ("orders", "results.by_segment.pay_later_orders"),
    "segments[].outcomes.fraud": ("share", "table.fraud"),
    "segments[].outcomes.returned": ("share", "table.returned"),
    "segments[].outcomes.unpaid": ("share", "table.unpaid"),
    "segments[].outcomes.paid": ("share", "table.paid"),
    "segments[].probability_of_default": ("share", "results.by_segment.never_paid"),
    "segments[].mean_days_outstanding": ("days", "results.by_segment.mean_days_outstanding"),
    "segments[].receivable": ("money", "results.by_segment.receivable"),
    "segments[].receivable_never_paid": ("money", "results.money_out.never_paid"),
    "segments[].expected_book_loss": ("money", "results.losses.expected"),
    "segments[].expected_cash_loss": ("money", "results.losses.cash"),
    "segments[].expected_guarantee_payment": ("money", "results.losses.guarantee"),
    "segments[].net_benefit": ("money", "results.by_segment.net_benefit"),
    "segments[].fees": ("money", "table.fees"),
    "segments[].fees_on_refunds": ("money", "table.fees_on_refunds"),
    "segments[].disputes": ("number", "table.disputes"),
    "segments[].disputes_lost": ("number", "table.disputes_lost"),
    "segments[].orders_handed_back": ("number", "table.orders_handed_back"),
    "segments[].break_even_non_payment_rate": ("share", "table.break_even"),
    "receivable_over_time.peak": ("money", "results.scenarios.peak_receivable"),
    "receivable_over_time.peak_day": ("days", "table.peak_day"),
    "receivable_course.days_sales_outstanding": ("days", "results.money_out.dso"),
    "receivable_course.best_possible_dso": ("days", "results.money_out.best_dso"),
    "blind_window.days": ("days", "results.blind_window.days"),
    "blind_window.orders": ("orders", "table.blind_orders"),
    "blind_window.exposure": ("money", "results.blind_window.exposure"),
    "blind_window.not_yet_shipped": ("money", "table.not_yet_shipped"),
    "blind_window.loss_book": ("money", "results.blind_window.loss_book"),
    "blind_window.loss_cash": ("money", "results.blind_window.loss_cash"),
    "ring_stress.exposure": ("money", "table.ring_exposure"),
    "ring_stress.loss_book": ("money", "table.ring_loss_book"),
    "ring_stress.loss_cash": ("money", "table.ring_loss_cash"),
    "who_carries.sides[].receivable": ("money", "results.money_out.receivable"),
    "who_carries.sides[].receivable_never_paid": ("money", "results.money_out.never_paid"),
    "who_carries.sides[].receivable_not_covered": ("money", "table.not_covered"),
    "who_carries.sides[].expected_book_loss": ("money", "results.losses.expected"),
    "who_carries.sides[].value_at_risk": ("money", "table.value_at_risk"),
    "who_carries.sides[].net_benefit_per_month": ("money", "results.bar.net"),
    "who_carries.sides[].break_even_rate": ("share", "table.break_even"),
    "choices.compared[].receivable": ("money", "results.money_out.receivable"),
    "choices.compared[].bad_month": ("money", "results.bar.bad"),
    "choices.compared[].net_benefit": ("money", "results.bar.net"),
    "break_even.multiple": ("number", "table.multiple"),
    "scenarios[].expected_book_loss": ("money", "results.scenarios.expected_book_loss"),
    "scenarios[].expected_shortfall": ("money", "results.scenarios.expected_shortfall"),
    "scenarios[].peak_receivable": ("money", "results.scenarios.peak_receivable"),
    "scenarios[].net_benefit": ("money", "results.scenarios.net_benefit"),
    "levers.ranked[].shortfall_avoided": ("money", "results.levers.head_avoided"),
    "levers.ranked[].net_benefit_change": ("money", "results.levers.head_net"),
    "levers.ranked[].receivable_freed": ("money", "results.levers.head_freed"),
    "levers.together.expected_shortfall": ("money", "table.together_shortfall"),
    "levers.together.net_benefit": ("money", "table.together_net"),
    "levers.limits.tried[].expected_shortfall": ("money", "table.limit_shortfall"),
    "levers.limits.tried[].net_benefit": ("money", "table.limit_net"),
}
"""The figures of the table by their place in the result: the unit of each, and the key of its name."""

LEVEL = re.compile(r"\.(0\.\d+)$")
POSITION = re.compile(r"\[(\d+)\]")


def results_table(lang: str, result: Mapping[str, Any]) -> str:
    """The whole result of `calculator.answers.estimate.estimate` as CSV; see the head of this file."""
    figures = Figures(result, lang)
    heads = [say(lang, f"table.head.{name}") for name in HEADS]
    return csv_text(heads, [*_figures(figures), *_inputs(figures)])


Row = tuple[str, str, Value, str]


def _figures(figures: Figures) -> Iterator[Row]:
    in_order = sorted(scalars(dict(figures.result)), key=lambda one: not one[0].startswith("portfolio."))
    for path, value in in_order:
        level = LEVEL.search(path)
        pattern = POSITION.sub("[]", LEVEL.sub("", path))
        if pattern not in FIGURES:
            continue
        kind, words = FIGURES[pattern]
        label = say(figures.lang, words, level=f"{float(level[1]) * 100:g}%" if level else "")
        yield path, _named(figures, path, label), value, _unit(figures, kind)


def _inputs(figures: Figures) -> Iterator[Row]:
    for path, value in scalars(figures.result["inputs"]):
        field = field_at(path)
        if field is None:
            continue
        label = _named(figures, path, say(figures.lang, f"field.{field.key}.label"), "inputs.")
        written = str(value).lower() if isinstance(value, bool) else value
        yield f"inputs.{path}", label, written, _unit_of_input(figures, field)


def _named(figures: Figures, path: str, label: str, within: str = "") -> str:
    """A label after the name of the entry of a list that it belongs to."""
    position = POSITION.search(path)
    if position is None:
        return label
    entry = _entry(figures, f"{within}{path[: position.end()]}", int(position[1]))
    return say(figures.lang, "table.of_entry", entry=entry, label=label)


def _entry(figures: Figures, path: str, position: int) -> str:
    """What the page calls an entry of a list: by its own name, or by what it is."""
    entry, of_list = value_at(figures.result, path), path.partition("[")[0]
    if name := NAMES.get(of_list):
        return plain_text(name(figures, position))
    if of_list == "scenarios":
        return say(figures.lang, f"results.scenarios.{entry['name']}")
    return str(entry.get("name") or position + 1)


def _limit(figures: Figures, position: int) -> str:
    path = f"levers.limits.tried[{position}].limit"
    if value_at(figures.result, path) is None:
        return say(figures.lang, "table.no_limit")
    return sentence(figures.lang, "table.limit", limit=figures.money(path))


def _side(figures: Figures, position: int) -> str:
    carrier = figures.result["who_carries"]["sides"][position]["rests_on"]["carrier"]
    return say(figures.lang, f"choice.document.carrier.{carrier}")


NAMES: Mapping[str, Callable[[Figures, int], str]] = {
    "levers.ranked": lever_name,
    "levers.limits.tried": _limit,
    "choices.compared": choice_name,
    "who_carries.sides": _side,
}
"""What names the entries of lists that have no names of their own, by the place of the list."""


def _unit(figures: Figures, kind: str) -> str:
    return figures.currency if kind == "money" else say(figures.lang, f"table.unit.{kind}")


def _unit_of_input(figures: Figures, field: Field) -> str:
    if field.kind in ("rate", "money"):
        return _unit(figures, "share" if field.kind == "rate" else "money")
    return say(figures.lang, f"unit.{field.unit}") if field.is_number else ""
