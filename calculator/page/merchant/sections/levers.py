"""What could be done: the levers ranked, the ticked ones together, and the limit per order."""

from __future__ import annotations

from calculator.exposure.decisions.levers.all_levers import declared_levers
from calculator.page.charts.frame import heads, table
from calculator.page.charts.levers import levers_chart
from calculator.page.charts.limits_tried import limits_chart
from calculator.page.html.markup import Html, element, sentence, text
from calculator.page.html.numbers import whole
from calculator.page.html.plain_text import plain_text
from calculator.page.html.section import listed, paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.parameters.fields import field_at

RANKED = "levers.ranked"


def levers(figures: Figures) -> Html:
    """The finding, the table with its ticks, the chosen set, the chart, the sweep over limits."""
    lang, found = figures.lang, figures.result["levers"]
    names = [plain_text(lever_name(figures, place)) for place in range(len(found["ranked"]))]
    return section(
        lang,
        "levers",
        paragraph(sentence(lang, "results.levers.lead")),
        paragraph(_finding(figures), "results__finding"),
        _table(figures),
        paragraph(_together(figures)),
        *([paragraph(_without_effect(figures), "results__note")] if found["without_effect"] else []),
        levers_chart(figures, names),
        paragraph(_verdict(figures)),
        limits_chart(figures),
        paragraph(sentence(lang, "results.levers.caution"), "results__note"),
        further=True,
    )


def _finding(figures: Figures) -> Html:
    ranked = figures.result["levers"]["ranked"]
    place = next((place for place, one in enumerate(ranked) if one["helps"]), None)
    if place is None:
        return sentence(figures.lang, "results.levers.none_helps")
    path = f"{RANKED}[{place}]"
    earns = figures.value(f"{path}.net_benefit_change") >= 0
    return sentence(
        figures.lang,
        f"results.levers.{'best_free' if earns else 'best_costs'}",
        lever=lever_name(figures, place),
        avoided=figures.about_money(f"{path}.shortfall_avoided"),
        change=figures.about_money(f"{path}.net_benefit_change", unsigned=True),
    )


def lever_name(figures: Figures, place: int) -> Html:
    """The lever at a place of the ranking, with what it is set to."""
    lever = figures.result["levers"]["ranked"][place]
    field = field_at(declared_levers()[lever["lever"]].shows)
    if field is None or field.kind == "segment":
        shown = {"segment": text(str(lever["segment"]))}
    else:
        shown = {"value": figures.of_kind(f"{RANKED}[{place}].value", field.kind)}
    return sentence(figures.lang, f"results.levers.{lever['lever']}", **shown)


def _table(figures: Figures) -> Html:
    lang = figures.lang
    columns = heads(lang, "results.levers.head_{name}", "lever", "avoided", "net", "freed")
    rows = [
        (
            _ticked(figures, place),
            figures.money(f"{RANKED}[{place}].shortfall_avoided"),
            figures.money(f"{RANKED}[{place}].net_benefit_change"),
            figures.money(f"{RANKED}[{place}].receivable_freed"),
        )
        for place in range(len(figures.result["levers"]["ranked"]))
    ]
    return table(sentence(lang, "results.levers.caption"), columns, rows)


def _ticked(figures: Figures, place: int) -> Html:
    """A box that ticks the lever's own box in the form, and the lever's place and name."""
    lever = figures.result["levers"]["ranked"][place]
    box = element(
        "input",
        {
            "type": "checkbox",
            "id": f"tick-{lever['lever']}",
            "data-ticks": f"levers.use_{lever['lever']}",
            "checked": lever["chosen"],
        },
    )
    number = element("span", {"class": "tick__place"}, whole(place + 1), ". ")
    return element("label", {"class": "tick"}, box, " ", number, lever_name(figures, place))


def _together(figures: Figures) -> Html:
    lang, found = figures.lang, figures.result["levers"]
    if found["together"] is None:
        return sentence(lang, "results.levers.nothing_chosen")
    return sentence(
        lang,
        "results.levers.together",
        before=figures.about_money("scenarios[0].expected_shortfall"),
        after=figures.about_money("levers.together.expected_shortfall"),
        net_before=figures.about_money("scenarios[0].net_benefit"),
        net_after=figures.about_money("levers.together.net_benefit"),
    )


def _without_effect(figures: Figures) -> Html:
    lang = figures.lang
    names: list[str] = [
        sentence(lang, f"results.levers.idle_{name}") for name in figures.result["levers"]["without_effect"]
    ]
    return sentence(lang, "results.levers.without_effect", names=listed(lang, names))


def _verdict(figures: Figures) -> Html:
    limits = figures.result["levers"]["limits"]
    key = limits["verdict"]
    if figures.result["inputs"]["levers"]["loss_budget"] is None and key in ("limit", "no_limit_needed"):
        key += "_no_budget"
    if limits["verdict"] != "limit":
        return sentence(figures.lang, f"results.limits_tried.{key}")
    path = f"levers.limits.tried[{limits['recommended']}]"
    return sentence(
        figures.lang,
        f"results.limits_tried.{key}",
        limit=figures.money(f"{path}.limit"),
        shortfall=figures.about_money(f"{path}.expected_shortfall"),
        net=figures.about_money(f"{path}.net_benefit"),
    )
