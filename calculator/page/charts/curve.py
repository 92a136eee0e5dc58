"""What pay-later earns over one input: the curve, the reader's place on it, and the point where it turns.

Horizontally the input, vertically the net benefit; the tinted side is the one on which pay-later costs
money. The place and the turning point are named above the drawing, in a row each, so that neither hides the
other.
"""

from __future__ import annotations

from typing import Any

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, ticks_around_zero, ticks_between
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.shown_figure import Figures
from calculator.parameters.fields import field_at

LEFT, RIGHT, TOP, FLOOR, HEIGHT = 64.0, svg.WIDTH - 8.0, 42.0, 128.0, 152
TURN_ROW, NOW_ROW = 13.0, 31.0
MIDDLE = svg.WIDTH / 2


def curve_chart(figures: Figures, place: int) -> Html:
    """The figure of one curve of the result; its element says for which input it is.

    A plain sentence where there is no such curve.
    """
    lang = figures.lang
    if place >= len(figures.result["curves"]):
        return sentence(lang, "charts.curve.nothing")
    curve = figures.result["curves"][place]
    name = f"curve-{curve['input'].replace('_', '-')}"
    picture = svg.drawing(
        name,
        sentence(lang, "charts.curve.title", input=input_name(lang, curve)),
        sentence(lang, "charts.curve.description", input=input_name(lang, curve)),
        HEIGHT,
        *_shapes(figures, curve),
    )
    figure = framed(name, lang, picture, finding(figures, place), _table(figures, place))
    return element("div", {"class": "curve", "data-curve-for": curve["path"]}, figure)


def input_name(lang: str, curve: dict[str, Any]) -> Html:
    """The input that a curve is about."""
    return sentence(lang, f"choice.ranges.input.{curve['input']}")


def finding(figures: Figures, place: int) -> Html:
    """Up to where, or from where on, pay-later pays, and where the reader is."""
    curve, path = figures.result["curves"][place], f"curves[{place}]."
    kind = _kind(curve)

    def shown(name: str) -> Html:
        return figures.amount(path + name) if kind == "number" else figures.of_kind(path + name, kind)

    if curve["turns_at"] is None:
        ends = {"low": shown("values[0]"), "high": shown(f"values[{len(curve['values']) - 1}]")}
    else:
        ends = {"turn": shown("turns_at")}
    return sentence(
        figures.lang,
        f"charts.curve.pays_{curve['pays']}",
        input=input_name(figures.lang, curve),
        now=shown("now"),
        **ends,
    )


def _kind(curve: dict[str, Any]) -> str:
    field = field_at(curve["path"].replace("[]", "[0]"))
    assert field is not None
    return field.kind


def _written(figures: Figures, curve: dict[str, Any], value: float) -> str:
    """A value of the input, as short as it can stand in a drawing."""
    lang = figures.lang
    return {
        "rate": lambda: numbers.percent(value, lang),
        "money": lambda: numbers.short_money(value, lang, figures.currency),
        "days": lambda: numbers.days(value, lang),
    }.get(_kind(curve), lambda: numbers.amount(value))()


def _shapes(figures: Figures, curve: dict[str, Any]) -> list[Html]:
    lang, values, turn, now = figures.lang, curve["values"], curve["turns_at"], curve["now"]
    points = sorted({*zip(values, curve["net_benefit"], strict=True), (now, curve["net_benefit_now"])})
    levels = ticks_around_zero([at for _, at in points], 3)
    rightwards = Scale(values[0], values[-1], LEFT, RIGHT)
    upwards = Scale(levels[0], levels[-1], FLOOR, TOP)
    line = svg.track([(rightwards(value), upwards(at)) for value, at in points])
    shapes = [
        _losing_side(curve, rightwards),
        across(
            ((level, numbers.axis_money(level, lang, figures.currency)) for level in levels),
            LEFT,
            RIGHT,
            upwards,
        ),
        svg.line(line, "line"),
    ]
    if turn is not None:
        said = sentence(lang, "charts.curve.turn", value=_written(figures, curve, turn))
        shapes += _named(rightwards(turn), TURN_ROW, FLOOR, said, "mark-seen")
    place = (rightwards(now), upwards(curve["net_benefit_now"]))
    said = sentence(lang, "charts.curve.now", value=_written(figures, curve, now))
    shapes += _named(place[0], NOW_ROW, place[1], said, "mark-event")
    shapes.append(svg.dot(place, 5, "dot-helps"))
    ticks = ticks_between(values[0], values[-1], 4)
    shapes.append(along([(tick, _written(figures, curve, tick)) for tick in ticks], FLOOR, rightwards))
    return shapes


def _losing_side(curve: dict[str, Any], rightwards: Scale) -> Html:
    low, high = LEFT, RIGHT
    if curve["pays"] == "everywhere":
        return Html()
    if curve["pays"] == "below":
        low = rightwards(curve["turns_at"])
    elif curve["pays"] == "above":
        high = rightwards(curve["turns_at"])
    return svg.bar(low, TOP, high - low, FLOOR - TOP, "losing")


def _named(x: float, row: float, end: float, said: Html, kind: str) -> list[Html]:
    to_the_left = x > MIDDLE
    at = (x - 4 if to_the_left else x + 4, row)
    return [
        svg.rule((x, row - 10), (x, end), kind),
        svg.label(at, said, "name", "end" if to_the_left else "start"),
    ]


def _table(figures: Figures, place: int) -> Html:
    lang, curve, path = figures.lang, figures.result["curves"][place], f"curves[{place}]."
    kind = _kind(curve)
    shown = figures.amount if kind == "number" else lambda at: figures.of_kind(at, kind)
    columns = [input_name(lang, curve), *heads(lang, "charts.curve.head_{name}", "net")]
    rows = [
        (shown(f"{path}values[{step}]"), figures.money(f"{path}net_benefit[{step}]"))
        for step in range(len(curve["values"]))
    ]
    return table(sentence(lang, "charts.curve.title", input=input_name(lang, curve)), columns, rows)
