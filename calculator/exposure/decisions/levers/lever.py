"""What a lever is, and how a module declares one.

Each lever is a module of this folder with the lever's name, and `LEVER` in it is its declaration. What it is
set to are inputs `levers.<...>`, and `levers.use_<name>` says whether it is taken with others; `all_levers`
finds it by that. Its words are `results.levers.<name>`, with a place for `{value}` or `{segment}`, and
`results.levers.idle_<name>` for when it is not worth comparing.

Not to be taken for a countermeasure (`calculator.exposure.rings.countermeasures`). Both may have the same
name, for they are the same act by two yardsticks: a lever holds for all orders from now on and is measured by
the law of the month's loss; a countermeasure is in force while one ring goes unseen, and is measured by what
that ring takes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from calculator.exposure.decisions.contributions import Contribution
from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.shop.order_mix import OrderMix

if TYPE_CHECKING:
    from calculator.exposure.decisions.levers.limit_sweep import LimitSweep


class Lever(Protocol):
    """Something that the merchant can change."""

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with this changed as well."""
        ...


class Asked(NamedTuple):
    """What a lever may look at before it is set.

    `sweep` is what limits per order do to the shop, `parts` what its segments contribute to the expected
    shortfall.
    """

    mix: OrderMix
    sweep: "LimitSweep"
    parts: tuple[Contribution, ...]


class SetLever(NamedTuple):
    """A lever as it is set: to a value in its own unit, or about a segment; and whether it is chosen.

    `chosen` is none where the merchant leaves that to the suggestion.
    """

    lever: Lever
    value: float | None = None
    segment: str | None = None
    chosen: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredLever:
    """The declaration of a lever.

    `shows` is the path of the input whose kind and unit its value has (`levers.recovery_rate`). `set_in` sets
    it for a shop, or returns none where it is not worth comparing.
    """

    shows: str
    set_in: Callable[[Asked], SetLever | None]
