"""The merchant's own counts put into a shop: rate, interval of the expected loss, wider distribution.

A segment with k unpaid of n matured orders takes the mean of the Jeffreys posterior, (k + 1/2)/(n + 1), as
its non-payment rate, which is above 0 even if nothing has failed yet. The expected loss is linear in every
rate, so its interval has the losses at the ends of the rates' intervals as ends; the ends of all segments
at once are wider than the stated level when the segments were counted independently. For the distribution
the counts widen the common factor, see `history`. Money over the horizon.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.counts.intervals import LEVEL, Counted, Interval, jeffreys_interval
from calculator.exposure.counts.monthly_swing import volatility_of_shop
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.segment_exposure import mean_book_loss
from calculator.shop.order_mix import OrderMix

IntervalOf = Callable[[Counted, float], Interval]


@dataclass(frozen=True, slots=True)
class CountedShop:
    """A shop with its counted rates: `mix` has the wider volatility, `low` and `high` the intervals' ends.

    `expected_book_loss` is the interval between the two, a monthly cap left out.
    """

    mix: OrderMix
    low: OrderMix
    high: OrderMix
    rates: dict[str, Interval]
    expected_book_loss: Interval


def with_counts(
    mix: OrderMix,
    counts: Mapping[str, Counted],
    level: float = LEVEL,
    interval: IntervalOf = jeffreys_interval,
) -> CountedShop:
    """Put counts, by segment name, into a shop; a segment without a count keeps its rate.

    Raises:
        ValueError: a count is for a segment that the mix does not have.

    """
    if strangers := counts.keys() - {segment.name for segment in mix.segments}:
        raise ValueError(f"counts for segments that are not in the mix: {sorted(strangers)}")
    rates = {name: interval(counted, level) for name, counted in counts.items()}
    centre = _at(mix, {name: (one.unpaid + 0.5) / (one.matured + 1) for name, one in counts.items()})
    low = _at(mix, {name: ends.low for name, ends in rates.items()})
    high = _at(mix, {name: ends.high for name, ends in rates.items()})
    volatility = volatility_of_shop(
        mix.assumptions.non_payment_volatility,
        [(share, counts[name].unpaid) for name, share in _loss_shares(centre).items() if name in counts],
    )
    wider = replace(centre.assumptions, non_payment_volatility=volatility)
    return CountedShop(
        mix=replace(centre, assumptions=wider),
        low=low,
        high=high,
        rates=rates,
        expected_book_loss=Interval(_expected_loss(low), _expected_loss(high)),
    )


def _at(mix: OrderMix, rates: Mapping[str, float]) -> OrderMix:
    segments = tuple(
        segment.changed(non_payment_rate=rates[segment.name]) if segment.name in rates else segment
        for segment in mix.segments
    )
    return replace(mix, segments=segments)


def _expected_loss(mix: OrderMix) -> float:
    return book_losses(mix, mix.assumptions.horizon_months).mean


def _loss_shares(mix: OrderMix) -> dict[str, float]:
    """Share of the shop's expected loss, rings apart, that each segment's non-payment rate governs."""
    total = book_losses(mix, months=1).of_streams.mean
    if total <= 0:
        return {}
    return {
        segment.name: segment.pay_later_orders
        * order_outcomes(segment).unpaid
        * mean_book_loss(segment, fraud=False)
        / total
        for segment in mix.segments
    }
