"""The receivable with and without one ring that nobody stops: Equation (5), the ring's open orders on top.

Horizontally days, vertically money. The drawing ends soon after the ring has been written off.
"""

from __future__ import annotations

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, day_ticks, days_told, ticks
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.charts.receivable import last_day_to_draw
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures

NAME = "ring-stress-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 50.0, svg.WIDTH - 6.0, 12.0, 186.0, 210


def ring_stress_chart(figures: Figures) -> Html:
    """The figure of the receivable with the ring; a plain sentence where no ring could buy."""
    lang = figures.lang
    if figures.result["ring_stress"] is None:
        return sentence(lang, "results.blind_window.nothing")
    last = last_day(figures)
    title = sentence(lang, "charts.ring_stress.title")
    description = sentence(lang, "charts.ring_stress.description")
    picture = svg.drawing(NAME, title, description, HEIGHT, *_shapes(figures, last))
    return framed(NAME, lang, picture, _finding(figures), _table(figures, last))


def last_day(figures: Figures) -> int:
    """Where both curves have come to rest, and in any case beyond the ring's first order."""
    stress = figures.result["ring_stress"]["receivable"]
    start = int(figures.value("inputs.assumptions.blind_window.start_day"))
    return min(max(last_day_to_draw(stress), start + 30), len(stress) - 1)


def _shapes(figures: Figures, last: int) -> list[Html]:
    lang = figures.lang
    usual = figures.result["receivable_over_time"]["expected"][: last + 1]
    stress = figures.result["ring_stress"]["receivable"][: last + 1]
    levels = ticks(max(stress) * 1.12, 4)
    across_days, upwards = Scale(0, last, LEFT, RIGHT), Scale(0, levels[-1], FLOOR, TOP)
    days = across_days.places(range(last + 1))
    below, above = upwards.places(usual), upwards.places(stress)
    below_track, above_track = (svg.thin_track(days, heights) for heights in (below, above))
    hatch = f"{NAME}-hatch"
    highest = max(range(len(stress)), key=stress.__getitem__)
    beneath = min(below[-1] + svg.LINE_HEIGHT, FLOOR - 6)
    anchor = "end" if days[highest] > svg.WIDTH * 0.6 else "start"
    return [
        svg.hatching(hatch, "hatch"),
        across(((v, numbers.axis_money(v, lang, figures.currency)) for v in levels), LEFT, RIGHT, upwards),
        svg.area(f"{above_track}L{svg.backwards(below_track)}", above[0], "band", fill=f"url(#{hatch})"),
        svg.line(above_track, "band-line"),
        svg.line(below_track, "line"),
        svg.label(
            (days[highest], above[highest] - 6),
            sentence(lang, "charts.ring_stress.with_ring"),
            "warning-name",
            anchor,
        ),
        svg.label((RIGHT - 4, beneath), sentence(lang, "charts.ring_stress.usual"), "name", "end"),
        along(_day_labels(last, lang), FLOOR, across_days),
    ]


def _day_labels(last: int, lang: str) -> list[tuple[float, str]]:
    *days, end = day_ticks(last)
    return [*((day, numbers.whole(day)) for day in days), (end, numbers.days(end, lang))]


def _finding(figures: Figures) -> Html:
    before = figures.value("ring_stress.peak_day") < figures.value(
        "inputs.assumptions.blind_window.start_day"
    )
    return sentence(
        figures.lang,
        "charts.ring_stress.finding_before" if before else "charts.ring_stress.finding",
        start=figures.whole("inputs.assumptions.blind_window.start_day"),
        peak_day=figures.whole("ring_stress.peak_day"),
        peak=figures.about_money("ring_stress.peak"),
        usual=figures.about_money("portfolio.receivable"),
        write_off=figures.days("inputs.assumptions.write_off_days"),
    )


def _table(figures: Figures, last: int) -> Html:
    rows = [
        (
            figures.count(f"receivable_over_time.day[{day}]"),
            figures.money(f"receivable_over_time.expected[{day}]"),
            figures.money(f"ring_stress.receivable[{day}]"),
        )
        for day in days_told(last)
    ]
    columns = heads(figures.lang, "charts.ring_stress.head_{name}", "day", "usual", "with_ring")
    return table(sentence(figures.lang, "charts.ring_stress.title"), columns, rows)
