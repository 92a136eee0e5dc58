"""Whoever prints the results sees every input that differs from its default, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from calculator import words
from calculator.answers import estimate
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.entered import entered, scalars
from calculator.page.merchant.sections.reproduce import essential
from calculator.parameters.fields import field_at
from tests.html import elements_of
from tests.page.shops import every_shop_and_with_provider, result_of, shop


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(
    ("name", "document"),
    every_shop_and_with_provider(),
    ids=[name for name, _ in every_shop_and_with_provider()],
)
def test_each_differing_input_is_listed_once(name: str, document: dict[str, Any], lang: str) -> None:
    result = estimate.estimate(document)
    listed = [e.text for e in elements_of(entered(Figures(result, lang))) if e.name in ("dt", "h4")]
    expected = []
    for path, value in scalars(essential(result["inputs"])):
        field = field_at(path)
        if path.startswith("segments[") and path.endswith("].name"):
            expected.append(str(value))
        elif field:
            expected.append(words.say(lang, f"field.{field.key}.label"))
    assert sorted(listed) == sorted(expected)


def test_a_value_stands_with_its_unit() -> None:
    document = {
        "schema": 1,
        "assumptions": {"write_off_days": 77},
        "segments": [
            {"name": "<b>", "orders_per_month": 3, "average_order_value": 50, "pay_later_share": 0.125}
        ],
    }
    html = entered(Figures(estimate.estimate(document), "en"))
    texts = [e.text for e in elements_of(html) if e.name == "dd"]
    assert texts == ["77 days", "3", "¥50", "12.5%"]
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(
    ("lang", "days"),
    [
        ("en", ["day 15 (4 Nov 2026)", "day 21 (10 Nov 2026)"]),
        ("zh", ["第 15 天（2026 年 11 月 4 日）", "第 21 天（2026 年 11 月 10 日）"]),
    ],
)
def test_the_days_of_a_season_stand_with_their_dates(lang: str, days: list[str]) -> None:
    document = shop({}) | {
        "start_date": "2026-10-20",
        "season": [{"from_day": 15, "to_day": 21, "multiplier": 3}],
    }
    listed = [e.text for e in elements_of(entered(Figures(result_of(document), lang))) if e.name == "dd"]
    assert [text for text in listed if text in days] == days
    undated = {name: value for name, value in document.items() if name != "start_date"}
    html = entered(Figures(result_of(undated), lang))
    assert "15" in [e.text for e in elements_of(html) if e.name == "dd"]
