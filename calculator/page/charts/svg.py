"""The few shapes that the charts are made of.

A drawing is 340 units wide, so that its 12-unit text can be read on a phone of 360 pixels. Colour, weight and
pattern come from the style sheet by class; the attributes here are what remains without one. Coordinates are
written with one decimal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.page.markup import Attributes, Html, element, join

WIDTH = 340
TEXT_SIZE = 12
LINE_HEIGHT = 15

Point = tuple[float, float]


def drawing(name: str, title: str, description: str, height: int, *shapes: str) -> Html:
    """A picture for everyone: its title and what it shows are read out in place of its shapes."""
    return element(
        "svg",
        {
            "class": "chart",
            "viewBox": f"0 0 {WIDTH} {height}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-size": TEXT_SIZE,
            "fill": "currentColor",
        },
        element("title", {"id": f"{name}-title"}, title),
        element("desc", {"id": f"{name}-description"}, description),
        *shapes,
    )


def line(points: Iterable[Point], kind: str) -> Html:
    """A line through the points."""
    return element(
        "path",
        {"class": f"chart__{kind}", "d": f"M{_steps(points)}", "fill": "none", "stroke": "currentColor"},
    )


def area(upper: Sequence[Point], floor: float, kind: str, **attributes: str) -> Html:
    """What lies between a line and the floor."""
    outline = [(upper[0][0], floor), *upper, (upper[-1][0], floor)]
    return element(
        "path", {"class": f"chart__{kind}", "d": f"M{_steps(outline)}Z", "fill-opacity": "0.15", **attributes}
    )


def bar(x: float, y: float, width: float, height: float, kind: str, **attributes: str) -> Html:
    """An upright bar."""
    place: Attributes = {"x": _place(x), "y": _place(y), "width": _place(width), "height": _place(height)}
    return element("rect", {"class": f"chart__{kind}", **place, **attributes})


def rule(start: Point, end: Point, kind: str) -> Html:
    """A straight line."""
    place: Attributes = {
        "x1": _place(start[0]),
        "y1": _place(start[1]),
        "x2": _place(end[0]),
        "y2": _place(end[1]),
    }
    return element("line", {"class": f"chart__{kind}", **place, "stroke": "currentColor"})


def label(at: Point, words: str, kind: str = "label", anchor: str = "start") -> Html:
    """Text that starts, is centred or ends at a point."""
    place: Attributes = {"x": _place(at[0]), "y": _place(at[1]), "text-anchor": anchor}
    return element("text", {"class": f"chart__{kind}", **place}, words)


def dot(at: Point, radius: float, kind: str) -> Html:
    """A round mark."""
    return element(
        "circle", {"class": f"chart__{kind}", "cx": _place(at[0]), "cy": _place(at[1]), "r": _place(radius)}
    )


def shortened(words: str, most: int) -> str:
    """Words that fit on a line: those beyond so many characters are left out, a wide one counting twice."""
    room = most
    for place, character in enumerate(words):
        room -= 2 if ord(character) >= 0x2E80 else 1
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


def _steps(points: Iterable[Point]) -> str:
    """Places one after the other, hundreds of them: what `_place` would write, for all at once."""
    written = "L".join([f"{x:.1f} {y:.1f}" for x, y in points])
    return f"{written}L".replace(".0 ", " ").replace(".0L", "L").removesuffix("L")


def _place(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
