"""Open orders by age as one bar of all that is unpaid, and the provision matrix.

A part of the bar is an age, darker the older; its hatched end is what is expected never to be paid.
"""

from __future__ import annotations

from typing import Any

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, join, sentence
from calculator.page.html.section import paragraph
from calculator.page.html.shown_figure import Figures

NAME = "open-orders-chart"
TOP, BAR, ROW, TEXT = 20.0, 34.0, 16.0, 13.0
SMALLEST_COIN = 0.01
OLDEST = 5
"""The last of the shades of age."""
PATH = "open_orders.buckets"


def open_orders_chart(figures: Figures) -> Html:
    """The figure of the open amounts by age."""
    lang = figures.lang
    title = sentence(lang, "charts.open_orders.title")
    description = sentence(lang, "charts.open_orders.description")
    shapes, lines = _shapes(figures)
    picture = svg.drawing(NAME, title, description, round(TOP + BAR + 8 + ROW * lines), *shapes)
    return framed(
        NAME,
        lang,
        picture,
        _finding(figures),
        _by_age(figures, "charts.open_orders.title", "orders", "amount", "expected_loss"),
    )


def provision_table(figures: Figures) -> Html:
    """The provision matrix: number, amount, roll rate, loss rate and expected loss of each age."""
    lang = figures.lang
    matrix = _by_age(figures, "charts.open_orders.matrix", "amount", "rolls_on", "loss_rate")
    return join([matrix, paragraph(sentence(lang, "charts.open_orders.matrix_note"), "results__note")])


def age(figures: Figures, place: int) -> Html:
    """The ages of a bucket in words."""
    bucket = figures.result["open_orders"]["buckets"][place]
    first, after = bucket["from_day"], bucket["to_day"]
    if after is None:
        return sentence(figures.lang, "charts.open_orders.age_last", first=str(first))
    return sentence(figures.lang, "charts.open_orders.age", first=str(first), last=str(after - 1))


def _shapes(figures: Figures) -> tuple[list[Html], int]:
    """What is drawn, and how many lines of words stand below the bar."""
    buckets = figures.result["open_orders"]["buckets"]
    along = Scale(0, max(sum(bucket["amount"] for bucket in buckets), SMALLEST_COIN), 0, svg.WIDTH)
    hatch = f"{NAME}-hatch"
    shapes = [svg.hatching(hatch, "hatch", dense=True)]
    ends: list[float] = []
    before = 0.0
    for place, bucket in enumerate(buckets):
        left, right = along(before), along(before + bucket["amount"])
        before += bucket["amount"]
        if bucket["amount"] <= 0:
            continue
        lost = along(bucket["expected_loss"])
        shapes.append(svg.bar(left, TOP, right - left, BAR, f"age-{min(place, OLDEST)}"))
        shapes.append(svg.bar(right - lost, TOP, lost, BAR, "band", fill=f"url(#{hatch})"))
        shapes.append(svg.rule((right, TOP), (right, TOP + BAR), "edge"))
        money = numbers.short_money(bucket["amount"], figures.lang, figures.currency)
        words = f"{_short_age(bucket)} {money}"
        width = TEXT * svg.words_width(words)
        at = max(min((left + right - width) / 2, svg.WIDTH - width), 0)
        y = TOP + BAR + 18 + ROW * svg.free_line(ends, at, at + width, gap=6)
        shapes.append(svg.rule(((left + right) / 2, TOP + BAR), ((left + right) / 2, y - 11), "mark"))
        shapes.append(svg.label((at, y), words, "tick"))
    axis = sentence(figures.lang, "charts.open_orders.head_age")
    shapes.append(svg.label((0, TOP - 6), axis, "axis-name"))
    return shapes, len(ends)


def _short_age(bucket: dict[str, Any]) -> str:
    return str(bucket["from_day"]) + ("+" if bucket["to_day"] is None else f"–{bucket['to_day'] - 1}")


def _finding(figures: Figures) -> Html:
    buckets = figures.result["open_orders"]["buckets"]
    most = max(range(len(buckets)), key=lambda place: buckets[place]["amount"])
    worst = max(range(len(buckets)), key=lambda place: buckets[place]["expected_loss"])
    return sentence(
        figures.lang,
        "charts.open_orders.finding",
        age=age(figures, most),
        amount=figures.about_money(f"{PATH}[{most}].amount"),
        worst=age(figures, worst),
        loss=figures.about_money(f"{PATH}[{worst}].expected_loss"),
    )


def _by_age(figures: Figures, caption: str, *names: str) -> Html:
    """A table with a row for each age and a column for each figure named."""
    columns = heads(figures.lang, "charts.open_orders.head_{name}", "age", *names)
    rows = [
        (age(figures, place), *(_cell(figures, place, name) for name in names))
        for place in range(len(figures.result["open_orders"]["buckets"]))
    ]
    return table(sentence(figures.lang, caption), columns, rows)


def _cell(figures: Figures, place: int, name: str) -> Html:
    path = f"{PATH}[{place}].{name}"
    if figures.result["open_orders"]["buckets"][place][name] is None:
        return Html("–")
    if name == "orders":
        return figures.whole(path)
    return figures.money(path) if name in ("amount", "expected_loss") else figures.percent(path)
