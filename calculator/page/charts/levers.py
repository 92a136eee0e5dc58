"""The levers on one scale of money: what each spares in the worst months, and what it does to net benefit.

Two bars a lever from the common line of nothing: above, what the worst months lose less; below, by how much
net benefit changes, in the colour of what is worse where it falls.
"""

from __future__ import annotations

from calculator.page.charts import fluid, svg
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures

NAME = "levers-chart"
MARGIN = "sides"
TOP, ROW, BAR, LONGEST_NAME = 20.0, 46.0, 11.0, 39
RANKED = "levers.ranked"


def levers_chart(figures: Figures, names: list[str]) -> Html:
    """The figure of the levers, which are called `names`; nothing where none can be set."""
    ranked = figures.result["levers"]["ranked"]
    if not ranked:
        return Html()
    lang = figures.lang
    title = sentence(lang, "charts.levers.title")
    described = sentence(lang, "charts.levers.description")
    height = TOP + ROW * len(ranked)
    picture = fluid.drawing(NAME, title, described, height, *_shapes(figures, names), margin=MARGIN)
    return framed(NAME, lang, picture, sentence(lang, "charts.levers.finding"), _table(figures))


def _shapes(figures: Figures, names: list[str]) -> list[Html]:
    lang, ranked = figures.lang, figures.result["levers"]["ranked"]
    shown = [(one["shortfall_avoided"], one["net_benefit_change"]) for one in ranked]
    values = [0.0, *(value for pair in shown for value in pair)]
    along = fluid.scale(min(values), max(*values, min(values) + 1))
    zero = along(0)
    left, right = fluid.MARGIN_PX[MARGIN]
    shapes = [
        fluid.label((0, 12), sentence(lang, "charts.levers.avoided"), "better-name", aside=-left),
        fluid.label((fluid.RIGHT, 12), sentence(lang, "charts.levers.net"), "axis-name", "end", aside=right),
    ]
    for row, (name, (avoided, change)) in enumerate(zip(names, shown, strict=True)):
        top = TOP + ROW * row
        words = f"{numbers.whole(row + 1)}. {name}"
        shapes.append(fluid.label((0, top + 11), svg.shortened(words, LONGEST_NAME), aside=-left))
        kinds = ("better" if avoided >= 0 else "worse", "change" if change >= 0 else "worse")
        for place, (value, kind) in enumerate(zip((avoided, change), kinds, strict=True)):
            y = top + 15 + place * (BAR + 1)
            start, stop = sorted((zero, along(value)))
            shapes.append(fluid.bar(start, y, stop - start, BAR, f"bar-{kind}"))
            anchor, aside = ("end", -4) if value < 0 else ("start", 4)
            short = numbers.short_money(value, lang, figures.currency)
            shapes.append(fluid.label((along(value), y + BAR - 1), short, "tick", anchor, aside=aside))
        shapes.append(fluid.upright(zero, top + 14, top + 17 + 2 * BAR, "mark-usual"))
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
