"""How sure the rates are: intervals from the merchant's own counts, Equation (16), and what follows.

Each rate can be taken over into the form by a button; nothing is replaced by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.exposure.counts.monthly_swing import FEW_MONTHS
from calculator.exposure.loss_levels import BAD
from calculator.page.charts.history import history_chart
from calculator.page.html import numbers
from calculator.page.html.markup import Attributes, Html, element, join, sentence, text
from calculator.page.html.period import is_one_month
from calculator.page.html.section import (
    items,
    key_figure,
    key_figures,
    paragraph,
    section,
    sentences,
)
from calculator.page.html.shown_figure import Figures
from calculator.page.typed.as_typed import plain

PATH = "own_history."


def history(figures: Figures) -> Html:
    """The intervals, the losses at their ends, the swing of past months; without any, how to get them."""
    lang, found = figures.lang, figures.result["own_history"]
    if found is None:
        note = paragraph(sentence(lang, "results.history.none"), "results__note")
        return section(lang, "history", note, further=True)
    return section(
        lang,
        "history",
        *(_counted(figures) if found["rates"] else []),
        *([paragraph(_swing(figures))] if figures.result["inputs"]["months"] else []),
        further=True,
    )


def _counted(figures: Figures) -> list[Html]:
    lang, found = figures.lang, figures.result["own_history"]
    method = sentence(lang, f"results.history.method_{found['method']}")
    level = figures.percent(PATH + "level")
    rates = [_rate(figures, place) for place in range(len(found["rates"]))]
    return [
        paragraph(sentence(lang, "results.history.lead", level=level, method=method)),
        history_chart(figures),
        items(rates, "verdicts"),
        _losses(figures),
        *_warnings(figures),
    ]


def _rate(figures: Figures, place: int) -> Html:
    """One segment: what was counted, where the true rate may lie, how the rate entered compares."""
    lang, path = figures.lang, f"{PATH}rates[{place}]."
    found = figures.result["own_history"]["rates"][place]
    name = element("strong", None, segment_name(figures, place))
    said = sentence(
        lang,
        "results.history.counted" if found["unpaid"] else "results.history.none_unpaid",
        name=name,
        unpaid=figures.count(path + "unpaid"),
        orders=figures.count(path + "orders"),
        rate=figures.percent(path + "rate"),
        low=figures.percent(path + "low"),
        high=figures.percent(path + "high"),
        at_most=figures.percent(path + "at_most"),
    )
    side = "within" if found["entered_is_within"] else "below" if found["entered"] < found["low"] else "above"
    entered = sentence(lang, f"results.history.{side}", entered=figures.percent(path + "entered"))
    told = sentences(lang, [said, entered, *_details(figures, path, found)])
    return join([told, _use_rate(figures, place, found)], " ")


def _details(figures: Figures, path: str, found: Mapping[str, Any]) -> list[Html]:
    lang, details = figures.lang, []
    if found["cases"] != found["unpaid"]:
        unpaid, cases = figures.count(path + "unpaid"), figures.count(path + "cases")
        details.append(sentence(lang, "results.history.cases", unpaid=unpaid, cases=cases))
    if found["young"] and found["unpaid"]:
        young, with_young = figures.count(path + "young"), figures.percent(path + "with_young")
        details.append(sentence(lang, "results.history.young", young=young, with_young=with_young))
    return details


def _use_rate(figures: Figures, place: int, found: Mapping[str, Any]) -> Html:
    name = segment_name(figures, place)
    return use_button(
        figures.lang,
        f"segments[{found['segment']}].non_payment_rate",
        plain(numbers.significant(found["suggested"], 3), shift=2),
        numbers.percent(numbers.significant(found["suggested"], 3), figures.lang),
        sentence(figures.lang, "results.history.use_for", name=name),
        key="use_estimate",
    )


def use_button(lang: str, path: str, typed: str, shown: str, of_what: Html, *, key: str = "use") -> Html:
    """A button that takes a figure over into the form; its hidden words say which field it fills."""
    attributes: Attributes = {
        "type": "button",
        "id": "use-" + path.replace("[", "-").replace("].", "-").replace(".", "-"),
        "class": "button--small",
        "data-action": "use-value",
        "data-for": path,
        "data-text": typed,
        "data-shown": shown,
        "data-needs-script": True,
    }
    hidden = element("span", {"class": "visually-hidden"}, " ", of_what)
    return element("button", attributes, sentence(lang, f"results.history.{key}", value=shown), hidden)


def segment_name(figures: Figures, place: int) -> Html:
    """The name of the segment that a counted rate is of."""
    position = figures.result["own_history"]["rates"][place]["segment"]
    return text(str(figures.result["segments"][position]["name"]))


def _losses(figures: Figures) -> Html:
    lang = figures.lang
    span = "month" if is_one_month(figures) else "months"
    bad = f"{PATH}value_at_risk.{BAD}"

    def between(low: Html, high: Html) -> Html:
        return sentence(lang, "results.history.from_to", low=low, high=high)

    return key_figures(
        key_figure(
            sentence(lang, "results.history.expected"),
            between(
                figures.about_money(PATH + "expected_book_loss.low"),
                figures.about_money(PATH + "expected_book_loss.high"),
            ),
            sentence(lang, "results.history.expected_note"),
        ),
        key_figure(
            sentence(lang, f"results.history.bad_{span}"),
            between(figures.about_money(bad + ".low"), figures.about_money(bad + ".high")),
            sentence(lang, "results.history.bad_note"),
        ),
        key_figure(
            sentence(lang, "results.history.uncertain"),
            figures.about_money(bad + ".with_uncertainty"),
            _uncertain_note(figures),
        ),
    )


def _uncertain_note(figures: Figures) -> Html:
    """What the figure covers, and how far the swing was raised, where the numbers shown tell it."""
    swings = {
        "entered": "inputs.assumptions.non_payment_volatility",
        "volatility": PATH + "non_payment_volatility",
    }
    if len({f"{figures.value(path):.2f}" for path in swings.values()}) == 1:
        return sentence(figures.lang, "results.history.uncertain_note_same")
    shown = {name: figures.decimal(path) for name, path in swings.items()}
    return sentence(figures.lang, "results.history.uncertain_note", **shown)


def _warnings(figures: Figures) -> list[Html]:
    lang, found = figures.lang, figures.result["own_history"]
    keys = [] if found["audit_passed"] else ["failed"]
    if any(rate["unpaid"] > 1 and rate["cases"] == rate["unpaid"] for rate in found["rates"]):
        keys.append("rings_note")
    keys += ["estimate_note", "young_note"]
    notes = [paragraph(sentence(lang, f"results.history.{key}"), "results__note") for key in keys]
    if len(found["rates"]) > 1:
        level = figures.percent(PATH + "level")
        notes.append(paragraph(sentence(lang, "results.history.together", level=level), "results__note"))
    return notes


def _swing(figures: Figures) -> Html:
    lang, months = figures.lang, figures.result["own_history"]["months"]
    if months is None:
        return sentence(lang, "results.history.swing_none")
    said = [
        sentence(
            lang,
            "results.history.swing",
            months=figures.whole(PATH + "months.months"),
            sigma=figures.decimal(PATH + "months.sigma"),
            entered=figures.decimal("inputs.assumptions.non_payment_volatility"),
        )
    ]
    if months["months"] < FEW_MONTHS:
        said.append(sentence(lang, "results.history.swing_few"))
    typed = plain(numbers.significant(min(months["sigma"], 2.0), 2))
    of_what = sentence(lang, "results.history.use_swing")
    path = "assumptions.non_payment_volatility"
    return join([sentences(lang, said), use_button(lang, path, typed, typed, of_what)], " ")
