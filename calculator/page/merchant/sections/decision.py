"""Is it worth it, and what should change? Every choice with three figures, the best one first in words.

The third thing that a reader sees: it stands on its own. Each choice has two rows, its name over its figures,
so that nothing scrolls sideways on a phone.
"""

from __future__ import annotations

from typing import Any

from calculator.exposure.decisions.choices import GUARANTEE
from calculator.exposure.decisions.levers.all_levers import USE
from calculator.page.html.markup import Html, element, join, sentence, text
from calculator.page.html.period import is_one_month, period
from calculator.page.html.section import paragraph, section, sentences
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.assumed import resting_on
from calculator.page.merchant.sections.not_allowed import not_allowed, to_check
from calculator.page.merchant.sections.who_carries import platform_name

PATH = "choices.compared"
COLUMNS = (("money_out", "receivable"), ("bad", "bad_month"), ("earned", "net_benefit"))
LITTLE = 0.1
"""What a choice gains is little beside a bad time if it is less than this part of what that loses."""
TICKED = frozenset(("segment", "order_limit", "guarantee"))
"""The choices that a box of the form takes over."""


def decision(figures: Figures) -> Html:
    """The best choice and by how much in a sentence, and the table; nothing without orders."""
    if figures.value("portfolio.pay_later_orders") == 0:
        return Html()
    lang, offered = figures.lang, figures.result["choices"]["compared"]
    asked = [one["choice"] for one in offered if not one["in_own_hands"]]
    notes = [to_check(lang, figures.result["inputs"].get("platform"), asked)]
    if GUARANTEE in asked:
        notes.append(sentence(lang, "results.decision.assumed"))
    return section(
        lang,
        "decision",
        paragraph(finding(figures), "results__finding"),
        _table(figures),
        *(paragraph(note, "results__note") for note in notes if note),
    )


def finding(figures: Figures) -> Html:
    """Which choice is best, and by how much, in a sentence; and which would be if the platform allowed it."""
    found = figures.result["choices"]
    best, allowed = found["best"], found["best_if_allowed"]
    if best == allowed:
        return _finding(figures, _case(figures, found["compared"][best]), best)
    first = _case(figures, found["compared"][best])
    if best == 0:
        first = "keep_for_now" if found["compared"][0]["within_budget"] else "keep_beyond_budget"
    more = figures.value(f"{PATH}[{allowed}].net_benefit_change")
    case = "if_allowed" if more > figures.value(f"{PATH}[{best}].net_benefit_change") else "if_allowed_safer"
    return sentences(figures.lang, [_finding(figures, first, best), _finding(figures, case, allowed)])


def _finding(figures: Figures, case: str, place: int) -> Html:
    """One sentence about the choice at this place."""
    following = figures.result["choices"]["next_best"]
    return sentence(
        figures.lang,
        f"results.decision.{case}",
        choice=choice_name(figures, place),
        next=choice_name(figures, following),
        period=period(figures),
        more=figures.about_money(f"{PATH}[{place}].net_benefit_change", unsigned=True),
        ahead=figures.about_money(f"{PATH}[{following}].net_benefit_change", unsigned=True),
        safer=figures.about_money(f"{PATH}[{place}].bad_month_change", unsigned=True),
        kept=figures.about_money(f"{PATH}[0].net_benefit", unsigned=True),
        bad=figures.about_money(f"{PATH}[0].bad_month"),
        platform=text(platform_name(figures)),
        assumed=resting_on(figures),
    )


def _case(figures: Figures, best: dict[str, Any]) -> str:
    found = figures.result["choices"]
    kept = found["compared"][0]
    if best["choice"] == "keep":
        ahead = -found["compared"][found["next_best"]]["net_benefit_change"]
        return "best_keep_as_much" if ahead <= 0 else _by_how_much("best_keep", ahead, kept)
    if not kept["within_budget"]:
        return "best_within_budget"
    if best["choice"] == "switch_off":
        return "best_switch_off" if kept["net_benefit"] < 0 else "best_switch_off_safer"
    more = best["net_benefit_change"]
    if more <= 0:
        return "best_lever_safer"
    return _by_how_much("best_lever", more - best["bad_month_change"], kept)


