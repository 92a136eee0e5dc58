"""Drawings of one kind: steps or questions down the left, what follows from each at the right."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.build.site.made_pages.diagrams.shapes import Point, arrow, box, drawing, label
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html

LEFT, RIGHT, LEFT_WIDTH, RIGHT_WIDTH, TOP = 4, 186, 142, 150, 6
ROW, HEIGHT = 82, 54
TRUNK = LEFT + 24


@dataclass(frozen=True, slots=True)
class Step:
    """One row: its key in the words, how its two boxes look, and whether the ways are named."""

    key: str
    left: str = "plain"
    right: str | None = "plain"
    dashed: bool = False


def rows(lang: str, name: str, steps: tuple[Step, ...], *, ways: bool = False) -> Html:
    """The drawing `name`; with `ways`, the ways carry the words `<key>.right` and `<key>.down`."""

    def words(key: str) -> str:
        return word(lang, f"diagram.{name}.{key}")

    shapes: list[Html] = []
    for position, step in enumerate(steps):
        top = TOP + ROW * position
        middle = top + HEIGHT / 2
        shapes.append(box((LEFT, top), (LEFT_WIDTH, HEIGHT), words(step.key), step.left))
        if step.right is not None:
            way: list[Point] = [(LEFT + LEFT_WIDTH + 2, middle), (RIGHT - 2, middle)]
            shapes.append(
                arrow(name, way, step.right if step.right == "warning" else "plain", dashed=step.dashed)
            )
            shapes.append(box((RIGHT, top), (RIGHT_WIDTH, HEIGHT), words(f"{step.key}.then"), step.right))
            if ways:
                shapes.append(label((LEFT + LEFT_WIDTH + 18, middle - 6), words(f"{step.key}.right")))
        if position + 1 < len(steps):
            shapes.append(arrow(name, [(TRUNK, top + HEIGHT), (TRUNK, top + ROW - 2)]))
            if ways:
                shapes.append(
                    label((TRUNK + 8, top + HEIGHT + 18), words(f"{step.key}.down"), "note", "start")
                )
    return drawing(lang, name, TOP + ROW * (len(steps) - 1) + HEIGHT + 6, *shapes)
