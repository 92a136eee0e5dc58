"""The four figures that decide: expected loss, expected shortfall, peak receivable, net benefit.

Over the horizon, rings and monthly cap included, as in the whole estimate, but without what a comparison of
many shops does not need, and from short laws. The peak is that of the season in a shop that was steady before
it. Money.
"""

import math
from dataclasses import dataclass

from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.distribution.audited_run import SHORT, short_run
from calculator.exposure.distribution.guarantee_cap import CapExcess, excess_figures, mean_cap_excess
from calculator.exposure.loss_levels import BAD, VERY_BAD
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
    """The closed forms with the expected shortfall of the book loss at 99 %."""

    expected_shortfall: float


class ShopLaws:
    """Expected shortfalls at 99 % and bad months of a shop and of its variants, from laws of few points.

    The engine is that of the full estimate. Given what the full estimate of the shop has found, the figures
    of a variant are scaled as the shop's own are, so that a comparison starts from the figures shown. Money.
    """

    def __init__(
        self,
        mix: OrderMix,
        shortfall: float | None = None,
        excess: CapExcess | None = None,
        bad_month: float | None = None,
    ) -> None:
        """Take the shop that the others are variants of, and those of its figures that are known.

        A break-even asks for the mean excess alone; its shortfall is scaled beside that of the losses.
        """
        self._of_losses = self._of_mean = self._of_excess = self._of_bad_month = 1.0
        if shortfall:
            self._of_losses = _ratio(shortfall, self.uncapped_shortfall(mix))
        if excess:
            self._of_mean = _ratio(excess.mean, self.mean_excess(mix))
        if excess and shortfall:
            exact = excess.risk.expected_shortfall[VERY_BAD]
            self._of_excess = _ratio(exact, self.excess_shortfall(mix, excess.mean))
        if bad_month:
            self._of_bad_month = _ratio(bad_month, self.bad_month(mix))

    def uncapped_shortfall(self, mix: OrderMix) -> float:
        """The expected shortfall of the book loss, a monthly cap left out."""
        losses = book_losses(mix, mix.assumptions.horizon_months)
        return self._of_losses * short_run(losses).risk.expected_shortfall[VERY_BAD]

    def mean_excess(self, mix: OrderMix) -> float:
        """What one month's guarantee payments exceed their cap by, on average."""
        cap = mix.assumptions.guarantee_cap_per_month
        return self._of_mean * mean_cap_excess(guarantee_payments(mix, months=1), cap, SHORT)

    def excess_shortfall(self, mix: OrderMix, mean: float) -> float:
        """The expected shortfall of that; `mean` is its mean."""
        cap = mix.assumptions.guarantee_cap_per_month
        if cap is None or not mean:
            return 0.0
        payments = short_run(guarantee_payments(mix, months=1)).risk
        return self._of_excess * excess_figures(payments, mean, cap).expected_shortfall[VERY_BAD]

    def bad_month(self, mix: OrderMix) -> float:
        """The book loss that one month in 20 reaches, with what exceeds a monthly cap."""
        months, cap = mix.assumptions.horizon_months, mix.assumptions.guarantee_cap_per_month
        loss = short_run(book_losses(mix, months), BAD).risk.value_at_risk[BAD]
        if cap is not None:
            payments = short_run(guarantee_payments(mix, months=1), BAD).risk.value_at_risk[BAD]
            loss += months * max(payments - cap, 0.0)
        return self._of_bad_month * loss


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
    mean = laws.mean_excess(mix)
    return ShopFigures(
        expected_book_loss=book_losses(mix, months).mean + months * mean,
        expected_shortfall=laws.uncapped_shortfall(mix) + months * laws.excess_shortfall(mix, mean),
        peak_receivable=peak_receivable(mix),
        net_benefit=_net_benefit(mix, months * mean, cost_per_month),
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
