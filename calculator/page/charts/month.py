"""A month's book loss: how likely each amount is, with the usual, the bad and the very bad month marked.

Horizontally the loss in money, vertically how many of 100 months lose that much: the distribution of
Equation (12) gathered into bars of a round width. The marks are its 50 %, 95 % and 99 % quantiles.
"""

from __future__ import annotations

from math import ceil, floor

from calculator.exposure.loss_levels import BAD, LEVELS, USUAL, VERY_BAD
from calculator.page.charts import fluid
from calculator.page.charts.axis import Scale, round_step, ticks
from calculator.page.charts.frame import framed, heads, table
from calculator.page.charts.histogram import Bar, bars
from calculator.page.html import numbers
from calculator.page.html.markup import Html, join, sentence
from calculator.page.html.period import period
from calculator.page.html.shown_figure import Figures

NAME = "month-chart"
MARGIN, TOP, FLOOR, HEIGHT = "left", 66.0, 206.0, 246.0
LINE_HEIGHT = 16.0
TAIL = 4.0
MIDDLE = fluid.RIGHT / 2
MARKS = ((VERY_BAD, "very_bad"), (BAD, "bad"), (USUAL, "usual"))

SMALLEST_COIN = 0.01


def month_chart(figures: Figures) -> Html:
    """The figure of the month's loss; a plain sentence when nothing can be lost."""
    if figures.value("portfolio.expected_book_loss") < SMALLEST_COIN:
        return sentence(figures.lang, "charts.month.nothing")
    drawn = month_bars(figures)
    title = sentence(figures.lang, "charts.month.title", period=period(figures))
    shapes = _shapes(figures, drawn)
    picture = fluid.drawing(NAME, title, _description(figures), HEIGHT, *shapes, margin=MARGIN)
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
    levels = ticks(100 * max(bar.probability for bar in drawn), 5)
    upwards = Scale(0, levels[-1], FLOOR, TOP)
    along_loss = fluid.scale(drawn[0].low, drawn[-1].high)
    left, _ = fluid.MARGIN_PX[MARGIN]
    return [
        fluid.levels([(value, numbers.count(value, lang)) for value in levels], upwards),
        *_columns(figures, drawn, along_loss, upwards),
        *_tail(figures, along_loss),
        *_marks(figures, along_loss),
        fluid.along([(along_loss(value), words) for value, words in _loss_ticks(figures, drawn)], FLOOR),
        fluid.label((0, TOP - 9), sentence(lang, "charts.month.months"), "axis-name", aside=-left),
        fluid.label((fluid.RIGHT, HEIGHT - 6), sentence(lang, "charts.month.loss"), "axis-name", "end"),
    ]


def _columns(figures: Figures, drawn: list[Bar], along_loss: Scale, upwards: Scale) -> list[Html]:
    """The bars; beyond the bad and the very bad month in the colour of what is worse."""
    bad = figures.value(f"portfolio.value_at_risk.{BAD}")
    very_bad = figures.value(f"portfolio.value_at_risk.{VERY_BAD}")
    sides = along_loss.places([*(column.low for column in drawn), drawn[-1].high])
    gap = 0.1 * (sides[1] - sides[0])
    columns = []
    for column, left, right in zip(drawn, sides, sides[1:], strict=False):
        middle = (column.low + column.high) / 2
        kind = "very-bad" if middle > very_bad else "bad" if middle > bad else "usual"
        height = FLOOR - upwards(100 * column.probability)
        columns.append(fluid.bar(left + gap / 2, FLOOR - height, right - left - gap, height, f"tail-{kind}"))
    return columns


def _tail(figures: Figures, along_loss: Scale) -> list[Html]:
    """Below the floor, from the bad and from the very bad month on: bars there are too low to be seen."""
    starts = [along_loss(figures.value(f"portfolio.value_at_risk.{level}")) for level in (BAD, VERY_BAD)]
    return [
        fluid.bar(start, FLOOR, end - start, TAIL, kind)
        for start, end, kind in zip(
            starts, (starts[1], fluid.RIGHT), ("tail-bad", "tail-very-bad"), strict=True
        )
    ]


def _marks(figures: Figures, along_loss: Scale) -> list[Html]:
    shapes = []
    for row, (level, name) in enumerate(MARKS):
        path = f"portfolio.value_at_risk.{level}"
        x, y = along_loss(figures.value(path)), 12.0 + row * LINE_HEIGHT
        words = sentence(figures.lang, f"charts.month.{name}", amount=figures.about_money_as_text(path))
        anchor, aside = ("end", -4) if x > MIDDLE else ("start", 4)
        shapes.append(fluid.upright(x, y - 9, FLOOR, f"mark-{name.replace('_', '-')}"))
        shapes.append(fluid.label((x, y), words, "name", anchor, aside=aside))
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
