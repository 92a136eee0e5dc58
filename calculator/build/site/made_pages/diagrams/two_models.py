"""Two legal models under one name: who owes whom, and when money moves."""

from __future__ import annotations

from calculator.build.site.made_pages.diagrams.shapes import arrow, box, drawing, label
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html

NAME = "two-models"
PANEL = 226
NODE_WIDTH, NODE_HEIGHT = 92, 40
NODE = (NODE_WIDTH, NODE_HEIGHT)


def two_models(lang: str) -> Html:
    """The drawing in a language: the sale on credit above, the consumer loan below."""
    return drawing(lang, NAME, 2 * PANEL, *_panel(lang, "sale", 0), *_panel(lang, "loan", PANEL))


def _panel(lang: str, model: str, top: int) -> list[Html]:
    def words(key: str) -> str:
        return word(lang, f"diagram.{NAME}.{model}.{key}")

    upper, lower = top + 36, top + 158
    left, right, middle = 6, 340 - NODE_WIDTH - 6, (340 - NODE_WIDTH) / 2
    left_foot, right_foot = left + NODE_WIDTH / 2, right + NODE_WIDTH / 2
    shapes = [
        label((6, top + 20), words("title"), "heading", "start"),
        box((left, upper), NODE, word(lang, f"diagram.{NAME}.merchant")),
        box((right, upper), NODE, word(lang, f"diagram.{NAME}.buyer")),
        box((middle, lower), NODE, words("third"), "good" if model == "sale" else "warning"),
        label((170, upper + 8), word(lang, f"diagram.{NAME}.goods")),
        arrow(NAME, [(left + NODE_WIDTH + 2, upper + 13), (right - 2, upper + 13)]),
        label((left_foot + 8, upper + 70), words("left"), "note", "start"),
        label((right_foot - 8, upper + 70), words("right"), "note", "end"),
    ]
    if model == "sale":
        shapes += [
            arrow(NAME, [(right - 2, upper + 29), (left + NODE_WIDTH + 2, upper + 29)], "warning"),
            label((170, upper + 44), words("money"), "warning-note"),
            arrow(
                NAME,
                [(middle, lower + 20), (left_foot, lower + 20), (left_foot, upper + NODE_HEIGHT + 2)],
                dashed=True,
            ),
            arrow(
                NAME,
                [
                    (middle + NODE_WIDTH, lower + 20),
                    (right_foot, lower + 20),
                    (right_foot, upper + NODE_HEIGHT + 2),
                ],
            ),
        ]
    else:
        shapes += [
            arrow(
                NAME, [(middle, lower + 20), (left_foot, lower + 20), (left_foot, upper + NODE_HEIGHT + 2)]
            ),
            arrow(
                NAME,
                [
                    (right_foot, upper + NODE_HEIGHT),
                    (right_foot, lower + 20),
                    (middle + NODE_WIDTH + 2, lower + 20),
                ],
                "warning",
            ),
        ]
    return shapes
