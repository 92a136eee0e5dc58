"""The same month twenty times over, from the mildest to the worst, a bar for each: how bad a bad one is.

Each bar is the middle of its twentieth of the distribution of Equation (12): the loss at 2.5 %, 7.5 %, … and
97.5 %. So ten bars stand below the usual loss (50 %), and the last alone, hatched, above the bad one (95 %).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from calculator.exposure.loss_levels import BAD, USUAL
from calculator.page.charts import fluid, svg
from calculator.page.charts.axis import Scale, ticks
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.period import period
from calculator.page.html.shown_figure import Figures

NAME = "twenty-months-chart"
MONTHS = 20
SMALLEST_COIN = 0.01
MARGIN, TOP, FLOOR, HEIGHT = "left", 14.0, 172.0, 196.0
GAP = 0.22
"""Of a bar's room, what stays free."""


@dataclass(frozen=True, slots=True)
class Month:
    """A bar: the loss (money) and the share of months that lose no more."""

    share: float
    loss: float


def twenty_months(figures: Figures) -> list[Month]:
    """Twenty equally likely losses, rising, each on its side of the usual and of the bad one."""
    lattice = figures.result["loss_distribution"]
    below = list(accumulate(lattice["probability"]))
    usual, bad = (figures.value(f"portfolio.value_at_risk.{level}") for level in (USUAL, BAD))
    shares = [(place + 0.5) / MONTHS for place in range(MONTHS)]
    losses = [
        lattice.get("origin", 0.0) + lattice["step"] * min(bisect_left(below, share), len(below) - 1)
        for share in shares
    ]
    bounds = [
        (0.0, usual) if share < USUAL else (usual, bad) if share < BAD else (bad, max(bad, losses[-1]))
        for share in shares
    ]
    return [
        Month(share, min(max(loss, low), high))
        for share, loss, (low, high) in zip(shares, losses, bounds, strict=True)
    ]


def twenty_months_chart(figures: Figures) -> Html:
    """The figure of twenty months; a plain sentence when nothing can be lost."""
    if figures.value("portfolio.expected_book_loss") < SMALLEST_COIN:
        return sentence(figures.lang, "charts.month.nothing")
    months = twenty_months(figures)
    finding = sentence(
        figures.lang,
        "charts.twenty_months.finding",
        period=period(figures),
        usual=figures.about_money(f"portfolio.value_at_risk.{USUAL}"),
        bad=figures.about_money(f"portfolio.value_at_risk.{BAD}"),
    )
    return framed(NAME, figures.lang, _drawing(figures, months), finding, _table(figures, months))


def _drawing(figures: Figures, months: list[Month]) -> Html:
    lang, hatch = figures.lang, f"{NAME}-hatch"
    levels = ticks(months[-1].loss, 4)
    upwards = Scale(0, levels[-1], FLOOR, TOP)
    room = fluid.RIGHT / MONTHS
    bars = [
        fluid.bar(
            place * room + room * GAP / 2,
            upwards(month.loss),
            room * (1 - GAP),
            FLOOR - upwards(month.loss),
            "bar-bad" if month.share > BAD else "bar-usual",
            fill=f"url(#{hatch})" if month.share > BAD else None,
        )
        for place, month in enumerate(months)
    ]
    return fluid.drawing(
        NAME,
        sentence(lang, "charts.twenty_months.title", period=period(figures)),
        sentence(lang, "charts.twenty_months.description", **_amounts(figures)),
        HEIGHT,
        svg.hatching(hatch, "hatch", dense=True),
        fluid.levels(
            [(level, numbers.axis_money(level, lang, figures.currency)) for level in levels], upwards
        ),
        *bars,
        *_marks(figures, upwards),
        fluid.label((fluid.LEFT, HEIGHT - 6), sentence(lang, "charts.twenty_months.mildest"), "tick"),
        fluid.label(
            (fluid.RIGHT, HEIGHT - 6), sentence(lang, "charts.twenty_months.worst"), "warning-name", "end"
        ),
        margin=MARGIN,
    )


def _marks(figures: Figures, upwards: Scale) -> list[Html]:
    """The usual and the bad loss, each a level line; its words above it, or below where there is no room."""
    usual, bad = (upwards(figures.value(f"portfolio.value_at_risk.{level}")) for level in (USUAL, BAD))
    amounts = _amounts(figures)
    shapes = []
    for name, y in (("bad", bad), ("usual", usual)):
        words = sentence(figures.lang, f"charts.month.{name}", amount=amounts[name])
        under = name == "usual" and usual - bad < fluid.TEXT_SIZE + 6
        shapes.append(fluid.level(y, f"mark-{name}"))
        shapes.append(fluid.label((0, y + (fluid.TEXT_SIZE + 2 if under else -5)), words, "name", aside=4))
    return shapes


def _amounts(figures: Figures) -> dict[str, str]:
    return {
        name: figures.about_money_as_text(f"portfolio.value_at_risk.{level}")
        for name, level in (("usual", USUAL), ("bad", BAD))
    }


def _table(figures: Figures, months: list[Month]) -> Html:
    rows = [
        (text(numbers.whole(place)), text(numbers.about_money(month.loss, figures.lang, figures.currency)))
        for place, month in enumerate(months, start=1)
    ]
    columns = heads(figures.lang, "charts.twenty_months.head_{name}", "place", "loss")
    return table(sentence(figures.lang, "charts.twenty_months.title", period=period(figures)), columns, rows)
