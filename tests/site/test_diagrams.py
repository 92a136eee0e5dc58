"""Drawings: told in words as well, nothing outside the picture, days that are those of the calculator."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from calculator.build.site.made_pages.diagrams import DIAGRAMS
from calculator.build.site.made_pages.diagrams.shapes import WIDTH
from calculator.build.site.paths_and_addresses import LANGUAGES
from calculator.parameters import fields
from tests.html import Element, elements_of

WIDE = re.compile(r"[\u2e80-\uffef]")


@dataclass(frozen=True)
class Drawing:
    """The elements of a drawing."""

    elements: list[Element]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [element.attributes for element in self.elements if element.name == tag]

    def texts(self, tag: str) -> list[str]:
        return [element.text for element in self.elements if element.name == tag]


def drawn(name: str, lang: str) -> Drawing:
    return Drawing(elements_of(DIAGRAMS[name](lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_drawing_says_in_words_what_it_shows(name: str, lang: str) -> None:
    drawing = drawn(name, lang)
    [svg] = drawing.all("svg")
    labels = set(svg["aria-labelledby"].split())
    assert svg["role"] == "img"
    assert labels == {element["id"] for tag in ("title", "desc") for element in drawing.all(tag)}
    assert all(drawing.texts(tag)[0].strip() for tag in ("title", "desc", "figcaption"))
    assert "{" not in drawing.texts("desc")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_boxes_stay_inside_the_picture(name: str, lang: str) -> None:
    drawing = drawn(name, lang)
    height = float(drawing.all("svg")[0]["viewBox"].split()[3])
    for box in drawing.all("rect"):
        left, top = float(box["x"]), float(box["y"])
        assert left >= 0
        assert top >= 0
        assert left + float(box["width"]) <= WIDTH
        assert top + float(box["height"]) <= height


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_charges_when_the_calculator_does(lang: str) -> None:
    path = "assumptions.blind_window.{}_days"
    days = [
        float(next(field.default for field in fields() if field.path == path.format(name)) or 0)
        for name in ("shipping", "delivery", "confirmation")
    ]
    assert re.search(rf"\b{sum(days):g}\b", drawn("buyer-calendar", lang).texts("desc")[0])


@pytest.mark.parametrize("name", ["not-paid", "ring"])
def test_both_languages_have_the_same_boxes(name: str) -> None:
    chinese, english = (drawn(name, lang) for lang in LANGUAGES)
    assert chinese.all("rect") == english.all("rect")
    assert len(WIDE.findall("".join(chinese.texts("tspan")))) > 0
    assert not WIDE.search("".join(english.texts("tspan")))
