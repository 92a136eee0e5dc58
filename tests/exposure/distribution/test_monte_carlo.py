"""The calculator against a simulation that knows nothing of it but the order mix: order by order, by chance.

Each figure must lie within four standard errors of the simulated one; one in 16,000 would not by chance, and
the seed is fixed.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from calculator.exposure.shop_exposure import estimate
from calculator.shop.order_mix import OrderMix, Segment
from tests.exposure.mixes import rings_of, the_golden_shop

MONTHS = 12_000
ERRORS = 4


class Month(NamedTuple):
    """What one simulated month costs before the monthly cap, and what the guarantee would pay in it."""

    loss: float
    guarantee: float


def simulated(mix: OrderMix, random: Random) -> Month:
    """One month, order by order."""
    volatility = mix.assumptions.non_payment_volatility
    factor = random.gammavariate(volatility**-2, volatility**2) if volatility else 1.0
    loss = guarantee = 0.0
    rings = mix.assumptions.rings
    for segment in mix.segments:
        orders = segment.orders_per_month * segment.pay_later_share * factor
        unpaid = (1 - segment.fraud_rate) * (1 - segment.return_rate) * segment.non_payment_rate
        frauds = poisson(orders * segment.fraud_rate, random)
        if segment.name == rings.segment:
            for _ in range(poisson(rings.per_month, random)):
                frauds += 1 + int(math.log(random.random()) / math.log1p(-1 / rings.mean_orders))
        for fraud, number in ((True, frauds), (False, poisson(orders * unpaid, random))):
            for _ in range(number):
                paid, lost = one_order(segment, fraud, random)
                guarantee += paid
                loss += lost
    return Month(loss, guarantee)


def one_order(segment: Segment, fraud: bool, random: Random) -> tuple[float, float]:
    """What the platform pays for one bad order and what is lost."""
    spread = math.sqrt(math.log1p(segment.order_value_cv**2))
    value = segment.average_order_value * math.exp(spread * random.gauss(0, 1) - spread**2 / 2)
    covered = segment.guarantee_covers_fraud or not fraud
    paid = 0.0
    if covered and random.random() < segment.claim_success_rate:
        cap = segment.guarantee_cap_per_order
        paid = min(segment.guarantee_coverage * value, math.inf if cap is None else cap)
    return paid, (1 - segment.recovery_rate) * (value - paid)


def poisson(mean: float, random: Random) -> int:
    """A Poisson number by the times between events."""
    number, time = 0, random.expovariate(1.0)
    while time < mean:
        number += 1
        time += random.expovariate(1.0)
    return number


def with_spread_values(mix: OrderMix) -> OrderMix:
    return replace(
        mix, segments=tuple(replace(s, order_value_cv=0.8, claim_success_rate=0.7) for s in mix.segments)
    )


SHOPS: dict[str, OrderMix] = {
    "orders alike and independent": the_golden_shop(),
    "spread values and a common factor": with_spread_values(the_golden_shop(non_payment_volatility=0.6)),
    "rings": the_golden_shop(non_payment_volatility=0.4, rings=rings_of(9, per_month=0.3)),
}


@cache
def months(name: str) -> list[Month]:
    random = Random(f"months of {name}")
    return [simulated(SHOPS[name], random) for _ in range(MONTHS)]


def mean_of(values: list[float]) -> tuple[float, float]:
    """The mean and its standard error."""
    mean = math.fsum(values) / len(values)
    return mean, math.sqrt(math.fsum((v - mean) ** 2 for v in values)) / len(values)


def assert_agrees(figure: float, values: list[float]) -> None:
    mean, error = mean_of(values)
    assert abs(figure - mean) <= ERRORS * error + 1e-9


@pytest.mark.parametrize("name", SHOPS)
def test_expected_loss_guarantee_and_spread(name: str) -> None:
    portfolio, losses = estimate(SHOPS[name]).portfolio, [month.loss for month in months(name)]
    assert_agrees(portfolio.expected_book_loss, losses)
    assert_agrees(portfolio.expected_guarantee_payment, [month.guarantee for month in months(name)])
    mean = portfolio.expected_book_loss
    assert_agrees(portfolio.unexpected_loss**2, [(loss - mean) ** 2 for loss in losses])


@pytest.mark.parametrize("name", SHOPS)
@pytest.mark.parametrize("level", ["0.5", "0.9", "0.95", "0.99", "0.999"])
def test_quantiles_and_shortfall(name: str, level: str) -> None:
    portfolio, losses = estimate(SHOPS[name]).portfolio, [month.loss for month in months(name)]
    a, quantile = float(level), portfolio.value_at_risk[level]
    error = ERRORS * math.sqrt(a * (1 - a) / MONTHS)
    small = 1e-4 * quantile
    assert sum(loss <= quantile + small for loss in losses) / MONTHS >= a - error
    assert sum(loss < quantile - small for loss in losses) / MONTHS <= a + error
    # The shortfall is the least of q + E[(L - q)+] / (1 - a) over q (Rockafellar and Uryasev 2002).
    assert_agrees(
        portfolio.expected_shortfall[level], [quantile + max(loss - quantile, 0) / (1 - a) for loss in losses]
    )


@pytest.mark.parametrize("cap", [1000.0, 4000.0])
def test_a_monthly_cap(cap: float) -> None:
    """The expected loss is exact; quantile and shortfall are bounds from above, and near ones."""
    name = "spread values and a common factor"
    shop = SHOPS[name]
    capped = replace(shop, assumptions=replace(shop.assumptions, guarantee_cap_per_month=cap))
    portfolio = estimate(capped).portfolio
    losses = sorted(month.loss + max(month.guarantee - cap, 0.0) for month in months(name))
    assert_agrees(portfolio.expected_book_loss, losses)
    worst = losses[int(0.99 * MONTHS) :]
    shortfall, error = mean_of(worst)
    assert portfolio.expected_shortfall["0.99"] >= shortfall - ERRORS * error
    assert portfolio.expected_shortfall["0.99"] <= 1.1 * shortfall + ERRORS * error
    assert portfolio.value_at_risk["0.99"] >= 0.95 * worst[0]


def test_the_simulation_can_tell_a_wrong_figure() -> None:
    """A tenth less fraud is seen: the errors are small enough for the test to mean something."""
    name = "orders alike and independent"
    wrong = replace(
        SHOPS[name],
        segments=tuple(replace(s, non_payment_rate=0.9 * s.non_payment_rate) for s in SHOPS[name].segments),
    )
    fails: Callable[..., None] = assert_agrees
    with pytest.raises(AssertionError):
        fails(estimate(wrong).portfolio.expected_book_loss, [month.loss for month in months(name)])
