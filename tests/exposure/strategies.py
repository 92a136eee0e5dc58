"""Order mixes for property tests: anything that the declared limits allow, up to their ends."""

from dataclasses import replace

from hypothesis import strategies as st

from calculator.exposure.rings.ring_of_the_shop import RingWindow
from calculator.shop.order_mix import Assumptions, OrderMix, Rings, SeasonSpan, Segment
from tests.exposure.mixes import USUAL_LEVERS, USUAL_PROVIDER

shares = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1), st.floats(0, 0.1)).map(
    lambda share: round(share, 9)
)
"""As finely as anyone types them: of 1e-300 of the orders, half would be a number that no float can hold."""
days = st.one_of(st.just(0.0), st.integers(0, 365).map(float), st.floats(0, 365))


def amounts(least_power: float, greatest_power: float) -> st.SearchStrategy[float]:
    """Amounts of every order of magnitude between two powers of ten."""
    return st.floats(least_power, greatest_power).map(lambda power: 10.0**power)


costs = st.one_of(st.just(0.0), amounts(-2, 6))

segments: st.SearchStrategy[Segment] = st.builds(
    Segment,
    name=st.just("goods"),
    orders_per_month=st.one_of(st.just(0.0), amounts(-3, 7)),
    average_order_value=amounts(-2, 7),
    order_value_cv=st.one_of(st.just(0.0), st.floats(0, 3)),
    pay_later_share=shares,
    due_days=days,
    late_share=shares,
    late_days=days,
    non_payment_rate=shares,
    fraud_rate=shares,
    return_rate=shares,
    return_days=days,
    goods_cost_share=st.floats(0, 2),
    shipping_cost=costs,
    return_handling_cost=costs,
    salvage_share=shares,
    guarantee_coverage=shares,
    guarantee_cap_per_order=st.one_of(st.none(), st.just(0.0), amounts(-2, 9)),
    guarantee_covers_fraud=st.booleans(),
    claim_success_rate=shares,
    recovery_rate=shares,
    pay_later_fee_rate=shares,
    cash_fee_rate=shares,
    incremental_share=shares,
    counted_orders=st.none(),
    counted_unpaid=st.none(),
    counted_groups=st.none(),
    counted_young=st.just(0.0),
)

ordinary_segments: st.SearchStrategy[Segment] = st.builds(
    replace,
    segments,
    orders_per_month=amounts(1, 4),
    average_order_value=amounts(1, 4),
    order_value_cv=st.one_of(st.just(0.0), st.floats(0, 1)),
    pay_later_share=st.floats(0.1, 1),
    non_payment_rate=st.floats(0.001, 0.1),
    fraud_rate=st.floats(0, 0.05),
    return_rate=st.floats(0, 0.5),
    guarantee_coverage=st.floats(0, 0.9),
    recovery_rate=st.floats(0, 0.5),
)
"""Segments of ordinary shops, in which something can be lost."""


blind_windows: st.SearchStrategy[RingWindow] = st.builds(
    RingWindow,
    shipping_days=st.one_of(st.just(0.0), st.floats(0, 60)),
    delivery_days=st.one_of(st.just(0.0), st.floats(0, 90)),
    confirmation_days=days,
    notice_days=days,
    orders_per_day=amounts(-2, 4),
    most_orders=amounts(0, 4),
    segment=st.none(),
    start_day=st.integers(0, 365),
    screening_rate=shares,
    order_limit=st.one_of(st.none(), amounts(-2, 9)),
    velocity_limit=amounts(-2, 4),
    hold_above=st.one_of(st.none(), amounts(-2, 9)),
)

volatilities = st.one_of(st.just(0.0), st.floats(0, 2))


@st.composite
def mixes(
    draw: st.DrawFn,
    of: st.SearchStrategy[Segment] = segments,
    most: int = 4,
    *,
    volatility: st.SearchStrategy[float] = volatilities,
    with_rings: bool = True,
    with_cap: bool = True,
) -> OrderMix:
    """A shop with one to `most` segments of different names."""
    drawn = draw(st.lists(of, min_size=1, max_size=most))
    named = tuple(replace(segment, name=f"goods {place}") for place, segment in enumerate(drawn))
    rings = Rings(
        per_month=draw(st.one_of(st.just(0.0), amounts(-3, 3))) if with_rings else 0.0,
        mean_orders=draw(amounts(0, 4)),
        segment=draw(st.sampled_from([segment.name for segment in named])),
    )
    assumptions = Assumptions(
        write_off_days=draw(st.floats(1, 1095)),
        cost_of_capital=draw(st.floats(0, 1)),
        non_payment_volatility=draw(volatility),
        horizon_months=draw(st.one_of(st.just(1.0), st.floats(0.1, 60))),
        guarantee_cap_per_month=draw(st.one_of(st.none(), st.just(0.0), amounts(0, 9))) if with_cap else None,
        cautious_interval=False,
        rings=rings,
        blind_window=draw(blind_windows),
    )
    return OrderMix(
        currency="CNY",
        platform=None,
        carrier=None,
        provider=USUAL_PROVIDER,
        starts_steady=draw(st.booleans()),
        start_date=None,
        assumptions=assumptions,
        segments=named,
        ranges=(),
        season=draw(seasons),
        months=(),
        open_orders=(),
        recent_sales=(),
        levers=USUAL_LEVERS,
    )


@st.composite
def _spans(draw: st.DrawFn) -> SeasonSpan:
    first = draw(st.integers(0, 1095))
    last = draw(st.integers(first, 1095))
    return SeasonSpan(from_day=first, to_day=last, multiplier=draw(st.floats(0, 1000)))


seasons = st.lists(_spans(), max_size=2).map(tuple)
