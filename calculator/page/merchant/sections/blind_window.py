"""Would you know? The blind window, what a ring has by its end, and what each countermeasure changes.

Equations (20) to (22): the window in days, the orders placed by then and their value, and what a screen
before shipping leaves of them.
"""

from __future__ import annotations

from calculator.exposure.rings.countermeasures import DECLARED
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.charts.frame import heads, table
from calculator.page.html.markup import Html, join, sentence, text
from calculator.page.html.section import key_figure, key_figures, paragraph, section, sentences
from calculator.page.html.shown_figure import Figures
from calculator.parameters.fields import field_at

PATH = "blind_window."
NOTICEABLE = 0.005
"""Money below which a countermeasure is not called one that helps."""


def blind_window(figures: Figures) -> Html:
    """The window, the exposure, the losses, the timeline, the screen and the countermeasures."""
    lang = figures.lang
    if figures.result["blind_window"] is None:
        return section(lang, "blind_window", paragraph(blind_window_chart(figures)), further=True)
    return section(
        lang,
        "blind_window",
        paragraph(sentences(lang, [_ring(figures), *_other_rings(figures)])),
        key_figures(
            _figure(figures, "days", figures.days(PATH + "days"), kind="key-figure--main"),
            _figure(figures, "exposure", figures.money(PATH + "exposure"), kind="key-figure--warning"),
            _figure(figures, "loss_book", figures.money(PATH + "loss_book")),
            _figure(figures, "loss_cash", figures.money(PATH + "loss_cash")),
        ),
        paragraph(_earned_back(figures), "results__note"),
        blind_window_chart(figures),
        paragraph(_screening(figures)),
        countermeasures(figures),
        paragraph(sentence(lang, "results.blind_window.uncertain"), "results__note"),
        further=True,
    )


def would_you_know(figures: Figures) -> Html:
    """The answer in one sentence; nothing where no ring could buy, and no ring without dear goods."""
    window = figures.result["blind_window"]
    if window is None:
        return Html()
    if not window["is_dear"]:
        return sentence(figures.lang, "results.answer.first_sign", days=figures.days(PATH + "days"))
    rings = figures.value("inputs.assumptions.rings.per_month")
    return sentence(
        figures.lang,
        "results.answer.would_you_know",
        segment=_segment(figures),
        days=figures.days(PATH + "days"),
        orders=figures.count(PATH + "orders"),
        exposure=figures.about_money(PATH + "exposure"),
        apart=Html() if rings else sentence(figures.lang, "results.answer.ring_apart"),
    )


def _segment(figures: Figures) -> Html:
    return text(str(figures.result["blind_window"]["segment"]))


def _figure(figures: Figures, name: str, shown: Html, kind: str = "") -> Html:
    note = sentence(
        figures.lang,
        f"results.blind_window.{name}_note",
        orders=figures.count(PATH + "orders"),
        not_yet_shipped=figures.money(PATH + "not_yet_shipped"),
    )
    return key_figure(sentence(figures.lang, f"results.blind_window.{name}"), shown, note, kind)


def _ring(figures: Figures) -> Html:
    return sentence(
        figures.lang,
        "results.blind_window.ring",
        segment=_segment(figures),
        orders_per_day=figures.count(PATH + "orders_per_day"),
        most_orders=figures.count(PATH + "most_orders"),
    )


def _other_rings(figures: Figures) -> list[Html]:
    """That the rings among the losses buy something else, where they do."""
    rings = figures.result["inputs"]["assumptions"]["rings"]
    if not rings["per_month"] or rings["segment"] == figures.result["blind_window"]["segment"]:
        return []
    other = text(str(rings["segment"]))
    return [
        sentence(figures.lang, "results.blind_window.other_rings", segment=_segment(figures), other=other)
    ]


def _earned_back(figures: Figures) -> Html:
    if figures.result["blind_window"]["days_of_net_benefit"] is not None:
        days = figures.days(PATH + "days_of_net_benefit")
        return sentence(figures.lang, "results.blind_window.earned_back", days=days)
    if figures.value(PATH + "loss_cash") > 0:
        return sentence(figures.lang, "results.blind_window.never_earned_back")
    return sentence(figures.lang, "results.blind_window.no_cash_loss")


def _screening(figures: Figures) -> Html:
    return sentence(
        figures.lang,
        "results.blind_window.screening",
        rate=figures.percent("inputs.assumptions.blind_window.screening_rate"),
        orders=figures.count(PATH + "with_screening.orders"),
        exposure=figures.about_money(PATH + "with_screening.exposure"),
        none_flagged=figures.about_money(PATH + "none_flagged.exposure"),
    )


def countermeasures(figures: Figures) -> Html:
    """The most effective countermeasure in words, and the table of all of them."""
    lang, measures = figures.lang, figures.result["blind_window"]["countermeasures"]
    columns = heads(lang, "results.blind_window.head_{name}", "lever", "days", "exposure", "change")
    rows = [
        (
            _lever(figures, position),
            figures.days(f"{PATH}countermeasures[{position}].days"),
            figures.money(f"{PATH}countermeasures[{position}].exposure"),
            figures.money(f"{PATH}countermeasures[{position}].change"),
        )
        for position in range(len(measures))
    ]
    helps = measures[0]["change"] < -NOTICEABLE
    finding = (
        sentence(
            lang,
            "results.blind_window.best",
            lever=_lever(figures, 0),
            change=figures.about_money(f"{PATH}countermeasures[0].change", unsigned=True),
        )
        if helps
        else sentence(lang, "results.blind_window.none_helps")
    )
    caption = sentence(lang, "results.blind_window.countermeasures")
    return join((paragraph(finding), table(caption, columns, rows)))


def _lever(figures: Figures, position: int) -> Html:
    path = f"{PATH}countermeasures[{position}]."
    lever = figures.result["blind_window"]["countermeasures"][position]["lever"]
    field = next((field_at(one.shows) for one in DECLARED if one.name == lever), None)
    shown = {"value": figures.of_kind(path + "value", field.kind)} if field else {}
    return sentence(figures.lang, f"results.blind_window.lever_{lever}", **shown)
