"""A tornado: for each input a bar from where the figure stands at its low end to where it stands at its high.

The mark on each bar is the figure as it is; on one side of it the figure is better for the merchant, on the
other worse, as the heads of the sides say. Below, separate, all inputs at their worse ends.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from calculator import words
from calculator.page.charts import fluid, svg
from calculator.page.charts.axis import Scale
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures, value_at

MARGIN = "sides"
ROW, BAR, TOP = 38.0, 12.0, 18.0
MOST_BARS = 7
LONGEST_NAME = 39
RATES = frozenset(("break_even_rate",))
"""Figures that are rates; the others are money."""
GAINS = frozenset(("net_benefit", "break_even_rate"))
"""Figures of which more is better; the others are losses and money out."""
USUAL_RANGE = ("multiples", 0.8, 1.2)
"""The range that the words above the drawings tell, so that a bar need not."""


def tornado_chart(figures: Figures, path: str) -> Html:
    """The tornado at a path of the result, with its finding and its table."""
    lang, tornado = figures.lang, _at(figures, path)
    figure = tornado["figure"]
    name = sentence(lang, f"charts.sensitivity.{figure}.name")
    about = figures.percent if figure in RATES else figures.about_money
    if not tornado["inputs"]:
        base = about(f"{path}.base")
        return sentence(lang, "charts.sensitivity.finding_none", figure=name, base=base)
    finding = sentence(
        lang,
        "charts.sensitivity.finding",
        figure=name,
        base=about(f"{path}.base"),
        input=_input(lang, tornado["inputs"][0]["input"]),
        at_low=about(f"{path}.inputs[0].at_low"),
        at_high=about(f"{path}.inputs[0].at_high"),
        all_adverse=about(f"{path}.all_adverse"),
    )
    drawn = tornado["inputs"][:MOST_BARS]
    picture = fluid.drawing(
        f"tornado-{figure}",
        sentence(lang, f"charts.sensitivity.{figure}.title"),
        sentence(lang, "charts.sensitivity.description", figure=name),
        TOP + ROW * len(drawn) + 26,
        *_shapes(figures, tornado, drawn),
        margin=MARGIN,
    )
    return framed(f"tornado-{figure}", lang, picture, finding, _table(figures, path))


def _at(figures: Figures, path: str) -> dict[str, Any]:
    found = value_at(figures.result, path)
    assert isinstance(found, dict)
    return found


def _input(lang: str, name: str) -> str:
    return words.say(lang, f"choice.ranges.input.{name}")


def _ranged(lang: str, moved: dict[str, Any]) -> Html:
    return _range(lang, moved["ends_are"], moved["input"], moved["low"], moved["high"])


def _named(lang: str, moved: dict[str, Any]) -> str:
    """An input, with its range where that is not the usual one."""
    usual = (moved["ends_are"], moved["low"], moved["high"]) == USUAL_RANGE
    return svg.shortened(_input(lang, moved["input"]) if usual else _ranged(lang, moved), LONGEST_NAME)


# Every tornado tells the same ranges, in its drawing and in its table.
@lru_cache(maxsize=512)
def _range(lang: str, ends_are: str, name: str, low: float, high: float) -> Html:
    return sentence(
        lang,
        f"charts.sensitivity.range_{ends_are}",
        input=_input(lang, name),
        low=numbers.decimal(low),
        high=numbers.decimal(high),
    )


def _shapes(figures: Figures, tornado: dict[str, Any], drawn: list[dict[str, Any]]) -> list[Html]:
    lang, base = figures.lang, tornado["base"]
    short = _short(figures, tornado["figure"])
    ends = [end for moved in drawn for end in (moved["at_low"], moved["at_high"])]
    along = fluid.scale(min(base, *ends), max(base, *ends))
    lower, higher = ("worse", "better") if tornado["figure"] in GAINS else ("better", "worse")
    left, right = fluid.MARGIN_PX[MARGIN]
    shapes = [
        fluid.label((0, 12), sentence(lang, f"charts.sensitivity.{lower}"), f"{lower}-name", aside=-left),
        fluid.label(
            (fluid.RIGHT, 12),
            sentence(lang, f"charts.sensitivity.{higher}"),
            f"{higher}-name",
            "end",
            aside=right,
        ),
    ]
    for row, moved in enumerate(drawn):
        top = TOP + row * ROW + 17
        shapes.append(fluid.label((0, top - 5), _named(lang, moved), aside=-left))
        for end in (moved["at_low"], moved["at_high"]):
            start, stop = sorted((along(base), along(end)))
            side = lower if end < base else higher
            shapes.append(fluid.bar(start, top, stop - start, BAR, f"bar-{side}"))
        shapes.append(fluid.upright(along(base), top - 2, top + BAR + 2, "mark-usual"))
        shapes += _ends(moved, along, top + BAR - 1, short)
    y = TOP + ROW * len(drawn) + 20
    shapes.append(fluid.label((0, y), sentence(lang, "charts.sensitivity.all_adverse"), aside=-left))
    shapes.append(
        fluid.label((fluid.RIGHT, y), short(tornado["all_adverse"]), "warning-name", "end", aside=right)
    )
    return shapes


def _short(figures: Figures, figure: str) -> Callable[[float], str]:
    """Writes a value of a figure as short as can be."""
    if figure in RATES:
        return lambda value: numbers.percent(value, figures.lang)
    return lambda value: numbers.short_money(value, figures.lang, figures.currency)


def _ends(moved: dict[str, Any], along: Scale, y: float, short: Callable[[float], str]) -> list[Html]:
    lower, upper = sorted((moved["at_low"], moved["at_high"]))
    return [
        fluid.label((along(lower), y), short(lower), "tick", "end", aside=-4),
        fluid.label((along(upper), y), short(upper), "tick", aside=4),
    ]


def _table(figures: Figures, path: str) -> Html:
    lang, tornado = figures.lang, _at(figures, path)
    shown = figures.percent if tornado["figure"] in RATES else figures.money
    columns = heads(lang, "charts.sensitivity.head_{name}", "input", "low", "high")
    rows = [
        (
            _ranged(lang, moved),
            shown(f"{path}.inputs[{place}].at_low"),
            shown(f"{path}.inputs[{place}].at_high"),
        )
        for place, moved in enumerate(tornado["inputs"])
    ]
    return table(sentence(lang, f"charts.sensitivity.{tornado['figure']}.title"), columns, rows)
