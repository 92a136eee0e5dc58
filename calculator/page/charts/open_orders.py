"""Open orders by age as one bar of all that is unpaid, and the provision matrix.

`age_bar.py` says what the parts of the bar are.
"""

from __future__ import annotations

from typing import Any

from calculator.page.charts import fluid
from calculator.page.charts.age_bar import Age, age_bar
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, join, sentence
from calculator.page.html.section import paragraph
from calculator.page.html.shown_figure import Figures

NAME = "open-orders-chart"
TOP = 20.0
PATH = "open_orders.buckets"


def open_orders_chart(figures: Figures) -> Html:
    """The figure of the open amounts by age."""
    lang = figures.lang
    title = sentence(lang, "charts.open_orders.title")
    description = sentence(lang, "charts.open_orders.description")
    axis = fluid.label((0, TOP - 6), sentence(lang, "charts.open_orders.head_age"), "axis-name")
    shapes, height = age_bar(NAME, _ages(figures), TOP)
    picture = fluid.drawing(NAME, title, description, height, axis, *shapes)
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


def _ages(figures: Figures) -> list[Age]:
    def short(amount: float) -> str:
        return numbers.short_money(amount, figures.lang, figures.currency)

    return [
        Age(
            f"{_short_age(bucket)} {short(bucket['amount'])}",
            bucket["amount"],
            place,
            bucket["expected_loss"],
        )
        for place, bucket in enumerate(figures.result["open_orders"]["buckets"])
    ]


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
