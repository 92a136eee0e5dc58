"""Order mixes to start from: one for each trade, and the example that the page shows first.

The data are in `templates.json`. A figure that a template does not give is the default of the declaration.
The names of segments are words (`template.<id>.<segment>`), so a template speaks the reader's language.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator.parameters.data_files import read
from calculator.words import say

EXAMPLE = "example"
SIZES = ("orders_per_month", "average_order_value", "pay_later_share")
"""What tells one shop from another of its trade."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a template and its basis: the id of a source, or `assumption`."""

    value: float
    basis: str


@dataclass(frozen=True, slots=True)
class TemplateSegment:
    """One segment of a template; `key` names its words, `figures` are by field name."""

    key: str
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Template:
    """The order mix of one trade."""

    id: str
    segments: tuple[TemplateSegment, ...]
    assumptions: dict[str, Figure]

    def name(self, language: str) -> str:
        """The name of the trade."""
        return say(language, f"template.{self.id}.name")

    def document(self, language: str, *, sized: bool = True) -> dict[str, Any]:
        """Return the template as an input of `estimate`, its segments named in `language`.

        Without its sizes (`SIZES`), which no shop shares with another, it is only as good as the figures that
        its reader adds.
        """
        document: dict[str, Any] = {"schema": 1, "currency": "CNY"}
        if self.assumptions:
            document["assumptions"] = {name: figure.value for name, figure in self.assumptions.items()}
        document["segments"] = [
            {"name": say(language, f"template.{self.id}.{segment.key}")}
            | {name: figure.value for name, figure in segment.figures.items() if sized or name not in SIZES}
            for segment in self.segments
        ]
        return document


def _figures(entries: dict[str, list[Any]]) -> dict[str, Figure]:
    return {name: Figure(value, basis) for name, (value, basis) in entries.items()}


@cache
def _all() -> dict[str, Template]:
    return {
        entry["id"]: Template(
            entry["id"],
            tuple(TemplateSegment(part["key"], _figures(part["figures"])) for part in entry["segments"]),
            _figures(entry.get("assumptions", {})),
        )
        for entry in read("templates.json")["templates"]
    }


def templates() -> tuple[Template, ...]:
    """Return the trade templates, in the order in which they are offered."""
    return tuple(entry for entry in _all().values() if entry.id != EXAMPLE)


def template(identifier: str) -> Template:
    """Return one template; KeyError where the id is unknown."""
    return _all()[identifier]


def example() -> Template:
    """Return the shop that the page shows before anyone has typed. All its figures are assumptions."""
    return _all()[EXAMPLE]
