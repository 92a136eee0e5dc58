"""Formulas as HTML, and every equation on the method page."""

from __future__ import annotations

import re

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.build.site.staging.equations import EQUATIONS, equation
from calculator.build.site.staging.notation import html


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("q_F", "<i>q</i><sub><i>F</i></sub>"),
        ("W_{ik}", "<i>W</i><sub><i>ik</i></sub>"),
        ("A_{∞}", "<i>A</i><sub>∞</sub>"),
        ("v^2", "<i>v</i><sup>2</sup>"),
        ("min(g v, k)", "min(<i>g</i> <i>v</i>, <i>k</i>)"),
        ("σ → 0", "<i>σ</i> → 0"),
        ("u < t", "<i>u</i> &lt; <i>t</i>"),
        ("a\nb", "<i>a</i><br><i>b</i>"),
    ],
)
def test_notation(formula: str, expected: str) -> None:
    assert html(formula) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_method_page_shows_every_equation_once_and_in_order(lang: str) -> None:
    page = (ROOT / "docs" / lang / "method.md").read_text(encoding="utf-8")
    assert re.findall(r"\{\{ equation (\d+) \}\}", page) == list(EQUATIONS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_equation_can_be_linked_to(lang: str) -> None:
    assert 'id="equation-12"' in equation(lang, "12")


def test_an_unknown_equation_is_an_error() -> None:
    with pytest.raises(KeyError):
        equation("zh", "99")
