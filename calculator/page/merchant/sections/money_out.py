"""How much money is out, how much of it is dead already, and how it got there: Equations (3) to (6)."""

from __future__ import annotations

from calculator.page.charts.of_a_thousand import of_a_thousand_chart
from calculator.page.charts.receivable import receivable_chart
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import fold, key_figure, key_figures, paragraph, section
from calculator.page.html.shown_figure import Figures


def money_out(figures: Figures) -> Html:
    """The receivable, its never-paid part, its spread from day to day, and the curve."""
    lang = figures.lang
    advanced = figures.value("portfolio.expected_guarantee_payment") > 0

    def figure(name: str, path: str, kind: str = "") -> Html:
        label = sentence(lang, f"results.money_out.{name}")
        return key_figure(
            label, figures.about_money(path), sentence(lang, f"results.money_out.{name}_note"), kind
        )

    return section(
        lang,
        "money_out",
        key_figures(
            figure("receivable", "portfolio.receivable", "key-figure--main"),
            figure(
                "not_by_buyers" if advanced else "never_paid",
                "portfolio.receivable_never_paid",
                "key-figure--warning",
            ),
        ),
        receivable_chart(figures),
        fold(
            "money-out-more",
            sentence(lang, "results.money_out.more"),
            of_a_thousand_chart(figures),
            key_figures(figure("spread", "portfolio.receivable_sd")),
            *_days(figures),
            paragraph(sentence(lang, "results.money_out.why"), "results__note"),
        ),
    )


def _days(figures: Figures) -> list[Html]:
    """Days sales outstanding, and the best they could be; nothing where nothing is sold pay-later."""
    if figures.result["receivable_course"]["days_sales_outstanding"] is None:
        return []
    lang, path = figures.lang, "receivable_course."
    delay = figures.days(path + "average_delay")
    return [
        key_figures(
            *(
                key_figure(
                    sentence(lang, f"results.money_out.{name}"),
                    figures.days(path + figure),
                    sentence(lang, f"results.money_out.{name}_note", delay=delay),
                    "key-figure--small",
                )
                for name, figure in (("dso", "days_sales_outstanding"), ("best_dso", "best_possible_dso"))
            )
        )
    ]
