"""What each countermeasure leaves of a blind exposure, and all that are in the merchant's own hands together.

Each changes one thing in Equations (20) to (22): looking every day (notice), an automatic confirmation in
half the time (confirmation), a limit per order, a limit of orders a day per receiver (velocity; it caps the
ring's speed, so it assumes one receiver), holding dear parcels back, a screen before shipping. Days; money.

Some have the name of a lever (`calculator.exposure.decisions.levers`): the same act by another yardstick.
Here it is in force while one ring goes unseen, and is measured by what that ring takes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from calculator.exposure.rings.ring_of_the_shop import RingWindow
from calculator.exposure.rings.ring_order import ring_order
from calculator.exposure.rings.unseen_orders import blind_days, expected_shipped, orders_placed
from calculator.shop.order_mix import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a ring has taken: orders (expected, with a screen), their value, their book and cash loss."""

    orders: float
    exposure: float
    loss_book: float
    loss_cash: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Countermeasure:
    """One countermeasure (`lever`), what it is set to, and what the ring takes then.

    `value` is in its own unit (days, money, orders a day, a rate) and none for `together`; `change`
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

    window: RingWindow
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


def countermeasures(segment: Segment, window: RingWindow) -> tuple[Countermeasure, ...]:
    """Every countermeasure by itself, the one that avoids most first, and after them `together`."""
    nothing = Setting(window=window)
    without = taken(segment, nothing).loss_book

    def effect(name: str, value: float | None, setting: Setting) -> Countermeasure:
        left = taken(segment, setting)
        return Countermeasure(
            lever=name,
            value=value,
            days=blind_days(setting.window),
            orders=left.orders,
            exposure=left.exposure,
            loss_book=left.loss_book,
            loss_cash=left.loss_cash,
            change=left.loss_book - without,
        )

    offered = [(one, value) for one in DECLARED if (value := one.value(window)) is not None]
    alone = [effect(one.name, value, one.in_force(nothing, value)) for one, value in offered]
    alone.sort(key=lambda measure: (measure.change, measure.exposure))
    together = nothing
    for one, value in offered:
        if one.is_the_shops_own:
            together = one.in_force(together, value)
    return (*alone, effect("together", None, together))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCountermeasure:
    """The declaration of a countermeasure.

    `name` is the one it has in the result and in the words (`results.blind_window.lever_<name>`), `shows` the
    path of the input whose kind and unit its value has. `value` is what it is set to, none where it is not
    offered; `in_force` puts it in force besides others. What is not `is_the_shops_own` is the platform's to
    set.
    """

    name: str
    shows: str
    value: Callable[[RingWindow], float | None]
    in_force: Callable[[Setting, float], Setting]
    is_the_shops_own: bool = True


def _slowed(setting: Setting, most_a_day: float) -> Setting:
    slower = min(setting.window.orders_per_day, most_a_day)
    return replace(setting, window=replace(setting.window, orders_per_day=slower))


DECLARED = (
    DeclaredCountermeasure(
        name="notice",
        shows="assumptions.blind_window.notice_days",
        value=lambda _: 0.0,
        in_force=lambda setting, days: replace(setting, window=replace(setting.window, notice_days=days)),
    ),
    DeclaredCountermeasure(
        name="confirmation",
        shows="assumptions.blind_window.confirmation_days",
        value=lambda window: window.confirmation_days / 2,
        in_force=lambda setting, days: replace(
            setting, window=replace(setting.window, confirmation_days=days)
        ),
        is_the_shops_own=False,
    ),
    DeclaredCountermeasure(
        name="order_limit",
        shows="assumptions.blind_window.order_limit",
        value=lambda window: window.order_limit,
        in_force=lambda setting, limit: replace(setting, limit=limit),
    ),
    DeclaredCountermeasure(
        name="velocity_limit",
        shows="assumptions.blind_window.velocity_limit",
        value=lambda window: window.velocity_limit,
        in_force=_slowed,
    ),
    DeclaredCountermeasure(
        name="hold",
        shows="assumptions.blind_window.hold_above",
        value=lambda window: window.hold_above,
        in_force=lambda setting, value: replace(setting, hold_above=value),
    ),
    DeclaredCountermeasure(
        name="screening",
        shows="assumptions.blind_window.screening_rate",
        value=lambda window: window.screening_rate,
        in_force=lambda setting, rate: replace(setting, screening_rate=rate),
    ),
)
"""Every countermeasure there is; of equal effect, the earlier one stands first."""
