"""Charts: round axes, shapes that follow the numbers, a finding in words, a table, and no need for colour."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, day_ticks, round_step, ticks
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.charts.break_even import break_even_chart
from calculator.page.charts.contributions import contributions_chart
from calculator.page.charts.curve import curve_chart
from calculator.page.charts.histogram import bars
from calculator.page.charts.month import month_bars, month_chart
from calculator.page.charts.of_a_thousand import of_a_thousand_chart
from calculator.page.charts.receivable import last_day_to_draw, receivable_chart
from calculator.page.charts.ring_stress import last_day, ring_stress_chart
from calculator.page.charts.tornado import tornado_chart
from calculator.page.charts.twenty_months import twenty_months, twenty_months_chart
from calculator.page.html.shown_figure import Figures
from calculator.shop.templates import example
from calculator.words import LANGUAGES
from tests.html import Element, by_id, elements_of
from tests.page.shops import SHOPS, WITH_PROVIDER, every_shop, result_of, result_of_example

CHARTS = (
    receivable_chart,
    month_chart,
    twenty_months_chart,
    blind_window_chart,
    ring_stress_chart,
    contributions_chart,
    break_even_chart,
    of_a_thousand_chart,
    partial(curve_chart, place=0),
    partial(tornado_chart, path="sensitivity.net_benefit"),
    partial(tornado_chart, path="sensitivity.expected_book_loss"),
    partial(tornado_chart, path="sensitivity.peak_receivable"),
    partial(tornado_chart, path="shortfall_sensitivity"),
    partial(tornado_chart, path="break_even_sensitivity"),
)
POSITIVE = st.floats(1e-3, 1e12)


def of_kind(drawn: list[Element], kind: str) -> list[Element]:
    return [element for element in drawn if element.get("class") == f"chart__{kind}"]


def shapes(html: str, kind: str) -> list[Element]:
    return of_kind(elements_of(html), kind)


def points_of(path: Element) -> list[tuple[float, float]]:
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d"))
    return [(float(x), float(y)) for x, y in pairs]


@given(POSITIVE, st.integers(1, 10))
def test_axes_count_in_round_steps_and_reach_the_top(high: float, most: int) -> None:
    found = ticks(high, most)
    assert found[0] == 0
    assert found[-1] >= high * (1 - 1e-6)
    assert len(found) <= most + 1
    step = f"{round_step(high, most):.6e}"
    assert step[:8] in ("1.000000", "2.000000", "2.500000", "5.000000")


@given(POSITIVE, st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_a_scale_keeps_order_and_stays_in_the_drawing(high: float, shares: list[float]) -> None:
    scale = Scale(0, high, 200, 10)
    placed = [scale(share * high) for share in sorted(shares)]
    assert placed == sorted(placed, reverse=True)
    assert all(10 - 1e-9 <= y <= 200 + 1e-9 for y in placed)
    assert scale(2 * high) == pytest.approx(10)


PLACES = st.lists(st.tuples(st.floats(-50, 400), st.floats(-50, 400)), min_size=1, max_size=9)


def singly(places: list[tuple[float, float]]) -> str:
    return "L".join(" ".join(f"{value:.1f}".removesuffix(".0") for value in place) for place in places)


@given(PLACES)
def test_a_line_is_written_like_single_places(places: list[tuple[float, float]]) -> None:
    (path,) = elements_of(svg.line(svg.track(places), "line"))
    assert path.get("d") == f"M{singly(places)}"


@given(PLACES, st.floats(0, 300))
def test_an_area_begins_and_ends_at_the_floor(places: list[tuple[float, float]], floor: float) -> None:
    (path,) = elements_of(svg.area(svg.track(places), floor, "area"))
    assert path.get("d") == f"M{singly([(places[0][0], floor), *places, (places[-1][0], floor)])}Z"


@given(PLACES)
def test_a_track_is_gone_back_along_the_same_places(places: list[tuple[float, float]]) -> None:
    assert svg.backwards(svg.track(places)) == svg.track(places[::-1])


def test_days_are_marked_at_most_seven_times() -> None:
    for last in (0, 30, 60, 120, 365, 1095, 1460):
        assert 1 <= len(day_ticks(last)) <= 7


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=60),
    st.floats(0.1, 100),
    st.sampled_from([0.0, 250.0]),
    st.integers(1, 20),
)
def test_bars_share_out_all_probability(masses: list[float], step: float, origin: float, count: int) -> None:
    low = origin - step
    width = (len(masses) + 2) * step / count * 1.001
    found = bars(origin, step, masses, low=low, width=width, count=count)
    assert sum(bar.probability for bar in found) == pytest.approx(sum(masses))
    assert all(bar.probability >= 0 for bar in found)


def test_a_loss_of_exactly_nothing_stands_in_the_first_bar() -> None:
    assert [bar.probability for bar in bars(0.0, 10.0, [0.7, 0.3], low=0.0, width=20.0, count=2)] == [
        1.0,
        0.0,
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(("name", "document"), every_shop(), ids=[name for name, _ in every_shop()])
def test_every_chart_can_be_read_without_seeing_it(
    name: str, document: dict[str, Any], chart: Any, lang: str
) -> None:
    html = f"<div>{chart(Figures(result_of(document), lang))}</div>"
    drawn = [element for element in elements_of(html) if element.name == "svg"]
    if not drawn:
        assert elements_of(html)[0].text.strip()
        return
    ids = by_id(html)
    assert drawn[0].get("role") == "img"
    assert all(ids[reference].text.strip() for reference in drawn[0].get("aria-labelledby").split())
    names = [element.name for element in elements_of(html)]
    assert "figcaption" in names
    assert "table" in names


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", WITH_PROVIDER)
def test_the_month_of_a_shop_with_a_provider_can_be_read_without_seeing_it(name: str, lang: str) -> None:
    test_every_chart_can_be_read_without_seeing_it(name, WITH_PROVIDER[name], month_chart, lang)


@pytest.mark.parametrize("chart", CHARTS)
def test_shapes_and_labels_stay_in_the_drawing(chart: Any) -> None:
    with_provider = WITH_PROVIDER.values() if chart in (month_chart, twenty_months_chart) else ()
    for document in (*SHOPS.values(), *with_provider):
        html = chart(Figures(result_of(document), "zh"))
        for drawing in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
            drawn = elements_of(drawing)
            fluid = "chart--fluid" in drawn[0].get("class")
            width = 100.0 if fluid else float(drawn[0].get("viewBox").split()[2])
            for element in drawn:
                if element.name == "text":
                    assert -1 <= float(element.get("x").removesuffix("%")) <= width + 8
                if element.get("class") in ("chart__line", "chart__area"):
                    assert all(0 <= x <= width and y >= 0 for x, y in points_of(element))


def daily(path: Element, days: int) -> list[float]:
    """The heights of a line at evenly spaced places from its first point to its last."""
    points = points_of(path)
    (first, _), (last, _) = points[0], points[-1]
    heights, place = [], 0
    for day in range(days):
        x = first + (last - first) * day / (days - 1)
        while place < len(points) - 2 and points[place + 1][0] < x:
            place += 1
        (left, start), (right, end) = points[place : place + 2]
        heights.append(start + (end - start) * (x - left) / (right - left))
    return heights


@given(st.lists(st.floats(-200, 200), min_size=2, max_size=80), st.floats(0.05, 5))
def test_a_thinned_line_passes_every_point_that_it_leaves_out(heights: list[float], tolerance: float) -> None:
    points = [(float(x), y) for x, y in enumerate(heights)]
    kept = svg.thinned(points, tolerance)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    assert set(kept) <= set(points)
    for (left, start), (right, end) in pairwise(kept):
        for x, y in points[int(left) : int(right) + 1]:
            along = start + (end - start) * (x - left) / (right - left)
            assert abs(along - y) <= tolerance + 1e-9
    assert len(svg.thinned([(float(x), 3.0 * x) for x in range(9)])) == 2


def test_the_never_paid_band_lies_within_the_receivable() -> None:
    html = receivable_chart(Figures(result_of_example("zh"), "zh"))
    (out,), (dead,) = shapes(html, "line"), shapes(html, "band-line")
    outer, inner = daily(out, 90), daily(dead, 90)
    assert all(below >= above - 0.3 for above, below in zip(outer, inner, strict=True))
    assert [end[0] for end in (points_of(out)[0], points_of(out)[-1])] == [
        end[0] for end in (points_of(dead)[0], points_of(dead)[-1])
    ]


def test_the_curve_ends_soon_after_it_has_come_to_rest() -> None:
    curve = [min(day / 50, 1.0) for day in range(400)]
    assert last_day_to_draw(curve) == 60
    assert last_day_to_draw([0.0] * 400) == 60
    assert last_day_to_draw([float(day) for day in range(400)]) == 399


def test_the_tail_is_marked_from_the_bad_and_from_the_very_bad_month_on() -> None:
    figures = Figures(result_of_example("en"), "en")
    html = month_chart(figures)
    drawn = month_bars(figures)
    span = drawn[-1].high - drawn[0].low
    marks = {}
    for kind, level in (("usual", "0.5"), ("bad", "0.95"), ("very-bad", "0.99")):
        at = 100 * (figures.value(f"portfolio.value_at_risk.{level}") - drawn[0].low) / span
        marks[kind] = float(shapes(html, f"mark-{kind}")[0].get("x1").removesuffix("%"))
        assert marks[kind] == pytest.approx(at, abs=0.006)
    for kind, end in (("bad", marks["very-bad"]), ("very-bad", 100)):
        tail = shapes(html, f"tail-{kind}")
        beyond = [bar for bar in drawn if marks[kind] < 100 * (bar.low + bar.high) / 2 / span < end]
        assert len(tail) == len(beyond) + 1 > 1
        left, width = (float(tail[-1].get(of).removesuffix("%")) for of in ("x", "width"))
        assert (left, left + width) == pytest.approx((marks[kind], end), abs=0.011)
    assert "hatch" not in html


def drawings(html: str) -> dict[str, list[Element]]:
    """What is drawn of a picture in two widths: the elements of the narrow drawing, and of the wide one."""
    found = re.finditer(r'<svg class="chart chart--(\w+)".*?</svg>', html, re.DOTALL)
    return {drawing[1]: elements_of(drawing[0]) for drawing in found}


def squares_in(drawn: list[Element], kind: str) -> list[tuple[float, float, float]]:
    """Left and upper ends and sides of the squares of a kind."""
    outlines = [path.get("d") for path in of_kind(drawn, kind)]
    found = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)", "".join(outlines))
    return [(float(x), float(y), float(side)) for x, y, side in found]


def a_window(speed: float, most: int, confirmation_days: float, shipping_days: float = 1.0) -> Any:
    """The example, with a ring of its own."""
    document = example().document("en")
    window = {
        "orders_per_day": speed,
        "most_orders": most,
        "confirmation_days": confirmation_days,
        "shipping_days": shipping_days,
    }
    return document | {"assumptions": document.get("assumptions", {}) | {"blind_window": window}}


def test_the_two_tracks_show_every_order_up_to_the_day_it_shows() -> None:
    figures = Figures(result_of_example("en"), "en")
    days = figures.result["blind_window"]["timeline"]
    for drawn in drawings(blind_window_chart(figures)).values():
        gone, open_ones = squares_in(drawn, "gone"), squares_in(drawn, "ordered")
        assert len(gone) == days[-1]["orders_shipped"] > len(open_ones) > 0
        assert len(gone) + len(open_ones) == days[-1]["orders_placed"]
        columns = Counter(x for x, *_ in gone + open_ones)
        placed = [day["orders_placed"] for day in days]
        assert [columns[x] for x in sorted(columns)] == [
            after - before for before, after in pairwise([0, *placed]) if after > before
        ]
        (seen,) = of_kind(drawn, "mark-seen")
        assert float(seen.get("x1")) >= max(x + side for x, _, side in gone + open_ones)
        assert len(of_kind(drawn, "seen")) == 3


@pytest.mark.parametrize(
    ("speed", "most", "confirmation"), [(0.1, 30, 15), (2, 60, 0), (40, 5000, 45), (7.5, 300, 170)]
)
def test_a_ring_of_any_speed_and_length_fits_both_drawings(
    speed: float, most: int, confirmation: float
) -> None:
    result = result_of(a_window(speed, most, confirmation))
    last = result["blind_window"]["timeline"][-1]
    for kind, drawn in drawings(blind_window_chart(Figures(result, "zh"))).items():
        width = dict(svg.SHEETS)[kind]
        squares = [*squares_in(drawn, "gone"), *squares_in(drawn, "ordered")]
        said = next((e.text for e in of_kind(drawn, "tick") if "一个方格" in e.text), "一个方格是 1 单")
        each = int(re.sub(r"\D", "", said.removeprefix("一个方格")))
        assert len(squares) == math.ceil(last["orders_placed"] / each)
        assert all(x >= 0 and x + side <= width for x, _, side in squares)
        assert max(Counter(x for x, *_ in squares).values()) <= 6
        assert min(side for *_, side in squares) >= 6
        height = float(drawn[0].get("viewBox").split()[-1])
        assert all(float(e.get("y")) < height for e in drawn if e.name == "text")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_marks_stand_apart(lang: str) -> None:
    for shipping, confirmation in ((0, 0), (1, 2), (3, 14), (0.5, 90)):
        result = result_of(a_window(1.5, 60, confirmation, shipping))
        for drawn in drawings(blind_window_chart(Figures(result, lang))).values():
            marks = of_kind(drawn, "label")
            assert len(marks) == 3
            boxes = sorted((float(e.get("y")), float(e.get("x")), e.text) for e in marks)
            for (y, x, words), (next_y, next_x, _) in pairwise(boxes):
                assert next_y > y + 12 or next_x > x + 13 * svg.words_width(words)


@pytest.mark.parametrize("name", [name for name, _ in every_shop()])
def test_of_twenty_months_ten_are_below_the_usual_and_one_above_the_bad_one(name: str) -> None:
    figures = Figures(result_of(dict(every_shop())[name]), "en")
    losses = [month.loss for month in twenty_months(figures)]
    usual, bad = (figures.value(f"portfolio.value_at_risk.{level}") for level in ("0.5", "0.95"))
    assert losses == sorted(losses)
    assert len(losses) == 20
    assert losses[9] <= usual <= losses[10]
    assert losses[18] <= bad <= losses[19]


def test_twenty_months_are_drawn_as_high_as_their_losses() -> None:
    figures = Figures(result_of_example("en"), "en")
    losses = [month.loss for month in twenty_months(figures)]
    drawn = elements_of(twenty_months_chart(figures))
    bars = [e for e in drawn if e.get("class") in ("chart__bar-usual", "chart__bar-bad")]
    heights = [float(bar.get("height")) for bar in bars]
    assert heights == pytest.approx([heights[-1] * loss / losses[-1] for loss in losses], abs=0.1)
    assert [bar.get("class") for bar in bars].index("chart__bar-bad") == 19
    (line,) = of_kind(drawn, "mark-bad")
    tops = [float(bar.get("y")) for bar in bars]
    assert tops[19] < float(line.get("y1")) < tops[18]


def test_the_table_of_the_blind_window_has_every_day_on_which_something_is_to_be_seen() -> None:
    for document in SHOPS.values():
        result = result_of(document)
        if result["blind_window"] is None:
            continue
        html = blind_window_chart(Figures(result, "en"))
        rows = [e.text for e in elements_of(html) if e.name == "th" and e.get("scope") == "row"]
        telling = [f"{day['day']:,}" for day in result["blind_window"]["timeline"] if day["visible"]]
        assert set(telling) <= set(rows)
        assert len(rows) <= 22


def test_the_ring_stands_on_the_usual_curve_and_comes_down_when_it_is_written_off() -> None:
    result = result_of_example("zh")
    ring = result["blind_window"]
    last_order = math.ceil((ring["most_orders"] - 1) / ring["orders_per_day"])
    html = ring_stress_chart(Figures(result, "zh"))
    days = last_day(Figures(result, "zh")) + 1
    assert days > 90 + 90 + last_order
    below, above = (daily(shapes(html, kind)[0], days) for kind in ("line", "band-line"))
    gap = [low - high for low, high in zip(below, above, strict=True)]
    assert all(abs(gap[day]) <= 0.5 for day in range(days) if not 90 <= day < 90 + 90 + last_order)
    assert all(gap[day] > 0.3 for day in range(91, 90 + 90 + last_order - 1))


@pytest.mark.parametrize(("lang", "said"), [("zh", "每 20 次 1 次"), ("en", "1 time in 20")])
def test_how_often_a_loss_comes_is_told_in_full(lang: str, said: str) -> None:
    figures = Figures(result_of_example(lang), lang)
    assert said in [element.text for element in elements_of(month_chart(figures)) if element.name == "th"]
