"""Of a thousand pay-later orders, those never paid, a dot an order; and their share of the money owed.

The two differ because an order never paid stays out until it is written off, and one that is paid does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from calculator.page.charts import svg
from calculator.page.charts.frame import framed, table
from calculator.page.html import numbers
from calculator.page.html.markup import Attributes, Html, element, sentence, text
from calculator.page.html.shown_figure import Figures

NAME = "of-a-thousand-chart"
ORDERS, COLUMNS = 1000, 50
PITCH, RADIUS = 6.6, 2.2
TEXT_ROOM, BAR = 20.0, 14.0


def of_a_thousand_chart(figures: Figures) -> Html:
    """The figure of the orders never paid; a plain sentence where there are none."""
    never, owed = _never_paid(figures), figures.value("portfolio.receivable")
    if owed <= 0 or never <= 0:
        return sentence(figures.lang, "charts.month.nothing")
    lang = figures.lang
    share = figures.value("portfolio.receivable_never_paid") / owed
    told = {
        "orders": numbers.count(round(never), lang) if never >= 1 else numbers.count(never, lang),
        "share": numbers.percent(share, lang),
    }
    title = sentence(lang, "charts.of_a_thousand.title")
    described = sentence(lang, "charts.of_a_thousand.finding", **told)
    dots = TEXT_ROOM + PITCH * ORDERS / COLUMNS
    picture = svg.drawing(
        NAME, title, described, round(dots + 2 * TEXT_ROOM + BAR), *_shapes(lang, told, never, share, dots)
    )
    rows = [
        (sentence(lang, "charts.of_a_thousand.orders_never_paid"), text(told["orders"])),
        (sentence(lang, "charts.of_a_thousand.money_never_paid"), text(told["share"])),
    ]
    columns = [sentence(lang, f"charts.of_a_thousand.head_{name}") for name in ("what", "how_much")]
    return framed(NAME, lang, picture, described, table(title, columns, rows))


def _never_paid(figures: Figures) -> float:
    """Of a thousand orders."""
    segments, orders = figures.result["segments"], figures.value("portfolio.pay_later_orders")
    never = fsum(one["pay_later_orders"] * one["probability_of_default"] for one in segments)
    return ORDERS * never / orders if orders else 0.0


def _shapes(lang: str, told: Mapping[str, str], never: float, share: float, dots: float) -> list[Html]:
    hatch, order = f"{NAME}-hatch", f"{NAME}-order"
    one = svg.dot((PITCH / 2, PITCH / 2), RADIUS, "order")
    square: Attributes = {
        "id": order,
        "y": str(TEXT_ROOM),
        "width": str(PITCH),
        "height": str(PITCH),
        "patternUnits": "userSpaceOnUse",
    }
    grid = element("defs", None, element("pattern", square, one))
    places = [divmod(place, COLUMNS) for place in range(round(never))]
    lost = [
        svg.dot((PITCH * (column + 0.5), TEXT_ROOM + PITCH * (row + 0.5)), RADIUS + 0.7, "order-lost")
        for row, column in places
    ]
    never_paid = {
        name: sentence(lang, "charts.of_a_thousand.never_paid", how_much=how_much)
        for name, how_much in told.items()
    }
    bar = dots + TEXT_ROOM
    width = PITCH * COLUMNS
    return [
        svg.hatching(hatch, "hatch", dense=True),
        grid,
        svg.label((0, 12), sentence(lang, "charts.of_a_thousand.orders"), "axis-name"),
        svg.label((width, 12), never_paid["orders"], "warning-name", "end"),
        svg.bar(0, TEXT_ROOM, width, PITCH * ORDERS / COLUMNS, "orders", fill=f"url(#{order})"),
        *lost,
        svg.label((0, bar - 5), sentence(lang, "charts.of_a_thousand.money"), "axis-name"),
        svg.label((width, bar - 5), never_paid["share"], "warning-name", "end"),
        svg.bar(0, bar, width, BAR, "room"),
        svg.bar(0, bar, width * share, BAR, "band", fill=f"url(#{hatch})"),
    ]
