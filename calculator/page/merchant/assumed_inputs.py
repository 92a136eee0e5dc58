"""Which inputs are nobody's: those that hold what the declaration, the goods or the platform filled in.

Whoever types the very figure that was assumed cannot be told from whoever left it; to ask them once more does
no harm. Inputs are those of a result, by their path in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from calculator.page.html.shown_figure import value_at
from calculator.page.merchant.known_of_platforms import FEE, fee_is_known, platform_fills
from calculator.page.typed.as_typed import written
from calculator.parameters import Field, fields_of, platform
from calculator.parameters.fields import field_at, position_in
from calculator.shop.order_mix import PROVIDER
from calculator.shop.templates import SIZES, Figure, templates
from calculator.words import LANGUAGES, say

Inputs = Mapping[str, Any]


def is_assumed(inputs: Inputs, path: str) -> bool:
    """Whether an input holds what was filled in for this shop, and not a figure of its own."""
    field = field_at(path)
    return field is not None and written(field, value_at(inputs, path)) == _filled_in(inputs, path, field)


def is_known_goods(name: str) -> bool:
    """Whether a segment bears the name of goods that bring their own rates."""
    return name in _goods()


def platform_with_unknown_fee(inputs: Inputs) -> str | None:
    """The platform chosen, where its fee is not known and so the usual one is assumed; None otherwise."""
    chosen = inputs.get("platform")
    if chosen is None or not is_assumed(inputs, fee_path(inputs)):
        return None
    return None if fee_is_known(platform(chosen)) else str(chosen)


def platform_that_published(inputs: Inputs, path: str) -> str | None:
    """The platform chosen, where this input is the fee that it has published; None otherwise."""
    chosen = inputs.get("platform")
    if chosen is None or path != fee_path(inputs) or not is_assumed(inputs, path):
        return None
    return str(chosen) if fee_is_known(platform(chosen)) else None


def fee_path(inputs: Inputs) -> str:
    """The input that is the fee of pay-later: the provider's, or that of the first segment."""
    return "provider.fee_rate" if inputs["carrier"] == PROVIDER else FEE.replace("[]", "[0]")


def foreign_amounts(inputs: Inputs) -> Iterator[tuple[str, str]]:
    """Amounts that count and were assumed in another currency than the shop's: the path and that currency."""
    objects = [("provider.", "provider") if inputs["carrier"] == PROVIDER else ("levers.", "levers")]
    objects += [(f"segments[{place}].", "segment") for place in range(len(inputs["segments"]))]
    for prefix, scope in objects:
        for field in fields_of(scope).values():
            path = f"{prefix}{field.name}"
            if field.kind != "money" or field.default_currency == inputs["currency"]:
                continue
            # Nothing is nothing in every currency.
            if value_at(inputs, path) and is_assumed(inputs, path):
                yield path, field.default_currency


def _filled_in(inputs: Inputs, path: str, field: Field) -> str:
    position = position_in(path) if path.startswith("segments[") else None
    goods = None if position is None else _goods().get(str(inputs["segments"][position]["name"]))
    if goods and field.name in goods and field.name not in SIZES:
        return written(field, goods[field.name].value)
    filled = _of_platform(inputs.get("platform")).get(field.path)
    return written(field, field.default) if filled is None else filled


@cache
def _of_platform(chosen: str | None) -> Mapping[str, str]:
    return platform_fills(platform(chosen)) if chosen else {}


@cache
def _goods() -> Mapping[str, Mapping[str, Figure]]:
    """What each kind of goods brings, by its name in every language; the first trade that has it counts."""
    found: dict[str, Mapping[str, Figure]] = {}
    for trade in templates():
        for part in trade.segments:
            for lang in LANGUAGES:
                found.setdefault(say(lang, f"template.{trade.id}.{part.key}"), part.figures)
    return found
