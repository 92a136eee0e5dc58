"""Limits per order: the average of the worst months and the net benefit at each limit tried.

Limits stand side by side in rising order, `none` last; the thin line is the loss, the thick one the net
benefit, the dotted one across what the merchant can bear. Their steps are not even, and the axis says so.
"""

from __future__ import annotations

from typing import Any

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, ticks_around_zero
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures

NAME = "limits-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 64.0, svg.WIDTH - 10.0, 20.0, 180.0, 218
TRIED = "levers.limits.tried"
FEW = 3


def limits_chart(figures: Figures) -> Html:
    """The figure of the limits; nothing where there are only all or none."""
    tried = figures.result["levers"]["limits"]["tried"]
    if len(tried) < FEW:
        return Html()
    lang = figures.lang
    title = sentence(lang, "charts.limits_tried.title")
    last = f"{TRIED}[{len(tried) - 1}].expected_shortfall"
    described = sentence(
        lang,
        "charts.limits_tried.description",
        low=_money(figures, tried[1]["expected_shortfall"]),
        high=_money(figures, tried[-1]["expected_shortfall"]),
    )
    finding = sentence(
        lang,
        "charts.limits_tried.description",
        low=figures.about_money(f"{TRIED}[1].expected_shortfall"),
        high=figures.about_money(last),
    )
    picture = svg.drawing(NAME, title, described, HEIGHT, *_shapes(figures, tried))
    return framed(NAME, lang, picture, finding, _table(figures, len(tried)))


def _money(figures: Figures, value: float) -> str:
    return numbers.about_money(value, figures.lang, figures.currency)


def _shapes(figures: Figures, tried: list[dict[str, Any]]) -> list[Html]:
    lang, budget = figures.lang, figures.result["inputs"]["levers"]["loss_budget"]
    losses, benefits = ([one[name] for one in tried] for name in ("expected_shortfall", "net_benefit"))
    levels = ticks_around_zero([*losses, *benefits], 5)
    upwards = Scale(levels[0], levels[-1], FLOOR, TOP)
    places = Scale(0, len(tried) - 1, LEFT + 6, RIGHT - 10)
    shapes = [
        across(((v, numbers.axis_money(v, lang, figures.currency)) for v in levels), LEFT, RIGHT, upwards),
        along(_labels(figures, tried), FLOOR, places),
        svg.line(svg.track([(places(at), upwards(loss)) for at, loss in enumerate(losses)]), "band-line"),
        svg.line(svg.track([(places(at), upwards(net)) for at, net in enumerate(benefits)]), "line"),
        *_named_lines(lang, upwards(losses[-1]), upwards(benefits[-1])),
        svg.label(
            ((LEFT + RIGHT) / 2, HEIGHT - 3),
            sentence(lang, "charts.limits_tried.uneven"),
            "axis-name",
            "middle",
        ),
    ]
    if budget is not None and budget <= levels[-1]:
        y = upwards(budget)
        shapes.append(svg.rule((LEFT, y), (RIGHT, y), "mark-event"))
        words = sentence(lang, "charts.limits_tried.budget")
        shapes.append(svg.label((RIGHT, y - 4), words, "tick", "end"))
    recommended = figures.result["levers"]["limits"]["recommended"]
    if recommended is not None:
        x = places(recommended)
        shapes.append(svg.rule((x, TOP - 6), (x, FLOOR), "mark-seen"))
    return shapes


def _named_lines(lang: str, loss: float, net: float) -> list[Html]:
    """The names of the two lines at their ends, one above its line and one below, to stand apart."""
    above = {"shortfall": loss <= net, "net": net < loss}
    return [
        svg.label(
            (RIGHT, min(y - 6, FLOOR - 4) if above[name] else min(y + svg.LINE_HEIGHT, FLOOR - 4)),
            sentence(lang, f"charts.limits_tried.{name}"),
            kind,
            "end",
        )
        for name, y, kind in (("shortfall", loss, "warning-name"), ("net", net, "better-name"))
    ]


def _labels(figures: Figures, tried: list[dict[str, Any]]) -> list[tuple[float, str]]:
    """The limits at the axis, as many as can be read."""
    step = 1 + len(tried) // 5
    shown = [place for place in range(1, len(tried) - 1, step) if place <= len(tried) - 1 - step]
    labels = [
        (float(place), numbers.short_money(tried[place]["limit"], figures.lang, figures.currency))
        for place in shown
    ]
    return [*labels, (float(len(tried) - 1), sentence(figures.lang, "charts.limits_tried.no_limit"))]


def _table(figures: Figures, count: int) -> Html:
    lang = figures.lang
    columns = heads(lang, "charts.limits_tried.head_{name}", "limit", "shortfall", "net")
    rows = [
        (
            _limit(figures, place),
            figures.money(f"{TRIED}[{place}].expected_shortfall"),
            figures.money(f"{TRIED}[{place}].net_benefit"),
        )
        for place in range(count)
    ]
    return table(sentence(lang, "charts.limits_tried.title"), columns, rows)


def _limit(figures: Figures, place: int) -> Html:
    limit = figures.result["levers"]["limits"]["tried"][place]["limit"]
    if limit is None:
        return sentence(figures.lang, "charts.limits_tried.no_limit")
    if limit == 0:
        return sentence(figures.lang, "charts.limits_tried.none_sold")
    return figures.money(f"{TRIED}[{place}].limit")
