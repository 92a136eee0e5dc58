"""Where the names of dots stand: beside their dots, none on another, on a dot or on what else is drawn.

Each name takes the first free place round its dot, near ones first; one that stands further off gets a line
to its dot. Lengths are in units of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from calculator.page.charts.svg import Point

DIGIT, HEIGHT = 11.0, 11.0
"""What a digit of a name takes, with the air round it."""
RINGS, DIRECTIONS = 12, 16
STEP = 6.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, left to right and top to bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def around(centre: Point, width: float, height: float) -> Box:
    """The box of this size with its centre there."""
    (x, y), half, up = centre, width / 2, height / 2
    return Box(x - half, y - up, x + half, y + up)


def beside(
    dots: Sequence[Point], names: Sequence[str], radius: float, room: Box, taken: Sequence[Box] = ()
) -> list[Point]:
    """The centres of the names; `radius` is that of the dots, `taken` is what must stay free besides them."""
    full = [*taken, *(around(dot, 2 * radius, 2 * radius) for dot in dots)]
    centres: list[Point] = []
    for dot, name in zip(dots, names, strict=True):
        width = DIGIT * len(name)
        free = (
            centre
            for centre in _places(dot, radius + width / 2 + 2, radius + HEIGHT / 2 + 1)
            if room.holds(box := around(centre, width, HEIGHT)) and not any(map(box.meets, full))
        )
        centre = next(free, dot)
        centres.append(centre)
        full.append(around(centre, width, HEIGHT))
    return centres


def leader(dot: Point, centre: Point, radius: float, name: str) -> tuple[Point, Point] | None:
    """The line from a dot to its name; none where the name stands right beside it."""
    (x, y), (to_x, to_y) = dot, centre
    away = hypot(to_x - x, to_y - y)
    end = max(DIGIT * len(name), HEIGHT) / 2
    if away < radius + end + STEP:
        return None
    across, down = (to_x - x) / away, (to_y - y) / away
    return (x + across * radius, y + down * radius), (to_x - across * end, to_y - down * end)


def _places(dot: Point, across: float, down: float) -> Iterator[Point]:
    """Places round a dot, to the right first, on rings that grow."""
    x, y = dot
    for ring in range(RINGS):
        for turn in range(DIRECTIONS):
            # Right, left, above, below, and so on to what lies between.
            angle = 2 * pi * int(f"{turn:04b}"[::-1], 2) / DIRECTIONS
            yield x + (across + ring * STEP) * cos(angle), y - (down + ring * STEP) * sin(angle)
