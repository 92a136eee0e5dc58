"""The levers of a shop as the result tells them: the limits, the ranking, the chosen ones together.

Field names are those of the JSON result. Money over the horizon; an effect's `value` is in the unit of its
lever. Figures that hang on a lattice keep the digits it knows.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from calculator.exposure.decisions.levers.all_levers import NAMES
from calculator.exposure.decisions.levers.lever import SetLever
from calculator.exposure.decisions.levers.limit_sweep import AtLimit, LimitSweep
from calculator.exposure.decisions.levers.ranking import NOTICEABLE, Effect, compare
from calculator.exposure.decisions.shop_figures import Scales, ShopFigures
from calculator.exposure.shop_exposure import read_off
from calculator.shop.order_mix import OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverEffect:
    """What a lever does: the shop's figures with it, and what it avoids, frees and gives up against without.

    `net_benefit_change` is negative where net benefit is given up; `cost` is what the lever itself costs.
    `helps` says that it takes a noticeable part off the expected shortfall.
    """

    lever: str
    value: float | None
    segment: str | None
    chosen: bool
    helps: bool
    expected_book_loss: float
    expected_shortfall: float
    peak_receivable: float
    net_benefit: float
    cost: float
    expected_loss_avoided: float
    shortfall_avoided: float
    receivable_freed: float
    net_benefit_change: float
    avoided_per_given_up: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitTried:
    """The shop with a limit per order; no limit is none, 0 is no pay-later at all."""

    limit: float | None
    expected_book_loss: float
    expected_shortfall: float
    net_benefit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every limit tried, from 0 to none; the verdict, and the place of the recommended one among them."""

    verdict: str
    recommended: int | None
    tried: tuple[LimitTried, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverResults:
    """The levers that can be set, the best first, those that cannot, and the chosen ones together."""

    limits: Limits
    ranked: tuple[LeverEffect, ...]
    without_effect: tuple[str, ...]
    together: LeverEffect | None


def lever_results(
    mix: OrderMix, scales: Scales, sweep: LimitSweep, levers: Mapping[str, SetLever]
) -> LeverResults:
    """Compare the levers of a shop that can be set, by name; `sweep` is what limits per order do to it."""
    chosen = [name for name, lever in levers.items() if lever.chosen]
    found = compare(mix, {name: one.lever for name, one in levers.items()}, chosen, scales)

    def effect(of: Effect, lever: SetLever) -> LeverEffect:
        return _effect(of, lever, found.base)

    return LeverResults(
        limits=_limits(sweep),
        ranked=tuple(effect(one, levers[one.lever]) for one in found.ranked),
        without_effect=tuple(name for name in NAMES if name not in levers),
        together=effect(found.together, SetLever(next(iter(levers.values())).lever, chosen=True))
        if chosen
        else None,
    )


def _effect(found: Effect, lever: SetLever, base: ShopFigures) -> LeverEffect:
    ratio = found.avoided_per_given_up
    return LeverEffect(
        lever=found.lever,
        value=lever.value,
        segment=lever.segment,
        chosen=bool(lever.chosen),
        helps=found.shortfall_avoided > NOTICEABLE * base.expected_shortfall,
        expected_book_loss=read_off(found.figures.expected_book_loss),
        expected_shortfall=read_off(found.figures.expected_shortfall),
        peak_receivable=found.figures.peak_receivable,
        net_benefit=read_off(found.figures.net_benefit),
        cost=found.cost,
        expected_loss_avoided=read_off(found.expected_loss_avoided),
        shortfall_avoided=read_off(found.shortfall_avoided),
        receivable_freed=found.receivable_freed,
        net_benefit_change=read_off(-found.benefit_given_up),
        avoided_per_given_up=read_off(ratio) if ratio is not None and math.isfinite(ratio) else None,
    )


def _limits(sweep: LimitSweep) -> Limits:
    place = sweep.swept.index(sweep.recommended) if sweep.recommended else None
    return Limits(verdict=sweep.verdict, recommended=place, tried=tuple(map(_tried, sweep.swept)))


def _tried(at: AtLimit) -> LimitTried:
    return LimitTried(
        limit=at.limit if math.isfinite(at.limit) else None,
        expected_book_loss=read_off(at.figures.expected_book_loss),
        expected_shortfall=read_off(at.figures.expected_shortfall),
        net_benefit=read_off(at.figures.net_benefit),
    )
