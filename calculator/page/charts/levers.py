"""The levers: loss avoided in the worst months upwards, change in net benefit to the right.

Each lever is a dot with its place in the table beside it; the vertical line is no change in net benefit.
"""

from __future__ import annotations

from math import ceil, floor

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, round_step
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.charts.label_places import Box, beside, leader
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures

NAME = "levers-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 50.0, svg.WIDTH - 10.0, 22.0, 186.0, 224
RANKED, RADIUS = "levers.ranked", 4.0


def levers_chart(figures: Figures) -> Html:
    """The figure of the levers; nothing where none can be set."""
    ranked = figures.result["levers"]["ranked"]
    if not ranked:
        return Html()
    lang = figures.lang
    title = sentence(lang, "charts.levers.title")
    described = sentence(lang, "charts.levers.description")
    picture = svg.drawing(NAME, title, described, HEIGHT, *_shapes(figures))
    return framed(NAME, lang, picture, sentence(lang, "charts.levers.finding"), _table(figures))


def _shapes(figures: Figures) -> list[Html]:
    lang, ranked = figures.lang, figures.result["levers"]["ranked"]
    avoided = marks([one["shortfall_avoided"] for one in ranked], 4)
    changes = marks([one["net_benefit_change"] for one in ranked], 4)
    upwards = Scale(avoided[0], avoided[-1], FLOOR, TOP)
    right = Scale(changes[0], changes[-1], LEFT + 12, RIGHT - 12)

    def money(value: float) -> tuple[float, str]:
        return value, numbers.axis_money(value, lang, figures.currency)

    shapes = [
        across(map(money, avoided), LEFT, RIGHT, upwards),
        along(map(money, changes), FLOOR, right),
        svg.rule((right(0), TOP - 6), (right(0), FLOOR), "mark-event"),
        svg.label((0, TOP - 10), sentence(lang, "charts.levers.avoided"), "axis-name"),
        svg.label((RIGHT, HEIGHT - 4), sentence(lang, "charts.levers.net"), "axis-name", "end"),
    ]
    dots = [(right(one["net_benefit_change"]), upwards(one["shortfall_avoided"])) for one in ranked]
    names = [numbers.whole(place) for place in range(1, len(ranked) + 1)]
    line = Box(right(0) - 1, TOP, right(0) + 1, FLOOR)
    centres = beside(dots, names, RADIUS, Box(LEFT, TOP - 8, svg.WIDTH, FLOOR), [line])
    for dot, name, centre in zip(dots, names, centres, strict=True):
        if ends := leader(dot, centre, RADIUS, name):
            shapes.append(svg.rule(*ends, "mark"))
        shapes.append(svg.label((centre[0], centre[1] + 4), name, "name", "middle"))
    # On top of the names' pale edges.
    for dot, one in zip(dots, ranked, strict=True):
        shapes.append(svg.dot(dot, RADIUS, "dot-helps" if one["helps"] else "dot-idle"))
    return shapes


def marks(values: list[float], most: int) -> list[float]:
    """Round numbers from at most the lowest value and 0 to at least the highest."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return [0.0, 1.0]
    step = round_step(high - low, most)
    return [place * step for place in range(floor(low / step + 1e-9), ceil(high / step - 1e-9) + 1)]


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
