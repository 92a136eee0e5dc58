"""Boxes, arrows and lines of text. Colours come from `site.css` by class: one drawing serves light and dark.

Text is broken into lines in the words themselves, at `|`: only a person knows where a line of Chinese may
end.
"""

from __future__ import annotations

from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join

WIDTH = 340
LINE = 15
"""Distance between two lines of text."""

Point = tuple[float, float]


def drawing(lang: str, name: str, height: int, *shapes: str, **values: object) -> Html:
    """A figure: the drawing with what it shows in words, and its caption below.

    `values` fill the places of the description.
    """
    svg = element(
        "svg",
        {
            "viewBox": f"0 0 {WIDTH} {height}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "class": "diagram__drawing",
        },
        element("title", {"id": f"{name}-title"}, word(lang, f"diagram.{name}.title")),
        element("desc", {"id": f"{name}-description"}, word(lang, f"diagram.{name}.description", **values)),
        _arrow_head(name, "plain"),
        _arrow_head(name, "warning"),
        *shapes,
    )
    caption = element("figcaption", None, word(lang, f"diagram.{name}.caption"))
    return element("figure", {"class": "diagram", "id": f"diagram-{name}"}, svg, caption)


def box(corner: Point, size: Point, words: str, kind: str = "plain") -> Html:
    """A rounded box with lines of text in its middle, the first of them strong."""
    (x, y), (width, height) = corner, size
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}", "rx": "6"}
    lines = words.split("|")
    first = y + height / 2 - LINE * (len(lines) - 1) / 2 + 4.5
    shown = [
        label((x + width / 2, first + LINE * position), line, "strong" if position == 0 else "note")
        for position, line in enumerate(lines)
    ]
    return element("g", {"class": f"diagram__box diagram__box--{kind}"}, element("rect", place), *shown)


def label(at: Point, words: str, kind: str = "note", anchor: str = "middle") -> Html:
    """Lines of text, the first with its foot at a point."""
    x, y = at
    lines = [
        element("tspan", {"x": f"{x:g}", "y": f"{y + LINE * position:g}"}, line)
        for position, line in enumerate(words.split("|"))
    ]
    return element("text", {"class": f"diagram__{kind}", "text-anchor": anchor}, join(lines))


def arrow(name: str, points: list[Point], kind: str = "plain", *, dashed: bool = False) -> Html:
    """A line through the points with a head at its end; `name` is the drawing's, whose head it borrows."""
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    style = f"diagram__arrow diagram__arrow--{kind}" + (" diagram__arrow--dashed" if dashed else "")
    return element("path", {"class": style, "d": path, "fill": "none", "marker-end": f"url(#{name}-{kind})"})


def _arrow_head(name: str, kind: str) -> Html:
    return element(
        "marker",
        {
            "id": f"{name}-{kind}",
            "class": f"diagram__head diagram__head--{kind}",
            "viewBox": "0 0 8 8",
            "refX": "7",
            "refY": "4",
            "markerWidth": "8",
            "markerHeight": "8",
            "markerUnits": "userSpaceOnUse",
            "orient": "auto",
        },
        element("path", {"d": "M0 0L8 4L0 8z"}),
    )
