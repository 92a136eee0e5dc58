"""What to do: where the bad month comes from, how much worse it may get, which lever, what matters most.

All of it compares variants of one shop, on the figures of its full estimate. Field names are those of the
JSON result. Money over the horizon unless a field says otherwise.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from calculator.exposure.decisions.break_even import BreakEven, break_even_multiple
from calculator.exposure.decisions.choices import Choices, choices_of
from calculator.exposure.decisions.contributions import Contribution, contributions
from calculator.exposure.decisions.largest_order import LargestOrder, largest_order
from calculator.exposure.decisions.levers.all_levers import set_levers, with_suggestion
from calculator.exposure.decisions.levers.lever import Asked
from calculator.exposure.decisions.levers.limit_sweep import limit_sweep
from calculator.exposure.decisions.levers.results import LeverResults, lever_results
from calculator.exposure.decisions.scenarios import Scenario, ScenarioFigures, scenario_figures
from calculator.exposure.decisions.sensitivity.curves import Curve, curves_of
from calculator.exposure.decisions.sensitivity.results import FigureSensitivity, sensitivities
from calculator.exposure.decisions.sensitivity.tornado import (
    BENEFIT,
    break_even_measure,
    closed_form_measure,
    shortfall_measure,
)
from calculator.exposure.decisions.shop_figures import Scales, ShopFigures, scales_from
from calculator.exposure.loss_levels import BAD, VERY_BAD
from calculator.exposure.shop_exposure import FullRun, full_run, read_off
from calculator.shop.order_mix import OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the expected shortfall at 99 % comes from; rings are none where none are expected.

    The contributions add to the expected shortfall without what exceeds a monthly cap.
    """

    segments: tuple[Contribution, ...]
    rings: Contribution | None
    largest_order: LargestOrder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioResult:
    """One scenario: what it multiplies, the shop's figures in it, segments with a rate at its limit."""

    name: str
    multiples: Scenario
    expected_book_loss: float
    expected_shortfall: float
    peak_receivable: float
    net_benefit: float
    at_their_limit: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What the estimate leads to; `sensitivity` holds a tornado for each figure that has a closed form.

    `curves` are those of the inputs that move the net benefit most.
    """

    choices: Choices
    contributions: Sources
    break_even: BreakEven
    scenarios: tuple[ScenarioResult, ...]
    levers: LeverResults
    curves: tuple[Curve, ...]
    sensitivity: dict[str, FigureSensitivity]


def decisions(
    mix: OrderMix,
    scenarios: Iterable[Scenario],
    scales: Scales | None = None,
    to_be_allowed: Collection[str] = (),
) -> Decisions:
    """All comparisons but the tornadoes that take many laws or roots; `scales` are those of the estimate.

    `to_be_allowed` are the choices that are the platform's to allow.
    """
    scales = scales or scales_of_the_estimate(mix)
    shop = ShopFigures(mix, scales)
    parts = contributions(mix, expected_shortfall=shop.uncapped_shortfall)
    budget = math.inf if mix.levers.loss_budget is None else mix.levers.loss_budget
    sweep = limit_sweep(mix, budget, scales=scales)
    levers = set_levers(Asked(mix, sweep, parts.segments))
    choices = choices_of(mix, sweep, levers, scales, to_be_allowed)
    moved = sensitivities(mix, closed_form_measure(scales))
    return Decisions(
        choices=choices,
        contributions=Sources(
            segments=tuple(map(_rounded, parts.segments)),
            rings=_rounded(parts.rings) if mix.assumptions.rings.per_month else None,
            largest_order=largest_order(mix, shop.net_benefit / mix.assumptions.horizon_months),
        ),
        break_even=break_even_multiple(mix, scales),
        scenarios=tuple(map(_scenario, scenario_figures(mix, scenarios, scales))),
        levers=lever_results(mix, scales, sweep, with_suggestion(levers, choices.suggested_lever)),
        curves=curves_of(mix, (one.input for one in moved[BENEFIT].inputs), scales),
        sensitivity=moved,
    )


def shortfall_sensitivity(mix: OrderMix, scales: Scales | None = None) -> FigureSensitivity:
    """The tornado of the expected shortfall at 99 %; `scales` are those of the estimate."""
    scales = scales or scales_of_the_estimate(mix)
    (found,) = sensitivities(mix, shortfall_measure(scales)).values()
    return found


def break_even_sensitivity(mix: OrderMix, scales: Scales | None = None) -> FigureSensitivity:
    """The tornado of the shop's break-even non-payment rate; `scales` are those of the estimate."""
    scales = scales or scales_of_the_estimate(mix)
    (found,) = sensitivities(mix, break_even_measure(scales)).values()
    return found


def scales_of_the_estimate(mix: OrderMix, found: FullRun | None = None) -> Scales:
    """Scales that make comparisons start from the full estimate; `found` are its runs, if any."""
    _, run, excess = found or full_run(mix)
    bad_month = run.risk.value_at_risk[BAD]
    if excess:
        bad_month += mix.assumptions.horizon_months * excess.risk.value_at_risk[BAD]
    return scales_from(mix, run.risk.expected_shortfall[VERY_BAD], excess, bad_month)


def _rounded(part: Contribution) -> Contribution:
    return Contribution(
        name=part.name,
        expected_loss=part.expected_loss,
        unexpected_loss=part.unexpected_loss,
        expected_shortfall=read_off(part.expected_shortfall),
        share=read_off(part.share),
    )


def _scenario(found: ScenarioFigures) -> ScenarioResult:
    figures = found.figures
    return ScenarioResult(
        name=found.scenario.name,
        multiples=found.scenario,
        expected_book_loss=read_off(figures.expected_book_loss),
        expected_shortfall=read_off(figures.expected_shortfall),
        peak_receivable=figures.peak_receivable,
        net_benefit=read_off(figures.net_benefit),
        at_their_limit=found.at_their_limit,
    )
