"""The blind window as two tracks over the same days: what the shop sees, and what happens.

Above, a calm line with a mark on each day on which the first order moves on; it looks like any other. Below,
a column a day and a square an order: hatched once shipped, Equation (21), dashed while it can be stopped.
The heavy line is the day on which the first order shows as not paid, Equation (20); what has been ordered by
then stands at its foot. Where a ring is too long or too fast for that, a column is several days and a square
several orders, and the drawing says so. A result may hold a `guess` of the day on which it shows; it is drawn
where it is not beyond it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Any

from calculator.page.charts import svg
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.shown_figure import Figures

NAME = "blind-window-chart"
SEEN = ("shipped", "delivered", "confirmed")
STEPS = (1, 2, 3, 5, 7, 10, 14, 30, 60, 90)
MOST_ROWS = 15
TEXT, TOTAL = 13.0, 16.0
"""Sizes of the text, in units of drawings that are shown at about their own width in pixels."""
EDGE, GAP, LARGEST_SQUARE, MOST_IN_A_COLUMN = 4.0, 1.6, 22.0, 6


SMALLEST_COLUMN = 9
"""The least width of a column whose squares can be told apart."""


def blind_window_chart(figures: Figures) -> Html:
    """The figure of the blind window; a plain sentence where no ring could buy."""
    if figures.result["blind_window"] is None:
        return sentence(figures.lang, "results.blind_window.nothing")
    picture = join(_drawing(figures, kind, width) for kind, width in svg.SHEETS)
    finding = _said(figures, "finding", figured=True)
    return framed(NAME, figures.lang, picture, finding, _table(figures), in_two_widths=True)


def _drawing(figures: Figures, kind: str, width: int) -> Html:
    tracks = _Tracks(figures, kind, width)
    title = sentence(figures.lang, "charts.blind_window.title")
    said = _said(figures, "description", figured=False)
    height = ceil(tracks.foot) + 6
    return svg.drawing(f"{NAME}-{kind}", title, said, height, *tracks.shapes(), width=width, kind=kind)


class _Tracks:
    """The two tracks in a drawing, from its top to the foot of the heavy line."""

    def __init__(self, figures: Figures, kind: str, width: int) -> None:
        self.figures, self.lang, self.kind = figures, figures.lang, kind
        self.days = _days(figures)
        self.days_a_column = _smallest(len(self.days), width // SMALLEST_COLUMN)
        columns = ceil(len(self.days) / self.days_a_column)
        self.column = (width - 2 * EDGE) / columns
        self.end = EDGE + columns * self.column
        self.side = min(self.column - GAP, LARGEST_SQUARE)
        self.orders_a_square = self._orders_a_square()
        self.marks = self._placed_marks()
        self.track = 2 * TEXT + 12
        self.first_square = self.track + (1 + max(row for *_, row in self.marks)) * (TEXT + 3) + 2.8 * TEXT
        if self.orders_a_square > 1:
            self.first_square += TEXT + 3
        self.squares = list(self._squares())
        stack = max((row for _, row, _ in self.squares), default=0) + 1
        self.last_square = self.first_square + stack * (self.side + GAP)
        self.foot = self.last_square + TOTAL + 4

    def middle(self, day: float) -> float:
        """The middle of a day's column."""
        return EDGE + (int(day) // self.days_a_column + 0.5) * self.column

    def _squares(self) -> Iterator[tuple[int, int, bool]]:
        """Column, place in it, and whether shipped, of each square; a square shows its first order."""
        placed = [int(day["orders_placed"]) for day in self.days]
        shipped = self.days[-1]["orders_shipped"]
        rows: dict[int, int] = {}
        for order in range(0, placed[-1], self.orders_a_square):
            column = bisect_right(placed, order) // self.days_a_column
            row = rows[column] = rows.get(column, -1) + 1
            yield column, row, order < shipped

    def shapes(self) -> Iterator[Html]:
        """Everything that is drawn."""
        lang, hatch = self.lang, f"{NAME}-{self.kind}-hatch"
        yield svg.hatching(hatch, "hatch", dense=self.kind == "narrow")
        top = TEXT + 6
        yield svg.bar(EDGE, top, self.end - EDGE, self.last_square - top + 2, "unseen")
        yield svg.label((EDGE, TEXT), sentence(lang, "charts.blind_window.you_see"), "tick")
        yield svg.rule((EDGE, self.track), (self.end, self.track), "calm")
        yield from self._drawn_marks()
        happens = self.first_square - 6 - (TEXT + 3 if self.orders_a_square > 1 else 0)
        yield svg.label((EDGE, happens), self._happens(), "warning-name")
        if self.orders_a_square > 1:
            each = sentence(
                lang, "charts.blind_window.each_square", orders=numbers.whole(self.orders_a_square)
            )
            yield svg.label((EDGE, happens + TEXT + 3), each, "tick")
        yield self._drawn_squares("ordered", shipped=False)
        yield self._drawn_squares("gone", shipped=True, fill=f"url(#{hatch})")
        yield from self._drawn_guess()
        yield from self._drawn_end()

    def _orders_a_square(self) -> int:
        placed = [
            0,
            *(int(day["orders_placed"]) for day in self.days[self.days_a_column - 1 :: self.days_a_column]),
        ]
        placed.append(int(self.days[-1]["orders_placed"]))
        most = max(after - before for before, after in pairwise(placed))
        power = 1
        while True:
            for factor in (1, 2, 5):
                if most <= factor * power * MOST_IN_A_COLUMN:
                    return factor * power
            power *= 10

    def _placed_marks(self) -> list[tuple[float, Html, float, int]]:
        """Where each mark stands, its words, their left end, and in which line under the track they fit."""
        wide = self.kind == "wide"
        ends: list[float] = []
        placed = []
        for code in SEEN:
            day = _first_day(self.figures, code)
            key = f"charts.blind_window.mark_{code}" if wide else f"charts.blind_window.visible_{code}"
            words = sentence(self.lang, key, day=numbers.whole(day))
            width = TEXT * svg.words_width(words)
            left = max(min(self.middle(day) - width / 2, self.end - 6 - width), EDGE)
            placed.append((self.middle(day), words, left, svg.free_line(ends, left, left + width, gap=8)))
        return placed

    def _drawn_marks(self) -> Iterator[Html]:
        for x, words, left, row in self.marks:
            yield svg.dot((x, self.track), 5, "seen")
            yield svg.label((left, self.track + 18 + row * (TEXT + 3)), words)

    def _drawn_squares(self, kind: str, *, shipped: bool, fill: str | None = None) -> Html:
        inset = (self.column - self.side) / 2
        corners = [
            (EDGE + column * self.column + inset, self.first_square + row * (self.side + GAP))
            for column, row, gone in self.squares
            if gone == shipped
        ]
        return svg.squares(corners, self.side, kind, fill=fill) if corners else Html("")

    def _drawn_guess(self) -> Iterator[Html]:
        guess = self.figures.result.get("guess")
        if guess is None or guess > len(self.days) - 1:
            return
        day = numbers.count(guess, self.lang)
        x = self.middle(guess)
        yield svg.rule((x, TEXT + 6), (x, self.last_square + 2), "mark-guess")
        words = sentence(self.lang, "charts.blind_window.mark_guess", day=day)
        width = TEXT * svg.words_width(words)
        left = max(min(x - width / 2, self.end - 6 - width), EDGE)
        yield svg.label((left, self.track - 10), words, "name")

    def _drawn_end(self) -> Iterator[Html]:
        lang = self.lang
        day = numbers.whole(_first_day(self.figures, "not_paid"))
        yield svg.rule((self.end, 3), (self.end, self.foot - TOTAL), "mark-seen")
        seen = sentence(lang, "charts.blind_window.mark_not_paid", day=day)
        yield svg.label((self.end - 5, TEXT), seen, "name", "end")
        yield svg.label((EDGE, self.foot), sentence(lang, "charts.blind_window.day_zero"), "tick")
        total = sentence(
            lang,
            "charts.blind_window.total",
            orders=numbers.count(self.days[-1]["orders_placed"], lang),
            amount=self.figures.about_money_as_text("blind_window.exposure"),
        )
        yield svg.label((self.end, self.foot), total, "total", "end")

    def _happens(self) -> Html:
        speed = numbers.count(self.figures.value("blind_window.orders_per_day"), self.lang)
        return sentence(self.lang, "charts.blind_window.happens", speed=speed)


def _smallest(days: int, most: int) -> int:
    """The fewest days a column that leave at most so many columns."""
    return next((step for step in STEPS if days / step <= most), ceil(days / most))


def _days(figures: Figures) -> list[dict[str, Any]]:
    return list(figures.result["blind_window"]["timeline"])


def _first_day(figures: Figures, code: str) -> int:
    return next(int(day["day"]) for day in _days(figures) if code in day["visible"])


def _said(figures: Figures, key: str, *, figured: bool) -> Html:
    last = f"blind_window.timeline[{len(_days(figures)) - 1}].value_gone"

    amount = figures.about_money if figured else figures.about_money_as_text
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
