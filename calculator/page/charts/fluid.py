"""Shapes of a drawing as wide as its column: across in per cent of its width, down in pixels.

One drawing serves every screen: its text keeps its size and its rows their height, only lengths stretch. What
stands apart at `NARROWEST` stands apart everywhere. Curves cannot be drawn so; their shapes are in `svg.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale
from calculator.page.html.markup import Html, element, text

LEFT, RIGHT, EDGE = 0.0, 100.0, 7.0
NARROWEST = 280
"""Pixels of a column on a phone of 320."""
TEXT_SIZE = 13.0
MARGIN_PX = {"": (0, 0), "left": (52, 0), "right": (0, 56), "sides": (64, 64)}
"""Room for words beside what is drawn, left and right, by the class of the style sheet that keeps it."""


def drawing(name: str, title: str, description: str, height: float, *shapes: str, margin: str = "") -> Html:
    """A picture for everyone: its title and what it shows are read out in place of its shapes."""
    return element(
        "svg",
        {
            "class": "chart chart--fluid" + (f" chart--{margin}" if margin else ""),
            "height": round(height),
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "fill": "currentColor",
        },
        element("title", {"id": f"{name}-title"}, title),
        element("desc", {"id": f"{name}-description"}, description),
        *shapes,
    )


def scale(low: float, high: float) -> Scale:
    """Numbers across the whole width."""
    return Scale(low, high, LEFT, RIGHT)


def in_pixels(share: float, margin: str = "") -> float:
    """Where a place across is on the narrowest screen."""
    return share / RIGHT * (NARROWEST - sum(MARGIN_PX[margin]))


def bar(x: float, y: float, width: float, height: float, kind: str, *, fill: str | None = None) -> Html:
    """A bar."""
    return Html(
        f'<rect class="chart__{kind}" x="{_share(x)}" y="{_px(y)}" width="{_share(width)}"'
        f' height="{_px(height)}"{svg.filled(fill)}></rect>'
    )


def upright(x: float, top: float, bottom: float, kind: str) -> Html:
    """An upright line."""
    return _line(_share(x), _share(x), top, bottom, kind)


def level(y: float, kind: str) -> Html:
    """A level line from side to side."""
    return _line("0", "100%", y, y, kind)


def label(at: svg.Point, words: str, kind: str = "label", anchor: str = "start", *, aside: float = 0) -> Html:
    """Text that starts, is centred or ends `aside` pixels beyond a point."""
    x, y = at
    beyond = f' dx="{_px(aside)}"' if aside else ""
    if anchor != "start":
        beyond += f' text-anchor="{anchor}"'
    return Html(f'<text class="chart__{kind}" x="{_share(x)}" y="{_px(y)}"{beyond}>{text(words)}</text>')


def dot(at: svg.Point, radius: float, kind: str) -> Html:
    """A round mark."""
    x, y = at
    return Html(f'<circle class="chart__{kind}" cx="{_share(x)}" cy="{_px(y)}" r="{_px(radius)}"></circle>')


def levels(values: Sequence[tuple[float, str]], upwards: Scale) -> Html:
    """Level grid lines with their labels in the margin at the left."""
    lines = []
    for value, words in values:
        y = upwards(value)
        lines.append(level(y, "baseline" if value == 0 else "grid"))
        lines.append(label((LEFT, y + 4), words, "tick", "end", aside=-5))
    return svg.group("axis", *lines)


def along(places: Sequence[tuple[float, str]], floor: float) -> Html:
    """Labels under the floor; one near the edge ends there, so that it is never cut off."""
    parts = []
    for x, words in places:
        parts.append(upright(x, floor, floor + 4, "mark"))
        parts.append(label((x, floor + 17), words, "tick", "end" if x > RIGHT - EDGE else "middle"))
    return svg.group("axis", *parts)


def _line(x1: str, x2: str, y1: float, y2: float, kind: str) -> Html:
    ends = f'x1="{x1}" x2="{x2}" y1="{_px(y1)}" y2="{_px(y2)}"'
    return Html(f'<line class="chart__{kind}" {ends} stroke="currentColor"></line>')


def _share(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%" if abs(value) >= 0.005 else "0"


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
