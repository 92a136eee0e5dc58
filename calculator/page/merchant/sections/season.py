"""The peak of a season: how much is out at most, for how long, and days sales outstanding on that day."""

from __future__ import annotations

from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import key_figure, key_figures, paragraph, section
from calculator.page.html.shown_figure import Figures

PATH = "receivable_course.season_peak."


def season(figures: Figures) -> Html:
    """The peak and its plateau; nothing without a season."""
    lang, peak = figures.lang, figures.result["receivable_course"]["season_peak"]
    if peak is None:
        return Html()
    day = figures.day(PATH + "peak_day")
    key = "finding" if peak["times_usual"] is not None else "finding_plain"
    values = {"day": day, "peak": figures.about_money(PATH + "peak")}
    if peak["times_usual"] is not None:
        values["times"] = figures.count(PATH + "times_usual")
    return section(
        lang,
        "season",
        paragraph(sentence(lang, f"results.season.{key}", **values)),
        key_figures(*_figures(figures, day)),
        *_dso(figures),
        further=True,
    )


def _figures(figures: Figures, day: Html) -> list[Html]:
    lang, peak = figures.lang, figures.result["receivable_course"]["season_peak"]
    shown = [
        key_figure(
            sentence(lang, "results.season.peak"),
            figures.money(PATH + "peak"),
            sentence(lang, "results.season.peak_note", day=day),
            "key-figure--main",
        ),
        key_figure(
            sentence(lang, "results.season.plateau"),
            figures.days(PATH + "days"),
            sentence(
                lang,
                "results.season.plateau_note",
                from_day=figures.day(PATH + "from_day"),
                to_day=figures.day(PATH + "to_day"),
                near=figures.percent(PATH + "near"),
            ),
        ),
    ]
    if peak["times_usual"] is not None:
        times = sentence(lang, "results.season.times_shown", times=figures.count(PATH + "times_usual"))
        note = sentence(lang, "results.season.times_note")
        shown.append(key_figure(sentence(lang, "results.season.times"), times, note))
    return shown


def _dso(figures: Figures) -> list[Html]:
    peak = figures.result["receivable_course"]["season_peak"]
    if peak["ledger_dso"] is None or peak["count_back_dso"] is None:
        return []
    ledger, back = figures.days(PATH + "ledger_dso"), figures.days(PATH + "count_back_dso")
    said = sentence(figures.lang, "results.season.dso", ledger=ledger, back=back)
    return [paragraph(said, "results__note")]
