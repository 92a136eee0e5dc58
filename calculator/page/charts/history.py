"""The intervals of the counted rates, with a dot at the rate counted and a line at the rate entered.

Horizontally per cent of orders, one row a segment. Equation (16).
"""

from __future__ import annotations

from calculator.page.charts import fluid, svg
from calculator.page.charts.axis import Scale, ticks
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.shown_figure import Figures

NAME = "history-chart"
TOP, ROW = 8.0, 40.0
LONGEST_NAME = 26
MOST_ROWS = 12
"""Segments drawn; all of them are in the table."""
PATH = "own_history."


def history_chart(figures: Figures) -> Html:
    """The figure of the counted rates."""
    lang = figures.lang
    rates = figures.result["own_history"]["rates"][:MOST_ROWS]
    levels = ticks(100 * max(max(rate["high"], rate["entered"]) for rate in rates), 5)
    across = fluid.scale(0, levels[-1] / 100)
    floor = TOP + ROW * len(rates)
    shapes = [
        part
        for level in levels
        for part in (
            fluid.upright(across(level / 100), TOP, floor, "grid"),
            _tick(level, across(level / 100), floor),
        )
    ]
    for place, rate in enumerate(rates):
        shapes += _row(_name(figures, rate["segment"]), rate, across, TOP + ROW * place)
    title = sentence(lang, "charts.history.title")
    description = sentence(lang, "charts.history.description")
    picture = fluid.drawing(NAME, title, description, floor + 20, *shapes)
    return framed(NAME, lang, picture, _finding(figures), _table(figures))


def _row(name: str, rate: dict[str, float], across: Scale, top: float) -> list[Html]:
    low, high, middle = across(rate["low"]), across(rate["high"]), top + 27
    return [
        fluid.label((0, top + 13), svg.shortened(name, LONGEST_NAME), "name"),
        fluid.bar(low, middle - 5, max(high - low, 0.3), 10, "bar-usual"),
        fluid.dot((across(rate["rate"]), middle), 4.5, "dot"),
        fluid.upright(across(rate["entered"]), middle - 10, middle + 10, "mark-entered"),
    ]


def _tick(level: float, x: float, floor: float) -> Html:
    anchor = "end" if x > 95 else "start" if x < 5 else "middle"
    return fluid.label((x, floor + 15), numbers.decimal(level) + "%", "tick", anchor)


def _name(figures: Figures, segment: int) -> str:
    return str(figures.result["segments"][segment]["name"])


def _finding(figures: Figures) -> Html:
    rates = figures.result["own_history"]["rates"]
    widest = max(range(len(rates)), key=lambda place: rates[place]["high"] - rates[place]["low"])
    return sentence(
        figures.lang,
        "charts.history.finding",
        name=_name(figures, rates[widest]["segment"]),
        low=figures.percent(f"{PATH}rates[{widest}].low"),
        high=figures.percent(f"{PATH}rates[{widest}].high"),
    )


def _table(figures: Figures) -> Html:
    lang, rates = figures.lang, figures.result["own_history"]["rates"]
    shown = ("rate", "low", "high", "entered")
    columns = heads(lang, "charts.history.head_{name}", "name", *shown)
    rows = [
        (
            text(_name(figures, rate["segment"])),
            *(figures.percent(f"{PATH}rates[{place}].{name}") for name in shown),
        )
        for place, rate in enumerate(rates)
    ]
    return table(sentence(lang, "charts.history.title"), columns, rows)
