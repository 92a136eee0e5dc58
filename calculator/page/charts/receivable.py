"""Money out, day by day from an empty shop or a usual day: Equation (5), with the band that is never paid.

Horizontally days, vertically money. The drawing ends soon after the curve has come to rest, so that its rise
can be seen; the result itself goes on for a year or more.
"""

from __future__ import annotations

from collections.abc import Sequence

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, day_ticks, days_told, ticks
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures

NAME = "receivable-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 50.0, svg.WIDTH - 6.0, 12.0, 186.0, 210
SPANS = (60, 90, 120, 180, 270, 365, 540, 730, 1095)
AT_REST = 0.001
SMALLEST_COIN = 0.01


def receivable_chart(figures: Figures) -> Html:
    """The figure of the receivable over time; a plain sentence when nothing is ever out."""
    curve = figures.result["receivable_over_time"]
    if curve["peak"] < SMALLEST_COIN:
        return sentence(figures.lang, "charts.receivable.nothing")
    last = last_day_to_draw(curve["expected"])
    title = _title(figures)
    picture = svg.drawing(NAME, title, _description(figures), HEIGHT, *_shapes(figures, last))
    return framed(NAME, figures.lang, picture, _finding(figures), _table(figures, last))


def last_day_to_draw(expected: Sequence[float]) -> int:
    """The shortest usual span after which the curve stays within a thousandth of where it ends."""
    end, peak = expected[-1], max(expected)
    backwards = range(len(expected) - 1, -1, -1)
    rest = next((day + 1 for day in backwards if abs(expected[day] - end) > AT_REST * peak), 0)
    return min(next((span for span in SPANS if rest * 1.1 <= span), len(expected) - 1), len(expected) - 1)


def _shapes(figures: Figures, last: int) -> list[Html]:
    curve = figures.result["receivable_over_time"]
    levels = ticks(curve["peak"] * 1.12, 4)
    across_days = Scale(0, last, LEFT, RIGHT)
    upwards = Scale(0, levels[-1], FLOOR, TOP)
    days = across_days.places(range(last + 1))
    out, dead = (upwards.places(curve[name][: last + 1]) for name in ("expected", "never_paid"))
    out_track, dead_track = (svg.thin_track(days, heights) for heights in (out, dead))
    lang = figures.lang
    hatch = f"{NAME}-hatch"
    return [
        svg.hatching(hatch, "hatch"),
        across(((v, numbers.axis_money(v, lang, figures.currency)) for v in levels), LEFT, RIGHT, upwards),
        svg.area(out_track, FLOOR, "area"),
        svg.area(dead_track, FLOOR, "band", fill=f"url(#{hatch})"),
        svg.line(out_track, "line"),
        svg.line(dead_track, "band-line"),
        *_plateau(figures, across_days, upwards),
        svg.label((RIGHT - 2, out[-1] - 7), sentence(lang, "charts.receivable.out"), "name", "end"),
        svg.label((RIGHT - 2, dead[-1] - 6), sentence(lang, "charts.receivable.dead"), "warning-name", "end"),
        along(_day_labels(last, lang), FLOOR, across_days),
    ]


def _title(figures: Figures) -> Html:
    steady = figures.result["inputs"].get("starts_steady")
    return sentence(figures.lang, "charts.receivable.title_steady" if steady else "charts.receivable.title")


def _plateau(figures: Figures, across_days: Scale, upwards: Scale) -> list[Html]:
    """A bracket over the days on which a season keeps the receivable near its peak."""
    peak = figures.result["receivable_course"]["season_peak"]
    if peak is None:
        return []
    y = upwards(peak["peak"]) - 4
    left, right = across_days(peak["from_day"]), across_days(peak["to_day"])
    days = numbers.days(peak["days"], figures.lang)
    anchor = "end" if right > svg.WIDTH * 0.6 else "start"
    return [
        svg.rule((left, y), (right, y), "mark-usual"),
        svg.rule((left, y), (left, y + 5), "mark-usual"),
        svg.rule((right, y), (right, y + 5), "mark-usual"),
        svg.label(
            (right if anchor == "end" else left, max(y - 5, 9)),
            sentence(figures.lang, "charts.receivable.plateau", days=days),
            "name",
            anchor,
        ),
    ]


def _day_labels(last: int, lang: str) -> list[tuple[float, str]]:
    *days, end = day_ticks(last)
    return [*((day, numbers.whole(day)) for day in days), (end, numbers.days(end, lang))]


def _finding(figures: Figures) -> Html:
    peak, rest = figures.value("receivable_over_time.peak"), figures.value("portfolio.receivable")
    if figures.result["receivable_course"]["season_peak"] is not None:
        return sentence(
            figures.lang,
            "charts.receivable.season_peak",
            start=figures.about_money("receivable_over_time.expected[0]"),
            day=figures.day("receivable_over_time.peak_day"),
            peak=figures.about_money("receivable_over_time.peak"),
            receivable=figures.about_money("portfolio.receivable"),
        )
    if figures.result["inputs"].get("starts_steady"):
        return sentence(
            figures.lang,
            "charts.receivable.steady_flat",
            receivable=figures.about_money("portfolio.receivable"),
            never_paid=figures.about_money("portfolio.receivable_never_paid"),
        )
    key = "charts.receivable.peaks" if peak > 1.02 * rest else "charts.receivable.rises"
    return sentence(
        figures.lang,
        key,
        receivable=figures.about_money("portfolio.receivable"),
        never_paid=figures.about_money("portfolio.receivable_never_paid"),
        peak=figures.about_money("receivable_over_time.peak"),
        peak_day=figures.count("receivable_over_time.peak_day"),
    )


def _description(figures: Figures) -> Html:
    return sentence(
        figures.lang,
        "charts.receivable.description",
        receivable=figures.about_money_as_text("portfolio.receivable"),
        never_paid=figures.about_money_as_text("portfolio.receivable_never_paid"),
    )


def _table(figures: Figures, last: int) -> Html:
    rows = [
        (
            figures.count(f"receivable_over_time.day[{day}]"),
            figures.money(f"receivable_over_time.expected[{day}]"),
            figures.money(f"receivable_over_time.never_paid[{day}]"),
        )
        for day in days_told(last)
    ]
    columns = heads(figures.lang, "charts.receivable.head_{name}", "day", "out", "dead")
    return table(_title(figures), columns, rows)
