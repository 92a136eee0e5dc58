"""What a merchant can choose from, in one table: as it is, without pay-later, or with one thing changed.

Each choice is the whole shop after it: money out on a usual day, a bad month, and what pay-later earns more
than no pay-later. The limit per order is the merchant's own or the recommended one; goods left out and the
guarantee are the levers of that name, as they are set. Which is best:

- it is in the shop's own hands: what a platform would have to allow first, and a guarantee on terms that
  nobody may offer, are only compared, until the merchant takes them up (`levers.use_…`);
- it earns the most of those whose expected shortfall at 99 % keeps to the loss budget, if one is stated;
  where none of its own does, of all of them;
- of those that earn as much, to a hundredth, the one whose bad month loses least;
- of equals, the first.

Money; the receivable is that of a usual day, the other figures are over the horizon. Field names are those of
the JSON result.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from calculator.exposure.decisions.levers.all_levers import USE
from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.lever import SetLever
from calculator.exposure.decisions.levers.limit_sweep import LIMIT, LimitSweep
from calculator.exposure.decisions.levers.order_limit import OrderLimit
from calculator.exposure.decisions.shop_figures import AS_FOUND, Scales, ShopFigures
from calculator.exposure.receivable.steady_receivable import mean_receivable_of_shop
from calculator.exposure.shop_exposure import read_off
from calculator.shop.order_mix import OrderMix

KEEP, SWITCH_OFF, GUARANTEE = "keep", "switch_off", "guarantee"
LEVERS = ("segment", "order_limit", GUARANTEE)
"""The levers that are choices, in the order of the table."""
AS_MUCH = 0.01
"""Two choices earn as much when they differ by less than this part of the most that one earns: the inputs are
not known better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice: `keep`, `switch_off` or the name of a lever with what it is set to, and the shop after it.

    `bad_month` is the book loss that one month in 20 reaches; changes are against keeping all as it is.
    `in_own_hands` says that the shop can choose it now, `within_budget` that the expected shortfall keeps to
    the loss budget, if one is stated.
    """

    choice: str
    value: float | None
    segment: str | None
    receivable: float
    bad_month: float
    expected_shortfall: float
    net_benefit: float
    bad_month_change: float
    net_benefit_change: float
    in_own_hands: bool
    within_budget: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The choices of a shop, and the places of the best one and of the one that comes next.

    `best_if_allowed` is the place of the best one if the platform allowed them all.
    """

    compared: tuple[Choice, ...]
    best: int
    next_best: int
    best_if_allowed: int

    @property
    def suggested_lever(self) -> str | None:
        """The lever that is the best choice; none where it is best to keep everything, or to switch off."""
        name = self.compared[self.best].choice
        return name if name in LEVERS else None


def choices_of(
    mix: OrderMix,
    sweep: LimitSweep,
    levers: Mapping[str, SetLever],
    scales: Scales = AS_FOUND,
    to_be_allowed: Collection[str] = (),
) -> Choices:
    """Compare what a merchant can choose.

    Args:
        mix: the shop.
        sweep: what limits per order do to it.
        levers: those that can be set in it, by name.
        scales: what short figures are multiplied by, if those of the shop are known.
        to_be_allowed: choices by name that are the platform's to allow, and not known to be allowed.

    """
    shops = {KEEP: ChangedShop(mix), SWITCH_OFF: OrderLimit(0.0).applied(ChangedShop(mix))}
    for name in LEVERS:
        if name in levers and (name != "order_limit" or _is_worth_a_limit(mix, sweep)):
            shops[name] = levers[name].lever.applied(ChangedShop(mix))
    kept = ShopFigures(mix, scales)
    taken = {name for name in LEVERS if getattr(mix.levers, f"{USE}{name}")}
    not_ours = {GUARANTEE, *to_be_allowed} - taken
    compared = tuple(
        _choice(name, shop, levers.get(name), kept, in_own_hands=name not in not_ours)
        for name, shop in shops.items()
    )
    real = [place for place, one in enumerate(compared) if one.choice != GUARANTEE or one.in_own_hands]
    ours = [place for place in real if compared[place].in_own_hands]
    best = best_of(compared, ours)
    others = [place for place in ours if place != best] or [place for place in real if place != best]
    return Choices(
        compared=compared,
        best=best,
        next_best=best_of(compared, others),
        best_if_allowed=best_of(compared, real),
    )


def best_of(choices: Sequence[Choice], places: Sequence[int]) -> int:
    """The place of the best choice of these; where none keeps to the budget, of all of them all the same."""
    bearable = [place for place in places if choices[place].within_budget] or places
    most = max(choices[place].net_benefit for place in bearable)
    as_good = [place for place in bearable if choices[place].net_benefit >= most - AS_MUCH * abs(most)]
    return min(as_good, key=lambda place: choices[place].bad_month)


def _is_worth_a_limit(mix: OrderMix, sweep: LimitSweep) -> bool:
    return mix.levers.order_limit is not None or sweep.verdict == LIMIT


def _choice(
    name: str, shop: ChangedShop, lever: SetLever | None, kept: ShopFigures, *, in_own_hands: bool
) -> Choice:
    found = ShopFigures(shop.mix, kept.scales, shop.cost_per_month)
    budget = shop.mix.levers.loss_budget
    return Choice(
        choice=name,
        value=lever.value if lever else None,
        segment=lever.segment if lever else None,
        receivable=mean_receivable_of_shop(shop.mix),
        bad_month=read_off(found.bad_month),
        expected_shortfall=read_off(found.expected_shortfall),
        net_benefit=read_off(found.net_benefit),
        bad_month_change=read_off(found.bad_month - kept.bad_month),
        net_benefit_change=read_off(found.net_benefit - kept.net_benefit),
        in_own_hands=in_own_hands,
        within_budget=budget is None or found.expected_shortfall <= budget,
    )
