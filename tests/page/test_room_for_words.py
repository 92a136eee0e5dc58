"""On the narrowest screen the words of a drawing as wide as its column are whole and stand apart.

Widths are those of `svg.words_width`; what a browser makes of them is looked at in its own tests.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import combinations
from typing import Any

import pytest

from calculator.build.site.made_pages.how_we_check.waiting import waiting
from calculator.build.site.paths_and_addresses import ROOT
from calculator.page.charts import fluid, svg
from calculator.page.charts.break_even import break_even_chart
from calculator.page.charts.contributions import contributions_chart
from calculator.page.charts.history import history_chart
from calculator.page.charts.levers import levers_chart
from calculator.page.charts.month import month_chart
from calculator.page.charts.open_orders import open_orders_chart
from calculator.page.charts.tornado import tornado_chart
from calculator.page.charts.twenty_months import twenty_months_chart
from calculator.page.html.shown_figure import Figures
from calculator.words import LANGUAGES
from tests.html import Element, elements_of
from tests.page.shops import result_of, result_of_example, shop
from tests.page.test_drawn_and_said import aged

Box = tuple[float, float, float, str]
"""Left, right and foot of words, in pixels."""
TOLERATED = 3.0


def box(words: Element, margin: tuple[int, int]) -> Box:
    room = fluid.NARROWEST - sum(margin)
    at = margin[0] + float(words.get("x").removesuffix("%")) / 100 * room + float(words.get("dx") or 0)
    width = fluid.TEXT_SIZE * svg.words_width(words.text)
    left = at - {"": 0.0, "middle": width / 2, "end": width}[words.get("text-anchor")]
    return left, left + width, float(words.get("y")), words.text


def boxes(html: str) -> list[Box]:
    (drawing,) = (element for element in elements_of(html) if element.name == "svg")
    kept = re.search(r"chart--(left|right|sides)", drawing.get("class"))
    margin = fluid.MARGIN_PX[kept[1] if kept else ""]
    return [box(element, margin) for element in elements_of(html) if element.name == "text"]


def levers(figures: Figures) -> str:
    return levers_chart(figures, [str(one["lever"]) for one in figures.result["levers"]["ranked"]])


def history(figures: Figures) -> str:
    counted = {"counted_orders": 400, "counted_unpaid": 9}
    names = (
        "手机和平板电脑、配件、维修、以旧换新、碎屏险",
        "Phones, tablets and everything that goes with them",
    )
    result = result_of(shop(*(counted | {"name": name} for name in names)))
    return history_chart(Figures(result, figures.lang))


def ages(figures: Figures) -> str:
    orders = ((120_000, 3), (80_000, 20), (640_000, 40), (60_000, 65), (4_000, 100))
    return open_orders_chart(Figures(result_of(aged(*orders)), figures.lang))


def seconds_waited(figures: Figures) -> str:
    return waiting(figures.lang)


CHARTS: dict[str, Any] = {
    "ages": ages,
    "break-even": break_even_chart,
    "contributions": contributions_chart,
    "history": history,
    "levers": levers,
    "month": month_chart,
    "twenty months": twenty_months_chart,
    "waiting": seconds_waited,
    "net benefit": partial(tornado_chart, path="sensitivity.net_benefit"),
    "most owed": partial(tornado_chart, path="sensitivity.peak_receivable"),
    "worst months": partial(tornado_chart, path="shortfall_sensitivity"),
    "break-even rate": partial(tornado_chart, path="break_even_sensitivity"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_words_are_whole_and_apart(name: str, lang: str) -> None:
    found = boxes(CHARTS[name](Figures(result_of_example(lang), lang)))
    cut = [b for b in found if b[0] < -TOLERATED or b[1] > fluid.NARROWEST + TOLERATED]
    assert cut == []
    on_another = [
        (one[-1], other[-1])
        for one, other in combinations(found, 2)
        if min(one[1], other[1]) - max(one[0], other[0]) > TOLERATED
        and abs(one[2] - other[2]) < fluid.TEXT_SIZE * 0.75
    ]
    assert on_another == []


def test_the_style_sheet_keeps_the_room_that_is_reckoned_with() -> None:
    sheet = (ROOT / "calculator" / "page" / "css" / "charts.css").read_text(encoding="utf-8")
    kept = {"": (0, 0)}
    rules = re.findall(r"^\.chart--(\w+) \{\s*padding-(\w+): (\d+)px;\s*\}", sheet, re.MULTILINE)
    for margin, side, pixels in rules:
        kept[margin] = (int(pixels) * (side != "right"), int(pixels) * (side != "left"))
    assert kept == fluid.MARGIN_PX
