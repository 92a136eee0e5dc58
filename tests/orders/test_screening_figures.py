"""The published figures of the screening are what the weights of today give."""

import json

import pytest

from calculator.build.site.made_pages.screening_figures import FIGURES, MEASURED, STREAMS, measured, screening
from calculator.build.site.staging.site_words import word
from calculator.orders.screening.scoring import RULES
from calculator.page.html import numbers
from calculator.words import LANGUAGES
from tests.orders.simulation.__main__ import REPORTING, SHOPS, TUNING, small

ON_FILE = json.loads(MEASURED.read_text(encoding="utf-8"))


def test_small_streams_give_the_figures_on_file() -> None:
    """Where this fails the weights have changed: run `python -m tests.orders.simulation` and look at them."""
    for found, on_file in zip(small(), ON_FILE["small"], strict=True):
        assert found == pytest.approx(on_file)


def test_the_figures_are_of_draws_set_apart() -> None:
    assert REPORTING != TUNING
    assert ON_FILE["shops"] == SHOPS
    assert set(STREAMS) == set(SHOPS)


def test_the_figures_on_file_do_not_fall() -> None:
    """Floors below what was measured, and not the aims: a change that costs much is seen."""
    for sort, (precision, recall) in FLOORS.items():
        seen = ON_FILE[sort]
        assert seen["precision"]["mean"] >= precision
        assert seen["recall_by_value"]["mean"] >= recall
        assert seen["without_rings"]["worst"] <= 5
        for name in ("by_value", "of_orders"):
            assert seen[f"recall_{name}"]["mean"] <= seen[f"ceiling_{name}"]["mean"], (
                "nothing beats the oracle"
            )
            assert seen[f"recall_{name}"]["mean"] <= seen[f"fair_ceiling_{name}"]["mean"]


FLOORS = {
    "hard": (0.95, 0.78),
    "easy": (0.99, 0.96),
    "second_hard": (0.97, 0.5),
    "second_easy": (0.98, 0.73),
    "unnamed_hard": (0.98, 0.72),
    "unnamed_easy": (0.98, 0.85),
    "crowded": (0.91, 0.49),
}
"""Precision and recall by value."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_page_shows_the_hard_shops_first(language: str) -> None:
    heads, _, *rows = screening(language, "quality").splitlines()
    _, _, hard, easy, _ = heads.split("|")
    assert hard.strip() == word(language, "screening.hard")
    assert easy.strip() == word(language, "screening.easy")
    for cell, stream in zip(rows[0].split("|")[2:4], ("hard", "easy"), strict=True):
        assert cell.strip().startswith(numbers.percent(measured()[stream]["precision"]["mean"], language))
    assert len(rows) == len(FIGURES) + 2
    unnamed = screening(language, "quality_unnamed").splitlines()
    assert word(language, "screening.unnamed_hard") in unnamed[0]
    assert len(unnamed) == len(FIGURES) + 4
    assert len(screening(language, "rules").splitlines()) == 2 + len(RULES)
    assert len(screening(language, "reached").splitlines()) == 2 + 6
    assert len(screening(language, "first_alert").splitlines()) == 4
    assert screening(language, "shops") == f"{sum(SHOPS.values()):,}"
    with pytest.raises(KeyError):
        screening(language, "luck")
