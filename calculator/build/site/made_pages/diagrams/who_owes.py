"""Who owes whom: unpaid sale on credit, the same once the platform has advanced the price, consumer loan.

Only debts and payments already made are drawn; how goods and money move is `two_models`.
"""

from __future__ import annotations

from calculator.build.site.made_pages.diagrams.shapes import arrow, box, drawing, label
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html

NAME = "who-owes"
PANEL = 122
NODE_WIDTH, NODE_HEIGHT = 88, 42
NODE = (NODE_WIDTH, NODE_HEIGHT)
LEFT, MIDDLE, RIGHT = 4, 126, 248
THIRDS = {"sale": None, "advanced": "platform", "loan": "lender"}


def who_owes(lang: str) -> Html:
    """The drawing in a language: one panel a situation."""
    panels = (_panel(lang, situation, PANEL * row) for row, situation in enumerate(THIRDS))
    return drawing(lang, NAME, PANEL * len(THIRDS), *(shape for panel in panels for shape in panel))


def _panel(lang: str, situation: str, top: int) -> list[Html]:
    def words(key: str) -> str:
        return word(lang, f"diagram.{NAME}.{key}")

    row = top + 30
    middle, foot = row + NODE_HEIGHT / 2, row + NODE_HEIGHT + 18
    third = THIRDS[situation]
    shapes = [
        label((LEFT, top + 20), words(f"{situation}.title"), "heading", "start"),
        box((LEFT, row), NODE, words("merchant"), "good" if third else "plain"),
        box((RIGHT, row), NODE, words("buyer")),
    ]
    if third is None:
        return [
            *shapes,
            arrow(NAME, [(RIGHT - 2, middle), (LEFT + NODE_WIDTH + 2, middle)], "warning"),
            label(((LEFT + RIGHT + NODE_WIDTH) / 2, middle - 8), words("sale.owes"), "warning-note"),
        ]
    first_gap, second_gap = (LEFT + NODE_WIDTH + MIDDLE) / 2, (MIDDLE + NODE_WIDTH + RIGHT) / 2
    return [
        *shapes,
        box((MIDDLE, row), NODE, words(third)),
        arrow(NAME, [(MIDDLE - 2, middle), (LEFT + NODE_WIDTH + 2, middle)]),
        arrow(NAME, [(RIGHT - 2, middle), (MIDDLE + NODE_WIDTH + 2, middle)], "warning"),
        label((first_gap, foot), words(f"{situation}.paid")),
        label((second_gap, foot), words(f"{situation}.owes"), "warning-note"),
    ]
