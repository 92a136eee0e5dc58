"""What a chart draws is what it says: lengths and dots against the figures in its words and its table."""

from __future__ import annotations

import re
from typing import Any

import pytest

from calculator.answers.commitments import commitments
from calculator.build.site.made_pages.order_file_page import example_reading
from calculator.buyer.plan_example import plan_example
from calculator.page.buyer.balance_chart import balance_chart
from calculator.page.charts import svg
from calculator.page.charts.axis import Scale
from calculator.page.charts.break_even import break_even_chart
from calculator.page.charts.contributions import contributions_chart
from calculator.page.charts.curve import curve_chart
from calculator.page.charts.history import history_chart
from calculator.page.charts.levers import levers_chart
from calculator.page.charts.limits_tried import limits_chart
from calculator.page.charts.of_a_thousand import of_a_thousand_chart
from calculator.page.charts.open_orders import open_orders_chart
from calculator.page.charts.receivable import last_day_to_draw, receivable_chart
from calculator.page.charts.tornado import tornado_chart
from calculator.page.html import numbers
from calculator.page.html.shown_figure import Figures
from calculator.page.order_file.sections.ageing import ageing_section
from calculator.shop.templates import example
from calculator.words import LANGUAGES, say
from tests.html import Element, elements_of
from tests.page.shops import SHOPS, result_of, result_of_example, shop

HALF_A_UNIT = 0.11
"""Lengths are written with one decimal."""


def drawn(html: str, *kinds: str) -> list[Element]:
    """The shapes of any of these kinds, in their order."""
    wanted = {f"chart__{kind}" for kind in kinds}
    return [element for element in elements_of(html) if element.get("class") in wanted]


def place(shape: Element, of: str) -> float:
    """An attribute that is a length, in units of the drawing or in per cent of its width."""
    return float(shape.get(of).removesuffix("%"))


def lengths(shapes: list[Element]) -> list[float]:
    return [place(shape, "width") for shape in shapes]


def in_proportion(values: list[float], to: list[float]) -> bool:
    scale = max(values) / max(to)
    return values == pytest.approx([scale * value for value in to], abs=2 * HALF_A_UNIT)


