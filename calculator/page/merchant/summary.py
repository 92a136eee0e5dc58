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

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.page.form.control import shown
from calculator.page.html.markup import Html
from calculator.page.html.plain_text import plain_text
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.assumed_inputs import is_assumed
from calculator.page.merchant.sections.answer import answer, main_figures
from calculator.page.merchant.sections.assumed import assumed
from calculator.page.merchant.sections.decision import finding
from calculator.page.merchant.sections.entered import scalars
from calculator.page.merchant.sections.provider import what_to_do
from calculator.page.merchant.sections.reproduce import essential
from calculator.page.merchant.sections.verdict import verdict
from calculator.page.merchant.sections.who_carries import has_provider, if_the_platform_pays, to_ask
from calculator.parameters import fields_of
from calculator.words import say

MOST_SEGMENTS = 4
"""Kinds of goods that have a line of their own; a picture must stay readable on a phone."""
OF_THE_SHOP = ("platform", "carrier")
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
        "inputs": [*_shop(figures), *_goods(figures), *_others(figures)],
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


def _shop(figures: Figures) -> Iterator[str]:
    """Where the shop sells and who carries non-payment, where that was chosen; what a provider takes."""
    for name in OF_THE_SHOP:
        field, value = fields_of("document")[name], figures.result["inputs"][name]
        if value is not None:
            label = say(figures.lang, f"field.{field.key}.label")
            yield say(figures.lang, "table.of_entry", entry=label, label=shown(figures.lang, field, value))
    if has_provider(figures):
        rate = plain_text(figures.percent("inputs.provider.fee_rate"))
        fixed = plain_text(figures.money("inputs.provider.fee_fixed"))
        yield say(figures.lang, "summary.provider_fee", rate=rate, fixed=fixed)


def _goods(figures: Figures) -> list[str]:
    segments = figures.result["inputs"]["segments"]
    lines = [
        say(
            figures.lang,
            "summary.goods_with_provider" if has_provider(figures) else "summary.goods",
            name=segment["name"],
            orders=plain_text(figures.count(f"inputs.segments[{position}].orders_per_month")),
            value=plain_text(figures.money(f"inputs.segments[{position}].average_order_value")),
            share=plain_text(figures.percent(f"inputs.segments[{position}].pay_later_share")),
            unpaid=plain_text(figures.percent(f"inputs.segments[{position}].non_payment_rate")),
        )
        for position, segment in enumerate(segments[:MOST_SEGMENTS])
    ]
    further = len(segments) - MOST_SEGMENTS
    return lines + ([say(figures.lang, "summary.more_goods", count=further)] if further > 0 else [])


def _others(figures: Figures) -> list[str]:
    """How many further inputs are the reader's own: a link or the printed whole tells which."""
    inputs = figures.result["inputs"]
    paths = (path for path, _ in scalars(essential(inputs)) if path != "schema")
    told = {*OF_THE_SHOP, *IN_A_LINE, "currency"}
    own = (path for path in paths if path.rpartition(".")[2] not in told and not is_assumed(inputs, path))
    # A list that was pasted is one entry.
    others = len({path if path.startswith("segments[") else path.partition("[")[0] for path in own})
    key = "none" if others == 0 else "one" if others == 1 else "many"
    return [say(figures.lang, f"summary.others_{key}", count=others)]
