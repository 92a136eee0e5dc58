"""Scenarios side by side: the shop as it is, on a cautious view and in a severe spell.

A scenario multiplies rates and shares, each kept between 0 and 1, and may ask for a least volatility. The
two given here are assumptions, not forecasts: the cautious one takes half as much again, about the step of
the share of loans charged off by large lenders in the United States from their better to their worse year
of 2022 and 2023 (1.83 and 2.63 %); the severe one two and a half times, half the claims refused and nothing
recovered. Money over the horizon.
Source: Consumer Financial Protection Bureau, data spotlight on buy now, pay later, December 2025.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from calculator.exposure.shop_figures import ShopFigures, shop_figures
from calculator.order_mix import OrderMix, Segment


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


USUAL = Scenario(name="usual")
CAUTIOUS = Scenario(
    name="cautious",
    non_payment_times=1.5,
    fraud_times=1.5,
    late_times=1.25,
    claim_success_times=0.9,
    recovery_times=0.5,
    volatility=0.5,
)
SEVERE = Scenario(
    name="severe",
    non_payment_times=2.5,
    fraud_times=2.5,
    late_times=1.5,
    claim_success_times=0.5,
    recovery_times=0.0,
    volatility=1.0,
)
TRIO = (USUAL, CAUTIOUS, SEVERE)


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """A scenario's figures; `at_their_limit` names the segments with a rate that could not rise as asked."""

    scenario: Scenario
    figures: ShopFigures
    at_their_limit: tuple[str, ...]


def scenario_figures(mix: OrderMix, scenarios: Iterable[Scenario] = TRIO) -> tuple[ScenarioFigures, ...]:
    """The figures of a shop in each scenario."""
    return tuple(
        ScenarioFigures(
            scenario,
            shop_figures(in_scenario(mix, scenario)),
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
    return replace(
        segment,
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
