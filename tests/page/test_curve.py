"""A small curve: what is drawn is what is said, in both languages and in letters that can be read."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from calculator.page.charts import svg
from calculator.page.charts.axis import ticks_between
from calculator.page.charts.curve import FLOOR, LEFT, RIGHT, curve_chart
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.what_flips import what_flips
from calculator.words import LANGUAGES
from tests.html import Element, elements_of, with_attribute
from tests.page.shops import every_shop, result_of, result_of_example, shop

NARROWEST, WIDEST = 248, 780
"""Pixels that a drawing has on a phone of 320, and in a column of text where the theme grows its letters."""
SHEET = Path(__file__).parents[2] / "calculator/page/css/charts.css"


def shapes(html: str, kind: str) -> list[Element]:
    return [element for element in elements_of(html) if element.get("class") == f"chart__{kind}"]


def drawn_at(x: float, low: float, high: float) -> float:
    """The value of the input at a place of the drawing."""
    return low + (x - LEFT) / (RIGHT - LEFT) * (high - low)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_place_and_the_turning_point_are_drawn_where_they_are_said(lang: str) -> None:
    turned = 0
    for name, document in every_shop():
        result = result_of(document)
        for place, curve in enumerate(result["curves"]):
            html = curve_chart(Figures(result, lang), place)
            low, high = curve["values"][0], curve["values"][-1]
            (dot,) = shapes(html, "dot-helps")
            near = 0.2 / (RIGHT - LEFT) * (high - low)
            assert drawn_at(float(dot.get("cx")), low, high) == pytest.approx(curve["now"], abs=near), name
            said = {one.get("data-result"): one for one in with_attribute(html, "data-result")}
            assert float(said[f"curves[{place}].now"].get("data-value")) == curve["now"]
            rules = shapes(html, "mark-seen")
            assert len(rules) == (curve["turns_at"] is not None)
            for rule in rules:
                turned += 1
                assert drawn_at(float(rule.get("x1")), low, high) == pytest.approx(
                    curve["turns_at"], abs=near
                )
                assert float(said[f"curves[{place}].turns_at"].get("data-value")) == curve["turns_at"]
    assert turned > 10


def test_the_tinted_side_is_the_one_that_loses() -> None:
    result = result_of_example("en")
    for place, curve in enumerate(result["curves"]):
        (side,) = shapes(curve_chart(Figures(result, "en"), place), "losing")
        left, right = float(side.get("x")), float(side.get("x")) + float(side.get("width"))
        for value, benefit in zip(curve["values"], curve["net_benefit"], strict=True):
            x = LEFT + (value - curve["values"][0]) / (curve["values"][-1] - curve["values"][0]) * (
                RIGHT - LEFT
            )
            assert (left - 0.1 <= x <= right + 0.1) == (benefit <= 0)


def test_the_curve_meets_the_base_line_at_the_turning_point() -> None:
    result = result_of_example("en")
    html = curve_chart(Figures(result, "en"), 0)
    (line,) = shapes(html, "line")
    (zero,) = shapes(html, "baseline")
    (rule,) = shapes(html, "mark-seen")
    points = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", line.get("d"))]
    at = float(rule.get("x1"))
    before, after = max(p for p in points if p[0] <= at), min(p for p in points if p[0] >= at)
    share = (at - before[0]) / (after[0] - before[0])
    height = before[1] + share * (after[1] - before[1])
    assert height == pytest.approx(float(zero.get("y1")), abs=1)
    assert all(0 < y <= FLOOR for _, y in points)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_curve_says_for_which_input_it_is_and_has_its_numbers(lang: str) -> None:
    result = result_of_example(lang)
    html = what_flips(Figures(result, lang))
    marked = with_attribute(html, "data-curve-for")
    assert [one.get("data-curve-for") for one in marked] == [curve["path"] for curve in result["curves"]]
    for curve, one in zip(result["curves"], marked, strict=True):
        rows = [row for row in elements_of(html) if row.name == "tr" and one in row.ancestors]
        assert len(rows) == 1 + len(curve["values"])


def test_letters_are_twelve_pixels_and_no_more_than_fifteen_from_a_phone_to_a_desk() -> None:
    """Each step of the style sheet at both ends of the widths it is for."""
    sheet = SHEET.read_text(encoding="utf-8")
    steps = re.findall(
        r"@container \((min|max)-width: (\d+)px\) \{\s*\.chart \{\s*--chart-text: ([\d.]+)px", sheet
    )
    usual = re.search(r"^\.chart \{\s*--chart-text: ([\d.]+)px", sheet, re.MULTILINE)
    assert usual is not None
    (_, narrow, small), (_, narrower, smallest), *wider = steps
    starts = [
        (NARROWEST, smallest),
        (float(narrower) + 1, small),
        (float(narrow) + 1, usual[1]),
        *((float(at), size) for _, at, size in wider),
    ]
    assert [at for at, _ in starts] == sorted(at for at, _ in starts)
    for (start, size), (end, _) in pairwise([*starts, (WIDEST, "")]):
        assert start * float(size) / svg.WIDTH >= 11.9, start
        assert end * float(size) / svg.WIDTH <= 15, end


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"incremental_share": 1, "goods_cost_share": 0.1, "shipping_cost": 0}, "pays off all the way from"),
        ({"incremental_share": 0}, "loses money all the way from"),
    ],
)
def test_without_a_turning_point_the_whole_course_is_told(changes: dict[str, float], said: str) -> None:
    assert said in elements_of(f"<div>{what_flips(Figures(result_of(shop(changes)), 'en'))}</div>")[0].text


def test_nothing_is_drawn_for_a_shop_without_orders() -> None:
    assert what_flips(Figures(result_of(shop({"orders_per_month": 0})), "en")) == ""


@pytest.mark.parametrize(("low", "high"), [(0.008, 0.0324), (34.2, 136.9), (0, 1), (0.25, 1.0), (7.5, 30)])
def test_ticks_between_are_round_and_inside(low: float, high: float) -> None:
    found = ticks_between(low, high, 4)
    assert 2 <= len(found) <= 5
    assert all(low * (1 - 1e-9) <= tick <= high * (1 + 1e-9) for tick in found)
