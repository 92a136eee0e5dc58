"""Open orders by age: a bar a bucket, its foot what is expected to be lost; and the provision matrix."""

from __future__ import annotations

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, ticks
from calculator.page.charts.frame import across, framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, join, sentence
from calculator.page.html.section import paragraph
from calculator.page.html.shown_figure import Figures

NAME = "open-orders-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 50.0, svg.WIDTH - 6.0, 12.0, 166.0, 200
PATH = "open_orders.buckets"


def open_orders_chart(figures: Figures) -> Html:
    """The figure of the open amounts by age."""
    lang = figures.lang
    title = sentence(lang, "charts.open_orders.title")
    description = sentence(lang, "charts.open_orders.description")
    picture = svg.drawing(NAME, title, description, HEIGHT, *_shapes(figures))
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


def _shapes(figures: Figures) -> list[Html]:
    buckets = figures.result["open_orders"]["buckets"]
    levels = ticks(max(bucket["amount"] for bucket in buckets) * 1.05, 4)
    upwards = Scale(0, levels[-1], FLOOR, TOP)
    width = (RIGHT - LEFT) / len(buckets)
    hatch = f"{NAME}-hatch"
    labels = ((v, numbers.axis_money(v, figures.lang, figures.currency)) for v in levels)
    shapes = [svg.hatching(hatch, "hatch"), across(labels, LEFT, RIGHT, upwards)]
    for place, bucket in enumerate(buckets):
        left = LEFT + place * width + 6
        whole, lost = upwards(bucket["amount"]), upwards(bucket["expected_loss"])
        shapes.append(svg.bar(left, whole, width - 12, FLOOR - whole, "bar-usual"))
        shapes.append(svg.bar(left, lost, width - 12, FLOOR - lost, "band", fill=f"url(#{hatch})"))
        words = str(bucket["from_day"]) + ("+" if bucket["to_day"] is None else f"–{bucket['to_day'] - 1}")
        shapes.append(svg.label((left + (width - 12) / 2, FLOOR + 16), words, "tick", "middle"))
    axis = sentence(figures.lang, "charts.open_orders.head_age")
    shapes.append(svg.label(((LEFT + RIGHT) / 2, FLOOR + 31), axis, "axis-name", "middle"))
    return shapes


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
