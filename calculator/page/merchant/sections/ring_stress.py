"""What one ring does that nobody stops: to the money out, a bad month, the net benefit; and the reverse.

The reverse stress turns the question round: how many such orders cost as much as a month of pay-later earns.
"""

from __future__ import annotations

from calculator.exposure.loss_levels import BAD
from calculator.page.charts.ring_stress import ring_stress_chart
from calculator.page.html.markup import Html, sentence
from calculator.page.html.period import is_one_month
from calculator.page.html.section import key_figure, key_figures, paragraph, section
from calculator.page.html.shown_figure import Figures

PATH = "ring_stress."


def ring_stress(figures: Figures) -> Html:
    """The stress, or nothing where no ring could buy."""
    if figures.result["ring_stress"] is None:
        return Html()
    lang = figures.lang
    span = "month" if is_one_month(figures) else "months"

    def figure(name: str, path: str, note: str, kind: str = "") -> Html:
        said = sentence(lang, f"results.ring_stress.{note}", peak_day=figures.whole(PATH + "peak_day"))
        return key_figure(
            sentence(lang, f"results.ring_stress.{name}"), figures.money(PATH + path), said, kind
        )

    return section(
        lang,
        "ring_stress",
        paragraph(
            sentence(
                lang,
                "results.ring_stress.lead",
                orders=figures.whole(PATH + "orders"),
                exposure=figures.about_money(PATH + "exposure"),
            )
        ),
        key_figures(
            figure("peak", "peak", "peak_note", "key-figure--warning"),
            figure(f"bad_{span}", f"value_at_risk.{BAD}", "bad_note"),
            figure("cash", "loss_cash", "cash_note"),
        ),
        paragraph(_reverse(figures)),
        ring_stress_chart(figures),
        further=True,
    )


def _reverse(figures: Figures) -> Html:
    stress, lang = figures.result["ring_stress"], figures.lang
    if stress["orders_that_eat_a_month"] is None or stress["months_of_net_benefit"] is None:
        earns = figures.value("portfolio.net_benefit") > 0
        key = "no_loss" if earns else "no_benefit"
        return sentence(lang, f"results.ring_stress.{key}")
    few = "one_order" if stress["orders_that_eat_a_month"] < 1 else "some_orders"
    return sentence(
        lang,
        f"results.ring_stress.{few}",
        orders=figures.count(PATH + "orders_that_eat_a_month"),
        months=figures.count(PATH + "months_of_net_benefit"),
    )
