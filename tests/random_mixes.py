"""Random order mixes, the same for the same seed: shops as they are, and anything that is accepted.

Both read the declaration of the inputs, so they follow it. A realistic shop stays within what the declaration
calls usual; a wild one goes to the ends of what is accepted, in every order of magnitude.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from random import Random

from calculator.parameters import Field, fields_of
from calculator.shop.order_mix import Assumptions, BlindWindow, OrderMix, Rings, Segment
from calculator.shop.templates import example
from calculator.shop.validation import validate

Value = float | str | bool | None
Draw = Callable[[Random, Field], Value]

PLAIN = validate(example().document("en"))
"""What is not drawn is as in the example."""
RECORDS = {"history"}
"""Counts of a shop's own orders must fit one another; the law of its losses does not depend on them."""
REALISTIC_SEGMENTS, WILD_SEGMENTS = 10, 5
ORDERS, AMOUNTS = (30.0, 10_000.0), (10.0, 5000.0)
"""Orders a month and order values (money) of realistic shops, of which the declaration calls none usual."""


def realistic_mixes(seed: int) -> Iterator[OrderMix]:
    """Shops of one to ten segments within the usual ranges; amounts end with a whole yuan."""
    return (_mix(Random(f"realistic {seed} {turn}"), _usual, REALISTIC_SEGMENTS) for turn in count())


def wild_mixes(seed: int) -> Iterator[OrderMix]:
    """Shops of one to five segments from the whole range of what is accepted."""
    return (_mix(Random(f"wild {seed} {turn}"), _accepted, WILD_SEGMENTS) for turn in count())


def _mix(random: Random, draw: Draw, most_segments: int) -> OrderMix:
    def values(scope: str) -> dict[str, Value]:
        return {
            name: field.default if field.group in RECORDS else draw(random, field)
            for name, field in fields_of(scope).items()
        }

    segments = [
        Segment(**{**values("segment"), "name": f"goods {place}"})  # type: ignore[arg-type]
        for place in range(random.randint(1, most_segments))
    ]
    named = {"segment": random.choice(segments).name}
    assumptions = Assumptions(
        **values("assumptions"),  # type: ignore[arg-type]
        rings=Rings(**{**values("rings"), **named}),  # type: ignore[arg-type]
        blind_window=BlindWindow(**{**values("blind_window"), **named}),  # type: ignore[arg-type]
    )
    return replace(PLAIN, assumptions=assumptions, segments=tuple(segments))


def _usual(random: Random, field: Field) -> Value:
    match field.name:
        case "orders_per_month":
            return float(round(_between_powers(random, *ORDERS)))
        case "average_order_value":
            return float(round(_between_powers(random, *AMOUNTS)))
        case "pay_later_share":
            return random.uniform(0.05, 0.6)
        case "order_value_cv" | "guarantee_coverage":
            # All orders alike, and coverage of nothing or all, are the usual answers.
            return random.choice([field.low, field.default, random.uniform(field.low or 0, field.high or 1)])
        case "per_month":
            return random.choice([0.0, random.uniform(0.02, field.high or 1)])
        case "guarantee_cap_per_order":
            return random.choice([None, float(round(_between_powers(random, 20, 2000)))])
        case "guarantee_cap_per_month":
            return random.choice([None, float(round(_between_powers(random, 500, 100_000)))])
    if field.kind == "boolean":
        return random.random() < 0.5
    if field.low is None or field.high is None:
        return field.default
    if field.kind == "money":
        return float(round(random.uniform(field.low, field.high)))
    return random.uniform(field.low, field.high)


def _accepted(random: Random, field: Field) -> Value:
    if field.kind == "boolean":
        return random.random() < 0.5
    if not field.is_number or field.minimum is None or field.maximum is None:
        return field.default
    if field.nullable and random.random() < 0.5:
        return None
    if field.kind == "whole":
        return random.randint(int(field.minimum), int(field.maximum))
    place = random.random()
    if place < 0.15:
        return float(field.minimum)
    if place < 0.2:
        return float(field.maximum)
    if place < 0.6:
        return random.uniform(field.minimum, field.maximum)
    return _between_powers(random, max(field.minimum, field.maximum * 1e-9, 1e-4), field.maximum)


def _between_powers(random: Random, low: float, high: float) -> float:
    return float(low * (high / low) ** random.random())
