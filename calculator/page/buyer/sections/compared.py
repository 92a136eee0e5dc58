"""The plan as it is and with one change, side by side."""

from __future__ import annotations

from calculator.page.buyer.dates import day
from calculator.page.buyer.movements import order_names
from calculator.page.buyer.sections.answer import says_what_is_safe
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures

MONEY = ("outstanding", "due_in_30_days", "lowest_balance.amount", "safe_to_add")
ROWS = ("outstanding", "due_in_30_days", "lowest_balance.amount", "days_short", "safe_to_add")


def compared(figures: Figures) -> Html:
    """A table of the main figures before and after; what to choose where nothing is tried yet."""
    lang, result = figures.lang, figures.result
    title = sentence(lang, "buyer.compared.title")
    if "what_if" not in result:
        return section(
            lang,
            "compared",
            paragraph(sentence(lang, "buyer.compared.nothing"), "results__note"),
            heading=title,
        )
    columns = [sentence(lang, f"buyer.compared.{name}") for name in ("before", "after")]
    head = element(
        "tr",
        None,
        element("td", None),
        *(element("th", {"scope": "col"}, words) for words in columns),
    )
    rows = (
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, sentence(lang, f"buyer.compared.{name.partition('.')[0]}")),
            *(element("td", None, _shown(figures, prefix, name)) for prefix in ("", "what_if.")),
        )
        for name in ROWS
        if name != "safe_to_add" or says_what_is_safe(figures)
    )
    table = element(
        "table",
        {"class": "figures-table compared"},
        element("caption", None, _change(figures)),
        element("thead", None, head),
        element("tbody", None, join(rows)),
    )
    return section(lang, "compared", table, paragraph(_finding(figures)), heading=title)


def _shown(figures: Figures, prefix: str, name: str) -> Html:
    if name == "days_short":
        return figures.whole(prefix + name)
    return figures.exact_money(prefix + name)


def _change(figures: Figures) -> Html:
    lang, inputs = figures.lang, figures.result["inputs"]
    asked = inputs["what_if"]
    if asked["change"] == "added":
        return sentence(
            lang,
            "buyer.compared.added",
            name=asked["name"] or sentence(lang, "buyer.compared.one_more"),
            amount=figures.exact_money("inputs.what_if.amount"),
            day=day(lang, asked["deduct_on"], since=inputs["today"]),
        )
    name = order_names(lang, inputs["orders"], figures.currency)[asked["order"] - 1]
    return sentence(lang, f"buyer.compared.{asked['change']}", name=name, days=str(asked["days"]))


def _finding(figures: Figures) -> Html:
    """In words: whether the change cures or causes a shortfall, and what it does to the lowest point."""
    lang, result = figures.lang, figures.result
    before, after = result["days_short"], result["what_if"]["days_short"]
    if before and not after:
        key = "cures"
    elif after and not before:
        key = "causes"
    else:
        key = "up" if result["difference"]["lowest_balance"] > 0 else "down"
        key = "same" if result["difference"]["lowest_balance"] == 0 else key
    return sentence(
        lang,
        f"buyer.compared.{key}",
        difference=figures.exact_money("difference.lowest_balance", unsigned=True),
        lowest=figures.exact_money("what_if.lowest_balance.amount"),
        days_short=figures.whole("what_if.days_short"),
    )
