"""Scenarios side by side: the shop as it is, on a cautious view and in a severe spell.

A scenario multiplies rates and shares, each kept between 0 and 1, and may ask for a least volatility. Which
multiples are taken is data, declared beside the other parameters. Money over the horizon.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from calculator.exposure.decisions.shop_figures import AS_FOUND, Scales, ShopFigures
from calculator.shop.order_mix import OrderMix, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Multiples of what the mix says; `volatility` is the least the common factor has."""

    name: str
    non_payment_times: float = 1.0
    fraud_times: float = 1.0
    late_times: float = 1.0
    claim_success_times: float = 1.0
    recovery_times: float = 1.0
    volatility: float = 0.0


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """A scenario's figures; `at_their_limit` names the segments with a rate that could not rise as asked."""

    scenario: Scenario
    figures: ShopFigures
    at_their_limit: tuple[str, ...]


def scenario_figures(
    mix: OrderMix, scenarios: Iterable[Scenario], scales: Scales = AS_FOUND
) -> tuple[ScenarioFigures, ...]:
    """The figures of a shop in each scenario; `scales` are those of the shop, if known."""
    return tuple(
        ScenarioFigures(
            scenario,
            ShopFigures(in_scenario(mix, scenario), scales),
            tuple(segment.name for segment in mix.segments if _reaches_a_limit(segment, scenario)),
        )
        for scenario in scenarios
    )


def in_scenario(mix: OrderMix, scenario: Scenario) -> OrderMix:
    """The shop in a scenario."""
    volatility = max(mix.assumptions.non_payment_volatility, scenario.volatility)
    return replace(
        mix,
        segments=tuple(_segment_in(segment, scenario) for segment in mix.segments),
        assumptions=replace(mix.assumptions, non_payment_volatility=volatility),
    )


def _segment_in(segment: Segment, scenario: Scenario) -> Segment:
    return segment.changed(
        non_payment_rate=min(segment.non_payment_rate * scenario.non_payment_times, 1.0),
        fraud_rate=min(segment.fraud_rate * scenario.fraud_times, 1.0),
        late_share=min(segment.late_share * scenario.late_times, 1.0),
        claim_success_rate=min(segment.claim_success_rate * scenario.claim_success_times, 1.0),
        recovery_rate=min(segment.recovery_rate * scenario.recovery_times, 1.0),
    )


def _reaches_a_limit(segment: Segment, scenario: Scenario) -> bool:
    return (
        segment.non_payment_rate * scenario.non_payment_times > 1
        or segment.fraud_rate * scenario.fraud_times > 1
        or segment.late_share * scenario.late_times > 1
    )
