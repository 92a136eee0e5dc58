"""What each countermeasure leaves of a blind exposure, and all that are in the merchant's own hands together.

Each changes one thing in Equations (20) to (22): looking every day (notice), an automatic confirmation in
half the time (confirmation), a limit per order, a limit of orders a day per receiver (velocity; it caps the
ring's speed, so it assumes one receiver), holding dear parcels back, a screen before shipping. Days; money.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from calculator.exposure.rings.ring_order import ring_order
from calculator.exposure.rings.unseen_orders import blind_days, expected_shipped, orders_placed
from calculator.shop.order_mix import BlindWindow, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a ring has taken: orders (expected, with a screen), their value, their book and cash loss."""

    orders: float
    exposure: float
    loss_book: float
    loss_cash: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Countermeasure:
    """One lever, what it is set to, and what the ring takes then.

    `value` is in the lever's own unit (days, money, orders a day, a rate) and none for `together`; `change`
    is that of the book loss, 0 or below.
    """

    lever: str
    value: float | None
    days: float
    orders: float
    exposure: float
    loss_book: float
    loss_cash: float
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A blind window with the countermeasures that are in force."""

    window: BlindWindow
    limit: float | None = None
    hold_above: float | None = None
    screening_rate: float = 0.0


def taken(segment: Segment, setting: Setting) -> Taken:
    """What a ring takes from a segment before it is seen, Equations (21) and (22)."""
    placed = orders_placed(setting.window, blind_days(setting.window))
    orders = expected_shipped(placed, setting.screening_rate)
    order = ring_order(segment, limit=setting.limit, hold_above=setting.hold_above)
    return Taken(
        orders=orders,
        exposure=orders * order.value,
        loss_book=orders * order.loss_book,
        loss_cash=orders * order.loss_cash,
    )


def countermeasures(segment: Segment, window: BlindWindow) -> tuple[Countermeasure, ...]:
    """Every lever by itself, the one that avoids most first, and after them `together`."""
    without = taken(segment, Setting(window=window)).loss_book

    def effect(lever: str, value: float | None, setting: Setting) -> Countermeasure:
        left = taken(segment, setting)
        return Countermeasure(
            lever=lever,
            value=value,
            days=blind_days(setting.window),
            orders=left.orders,
            exposure=left.exposure,
            loss_book=left.loss_book,
            loss_cash=left.loss_cash,
            change=left.loss_book - without,
        )

    alone = [effect(*lever) for lever in _levers(window)]
    alone.sort(key=lambda measure: (measure.change, measure.exposure))
    return (*alone, effect("together", None, _together(window)))


def _levers(window: BlindWindow) -> Iterator[tuple[str, float, Setting]]:
    yield "notice", 0.0, Setting(window=replace(window, notice_days=0.0))
    half = window.confirmation_days / 2
    yield "confirmation", half, Setting(window=replace(window, confirmation_days=half))
    if window.order_limit is not None:
        yield "order_limit", window.order_limit, Setting(window=window, limit=window.order_limit)
    yield "velocity_limit", window.velocity_limit, Setting(window=_slowed(window))
    if window.hold_above is not None:
        yield "hold", window.hold_above, Setting(window=window, hold_above=window.hold_above)
    screened = Setting(window=window, screening_rate=window.screening_rate)
    yield "screening", window.screening_rate, screened


def _together(window: BlindWindow) -> Setting:
    """All that a shop can do by itself; when receipt is confirmed is the platform's to set."""
    return Setting(
        window=_slowed(replace(window, notice_days=0.0)),
        limit=window.order_limit,
        hold_above=window.hold_above,
        screening_rate=window.screening_rate,
    )


def _slowed(window: BlindWindow) -> BlindWindow:
    return replace(window, orders_per_day=min(window.orders_per_day, window.velocity_limit))