def _by_how_much(case: str, gain: float, kept: dict[str, Any]) -> str:
    return f"{case}_slightly" if gain < LITTLE * kept["bad_month"] else case


def choice_name(figures: Figures, place: int) -> Html:
    """A choice with what it is set to."""
    one = figures.result["choices"]["compared"][place]
    shown: dict[str, Html] = {}
    if one["choice"] == "segment":
        shown["segment"] = text(str(one["segment"]))
    elif one["choice"] == "order_limit":
        shown["value"] = figures.money(f"{PATH}[{place}].value")
    elif one["choice"] == "guarantee":
        shown["value"] = figures.percent(f"{PATH}[{place}].value")
        shown["fee"] = figures.percent("inputs.levers.guarantee_fee_rate")
    return sentence(figures.lang, f"results.decision.choice_{one['choice']}", **shown)


def _table(figures: Figures) -> Html:
    lang = figures.lang
    often = "month" if is_one_month(figures) else "months"
    heads = (
        element(
            "th", {"scope": "col"}, sentence(lang, f"results.decision.head_{name}", period=period(figures))
        )
        for name, _ in COLUMNS
    )
    return element(
        "table",
        {"class": "choices"},
        element("caption", None, sentence(lang, f"results.decision.caption_{often}")),
        element("thead", None, element("tr", None, *heads)),
        *(_rows(figures, place) for place in range(len(figures.result["choices"]["compared"]))),
    )


def _rows(figures: Figures, place: int) -> Html:
    one, is_best = figures.result["choices"]["compared"][place], figures.result["choices"]["best"] == place
    name = element(
        "th",
        {"scope": "rowgroup", "colspan": len(COLUMNS)},
        _named(figures, place),
        *_marks(figures, one, is_best=is_best),
    )
    cells = (element("td", None, figures.short_money(f"{PATH}[{place}].{figure}")) for _, figure in COLUMNS)
    kind = "choices__choice choices__choice--best" if is_best else "choices__choice"
    return element("tbody", {"class": kind}, element("tr", None, name), element("tr", None, *cells))


def _named(figures: Figures, place: int) -> Html:
    """The name, with a box that ticks the lever's own box in the form where it is one."""
    name, choice = choice_name(figures, place), figures.result["choices"]["compared"][place]["choice"]
    if choice not in TICKED:
        return name
    chosen = {one["lever"]: one["chosen"] for one in figures.result["levers"]["ranked"]}
    box = element(
        "input",
        {
            "type": "checkbox",
            "id": f"choose-{choice}",
            "data-ticks": f"levers.{USE}{choice}",
            "checked": chosen[choice],
        },
    )
    return element("label", {"class": "tick"}, box, " ", name)


def _marks(figures: Figures, one: dict[str, Any], *, is_best: bool) -> list[Html]:
    """What is to be known of a choice at a glance: a word, and for the best one a sign before it."""
    marks = []
    if is_best:
        found = figures.result["choices"]
        slightly = _case(figures, one).endswith("_slightly")
        first = "slightly" if slightly else "best"
        word = first if found["best"] == found["best_if_allowed"] else "for_now"
        said = sentence(figures.lang, f"results.decision.{word}")
        marks.append(element("strong", {"class": "choices__mark"}, said))
    if not one["in_own_hands"]:
        sold_on = figures.result["inputs"].get("platform")
        marks.append(
            _aside(
                sentence(figures.lang, "results.decision.if_offered")
                if one["choice"] == GUARANTEE
                else not_allowed(figures.lang, sold_on, one["choice"])
            )
        )
    if not one["within_budget"]:
        marks.append(_aside(sentence(figures.lang, "results.decision.beyond_budget")))
    return [join((" ", mark)) for mark in marks]


def _aside(said: Html) -> Html:
    return element("span", {"class": "choices__aside"}, said)
