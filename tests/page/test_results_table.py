"""The table for a spreadsheet holds the figures of the result, unrounded, under their names."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from calculator.answers import estimate
from calculator.boundary.written_csv import MARK
from calculator.page.html.shown_figure import value_at
from calculator.page.merchant.results_table import FIGURES, results_table
from calculator.page.merchant.sections.entered import scalars
from calculator.page.typed.as_typed import form_texts
from calculator.shop.templates import example
from calculator.words import LANGUAGES
from tests.page.shops import SHOPS, shop
from tests.page.test_session import FORM, answer_to

every_language = pytest.mark.parametrize("lang", LANGUAGES)


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith(MARK)
    header, *rows = csv.reader(StringIO(text.removeprefix(MARK)))
    assert len(header) == 4
    assert all(header)
    return rows


def as_in_json(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@every_language
def test_every_value_is_that_of_the_result_at_its_path(lang: str) -> None:
    result = estimate.estimate(example().document(lang))
    rows = rows_of(results_table(lang, result))
    for path, label, value, _ in rows:
        assert value == as_in_json(value_at(result, path)), path
        assert label
        assert "{" not in label
    assert len({path for path, *_ in rows}) == len(rows)


def test_every_declared_figure_stands_in_it() -> None:
    shops = (
        {"assumptions": {"rings": {"per_month": 0.1}}},
        {"carrier": "provider"},
        {"carrier": "unknown"},
    )
    tables = [results_table("en", estimate.estimate(example().document("en") | own)) for own in shops]
    paths = " ".join(path for table in tables for path, *_ in rows_of(table))
    for figure in FIGURES:
        parts = figure.split("[]")
        assert all(part in paths for part in parts), figure


@pytest.mark.parametrize("name", SHOPS)
def test_every_shop_has_its_table(name: str) -> None:
    assert rows_of(results_table("zh", estimate.estimate(SHOPS[name])))


@pytest.mark.parametrize("within", ["portfolio", "segments"])
@pytest.mark.parametrize("carrier", ["shop", "platform", "provider"])
def test_no_figure_of_the_shop_or_of_its_goods_is_left_out(within: str, carrier: str) -> None:
    result = estimate.estimate(example().document("en") | {"carrier": carrier})
    numbers = {
        path for path, value in scalars(result) if path.startswith(within) and isinstance(value, int | float)
    }
    assert numbers <= {path for path, *_ in rows_of(results_table("en", result))}


@every_language
def test_names_that_look_like_formulas_are_guarded(lang: str) -> None:
    rows = rows_of(results_table(lang, estimate.estimate(shop({"name": "=1+1"}))))
    cells = [cell for row in rows for cell in row]
    assert not any(cell.startswith("=") for cell in cells)
    assert "'=1+1" in cells


def test_both_languages_hold_the_same_values_and_amounts_name_their_currency() -> None:
    result = estimate.estimate(shop({}) | {"currency": "EUR"})
    by_language = [rows_of(results_table(lang, result)) for lang in LANGUAGES]
    first, second = ([(path, value) for path, _, value, _ in rows] for rows in by_language)
    assert first == second
    units = {path: unit for path, _, _, unit in by_language[0]}
    assert units["portfolio.receivable"] == "EUR"
    assert units["inputs.segments[0].average_order_value"] == "EUR"


@every_language
def test_the_page_saves_it(lang: str) -> None:
    document = example().document(lang)
    answered = answer_to(form_texts(document), lang, "saved", what="table")
    assert answered == {"ok": True, "text": results_table(lang, estimate.estimate(document))}
    mistaken = FORM | {"segments[0].orders_per_month": ""}
    assert answer_to(mistaken, lang, "saved", what="table") == {"ok": False, "text": ""}
