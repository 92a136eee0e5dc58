"""What mends a plan that runs short; what is missing where nothing alone does; where to read on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.page.buyer.dates import day
from calculator.page.buyer.movements import movement_name, order_names
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import items, listed, paragraph, section, sentences
from calculator.page.html.shown_figure import Figures
from calculator.words import say

PAGES = {"cannot_pay": "cannot-pay", "returns": "returns", "switch_off": "switch-off"}


def mends(figures: Figures) -> Html:
    """Each change that is enough by itself, the smallest of its kind; nothing where no day is short."""
    lang, result = figures.lang, figures.result
    if not result["shortfalls"]:
        return Html()
    found = [_mend(figures, place) for place in range(len(result["mends"]))]
    links = {
        name: element("a", {"href": f"../../buyers/{page}/"}, sentence(lang, f"buyer.mends.to_{name}"))
        for name, page in PAGES.items()
    }
    tried = (
        [paragraph(sentence(lang, "buyer.mends.each")), items([*found, _money(figures)])]
        if found
        else [paragraph(_missing(figures))]
    )
    return section(
        lang,
        "mends",
        element(
            "div",
            {"class": "notice-box"},
            *tried,
            paragraph(sentence(lang, "buyer.mends.add_nothing")),
            paragraph(sentence(lang, "buyer.mends.read_on", **links)),
        ),
        heading=sentence(lang, "buyer.mends.title"),
    )


def _mend(figures: Figures, place: int) -> Html:
    lang, result = figures.lang, figures.result
    mend, inputs = result["mends"][place], result["inputs"]
    is_cost = mend["kind"] == "move_cost"
    if is_cost:
        entries = [inputs["fixed_costs"][position] for position in mend["positions"]]
        names = [movement_name(lang, {**entry, "kind": "fixed_cost"}) for entry in entries]
    else:
        called = order_names(lang, inputs["orders"], figures.currency)
        names = [called[position] for position in mend["positions"]]
    if mend["instalment"]:
        names = [_instalment(figures, mend, names[0])]
    later = mend["later"] or mend["day"]
    # The seven days are those of the law of China.
    is_abroad = mend["kind"].startswith("return") and figures.currency != "CNY"
    return sentence(
        lang,
        f"buyer.mends.{mend['kind']}{'_abroad' if is_abroad else ''}",
        name=listed(lang, names),
        amount=figures.exact_money(f"mends[{place}].amount"),
        later=day(lang, later, since=inputs["today"]),
        days=str((date.fromisoformat(later) - date.fromisoformat(mend["day"])).days),
    )


def _instalment(figures: Figures, mend: Mapping[str, Any], name: str) -> str:
    """Which instalment is put off: its number, and the day that it has now."""
    inputs = figures.result["inputs"]
    return say(
        figures.lang,
        "buyer.instalment_on",
        name=name,
        number=str(mend["instalment"]),
        of=str(inputs["orders"][mend["positions"][0]]["instalments"]),
        day=day(figures.lang, mend["day"], since=inputs["today"], weekday=False),
    )


def _money(figures: Figures) -> Html:
    """How much more by the first day short is enough; where days are not known, from the best case on."""
    result, lang = figures.result, figures.lang
    at_latest = result.get("at_latest")
    if at_latest is None or at_latest["lowest_balance"]["amount"] == result["lowest_balance"]["amount"]:
        key = "add_money"
    else:
        key = "add_money_range" if at_latest["shortfalls"] else "add_money_perhaps"
    return sentence(
        lang,
        f"buyer.mends.{key}",
        first=day(lang, result["shortfalls"][0]["date"], since=result["inputs"]["today"]),
        least=figures.exact_money("at_latest.lowest_balance.amount", unsigned=True) if at_latest else "",
        most=figures.exact_money("lowest_balance.amount", unsigned=True),
    )


def _missing(figures: Figures) -> Html:
    """Until when how much more is needed, where no change alone is enough."""
    result, lang = figures.result, figures.lang
    if "at_latest" in result:
        return sentences(lang, [sentence(lang, "buyer.mends.none_alone"), _money(figures)])
    first, lowest = result["shortfalls"][0], result["lowest_balance"]
    since = result["inputs"]["today"]
    return sentence(
        lang,
        "buyer.mends.none" if lowest["date"] != first["date"] else "buyer.mends.none_once",
        first=day(lang, first["date"], since=since),
        by_first=figures.exact_money("shortfalls[0].amount", unsigned=True),
        lowest_day=day(lang, lowest["date"], since=since),
        missing=figures.exact_money("lowest_balance.amount", unsigned=True),
    )
