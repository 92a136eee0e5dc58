"""The levers on one scale of money: what each spares in the worst months, and what it does to net benefit.

Two bars a lever from the common line of nothing: above, what the worst months lose less; below, by how much
net benefit changes, in the colour of what is worse where it falls.
"""

from __future__ import annotations

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures

NAME = "levers-chart"
LEFT, RIGHT = 64.0, svg.WIDTH - 64.0
TOP, ROW, BAR, LONGEST_NAME = 20.0, 44.0, 11.0, 50
RANKED = "levers.ranked"


def levers_chart(figures: Figures, names: list[str]) -> Html:
    """The figure of the levers, which are called `names`; nothing where none can be set."""
    ranked = figures.result["levers"]["ranked"]
    if not ranked:
        return Html()
    lang = figures.lang
    title = sentence(lang, "charts.levers.title")
    described = sentence(lang, "charts.levers.description")
    height = round(TOP + ROW * len(ranked))
    picture = svg.drawing(NAME, title, described, height, *_shapes(figures, names))
    return framed(NAME, lang, picture, sentence(lang, "charts.levers.finding"), _table(figures))


def _shapes(figures: Figures, names: list[str]) -> list[Html]:
    lang, ranked = figures.lang, figures.result["levers"]["ranked"]
    shown = [(one["shortfall_avoided"], one["net_benefit_change"]) for one in ranked]
    values = [0.0, *(value for pair in shown for value in pair)]
    along = Scale(min(values), max(*values, min(values) + 1), LEFT, RIGHT)
    zero = along(0)
    shapes = [
        svg.label((0, 12), sentence(lang, "charts.levers.avoided"), "better-name"),
        svg.label((svg.WIDTH, 12), sentence(lang, "charts.levers.net"), "axis-name", "end"),
    ]
    for row, (name, (avoided, change)) in enumerate(zip(names, shown, strict=True)):
        top = TOP + ROW * row
        words = f"{numbers.whole(row + 1)}. {name}"
        shapes.append(svg.label((0, top + 11), svg.shortened(words, LONGEST_NAME)))
        kinds = ("better" if avoided >= 0 else "worse", "change" if change >= 0 else "worse")
        for place, (value, kind) in enumerate(zip((avoided, change), kinds, strict=True)):
            y = top + 15 + place * (BAR + 1)
            left, right = sorted((zero, along(value)))
            shapes.append(svg.bar(left, y, right - left, BAR, f"bar-{kind}"))
            at, anchor = (left - 4, "end") if value < 0 else (right + 4, "start")
            short = numbers.short_money(value, lang, figures.currency)
            shapes.append(svg.label((at, y + BAR - 1), short, "tick", anchor))
        shapes.append(svg.rule((zero, top + 14), (zero, top + 17 + 2 * BAR), "mark-usual"))
    return shapes


def _table(figures: Figures) -> Html:
    lang = figures.lang
    columns = heads(lang, "charts.levers.head_{name}", "place", "loss", "cost")
    rows = [
        (
            Html(numbers.whole(place + 1)),
            figures.money(f"{RANKED}[{place}].expected_loss_avoided"),
            figures.money(f"{RANKED}[{place}].cost"),
        )
        for place in range(len(figures.result["levers"]["ranked"]))
    ]
    return table(sentence(lang, "charts.levers.title"), columns, rows)
