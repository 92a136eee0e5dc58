"""Levers side by side: what each avoids, what it gives up, and all of them together.

First come the levers that lower the bad-month loss without giving up net benefit, the largest reduction
first; then those that give some up, by loss avoided per unit of it; last those that avoid no loss. Levers
act on one another, so a set is computed together and not added up. Loss avoided is of the expected
shortfall at 99 %. Money over the horizon.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.lever import Lever
from calculator.exposure.decisions.shop_figures import AS_FOUND, Scales, ShopFigures
from calculator.shop.order_mix import OrderMix

NOTICEABLE = 1e-3
"""A change, relative to the figure, below what the lattice can shift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The shop's figures with a lever, and how they differ from those without."""

    lever: str
    figures: ShopFigures
    cost: float
    expected_loss_avoided: float
    shortfall_avoided: float
    receivable_freed: float
    benefit_given_up: float

    @property
    def avoided_per_given_up(self) -> float | None:
        """Shortfall avoided for each unit of net benefit given up; none if none is given up."""
        return self.shortfall_avoided / self.benefit_given_up if self.benefit_given_up > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The shop as it is, each lever alone with the best first, and the chosen ones at once."""

    base: ShopFigures
    ranked: tuple[Effect, ...]
    together: Effect


def compare(
    mix: OrderMix,
    levers: Mapping[str, Lever],
    chosen: Collection[str] | None = None,
    scales: Scales = AS_FOUND,
) -> Comparison:
    """Compare levers, each with a name of its own; a set applies in the order given.

    Args:
        mix: the shop.
        levers: what is compared.
        chosen: the names of those to take together; none means all.
        scales: what short figures are multiplied by, if those of the shop are known.

    """
    base = ShopFigures(mix, scales)
    effects = [_effect(mix, base, name, [lever], scales) for name, lever in levers.items()]
    taken = [lever for name, lever in levers.items() if chosen is None or name in chosen]
    return Comparison(
        base=base,
        ranked=tuple(sorted(effects, key=lambda effect: _place(effect, base))),
        together=_effect(mix, base, "together", taken, scales),
    )


def _effect(mix: OrderMix, base: ShopFigures, name: str, levers: Iterable[Lever], scales: Scales) -> Effect:
    shop = ChangedShop(mix)
    for lever in levers:
        shop = lever.applied(shop)
    found = ShopFigures(shop.mix, scales, shop.cost_per_month)
    return Effect(
        lever=name,
        figures=found,
        cost=shop.cost_per_month * mix.assumptions.horizon_months,
        expected_loss_avoided=base.expected_book_loss - found.expected_book_loss,
        shortfall_avoided=base.expected_shortfall - found.expected_shortfall,
        receivable_freed=base.peak_receivable - found.peak_receivable,
        benefit_given_up=base.net_benefit - found.net_benefit,
    )


def _place(effect: Effect, base: ShopFigures) -> tuple[int, float]:
    if effect.shortfall_avoided <= NOTICEABLE * base.expected_shortfall:
        return 2, effect.benefit_given_up
    if effect.avoided_per_given_up is None:
        return 0, -effect.shortfall_avoided
    return 1, -effect.avoided_per_given_up
