"""The answer in a few lines of plain text, for a picture and for one sheet of paper.

| name | holds |
|---|---|
| `title` | whose answer it is: the example's, or that of the reader's shop |
| `sentences` | the answer, up to where it holds, and which choice is best |
| `figures` | the main figures: `label` and `value` |
| `inputs` | what was entered: of the shop, a line for each kind of goods, what else is not a default |
| `version` | of the calculator |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculator.page.form.control import shown
from calculator.page.html.markup import Html
from calculator.page.html.plain_text import plain_text
from calculator.page.html.shown_figure import Figures, value_at
from calculator.page.merchant.assumed_inputs import is_assumed
from calculator.page.merchant.sections.answer import answer, main_figures
from calculator.page.merchant.sections.assumed import assumed
from calculator.page.merchant.sections.decision import finding
from calculator.page.merchant.sections.entered import scalars
from calculator.page.merchant.sections.provider import what_to_do
from calculator.page.merchant.sections.reproduce import essential
from calculator.page.merchant.sections.verdict import verdict
from calculator.page.merchant.sections.who_carries import has_provider, if_the_platform_pays, to_ask
from calculator.parameters.fields import field_at, position_in
from calculator.words import say

MOST_SEGMENTS = 4
"""Kinds of goods that have a line of their own; a picture must stay readable on a phone."""
MOST_FIGURES = 20
"""Further figures that are named; a link or the printed whole tells the others."""
OF_THE_SHOP = ("platform", "carrier")
OF_A_PROVIDER = ("provider.fee_rate", "provider.fee_fixed")
IN_A_LINE = ("name", "orders_per_month", "average_order_value", "pay_later_share", "non_payment_rate")


def summary(lang: str, result: Mapping[str, Any], *, is_example: bool) -> dict[str, Any]:
    """The lines named above; `result` holds the figures and the decisions of one estimate."""
    figures = Figures(result, lang)
    return {
        "title": say(lang, "summary.title_example" if is_example else "summary.title_own"),
        "sentences": [plain_text(sentence) for sentence in _sentences(figures, is_example=is_example)],
        "figures": [
            {"label": say(lang, f"results.bar.{name}"), "value": plain_text(figures.short_money(path))}
            for name, path in main_figures(figures).items()
        ],
        "inputs": list(_inputs(figures)),
        "version": str(result["calculator_version"]),
    }


def _sentences(figures: Figures, *, is_example: bool) -> Iterator[Html]:
    """The answer, the other one where it is not known who carries; up to where it holds; and what is best.

    Of the reader's own shop also what was assumed.
    """
    yield answer(figures)
    if other := if_the_platform_pays(figures):
        yield other
    if "break_even_non_payment" in figures.result["portfolio"]:
        yield verdict(figures)
    if not is_example:
        yield from assumed(figures)
    if "choices" in figures.result and figures.value("portfolio.pay_later_orders") > 0:
        yield finding(figures)
    yield from (said for said in (what_to_do(figures), to_ask(figures)) if said)


def _inputs(figures: Figures) -> Iterator[str]:
    own = _own(figures)
    named = [path for path in own if _is_named(path)][:MOST_FIGURES]
    yield from _shop(figures)
    yield from _goods(figures, named)
    yield from (_pair(figures, path) for path in named if not path.startswith("segments["))
    others = len(own) - len(named)
    key = "none" if others == 0 else "one" if others == 1 else "many"
    yield say(figures.lang, f"summary.others_{key}", count=others)


def _own(figures: Figures) -> list[str]:
    """The further inputs that are the reader's own, by path; a list that was pasted is one."""
    inputs = figures.result["inputs"]
    told = {*OF_THE_SHOP, *IN_A_LINE, *OF_A_PROVIDER, "schema", "currency"}
    paths = (path for path, _ in scalars(essential(inputs)))
    own = (
        path for path in paths if not {path, path.rpartition(".")[2]} & told and not is_assumed(inputs, path)
    )
    whole = (path if path.startswith("segments[") else path.partition("[")[0] for path in own)
    return list(dict.fromkeys(whole))


def _is_named(path: str) -> bool:
    """Whether it is a figure and no list, and of goods that have a line."""
    return field_at(path) is not None and (position_in(path) or 0) < MOST_SEGMENTS


def _shop(figures: Figures) -> Iterator[str]:
    """Where the shop sells and who carries non-payment, where that was chosen; what a provider takes."""
    for name in OF_THE_SHOP:
        if figures.result["inputs"][name] is not None:
            yield _pair(figures, name)
    if has_provider(figures):
        rate = plain_text(figures.percent("inputs.provider.fee_rate"))
        fixed = plain_text(figures.money("inputs.provider.fee_fixed"))
        yield say(figures.lang, "summary.provider_fee", rate=rate, fixed=fixed)


def _goods(figures: Figures, named: Sequence[str]) -> Iterator[str]:
    """A line for each of the first kinds of goods, with the further figures of it that are `named`."""
    segments = figures.result["inputs"]["segments"]
    for position, segment in enumerate(segments[:MOST_SEGMENTS]):
        line = say(
            figures.lang,
            "summary.goods_with_provider" if has_provider(figures) else "summary.goods",
            name=segment["name"],
            orders=plain_text(figures.count(f"inputs.segments[{position}].orders_per_month")),
            value=plain_text(figures.money(f"inputs.segments[{position}].average_order_value")),
            share=plain_text(figures.percent(f"inputs.segments[{position}].pay_later_share")),
            unpaid=plain_text(figures.percent(f"inputs.segments[{position}].non_payment_rate")),
        )
        own = (path for path in named if path.startswith(f"segments[{position}]."))
        yield " · ".join((line, *(_pair(figures, path) for path in own)))
    if (further := len(segments) - MOST_SEGMENTS) > 0:
        yield say(figures.lang, "summary.more_goods", count=further)


def _pair(figures: Figures, path: str) -> str:
    """An input by the name of its box."""
    field, value = field_at(path), value_at(figures.result["inputs"], path)
    if field is None:
        raise KeyError(path)
    label = say(figures.lang, f"field.{field.key}.label")
    return say(
        figures.lang, "table.of_entry", entry=label, label=shown(figures.lang, field, value, figures.currency)
    )
