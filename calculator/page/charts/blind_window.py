"""The blind window day by day: what the shop shows of the first order, against what the ring has by then.

Horizontally the days since the ring's first order, vertically money. The hatched area is what has left the
shop, the dashed line what has been ordered, Equation (21); the marks are what the merchant can see. They end
on the day on which the first order shows as not paid, Equation (20). A result may hold a `guess` of that
day; it is drawn where it is not beyond it.
"""

from __future__ import annotations

from typing import Any

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, ticks
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.shown_figure import Figures

NAME = "blind-window-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 50.0, svg.WIDTH - 6.0, 72.0, 212.0, 236
MARKS = ("shipped", "delivered", "confirmed", "not_paid")
STEPS = (1, 2, 3, 5, 7, 10, 14, 30, 60, 90)
MOST_ROWS = 15


def blind_window_chart(figures: Figures) -> Html:
    """The figure of the blind window; a plain sentence where no ring could buy."""
    lang = figures.lang
    if figures.result["blind_window"] is None:
        return sentence(lang, "results.blind_window.nothing")
    title = sentence(lang, "charts.blind_window.title")
    picture = svg.drawing(
        NAME, title, _said(figures, "description", figured=False), HEIGHT, *_shapes(figures)
    )
    return framed(NAME, lang, picture, _said(figures, "finding", figured=True), _table(figures))


def _days(figures: Figures) -> list[dict[str, Any]]:
    return list(figures.result["blind_window"]["timeline"])


def _shapes(figures: Figures) -> list[Html]:
    lang, days = figures.lang, _days(figures)
    exposure = figures.value("blind_window.exposure")
    worth = exposure / figures.value("blind_window.orders")
    levels = ticks(exposure * 1.12, 4)
    along_days = Scale(0, max(len(days) - 1, 1), LEFT, RIGHT)
    upwards = Scale(0, levels[-1], FLOOR, TOP)
    xs = along_days.places(day["day"] for day in days)
    ordered = _steps(xs, upwards.places(day["orders_placed"] * worth for day in days))
    gone = _steps(xs, upwards.places(day["value_gone"] for day in days))
    hatch = f"{NAME}-hatch"
    return [
        svg.hatching(hatch, "hatch"),
        across(((v, numbers.axis_money(v, lang, figures.currency)) for v in levels), LEFT, RIGHT, upwards),
        svg.area(gone, FLOOR, "band", fill=f"url(#{hatch})"),
        svg.line(ordered, "ordered"),
        svg.line(gone, "band-line"),
        *_marks(figures, along_days),
        *_guess(figures, along_days),
        svg.label((RIGHT - 6, FLOOR - 8), sentence(lang, "charts.blind_window.gone"), "warning-name", "end"),
        along(_day_labels(len(days) - 1, lang), FLOOR, along_days),
    ]


def _steps(xs: list[float], heights: list[float]) -> str:
    """The track of a line that keeps its height until the next day."""
    before = [heights[0], *heights[:-1]]
    corners = zip(xs, before, heights, strict=True)
    return svg.track([corner for x, y, then in corners for corner in ((x, y), (x, then))])


def _marks(figures: Figures, along_days: Scale) -> list[Html]:
    shapes = []
    for row, code in enumerate(MARKS):
        day = _first_day(figures, code)
        words = sentence(figures.lang, f"charts.blind_window.mark_{code}", day=numbers.whole(day))
        kind = "mark-seen" if code == "not_paid" else "mark-event"
        shapes += _mark(along_days(day), row, words, kind)
    return shapes


def _guess(figures: Figures, along_days: Scale) -> list[Html]:
    guess = figures.result.get("guess")
    if guess is None or guess > len(_days(figures)) - 1:
        return []
    words = sentence(figures.lang, "charts.blind_window.mark_guess", day=numbers.count(guess, figures.lang))
    return _mark(along_days(guess), len(MARKS), words, "mark-guess")


def _mark(x: float, row: int, words: Html, kind: str) -> list[Html]:
    """An upright line with its words, those of each row below the ones before."""
    y = 12.0 + row * svg.LINE_HEIGHT
    to_the_left = x > svg.WIDTH * 0.5
    place = (x - 4 if to_the_left else x + 4, y)
    return [
        svg.rule((x, y - 9), (x, FLOOR), kind),
        svg.label(place, words, "name", "end" if to_the_left else "start"),
    ]


def _first_day(figures: Figures, code: str) -> int:
    return next(int(day["day"]) for day in _days(figures) if code in day["visible"])


def _day_labels(last: int, lang: str) -> list[tuple[float, str]]:
    step = next((days for days in STEPS if last / days <= 6), 180)
    *days, end = range(0, last + 1, step)
    return [*((float(day), numbers.whole(day)) for day in days), (float(end), numbers.days(end, lang))]


def _said(figures: Figures, key: str, *, figured: bool) -> Html:
    last = f"blind_window.timeline[{len(_days(figures)) - 1}].value_gone"

    def amount(path: str) -> str:
        if figured:
            return figures.about_money(path)
        return numbers.about_money(figures.value(path), figures.lang, figures.currency)

    return sentence(
        figures.lang,
        f"charts.blind_window.{key}",
        days=figures.days("blind_window.days") if figured else numbers.days(_window(figures), figures.lang),
        gone=amount(last),
        waiting=amount("blind_window.not_yet_shipped"),
    )


def _window(figures: Figures) -> float:
    return figures.value("blind_window.days")


def _table(figures: Figures) -> Html:
    """Every day on which something new is to be seen, and evenly spaced days between them."""
    lang, days = figures.lang, _days(figures)
    step = next((step for step in STEPS if len(days) / step <= MOST_ROWS), 180)
    rows = [
        (
            figures.whole(f"blind_window.timeline[{place}].day"),
            _visible(lang, day["visible"]),
            figures.whole(f"blind_window.timeline[{place}].orders_placed"),
            figures.money(f"blind_window.timeline[{place}].value_gone"),
        )
        for place, day in enumerate(days)
        if day["visible"] or place % step == 0
    ]
    columns = heads(lang, "charts.blind_window.head_{name}", "day", "visible", "placed", "gone")
    return table(sentence(lang, "charts.blind_window.title"), columns, rows)


def _visible(lang: str, codes: list[str]) -> Html:
    if not codes:
        return sentence(lang, "charts.blind_window.visible_nothing")
    return join((sentence(lang, f"charts.blind_window.visible_{code}") for code in codes), element("br"))
