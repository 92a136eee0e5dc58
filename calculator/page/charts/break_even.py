"""How near each segment is to the non-payment rate at which pay-later stops paying, Equation (18).

A bar a segment: the part up to break-even, then the part that costs money; a dot is the rate entered, a tick
the break-even rate. All bars have one scale, so that segments can be compared.
"""

from __future__ import annotations

from calculator.page.charts import fluid, svg
from calculator.page.charts.axis import ticks
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.shown_figure import Figures

NAME = "break-even-chart"
TOP, ROW, BAR, LONGEST_NAME = 2.0, 46.0, 10.0, 18
MOST_ROWS = 12


def break_even_chart(figures: Figures) -> Html:
    """The figure of the break-even rates; a plain sentence where no segment has one between none and all."""
    lang, places = figures.lang, _places(figures)
    if not places:
        return sentence(lang, "charts.break_even.nothing")
    title = sentence(lang, "charts.break_even.title")
    described = sentence(lang, "charts.break_even.description")
    height = TOP + ROW * len(places[:MOST_ROWS])
    picture = fluid.drawing(NAME, title, described, height, *_shapes(figures, places[:MOST_ROWS]))
    return framed(NAME, lang, picture, sentence(lang, "charts.break_even.finding"), _table(figures, places))


def _places(figures: Figures) -> list[int]:
    """The segments that sell pay-later and pay off up to some rate."""
    return [
        place
        for place, segment in enumerate(figures.result["segments"])
        if segment["pay_later_orders"] > 0 and 0 < (segment["break_even_non_payment_rate"] or 0) < 1
    ]


def _rates(figures: Figures, place: int) -> tuple[float, float]:
    """The rate entered and the break-even rate."""
    entered = figures.value(f"inputs.segments[{place}].non_payment_rate")
    return entered, figures.value(f"segments[{place}].break_even_non_payment_rate")


def _shapes(figures: Figures, places: list[int]) -> list[Html]:
    lang = figures.lang
    shown = [_rates(figures, place) for place in places]
    # One far off would leave no room for the others: its bar ends at the edge.
    most = max(*(rate for rate, _ in shown), 0.0)
    near = max((limit for _, limit in shown if limit <= 4 * max(most, 0.005)), default=most)
    along = fluid.scale(0, ticks(100 * 1.1 * max(most, near), 5)[-1] / 100)
    shapes = []
    for row, (place, (rate, limit)) in enumerate(zip(places, shown, strict=True)):
        top = TOP + row * ROW
        name = svg.shortened(str(figures.result["segments"][place]["name"]), LONGEST_NAME)
        verdict = "beyond" if rate > limit else "within"
        said = sentence(
            lang,
            f"charts.break_even.{verdict}",
            rate=numbers.percent(rate, lang),
            limit=numbers.percent(limit, lang),
        )
        kind = "warning-name" if rate > limit else "axis-name"
        middle = top + 22 + BAR / 2
        shapes += [
            fluid.label((0, top + 13), name),
            fluid.label((fluid.RIGHT, top + 13), said, kind, "end"),
            fluid.bar(0, top + 22, along(limit), BAR, "room"),
            fluid.bar(along(limit), top + 22, fluid.RIGHT - along(limit), BAR, "losing"),
            fluid.upright(along(limit), top + 18, top + 26 + BAR, "mark-usual"),
            fluid.dot((along(rate), middle), 5, "dot"),
        ]
    return shapes


def _table(figures: Figures, places: list[int]) -> Html:
    columns = heads(figures.lang, "charts.break_even.head_{name}", "name", "entered", "limit")
    rows = [
        (
            text(str(figures.result["segments"][place]["name"])),
            figures.percent(f"inputs.segments[{place}].non_payment_rate"),
            figures.percent(f"segments[{place}].break_even_non_payment_rate"),
        )
        for place in places
    ]
    return table(sentence(figures.lang, "charts.break_even.title"), columns, rows)
