"""If things get worse: by how much all non-payment rates may rise, and three scenarios side by side."""

from __future__ import annotations

from calculator.exposure.decisions.scenarios import Scenario
from calculator.page.charts.frame import table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import fold, listed, paragraph, section
from calculator.page.html.shown_figure import Figures

ROWS = ("expected_book_loss", "expected_shortfall", "net_benefit", "peak_receivable")
MULTIPLES = {
    "non_payment": "non_payment_times",
    "fraud": "fraud_times",
    "late": "late_times",
    "claims": "claim_success_times",
    "recovery": "recovery_times",
    "volatility": "volatility",
}


def scenarios(figures: Figures) -> Html:
    """The break-even multiple in a sentence, the table, and what the scenarios assume."""
    lang = figures.lang
    found = figures.result["scenarios"]
    names = [sentence(lang, f"results.scenarios.{scenario['name']}") for scenario in found]
    heads = [sentence(lang, "results.scenarios.head_figure"), *names]
    rows = [
        (
            sentence(lang, f"results.scenarios.{row}"),
            *(figures.short_money(f"scenarios[{place}].{row}") for place in range(len(found))),
        )
        for row in ROWS
    ]
    return section(
        lang,
        "scenarios",
        paragraph(break_even_multiple(figures)),
        table(sentence(lang, "results.scenarios.caption"), heads, rows),
        *_at_their_limit(figures, names),
        fold(
            "scenarios",
            sentence(lang, "results.scenarios.assumed"),
            paragraph(sentence(lang, "results.scenarios.assumed_lead")),
            *(paragraph(multiples_in_words(lang, Scenario(**one["multiples"]))) for one in found[1:]),
        ),
        further=True,
    )


def break_even_multiple(figures: Figures) -> Html:
    """How far the non-payment rates of the whole shop may move before the net benefit changes its sign."""
    found = figures.result["break_even"]
    if found["multiple"] is None:
        return sentence(figures.lang, f"results.scenarios.{found['profitable']}")
    key = "below_already" if found["profitable"] == "below" and found["multiple"] < 1 else found["profitable"]
    multiple = figures.amount("break_even.multiple")
    return sentence(figures.lang, f"results.scenarios.{key}", multiple=multiple)


def multiples_in_words(lang: str, scenario: Scenario) -> Html:
    """What a scenario multiplies, in a sentence."""
    values = {key: numbers.decimal(getattr(scenario, field)) for key, field in MULTIPLES.items()}
    name = sentence(lang, f"results.scenarios.{scenario.name}")
    return sentence(lang, "results.scenarios.multiples", scenario=name, **values)


def _at_their_limit(figures: Figures, names: list[Html]) -> list[Html]:
    return [
        paragraph(
            sentence(
                figures.lang,
                "results.scenarios.at_their_limit",
                scenario=name,
                names=listed(figures.lang, scenario["at_their_limit"]),
            ),
            "results__note",
        )
        for name, scenario in zip(names, figures.result["scenarios"], strict=True)
        if scenario["at_their_limit"]
    ]
