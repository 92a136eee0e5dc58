"""The merchant's list of open orders: what it can lose, Equation (19), and the provision matrix by age."""

from __future__ import annotations

from calculator.exposure.loss_levels import BAD, VERY_BAD
from calculator.page.charts.open_orders import open_orders_chart, provision_table
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import key_figure, key_figures, paragraph, section, sentences
from calculator.page.html.shown_figure import Figures

PATH = "open_orders."


def open_orders(figures: Figures) -> Html:
    """The list's figures, its ages and days sales outstanding; nothing without a list."""
    lang, found = figures.lang, figures.result["open_orders"]
    if found is None:
        return Html()
    lead = sentence(
        lang,
        "results.open_orders.lead",
        orders=figures.whole(PATH + "orders"),
        amount=figures.money(PATH + "amount"),
        not_yet_due=figures.money(PATH + "not_yet_due"),
    )
    failed = (
        []
        if found["audit_passed"]
        else [paragraph(sentence(lang, "results.open_orders.failed"), "results__audit--failed")]
    )
    return section(
        lang,
        "open_orders",
        paragraph(lead),
        key_figures(*_figures(figures)),
        *failed,
        open_orders_chart(figures),
        provision_table(figures),
        paragraph(sentences(lang, _remarks(figures))),
        further=True,
    )


def _figures(figures: Figures) -> list[Html]:
    lang = figures.lang
    most = figures.money(PATH + "most")
    shown = (
        ("expected", "expected_loss", "key-figure--main"),
        ("bad", f"value_at_risk.{BAD}", "key-figure--warning"),
        ("very_bad", f"value_at_risk.{VERY_BAD}", ""),
    )
    return [
        key_figure(
            sentence(lang, f"results.open_orders.{name}"),
            figures.money(PATH + path),
            sentence(lang, f"results.open_orders.{name}_note", most=most),
            kind,
        )
        for name, path, kind in shown
    ]


def _remarks(figures: Figures) -> list[Html]:
    lang, found = figures.lang, figures.result["open_orders"]
    said = [
        sentence(
            lang,
            "results.open_orders.largest",
            amount=figures.money(PATH + "largest_order"),
            share=figures.percent(PATH + "largest_share"),
        )
    ]
    if found["bad_spell_times"] > 1:
        said.append(
            sentence(
                lang,
                "results.open_orders.spell",
                times=figures.count(PATH + "bad_spell_times"),
                expected=figures.about_money(PATH + "expected_loss"),
                loss=figures.about_money(PATH + "bad_spell_expected_loss"),
            )
        )
    said.append(
        sentence(
            lang, "results.open_orders.against", expected=figures.about_money(PATH + "receivable_expected")
        )
    )
    if found["days_sales_outstanding"] is not None:
        dso, best = figures.days(PATH + "days_sales_outstanding"), figures.days(PATH + "best_possible_dso")
        said.append(sentence(lang, "results.open_orders.dso", dso=dso, best=best))
    if found["count_back_dso"] is not None:
        days = figures.days(PATH + "count_back_dso")
        said.append(sentence(lang, "results.open_orders.count_back", days=days))
    elif figures.result["inputs"]["recent_sales"]:
        said.append(sentence(lang, "results.open_orders.incomplete"))
    return said