def path(shape: Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", shape.get("d"))]


def test_the_dot_of_a_segment_is_past_the_tick_where_its_rate_is() -> None:
    result = result_of(
        shop(
            {"non_payment_rate": 0.01}, {"non_payment_rate": 0.2}, {"non_payment_rate": 0.03, "fraud_rate": 0}
        )
    )
    html = break_even_chart(Figures(result, "en"))
    dots = [place(dot, "cx") for dot in drawn(html, "dot")]
    ticks = [place(tick, "x1") for tick in drawn(html, "mark-usual")]
    entered = [one["non_payment_rate"] for one in result["inputs"]["segments"]]
    limits = [one["break_even_non_payment_rate"] for one in result["segments"]]
    assert in_proportion(dots + ticks, entered + limits)
    assert lengths(drawn(html, "room")) == pytest.approx(ticks)
    said = [e.text for e in drawn(html, "warning-name", "axis-name")]
    assert ["past" in words for words in said] == [x > tick for x, tick in zip(dots, ticks, strict=True)]


def test_as_many_dots_are_lost_as_the_words_say() -> None:
    figures = Figures(result_of_example("en"), "en")
    html = of_a_thousand_chart(figures)
    said = next(element.text for element in elements_of(html) if element.name == "figcaption")
    number, share = re.search(r"About (\d+) of .* they are ([\d.]+)%", said).groups()  # type: ignore[union-attr]
    segments = figures.result["segments"]
    never = sum(one["pay_later_orders"] * one["probability_of_default"] for one in segments)
    orders = sum(one["pay_later_orders"] for one in segments)
    assert len(drawn(html, "order-lost")) == int(number) == round(1000 * never / orders)
    (whole,), (lost,) = lengths(drawn(html, "room")), lengths(drawn(html, "band"))
    assert lost / whole == pytest.approx(float(share) / 100, abs=0.001)
    named = [element.text for element in drawn(html, "warning-name")]
    assert named == [f"{number} never paid", f"{share}% never paid"]


@pytest.mark.parametrize("figure", ["net_benefit", "expected_book_loss"])
def test_a_tornado_is_as_long_as_its_inputs_move_the_figure_and_calls_the_right_side_worse(
    figure: str,
) -> None:
    figures = Figures(result_of_example("en"), "en")
    tornado = figures.result["sensitivity"][figure]
    html = tornado_chart(figures, f"sensitivity.{figure}")
    bars = drawn(html, "bar-better", "bar-worse")
    base = tornado["base"]
    ends = [end for moved in tornado["inputs"][:7] for end in (moved["at_low"], moved["at_high"])]
    assert in_proportion(lengths(bars), [abs(end - base) for end in ends])
    gains = figure == "net_benefit"
    assert [bar.get("class") == "chart__bar-better" for bar in bars if place(bar, "width")] == [
        (end > base) == gains for end in ends if end != base
    ]
    left, right = (drawn(html, f"{side}-name")[0] for side in (("worse", "better")[:: 1 if gains else -1]))
    assert place(left, "x") < place(right, "x")


def test_the_levers_bars_are_the_tables_figures_on_one_scale() -> None:
    figures = Figures(result_of_example("en"), "en")
    ranked = figures.result["levers"]["ranked"]
    html = levers_chart(figures, [str(place) for place in range(len(ranked))])
    bars = drawn(html, "bar-better", "bar-worse", "bar-change")
    shown = [value for one in ranked for value in (one["shortfall_avoided"], one["net_benefit_change"])]
    assert in_proportion(lengths(bars), [abs(value) for value in shown])
    assert all((value < 0) == ("worse" in bar.get("class")) for value, bar in zip(shown, bars, strict=True))


def test_the_counted_rates_lie_in_their_intervals_as_the_table_has_them() -> None:
    counts = ({"counted_orders": 400, "counted_unpaid": 9}, {"counted_orders": 60, "counted_unpaid": 3})
    result = result_of(shop(*counts))
    html = history_chart(Figures(result, "en"))
    rates = result["own_history"]["rates"]
    bars = drawn(html, "bar-usual")
    ends = [end for bar in bars for end in (place(bar, "x"), place(bar, "x") + place(bar, "width"))]
    dots = [place(dot, "cx") for dot in drawn(html, "dot")]
    entered = [place(mark, "x1") for mark in drawn(html, "mark-entered")]
    told = [rate[name] for rate in rates for name in ("low", "high")]
    assert len(rates) == 2
    assert in_proportion(
        ends + dots + entered,
        told + [rate["rate"] for rate in rates] + [rate["entered"] for rate in rates],
    )


def test_the_curve_turns_where_the_words_say_and_the_reader_stands_on_it() -> None:
    figures = Figures(result_of_example("en"), "en")
    for number, curve in enumerate(figures.result["curves"]):
        html = curve_chart(figures, number)
        (line,), (dot,), (turn,) = drawn(html, "line"), drawn(html, "dot-helps"), drawn(html, "mark-seen")
        values = curve["values"]
        (first, _), (last, _) = path(line)[0], path(line)[-1]
        at = Scale(values[0], values[-1], first, last)
        assert place(turn, "x1") == pytest.approx(at(curve["turns_at"]), abs=HALF_A_UNIT)
        assert place(dot, "cx") == pytest.approx(at(curve["now"]), abs=HALF_A_UNIT)
        assert (place(dot, "cx"), place(dot, "cy")) in path(line)
        named = [element.text for element in drawn(html, "name")]
        told = next(element.text for element in elements_of(html) if element.name == "figcaption")
        assert all(words.split()[-1] in told for words in named), (named, told)


def test_the_contributions_add_up_to_the_whole() -> None:
    figures = Figures(result_of_example("en"), "en")
    html = contributions_chart(figures)
    marks = [place(mark, "x1") for mark in drawn(html, "mark-usual")]
    within = sum(lengths(drawn(html, "bar-usual", "bar-worse")))
    assert within == pytest.approx(sum(marks), abs=1)
    shares = [float(e.text.rstrip("%")) for e in drawn(html, "name")]
    assert sum(shares) == pytest.approx(100, abs=0.2)


def aged(*orders: tuple[float, float]) -> dict[str, Any]:
    document = example().document("en")
    return document | {"open_orders": [{"amount": amount, "days_open": days} for amount, days in orders]}


@pytest.mark.parametrize(
    "orders", [[(120, 3), (80, 12), (640, 40), (60, 100)], [(1, 0)], [(9000, 1), (1, 20), (1, 40), (1, 70)]]
)
def test_ages_fill_one_bar_and_their_hatched_ends_are_what_is_expected_to_be_lost(
    orders: list[tuple[float, float]],
) -> None:
    result = result_of(aged(*orders))
    html = open_orders_chart(Figures(result, "en"))
    parts = [e for e in elements_of(html) if e.name == "rect" and "chart__age-" in e.get("class")]
    buckets = [bucket for bucket in result["open_orders"]["buckets"] if bucket["amount"] > 0]
    assert sum(lengths(parts)) == pytest.approx(100, abs=0.02 * len(parts))
    assert in_proportion(lengths(parts), [bucket["amount"] for bucket in buckets])
    lost = sum(bucket["expected_loss"] for bucket in buckets) / sum(bucket["amount"] for bucket in buckets)
    assert sum(lengths(drawn(html, "band"))) == pytest.approx(100 * lost, abs=0.02 * len(parts))
    assert len(drawn(html, "tick")) == len(buckets)


def test_the_limits_end_where_the_words_say_and_each_line_has_its_name() -> None:
    figures = Figures(result_of_example("en"), "en")
    tried = figures.result["levers"]["limits"]["tried"]
    html = limits_chart(figures)
    (loss,), (net,) = drawn(html, "band-line"), drawn(html, "line")
    (x, loss_end), (_, net_end) = path(loss)[-1], path(net)[-1]
    assert (loss_end < net_end) == (tried[-1]["expected_shortfall"] > tried[-1]["net_benefit"])
    names = [*drawn(html, "warning-name"), *drawn(html, "better-name")]
    beside = [float(name.get("y")) for name in names]
    assert all(abs(y - end) <= svg.LINE_HEIGHT for y, end in zip(beside, (loss_end, net_end), strict=True))
    assert abs(beside[0] - beside[1]) >= svg.LINE_HEIGHT - 1
    assert all(float(name.get("x")) >= x for name in names)


@pytest.mark.parametrize("name", ["a season", "a quarter", "rings"])
def test_the_receivable_ends_at_the_last_day_s_height(name: str) -> None:
    result = result_of(SHOPS[name])
    curve = result["receivable_over_time"]
    html = receivable_chart(Figures(result, "en"))
    last = last_day_to_draw(curve["expected"])
    (out,), (dead,) = drawn(html, "line"), drawn(html, "band-line")
    floor = path(drawn(html, "area")[0])[0][1]
    heights = [floor - path(line)[-1][1] for line in (out, dead)]
    assert path(out)[-1][0] == path(dead)[-1][0]
    assert in_proportion(heights, [curve["expected"][last], curve["never_paid"][last]])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ages_of_a_file_fill_one_bar_and_the_words_name_the_largest(lang: str) -> None:
    reading = example_reading(lang)
    buckets = [bucket for bucket in reading.mix["ageing"]["buckets"] if bucket["amount"] > 0]
    html = ageing_section(reading)
    parts = [e for e in elements_of(html) if e.name == "rect" and "chart__age-" in e.get("class")]
    assert in_proportion(lengths(parts), [bucket["amount"] for bucket in buckets])
    assert sum(lengths(parts)) == pytest.approx(100, abs=0.02 * len(parts))
    assert parts[-1].get("class") == "chart__age-unknown"
    said = next(element.text for element in elements_of(html) if element.name == "figcaption")
    largest = max(buckets, key=lambda bucket: bucket["amount"])
    assert say(lang, f"ageing.{largest['bucket']}") in said
    assert numbers.percent(largest["amount"] / reading.mix["ageing"]["open_amount"], lang) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_day_s_balance_is_drawn_and_the_lowest_is_marked_and_said(lang: str) -> None:
    result = commitments(plan_example(lang))
    html = balance_chart(Figures(result, lang))
    (line,) = drawn(html, "line")
    (mark,) = drawn(html, "mark-usual")
    steps = path(line)
    balances = [entry["balance"] for entry in result["days"]]
    highest, lowest = max(balances), min(balances)
    top, bottom = min(y for _, y in steps), max(y for _, y in steps)
    # Two points a day, from its beginning to its end.
    width = (steps[-1][0] - steps[0][0]) / len(balances)
    for day_, balance in enumerate(balances):
        at = steps[0][0] + (day_ + 0.5) * width
        before = [point for point in steps if point[0] <= at][-1]
        height = (balance - lowest) / (highest - lowest)
        assert bottom - before[1] == pytest.approx(height * (bottom - top), abs=2 * HALF_A_UNIT), day_
    assert (place(mark, "y1") + place(mark, "y2")) / 2 == pytest.approx(bottom, abs=HALF_A_UNIT)
    assert place(mark, "x1") == pytest.approx(
        steps[0][0] + (balances.index(lowest) + 0.5) * width, abs=2 * HALF_A_UNIT
    )
    finding = next(element.text for element in elements_of(html) if element.name == "figcaption")
    assert numbers.exact_money(lowest, lang, result["inputs"].get("currency", "CNY")) in finding
