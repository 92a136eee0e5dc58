"""The figures that decide: expected loss, expected shortfall, a bad month, peak receivable, net benefit.

Over the horizon, rings and monthly cap included, as in the whole estimate, but from short laws and only where
asked for. The peak is that of the season in a shop that was steady before it. Money.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.distribution.audited_run import SHORT, short_run
from calculator.exposure.distribution.guarantee_cap import CapExcess, excess_figures, excess_moments
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.loss_levels import BAD, VERY_BAD
from calculator.exposure.net_benefit import net_benefit
from calculator.exposure.receivable.receivable_over_time import receivable_over_time
from calculator.exposure.receivable.steady_receivable import mean_receivable_of_shop
from calculator.exposure.rings.expected_rings import ring_cash_loss
from calculator.shop.order_mix import OrderMix


class Scales(NamedTuple):
    """By what figures of short laws are multiplied, so that a comparison starts from the figures shown."""

    shortfall: float = 1.0
    mean_excess: float = 1.0
    excess_shortfall: float = 1.0
    bad_month: float = 1.0


AS_FOUND = Scales()


@dataclass(frozen=True)
class ShopFigures:
    """The figures of a shop; `cost_per_month` (money) is taken off its net benefit."""

    mix: OrderMix
    scales: Scales = AS_FOUND
    cost_per_month: float = 0.0

    @cached_property
    def _losses(self) -> LossModel:
        return book_losses(self.mix, self.mix.assumptions.horizon_months)

    @cached_property
    def _payments(self) -> LossModel:
        return guarantee_payments(self.mix, months=1)

    @cached_property
    def mean_excess(self) -> float:
        """What one month's guarantee payments exceed their cap by, on average."""
        cap = self.mix.assumptions.guarantee_cap_per_month
        return 0.0 if cap is None else self.scales.mean_excess * excess_moments(self._payments, cap, SHORT)[0]

    @property
    def expected_book_loss(self) -> float:
        """The mean of the book loss, with what exceeds a monthly cap."""
        return self._losses.mean + self.mix.assumptions.horizon_months * self.mean_excess

    @cached_property
    def uncapped_shortfall(self) -> float:
        """The expected shortfall of the book loss at 99 %, a monthly cap left out."""
        return self.scales.shortfall * short_run(self._losses).risk.expected_shortfall[VERY_BAD]

    @cached_property
    def excess_shortfall(self) -> float:
        """The expected shortfall of what one month's payments exceed their cap by."""
        cap, mean = self.mix.assumptions.guarantee_cap_per_month, self.mean_excess
        if cap is None or not mean:
            return 0.0
        found = excess_figures(short_run(self._payments).risk, mean, cap)
        return self.scales.excess_shortfall * found.expected_shortfall[VERY_BAD]

    @property
    def expected_shortfall(self) -> float:
        """The expected shortfall of the book loss at 99 %."""
        return self.uncapped_shortfall + self.mix.assumptions.horizon_months * self.excess_shortfall

    @cached_property
    def bad_month(self) -> float:
        """The book loss that one month in 20 reaches, with what exceeds a monthly cap."""
        cap = self.mix.assumptions.guarantee_cap_per_month
        loss = short_run(self._losses, BAD).risk.value_at_risk[BAD]
        if cap is not None:
            payments = short_run(self._payments, BAD).risk.value_at_risk[BAD]
            loss += self.mix.assumptions.horizon_months * max(payments - cap, 0.0)
        return self.scales.bad_month * loss

    @cached_property
    def peak_receivable(self) -> float:
        """The highest expected receivable of a season that begins in the steady state."""
        if self.mix.season:
            return receivable_over_time(self.mix, past=1.0).peak
        return mean_receivable_of_shop(self.mix)

    @cached_property
    def net_benefit(self) -> float:
        """What pay-later adds after all its costs."""
        mix, months = self.mix, self.mix.assumptions.horizon_months
        benefit = math.fsum(net_benefit(one, mix.assumptions) for one in mix.segments) - self.cost_per_month
        return months * (benefit - self.mean_excess) - ring_cash_loss(mix, months)


def scales_from(
    mix: OrderMix, shortfall: float = 0.0, excess: CapExcess | None = None, bad_month: float = 0.0
) -> Scales:
    """The scales of a shop's variants, from those of its own figures that are known."""
    found = ShopFigures(mix)
    scales = Scales(mean_excess=_ratio(excess.mean, found.mean_excess)) if excess else AS_FOUND
    if shortfall:
        scales = scales._replace(shortfall=_ratio(shortfall, found.uncapped_shortfall))
    if excess and shortfall:
        exact = excess.risk.expected_shortfall[VERY_BAD]
        scales = scales._replace(excess_shortfall=_ratio(exact, ShopFigures(mix, scales).excess_shortfall))
    if bad_month:
        scales = scales._replace(bad_month=_ratio(bad_month, found.bad_month))
    return scales


def _ratio(exact: float, short: float) -> float:
    return exact / short if short > 0 and exact > 0 else 1.0
