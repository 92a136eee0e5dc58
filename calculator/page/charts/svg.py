"""The few shapes that the charts are made of.

A drawing is 340 units wide, so that its 12-unit text can be read on a phone of 360 pixels. Colour, weight and
pattern come from the style sheet by class; the attributes here are what remains without one. Coordinates are
written with one decimal.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from math import inf

from calculator.page.html.markup import Attributes, Html, element, join, text

WIDTH = 340
SHEETS = (("narrow", 328), ("wide", 648))
"""The two widths of a picture drawn twice, in pixels of a phone of 360 and of a column of text."""
TEXT_SIZE = 12
LINE_HEIGHT = 15
FULL_WIDTH = 0x2E80
"""The first character that is as wide as it is high."""

Point = tuple[float, float]


def drawing(
    name: str, title: str, description: str, height: int, *shapes: str, width: int = WIDTH, kind: str = ""
) -> Html:
    """A picture for everyone: its title and what it shows are read out in place of its shapes.

    `kind` tells which of several drawings of one picture it is.
    """
    return element(
        "svg",
        {
            "class": f"chart chart--{kind}" if kind else "chart",
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-size": TEXT_SIZE,
            "fill": "currentColor",
        },
        element("title", {"id": f"{name}-title"}, title),
        element("desc", {"id": f"{name}-description"}, description),
        *shapes,
    )


def thinned(points: Sequence[Point], tolerance: float = 0.1) -> list[Point]:
    """A line with fewer points, none of those left out further from it than `tolerance` units, up or down.

    Points go from left to right, no two at one place. As long as one straight line from the last point kept
    passes all since then, they are left out.
    """
    kept = [points[0]]
    lowest, highest = -inf, inf
    for before, (x, y) in pairwise(points):
        left, level = kept[-1]
        if not lowest <= (y - level) / (x - left) <= highest:
            kept.append(before)
            lowest, highest = -inf, inf
            left, level = before
        lowest = max(lowest, (y - tolerance - level) / (x - left))
        highest = min(highest, (y + tolerance - level) / (x - left))
    return [*kept, points[-1]]


def thin_track(places: Sequence[float], heights: Sequence[float]) -> str:
    """The track of a curve, with no more points than it needs."""
    return track(thinned([*zip(places, heights, strict=True)]))


def track(points: Sequence[Point]) -> str:
    """Points one after the other, for `line` and `area`; lengths as `_places` leaves them."""
    written = "%.1f %.1fL" * len(points) % tuple(chain.from_iterable(points))
    return written.replace(".0 ", " ").replace(".0L", "L").removesuffix("L")


def backwards(points: str) -> str:
    """The same track from its end to its beginning."""
    return "L".join(points.split("L")[::-1])


# These shapes are written out, since there are hundreds of them, or thousands of points in one.
def line(points: str, kind: str) -> Html:
    """A line along a track."""
    return Html(f'<path class="chart__{kind}" d="M{points}" fill="none" stroke="currentColor"></path>')


def area(points: str, floor: float, kind: str, *, fill: str | None = None) -> Html:
    """What lies between a track and the floor."""
    first, last = points.partition(" ")[0], points.rpartition("L")[2].partition(" ")[0]
    bottom = f"{floor:.1f}".removesuffix(".0")
    outline = f"M{first} {bottom}L{points}L{last} {bottom}Z"
    return Html(f'<path class="chart__{kind}" d="{outline}" fill-opacity="0.15"{filled(fill)}></path>')


def bar(x: float, y: float, width: float, height: float, kind: str, *, fill: str | None = None) -> Html:
    """An upright bar."""
    place = _places(f' x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"')
    return Html(f'<rect class="chart__{kind}"{place}{filled(fill)}></rect>')


def squares(corners: Sequence[Point], side: float, kind: str, *, fill: str | None = None) -> Html:
    """Equal squares by their upper left corners, in one path."""
    outline = "".join(f"M{x:.1f} {y:.1f}h{side:.1f}v{side:.1f}h-{side:.1f}z" for x, y in corners)
    return Html(
        f'<path class="chart__{kind}" d="{outline}" stroke="currentColor"{filled(fill or "none")}></path>'
    )


def words_width(words: str) -> float:
    """About how wide words are in a font of 1 unit: a full-width character 1, any other 0.53."""
    return sum(1.0 if ord(character) >= FULL_WIDTH else 0.53 for character in words)


def free_line(ends: list[float], left: float, right: float, gap: float) -> int:
    """The first line below a drawing on which words from `left` to `right` fit; notes in `ends` that they do.

    `ends` has for each line where its last words end.
    """
    line = next((line for line, end in enumerate(ends) if left > end + gap), len(ends))
    ends[line : line + 1] = [right]
    return line


def rule(start: Point, end: Point, kind: str) -> Html:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    place = _places(f' x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"')
    return Html(f'<line class="chart__{kind}"{place} stroke="currentColor"></line>')


def label(at: Point, words: str, kind: str = "label", anchor: str = "start") -> Html:
    """Text that starts, is centred or ends at a point."""
    x, y = at
    place = _places(f' x="{x:.1f}" y="{y:.1f}"')
    return Html(f'<text class="chart__{kind}"{place} text-anchor="{anchor}">{text(words)}</text>')


def dot(at: Point, radius: float, kind: str) -> Html:
    """A round mark."""
    x, y = at
    place = _places(f' cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"')
    return Html(f'<circle class="chart__{kind}"{place}></circle>')


def shortened(words: str, most: int) -> str:
    """Words that fit on a line: those beyond so many characters are left out, a wide one counting twice."""
    room = most
    for place, character in enumerate(words):
        room -= 2 if ord(character) >= FULL_WIDTH else 1
        if room < 0:
            return words[:place] + "…"
    return words


def hatching(name: str, kind: str, *, dense: bool = False) -> Html:
    """Slanted lines to fill a shape with, for those who cannot tell its colour: `fill="url(#name)"`."""
    size = 4 if dense else 7
    stripe = element("rect", {"class": f"chart__{kind}", "width": size // 2, "height": size})
    pattern: Attributes = {
        "id": name,
        "width": size,
        "height": size,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return element("defs", None, element("pattern", pattern, stripe))


def group(kind: str, *shapes: str) -> Html:
    """Shapes that belong together."""
    return element("g", {"class": f"chart__{kind}"}, join(shapes))


def filled(fill: str | None) -> str:
    """The attribute of what a shape is filled with."""
    return f' fill="{fill}"' if fill else ""


def _places(written: str) -> str:
    """Attributes that are lengths with one decimal, without the decimal where it is zero."""
    return written.replace('.0"', '"')
