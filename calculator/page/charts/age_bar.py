"""Unpaid money by age as one bar: a part an age, darker the older, its hatched end what is never paid.

Each age is named below its part, beside a square of its shade; on a further line where that one has no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.page.charts import fluid, svg
from calculator.page.html.markup import Html, text

BAR, ROW = 34.0, 18.0
OLDEST = 5
"""The last of the shades of age, the first is 0."""
SQUARE = "■"


@dataclass(frozen=True, slots=True)
class Age:
    """A part of the bar: its words, amount, shade, and what of it is expected never to be paid (money).

    Without a shade it is money of which no age is known.
    """

    words: str
    amount: float
    shade: int | None
    lost: float = 0.0


def age_bar(name: str, ages: Sequence[Age], top: float) -> tuple[list[Html], float]:
    """What is drawn from `top` on, in pixels, and where it ends; ages without an amount are left out."""
    along = fluid.scale(0, sum(age.amount for age in ages))
    hatch = f"{name}-hatch"
    shapes = [svg.hatching(hatch, "hatch", dense=True)]
    ends: list[float] = []
    before = 0.0
    for age in ages:
        if age.amount <= 0:
            continue
        left, right = along(before), along(before + age.amount)
        before += age.amount
        shade = "age-unknown" if age.shade is None else f"age-{min(age.shade, OLDEST)}"
        shapes.append(fluid.bar(left, top, right - left, BAR, shade))
        if age.lost > 0:
            lost = along(age.lost)
            shapes.append(fluid.bar(right - lost, top, lost, BAR, "band", fill=f"url(#{hatch})"))
        shapes.append(fluid.upright(right, top, top + BAR, "edge"))
        at, anchor, line = _under((left + right) / 2, age.words, ends)
        named = Html(f'<tspan class="chart__{shade}">{SQUARE}</tspan> {text(age.words)}')
        shapes.append(fluid.label((at, top + BAR + ROW * (line + 1)), named, "tick", anchor))
    return shapes, top + BAR + ROW * len(ends) + 6


def _under(middle: float, words: str, ends: list[float]) -> tuple[float, str, int]:
    """Where words stand under a place, kept within the drawing: across, how anchored, and in which line."""
    width = fluid.TEXT_SIZE * (1.5 + svg.words_width(words))
    left = fluid.in_pixels(middle) - width / 2
    at, anchor = middle, "middle"
    if left < 0:
        left, at, anchor = 0.0, fluid.LEFT, "start"
    elif left + width > fluid.NARROWEST:
        left, at, anchor = fluid.NARROWEST - width, fluid.RIGHT, "end"
    return at, anchor, svg.free_line(ends, left, left + width, gap=6)
