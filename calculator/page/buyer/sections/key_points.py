"""The figures that a buyer asks for: what is open, what comes soon, the lowest point, what is safe to add."""

from __future__ import annotations

from calculator.page.buyer.dates import day
from calculator.page.buyer.sections.answer import gap_in_words, is_begun, says_what_is_safe
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import key_figure, key_figures, section
from calculator.page.html.shown_figure import Figures


def key_points(figures: Figures) -> Html:
    """Large figures, each with what it means; none of what is enough until an order is entered."""
    lang, result = figures.lang, figures.result
    short = bool(result["shortfalls"])
    share = (
        figures.percent("share_of_income")
        if result["share_of_income"] is not None
        else sentence(lang, "buyer.points.no_income")
    )
    lowest_day = day(lang, result["lowest_balance"]["date"], since=result["inputs"]["today"])

    gap = gap_in_words(figures)

    def figure(name: str, shown: Html, kind: str = "", note: str = "note", **values: str) -> Html:
        label, note = (sentence(lang, f"buyer.points.{name}{part}", **values) for part in ("", f"_{note}"))
        return key_figure(label, shown, note, kind)

    return section(
        lang,
        "points",
        key_figures(
            figure("outstanding", figures.exact_money("outstanding"), "key-figure--main"),
            figure("due", figures.exact_money("due_in_30_days")),
            figure("share", share),
            figure(
                "lowest",
                figures.exact_money("lowest_balance.amount"),
                "key-figure--warning" if short else "",
                day=lowest_day,
            ),
            *(
                [figure("days_short", figures.whole("days_short"), "key-figure--warning" if short else "")]
                if not is_begun(figures)
                else []
            ),
            *(
                [
                    figure(
                        "safe",
                        figures.exact_money("safe_to_add"),
                        note="so_far" if gap else "note",
                        gap=gap,
                    )
                ]
                if not is_begun(figures) and says_what_is_safe(figures)
                else []
            ),
        ),
        heading=sentence(lang, "buyer.points.title"),
    )
