"""What a list of open orders can lose: expected loss, spread, quantiles, exactly for independent orders.

    EL = sum p_n E[X_n],     UL^2 = sum ( p_n E[X_n^2] - (p_n E[X_n])^2 )

Without a common factor the orders fail independently and their law is Equation (19). With one, of relative
standard deviation sigma, Equation (12) holds with one stream for each amount; that takes the number of bad
orders as Poisson, which overstates the spread a little. The lattice is as fine as the losses need, for what
splitting adds to the spread must stay below the audit's tolerance; its step divides the loss that matters
most, so that orders all alike are not split at all. Money.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from calculator.exposure.distribution.audit import NOTHING_TO_CHECK, Audit, audit
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.generating_function import Kept
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import (
    NO_LOSS,
    LossDistribution,
    RiskFigures,
    risk_figures,
)
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece
from calculator.exposure.loss_levels import USUAL, VERY_BAD
from calculator.exposure.open_orders.law import law_of_orders
from calculator.exposure.open_orders.order import OpenOrder

POINTS, MOST_POINTS = 2048, 65_536
REACH = 9.0
"""Standard deviations from the mean to the ends of the first window."""
STEPS_PER_LOSS = 12.0
"""Lattice steps in a typical loss, enough for the spread to be right to a thousandth."""
BEYOND_ALL = 1.02
"""How far the window goes on where it holds every loss there can be: what the audit looks at stays empty."""
ATTEMPTS, WIDER = 4, 1.5
WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)


@dataclass(frozen=True, slots=True)
class OpenOrdersRisk:
    """Expected loss, standard deviation, law, risk figures, and what was checked."""

    expected_loss: float
    unexpected_loss: float
    distribution: LossDistribution
    risk: RiskFigures
    audit: Audit


def open_orders_risk(orders: Sequence[OpenOrder], volatility: float = 0.0) -> OpenOrdersRisk:
    """The risk of a list of open orders; `volatility` is the relative deviation of their common factor."""
    mean = math.fsum(order.probability * order.mean_loss for order in orders)
    if volatility > 0:
        run = audited_run(as_loss_model(orders, volatility))
        sd = as_loss_model(orders, volatility).sd
        return OpenOrdersRisk(mean, sd, run.distribution, run.risk, run.audit)
    sd = math.sqrt(max(math.fsum(order.variance for order in orders), 0.0))
    if sd <= 1e-12 * mean or mean <= 0:
        certain = LossDistribution(mean, 1.0, [1.0]) if mean > 0 else NO_LOSS
        return OpenOrdersRisk(mean, 0.0, certain, risk_figures(certain, mean), NOTHING_TO_CHECK)
    return _audited(orders, mean, sd)


def as_loss_model(orders: Sequence[OpenOrder], volatility: float) -> LossModel:
    """The orders as streams of Equation (12), one for each amount."""
    expected: dict[float, float] = {}
    for probability, outcomes in orders:
        for share, loss in outcomes:
            if loss > 0:
                expected[loss] = expected.get(loss, 0.0) + probability * share
    streams = (Stream(number, OrderValue(loss, 0.0), WHOLE_AMOUNT) for loss, number in expected.items())
    return LossModel(tuple(streams), volatility**2)


def _audited(orders: Sequence[OpenOrder], mean: float, sd: float) -> OpenOrdersRisk:
    largest = max(loss for order in orders for _, loss in order.outcomes)
    most = math.fsum(max(loss for _, loss in order.outcomes) for order in orders)
    typical, foremost = _typical_loss(orders), _foremost_loss(orders)
    reach, points = REACH, POINTS
    for attempt in range(1, ATTEMPTS + 1):
        low = max(mean - reach * sd - largest, 0.0)
        high = min(mean + reach * sd + 2 * largest, low + (most - low) * BEYOND_ALL)
        while (high - low) / points > typical / STEPS_PER_LOSS and points < MOST_POINTS:
            points *= 2
        step = (high - low) / (points - 3)
        step = foremost / max(foremost // step, 1.0) if foremost > step else step
        lattice = Lattice(math.floor(low / step), step, points)
        found = law_of_orders(orders, lattice)
        positive = [max(p, 0.0) for p in found]
        mass = math.fsum(positive)
        law = LossDistribution(lattice.first * step, step, [p / mass for p in positive])
        risk = risk_figures(law, mean)
        kept = Kept(1.0, mean / step, (sd / step) ** 2)
        shortfall, median = risk.expected_shortfall[VERY_BAD], risk.value_at_risk[USUAL]
        checked = audit(
            LossDistribution(law.origin, step, found),
            kept,
            Audit(
                resolution=step / shortfall if shortfall else 0.0,
                median_resolution=step / median if median else 0.0,
                attempts=attempt,
            ),
        )
        if checked.passed:
            break
        if "window" in checked.reasons:
            reach *= WIDER
        elif points < MOST_POINTS:
            points *= 2
        else:
            break
    return OpenOrdersRisk(mean, sd, law, risk, checked)


def _typical_loss(orders: Sequence[OpenOrder]) -> float:
    """The root mean square of the losses of the orders that fail."""
    failing = math.fsum(order.probability for order in orders if order.mean_loss > 0)
    square = math.fsum(
        order.probability * share * loss * loss for order in orders for share, loss in order.outcomes
    )
    return math.sqrt(square / failing)


def _foremost_loss(orders: Sequence[OpenOrder]) -> float:
    """The loss with the greatest part in the spread."""
    parts: dict[float, float] = {}
    for probability, outcomes in orders:
        for share, loss in outcomes:
            parts[loss] = parts.get(loss, 0.0) + probability * (1 - probability) * share * loss * loss
    return max(parts, key=lambda loss: parts[loss])
