"""The four figures that decide: expected loss, expected shortfall, peak receivable, net benefit.

Over the horizon, rings and monthly cap included, as in the whole estimate, but without what a comparison of
many shops does not need, and from short laws. The peak is that of the season in a shop that was steady before
it. Money.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from calculator.exposure.distribution.audited_run import SHORT, short_run
from calculator.exposure.distribution.bad_orders import book_losses, guarantee_payments
from calculator.exposure.distribution.guarantee_cap import CapExcess, excess_figures, mean_cap_excess
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.risk_figures import SHORTFALL
from calculator.exposure.loss_levels import BAD
from calculator.exposure.net_benefit import net_benefit
from calculator.exposure.receivable.receivable_over_time import receivable_over_time
from calculator.exposure.receivable.steady_receivable import mean_receivable_of_shop
from calculator.exposure.rings.expected_rings import ring_cash_loss
from calculator.shop.order_mix import OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedForms:
    """What needs no distribution, but for the excess over a monthly cap."""

    expected_book_loss: float
    peak_receivable: float
    net_benefit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFigures(ClosedForms):
    """The closed forms with the expected shortfall of the book loss at 99 %, and whether its audit passed."""

    expected_shortfall: float
    audit_passed: bool


class Excess(NamedTuple):
    """What one month's guarantee payments exceed their cap by, money: its mean and its expected shortfall.

    `passed` says whether the law of the payments reached its quantile.
    """

    mean: float
    shortfall: float
    passed: bool


class ShopLaws:
    """Expected shortfalls at 99 % and bad months of a shop and of its variants, from laws of few points.

    The engine is that of the full estimate. Given what the full estimate of the shop has found, the figures
    of a variant are scaled as the shop's own are, so that a comparison starts from the figures shown.
    """

    def __init__(
        self,
        mix: OrderMix,
        shortfall: float | None = None,
        excess: CapExcess | None = None,
        bad_month: float | None = None,
    ) -> None:
        """Take the shop that the others are variants of, and its figures if they are known; money."""
        self._of_losses = self._of_mean = self._of_excess = self._of_bad_month = 1.0
        if shortfall:
            losses = book_losses(mix, mix.assumptions.horizon_months)
            self._of_losses = _ratio(shortfall, self.shortfall(losses)[0])
        if excess:
            found = self.excess(mix)
            self._of_mean = _ratio(excess.mean, found.mean)
            self._of_excess = _ratio(excess.risk.expected_shortfall[SHORTFALL], found.shortfall)
        if bad_month:
            self._of_bad_month = _ratio(bad_month, self.bad_month(mix))

    def shortfall(self, losses: LossModel) -> tuple[float, bool]:
        """The expected shortfall of the loss without a monthly cap, and whether its law was long enough."""
        found = short_run(losses)
        return self._of_losses * found.risk.expected_shortfall[SHORTFALL], found.passed

    def excess(self, mix: OrderMix) -> Excess:
        """What one month's guarantee payments exceed their cap by."""
        cap, mean = mix.assumptions.guarantee_cap_per_month, self.mean_excess(mix)
        if cap is None or not mean:
            return Excess(0.0, 0.0, passed=True)
        found = short_run(guarantee_payments(mix, months=1))
        shortfall = excess_figures(found.risk, mean, cap).expected_shortfall[SHORTFALL]
        return Excess(mean, self._of_excess * shortfall, found.passed)

    def bad_month(self, mix: OrderMix) -> float:
        """The book loss that one month in 20 reaches, with what exceeds a monthly cap; money."""
        months, cap = mix.assumptions.horizon_months, mix.assumptions.guarantee_cap_per_month
        loss = short_run(book_losses(mix, months), BAD).risk.value_at_risk[BAD]
        if cap is not None:
            payments = short_run(guarantee_payments(mix, months=1), BAD).risk.value_at_risk[BAD]
            loss += months * max(payments - cap, 0.0)
        return self._of_bad_month * loss

    def mean_excess(self, mix: OrderMix) -> float:
        """The mean of that alone, money a month."""
        return self._of_mean * mean_cap_excess(mix, SHORT)


def closed_forms(mix: OrderMix, cost_per_month: float = 0.0, laws: ShopLaws | None = None) -> ClosedForms:
    """The figures without the shortfall; `cost_per_month` (money) is taken off the net benefit."""
    months = mix.assumptions.horizon_months
    beyond_cap = months * (laws or ShopLaws(mix)).mean_excess(mix)
    return ClosedForms(
        expected_book_loss=book_losses(mix, months).mean + beyond_cap,
        peak_receivable=peak_receivable(mix),
        net_benefit=_net_benefit(mix, beyond_cap, cost_per_month),
    )


def shop_figures(mix: OrderMix, cost_per_month: float = 0.0, laws: ShopLaws | None = None) -> ShopFigures:
    """All figures; `laws` are those of the shop that this one is a variant of, its own if there are none."""
    laws, months = laws or ShopLaws(mix), mix.assumptions.horizon_months
    losses, excess = book_losses(mix, months), laws.excess(mix)
    beyond_cap = months * excess.mean
    shortfall, passed = laws.shortfall(losses)
    return ShopFigures(
        expected_book_loss=losses.mean + beyond_cap,
        expected_shortfall=shortfall + months * excess.shortfall,
        peak_receivable=peak_receivable(mix),
        net_benefit=_net_benefit(mix, beyond_cap, cost_per_month),
        audit_passed=passed and excess.passed,
    )


def shop_net_benefit(mix: OrderMix, laws: ShopLaws | None = None) -> float:
    """The net benefit alone."""
    return _net_benefit(mix, mix.assumptions.horizon_months * (laws or ShopLaws(mix)).mean_excess(mix))


def peak_receivable(mix: OrderMix) -> float:
    """The highest expected receivable of a season that begins in the steady state."""
    if mix.season:
        return receivable_over_time(mix, past=1.0).peak
    return mean_receivable_of_shop(mix)


def _net_benefit(mix: OrderMix, beyond_cap: float, cost_per_month: float = 0.0) -> float:
    months = mix.assumptions.horizon_months
    benefit = math.fsum(net_benefit(segment, mix.assumptions) for segment in mix.segments) - cost_per_month
    return months * benefit - ring_cash_loss(mix, months) - beyond_cap


def _ratio(exact: float, short: float) -> float:
    return exact / short if short > 0 and exact > 0 else 1.0
