"""What a page may ask the build for, as `{{ name argument … }}`.

| placeholder | becomes |
|---|---|
| `{{ figure portfolio.receivable money }}` | a figure of the example, computed now |
| `{{ value segments[].non_payment_rate default }}` | what the declaration says about an input |
| `{{ calculator assets }}`, `{{ calculator body }}` | the calculator's files, and the calculator itself |
| `{{ orders assets }}`, `{{ orders body }}` | the same for the page of order files |
| `{{ buyer assets }}`, `{{ buyer body }}` | the same for the buyer's calendar |
| `{{ buyer samples }}` | links to the sample payments lists |
| `{{ calculator chart_style }}` | the style sheet of the charts, on a page that shows one |
| `{{ chart receivable }}`, `month` | a chart of the example |
| `{{ self_check good-for-me }}` | questions, explanations, outcomes and steps |
| `{{ diagram order-life }}` | a drawing, in the page's language |
| `{{ equation 4 }}` | a numbered equation |
| `{{ source some-id … }}` | numbers that lead to the page's list of sources |
| `{{ parameters }}`, `{{ all_sources }}` | the reference of all inputs, the list of all sources |
| `{{ word form.delete_all }}` | words of the calculator, so that a page names a button as it is named |

A name or an argument that is unknown stops the build. `{{ facts }}` (the lines about the
page) is filled by `stage.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from calculator import words
from calculator.build.site import (
    buyer_page,
    calculator_page,
    diagrams,
    equations,
    orders_page,
    parameters_page,
)
from calculator.build.site.assets import Assets
from calculator.build.site.citations import cite, source_list
from calculator.build.site.fragments import Fragments
from calculator.build.site.front_matter import Page, PageError
from calculator.build.site.self_checks.check import self_check
from calculator.build.site.self_checks.write import written
from calculator.build.site.settings import Settings
from calculator.page.figure import Figures
from calculator.page.markup import element
from calculator.parameters import sources

PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[a-z_]+)(?P<arguments>[^{}]*)\}\}")
FIGURE_KINDS = frozenset({"money", "about_money", "percent", "days", "count", "scientific", "whole"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a placeholder stands, and what is known there."""

    lang: str
    page: Page
    settings: Settings
    assets: Assets
    document: Mapping[str, Any]
    """The example, as an input of `estimate`."""
    result: Mapping[str, Any]
    """Its result."""
    fragments: Fragments

    @property
    def to_root(self) -> str:
        """The relative way from the page's address up to the folder that holds zh/ and en/."""
        path = self.page.path
        depth = len(path.parts) - (path.name == "index.md")
        return "../" * (depth + 1)


def fill(place: Place, text: str) -> str:
    """The text with every placeholder replaced. `PageError` names the page and the placeholder at fault."""

    def replacement(match: re.Match[str]) -> str:
        name, arguments = match["name"], match["arguments"].split()
        try:
            return FILLERS[name](place, *arguments)
        except Exception as error:
            message = f"docs/{place.lang}/{place.page.path}: {match[0]}: {type(error).__name__}: {error}"
            raise PageError(message) from error

    return PLACEHOLDER.sub(replacement, text)


def _figure(place: Place, path: str, kind: str) -> str:
    if kind not in FIGURE_KINDS:
        raise KeyError(kind)
    shown: str = getattr(Figures(place.result, place.lang), kind)(path)
    return shown


def _calculator(place: Place, part: str) -> str:
    return place.fragments.keep(calculator_page.PARTS[part](_example(place)))


def _orders(place: Place, part: str) -> str:
    return place.fragments.keep(orders_page.PARTS[part](_example(place)))


def _buyer(place: Place, part: str) -> str:
    return place.fragments.keep(buyer_page.PARTS[part](_example(place)))


def _example(place: Place) -> calculator_page.Example:
    return calculator_page.Example(
        lang=place.lang,
        document=place.document,
        result=place.result,
        assets=place.assets,
        to_root=place.to_root,
    )


def _chart(place: Place, name: str) -> str:
    return place.fragments.keep(calculator_page.CHARTS[name](Figures(place.result, place.lang)))


def _self_check(place: Place, name: str) -> str:
    script = element(
        "script", {"type": "module", "src": f"{place.to_root}assets/{place.assets.site}/self-check.js"}
    )
    check = written(self_check(name), Figures(place.result, place.lang))
    return fill(place, check) + "\n\n" + place.fragments.keep(script)


def _diagram(place: Place, name: str) -> str:
    return place.fragments.keep(diagrams.DIAGRAMS[name](place.lang))


FILLERS: Mapping[str, Callable[..., str]] = {
    "figure": _figure,
    "value": lambda place, path, what: parameters_page.value(place.lang, path, what),
    "calculator": _calculator,
    "orders": _orders,
    "buyer": _buyer,
    "chart": _chart,
    "self_check": _self_check,
    "diagram": _diagram,
    "equation": lambda place, number: equations.equation(place.lang, number),
    "source": lambda place, *ids: cite(place.lang, place.page.about.sources, ids),
    "parameters": lambda place: parameters_page.parameters(place.lang),
    "all_sources": lambda place: source_list(place.lang, sources()),
    "word": lambda place, key: words.say(place.lang, key),
}
