"""A buyer's four weeks with one order: delivery, the days for a return, the deduction, pay day.

The days of shipping, delivery and automatic confirmation are the calculator's defaults; seven days for a
return are those of the Consumer Protection Law, art. 25; pay day is an example.
"""

from __future__ import annotations

from calculator.build.site.made_pages.diagrams.shapes import drawing, label
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element
from calculator.parameters import fields

NAME = "buyer-calendar"
WEEKS, DAYS, WIDTH, HEIGHT, TOP = 4, 7, 47, 50, 4
RETURN_DAYS, PAY_DAY = 7, 20


def buyer_calendar(lang: str) -> Html:
    """The drawing in a language."""
    marks = _marks()
    days = {mark: day for day, mark in marks.items()}
    arrived = days["arrives"]
    last = arrived + RETURN_DAYS
    shapes = [
        shape
        for day in range(WEEKS * DAYS)
        for shape in _day(lang, day, marks.get(day), returns=arrived <= day <= last)
    ]
    return drawing(lang, NAME, TOP + WEEKS * HEIGHT + 4, *shapes, **days, last=last)


def _marks() -> dict[int, str]:
    shipping, delivery, confirmation = (
        _default(f"{name}_days") for name in ("shipping", "delivery", "confirmation")
    )
    arrives = shipping + delivery
    return {
        0: "orders",
        shipping: "ships",
        arrives: "arrives",
        arrives + confirmation: "charged",
        PAY_DAY: "paid",
    }


def _default(name: str) -> int:
    path = f"assumptions.blind_window.{name}"
    return round(float(next(field.default for field in fields() if field.path == path) or 0))


def _day(lang: str, day: int, mark: str | None, *, returns: bool) -> list[Html]:
    x, y = 5 + WIDTH * (day % DAYS), TOP + HEIGHT * (day // DAYS)
    kind = "warning" if mark == "charged" else "good" if returns else "plain"
    place = {"x": str(x), "y": str(y), "width": str(WIDTH - 3), "height": str(HEIGHT - 3), "rx": "4"}
    cell = element("g", {"class": f"diagram__box diagram__box--{kind}"}, element("rect", place))
    shapes = [cell, label((x + 5, y + 15), str(day), "note", "start")]
    if mark:
        shapes.append(label((x + (WIDTH - 3) / 2, y + 36), word(lang, f"diagram.{NAME}.{mark}"), "mark"))
    return shapes
