"""How sure this is: what the calendar cannot know and what that does to it; and how to repeat the result."""

from __future__ import annotations

import json
from typing import Any

from calculator.buyer.usual_days import MOST_DAYS_ON_THE_WAY
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import fold, paragraph, section
from calculator.page.html.shown_figure import Figures

LIMITS = ("days", "balance", "order_in_day", "fees", "refunds", "income")


def limits(figures: Figures) -> Html:
    """The limits and their effects, then the exact call that gives these figures again."""
    lang = figures.lang
    on_the_way = str(MOST_DAYS_ON_THE_WAY)
    names = [name if name != "fees" or "late_fees" not in figures.result else "interest" for name in LIMITS]
    if "at_latest" in figures.result:
        names.insert(1, "range")
    terms = (
        element(
            "div",
            {"class": "limit"},
            element("dt", None, sentence(lang, f"buyer.limits.{name}", days=on_the_way)),
            element("dd", None, sentence(lang, f"buyer.limits.{name}_effect", days=on_the_way)),
        )
        for name in names
    )
    return section(
        lang,
        "limits",
        paragraph(sentence(lang, "buyer.limits.lead")),
        element("dl", {"class": "limits"}, join(terms)),
        fold("call", sentence(lang, "buyer.limits.call"), *_call(figures)),
        heading=sentence(lang, "buyer.limits.title"),
    )


def _call(figures: Figures) -> list[Html]:
    version = str(figures.result["calculator_version"])
    plan = json.dumps(essential(figures.result["inputs"]), ensure_ascii=False, indent=1)
    command = f"python -m calculator commitments - <<'PLAN'\n{plan}\nPLAN"
    code = element("pre", {"class": "results__code", "tabindex": 0}, element("code", None, command))
    return [paragraph(sentence(figures.lang, "buyer.limits.call_lead", version=version)), code]


def essential(inputs: dict[str, Any]) -> dict[str, Any]:
    """The input without what is empty, so that it can be read and kept."""
    kept = {name: value for name, value in inputs.items() if value not in ([], None)}
    for name in ("orders", "income", "fixed_costs"):
        if name in kept:
            kept[name] = [_filled(entry) for entry in kept[name]]
    if kept["what_if"]["change"] == "none":
        del kept["what_if"]
    else:
        kept["what_if"] = _filled(kept["what_if"])
    return kept


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value not in (None, "")}
