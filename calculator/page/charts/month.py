"""A month's book loss: how likely each amount is, with the usual, the bad and the very bad month marked.

Horizontally the loss in money, vertically how many of 100 months lose that much: the distribution of
Equation (12) gathered into bars of a round width. The marks are its 50 %, 95 % and 99 % quantiles.
"""

from __future__ import annotations

from math import ceil, floor

from calculator.exposure.loss_levels import BAD, LEVELS, USUAL, VERY_BAD
from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, round_step, ticks
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.charts.histogram import Bar, bars
from calculator.page.html import numbers
from calculator.page.html.markup import Html, join, sentence
from calculator.page.html.period import period
from calculator.page.html.shown_figure import Figures

NAME = "month-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 34.0, svg.WIDTH - 6.0, 62.0, 206.0, 246
MARKS = ((VERY_BAD, "very_bad"), (BAD, "bad"), (USUAL, "usual"))

SMALLEST_COIN = 0.01


def month_chart(figures: Figures) -> Html:
    """The figure of the month's loss; a plain sentence when nothing can be lost."""
    if figures.value("portfolio.expected_book_loss") < SMALLEST_COIN:
        return sentence(figures.lang, "charts.month.nothing")
    drawn = month_bars(figures)
    title = sentence(figures.lang, "charts.month.title", period=period(figures))
    picture = svg.drawing(NAME, title, _description(figures), HEIGHT, *_shapes(figures, drawn))
    return framed(NAME, figures.lang, picture, _finding(figures), _tables(figures, drawn))


def month_bars(figures: Figures) -> list[Bar]:
    """Sixteen to forty bars from nothing (or from where the losses begin) to beyond the very bad month."""
    lattice = figures.result["loss_distribution"]
    quantile = "portfolio.value_at_risk."
    high = 1.15 * max(
        figures.value(f"{quantile}{VERY_BAD}"),
        figures.value(f"{quantile}{BAD}"),
        0.5 * figures.value(f"portfolio.expected_shortfall.{VERY_BAD}"),
        lattice["step"],
    )
    origin = lattice.get("origin", 0.0)
    low = origin if origin > 0.3 * high else 0.0
    width = round_step(high - low, 40)
    first = floor(low / width)
    count = ceil(high / width) - first
    return bars(origin, lattice["step"], lattice["probability"], low=first * width, width=width, count=count)


def _shapes(figures: Figures, drawn: list[Bar]) -> list[Html]:
    lang = figures.lang
    upwards = Scale(0, (levels := ticks(100 * max(bar.probability for bar in drawn), 5))[-1], FLOOR, TOP)
    along_loss = Scale(drawn[0].low, drawn[-1].high, LEFT, RIGHT)
    bad, very_bad = f"{NAME}-bad", f"{NAME}-very-bad"
    return [
        svg.hatching(bad, "hatch"),
        svg.hatching(very_bad, "hatch", dense=True),
        across(((value, numbers.count(value, lang)) for value in levels), LEFT, RIGHT, upwards),
        *_columns(figures, drawn, along_loss, upwards),
        *_marks(figures, along_loss),
        along(_loss_ticks(figures, drawn), FLOOR, along_loss),
        svg.label((0, TOP - 9), sentence(lang, "charts.month.months"), "axis-name"),
        svg.label((RIGHT, HEIGHT - 6), sentence(lang, "charts.month.loss"), "axis-name", "end"),
    ]


def _columns(figures: Figures, drawn: list[Bar], along_loss: Scale, upwards: Scale) -> list[Html]:
    bad = figures.value(f"portfolio.value_at_risk.{BAD}")
    very_bad = figures.value(f"portfolio.value_at_risk.{VERY_BAD}")
    sides = along_loss.places([*(column.low for column in drawn), drawn[-1].high])
    tops = upwards.places(100 * column.probability for column in drawn)
    columns = []
    for column, left, right, top in zip(drawn, sides, sides[1:], tops, strict=False):
        middle = (column.low + column.high) / 2
        kind = "very-bad" if middle > very_bad else "bad" if middle > bad else "usual"
        fill = None if kind == "usual" else f"url(#{NAME}-{kind})"
        columns.append(svg.bar(left + 0.5, top, right - left - 1, FLOOR - top, f"bar-{kind}", fill=fill))
    return columns


def _marks(figures: Figures, along_loss: Scale) -> list[Html]:
    shapes = []
    for row, (level, name) in enumerate(MARKS):
        path = f"portfolio.value_at_risk.{level}"
        x, y = along_loss(figures.value(path)), 12.0 + row * svg.LINE_HEIGHT
        words = sentence(figures.lang, f"charts.month.{name}", amount=figures.about_money_as_text(path))
        to_the_left = x > svg.WIDTH * 0.5
        place = (x - 4 if to_the_left else x + 4, y)
        shapes.append(svg.rule((x, y - 9), (x, FLOOR), f"mark-{name.replace('_', '-')}"))
        shapes.append(svg.label(place, words, "name", "end" if to_the_left else "start"))
    return shapes


def _loss_ticks(figures: Figures, drawn: list[Bar]) -> list[tuple[float, str]]:
    low, high = drawn[0].low, drawn[-1].high
    step = round_step(high - low, 5)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [
        (place * step, numbers.axis_money(place * step, figures.lang, figures.currency))
        for place in range(first, last + 1)
    ]


def _finding(figures: Figures) -> Html:
    return sentence(
        figures.lang,
        "charts.month.finding",
        usual=figures.about_money(f"portfolio.value_at_risk.{USUAL}"),
        bad=figures.about_money(f"portfolio.value_at_risk.{BAD}"),
        very_bad=figures.about_money(f"portfolio.value_at_risk.{VERY_BAD}"),
    )


def _description(figures: Figures) -> Html:
    amounts = {name: figures.about_money_as_text(f"portfolio.value_at_risk.{level}") for level, name in MARKS}
    return sentence(figures.lang, "charts.month.description", **amounts)


def _tables(figures: Figures, drawn: list[Bar]) -> Html:
    return join((_quantile_table(figures), _bar_table(figures, drawn)))


def _quantile_table(figures: Figures) -> Html:
    rows = [
        (
            sentence(figures.lang, "charts.month.one_in", months=numbers.whole(round(1 / (1 - level)))),
            figures.money(f"portfolio.value_at_risk.{level}"),
            figures.money(f"portfolio.expected_shortfall.{level}"),
        )
        for level in LEVELS
    ]
    columns = heads(figures.lang, "charts.month.head_{name}", "how_often", "at_least", "average")
    return table(sentence(figures.lang, "charts.month.quantiles"), columns, rows)


def _bar_table(figures: Figures, drawn: list[Bar]) -> Html:
    def amount(value: float) -> str:
        return numbers.money(value, figures.lang, figures.currency)

    rows = [
        (
            sentence(figures.lang, "charts.month.from_to", low=amount(bar.low), high=amount(bar.high)),
            sentence(
                figures.lang, "charts.month.of_100", months=numbers.count(100 * bar.probability, figures.lang)
            ),
        )
        for bar in drawn
    ]
    columns = heads(figures.lang, "charts.month.head_{name}", "loss", "months")
    return table(sentence(figures.lang, "charts.month.bars"), columns, rows)
