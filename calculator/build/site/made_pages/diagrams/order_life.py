"""The life of a pay-later order: what happens in turn at the left, where it can end at the right.

The probabilities are those of Equation (1): f, r and p stand at the branches that they govern.
"""

from __future__ import annotations

from calculator.build.site.made_pages.diagrams.shapes import arrow, box, drawing, label
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element

NAME = "order-life"
ROW = 76
LEFT, RIGHT, BOX_WIDTH, BOX_HEIGHT, TOP = 14, 192, 134, 52, 6
SIZE = (BOX_WIDTH, BOX_HEIGHT)
TRUNK = LEFT + 22
STEPS = ("order", "ship", "receive", "deduct", "paid")
BRANCHES = {"fraud": 0, "returned": 2, "late": 3, "unpaid": 4}
KINDS = {"paid": "good", "fraud": "warning", "unpaid": "warning", "write_off": "warning"}


def order_life(lang: str) -> Html:
    """The drawing in a language."""

    def words(key: str) -> str:
        return word(lang, f"diagram.{NAME}.{key}")

    shapes = [_money_out(words("money_out"))]
    for row, step in enumerate(STEPS):
        if row:
            shapes.append(arrow(NAME, [(TRUNK, _top(row) - 24), (TRUNK, _top(row) - 2)]))
        shapes.append(box((LEFT, _top(row)), SIZE, words(step), KINDS.get(step, "plain")))
    for branch, row in BRANCHES.items():
        shapes.append(box((RIGHT, _top(row)), SIZE, words(branch), KINDS.get(branch, "plain")))
    shapes += _ways()
    shapes.append(box((RIGHT, _top(5)), SIZE, words("write_off"), "warning"))
    shapes += [
        label(((LEFT + BOX_WIDTH + RIGHT) / 2, _top(row) + BOX_HEIGHT / 2 - 6), letter, "letter")
        for letter, row in (("f", 0), ("r", 2))
    ]
    shapes.append(label((_middle(RIGHT) + 12, _top(4) - 8), "p", "letter"))
    return drawing(lang, NAME, _top(5) + BOX_HEIGHT + 6, *shapes)


def _ways() -> list[Html]:
    left_edge, right_edge = LEFT + BOX_WIDTH + 2, RIGHT - 2
    lane = RIGHT + BOX_WIDTH + 7
    return [
        arrow(NAME, [(left_edge, _centre(0)), (right_edge, _centre(0))], "warning"),
        arrow(NAME, [(left_edge, _centre(2)), (right_edge, _centre(2))]),
        arrow(NAME, [(left_edge, _centre(3)), (right_edge, _centre(3))]),
        # Late orders pay after all; the others never do.
        arrow(
            NAME,
            [
                (RIGHT, _centre(3) + 12),
                (left_edge + 20, _centre(3) + 12),
                (left_edge + 20, _centre(4)),
                (left_edge, _centre(4)),
            ],
        ),
        arrow(NAME, [(_middle(RIGHT), _top(4) - 24), (_middle(RIGHT), _top(4) - 2)], "warning"),
        arrow(NAME, [(_middle(RIGHT), _top(5) - 24), (_middle(RIGHT), _top(5) - 2)], "warning"),
        arrow(
            NAME,
            [
                (RIGHT + BOX_WIDTH, _centre(0)),
                (lane, _centre(0)),
                (lane, _centre(5)),
                (RIGHT + BOX_WIDTH + 1, _centre(5)),
            ],
            "warning",
        ),
    ]


def _money_out(words: str) -> Html:
    top, foot = _top(1) - 14, _top(3) + BOX_HEIGHT + 14
    band = element(
        "rect",
        {
            "class": "diagram__band",
            "x": "4",
            "y": str(top),
            "width": "154",
            "height": str(foot - top),
            "rx": "8",
        },
    )
    return Html(band + label((TRUNK + 10, _top(2) - 8), words, "band-name", "start"))


def _top(row: int) -> int:
    return TOP + ROW * row


def _centre(row: int) -> float:
    return _top(row) + BOX_HEIGHT / 2


def _middle(x: float) -> float:
    return x + BOX_WIDTH / 2
