"""What a merchant tells us: the order mix, the assumptions and the season, already validated.

Money is in major units of one currency, shares and rates are fractions, times are calendar days, flows are
per month of 30 days. The names are those of the JSON document; defaults and limits live in the declaration
of the parameters, so nothing here has a default.
"""

from dataclasses import dataclass
from typing import Self

DAYS_PER_MONTH = 30

SHOP, PLATFORM, PROVIDER, UNKNOWN = "shop", "platform", "provider", "unknown"
"""Who may carry the buyers' non-payment."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One kind of goods: how it sells, how it is paid, what it costs and what the platform covers."""

    name: str
    orders_per_month: float
    average_order_value: float
    order_value_cv: float
    """Standard deviation of the order value over its mean; 0 means that all orders are worth the same."""
    pay_later_share: float
    due_days: float
    late_share: float
    """Share of the paying orders that pay `late_days` after the due day."""
    late_days: float
    non_payment_rate: float
    """Share of the genuine orders, not returned, that are never paid."""
    fraud_rate: float
    """Share of all pay-later orders placed with no intent to pay."""
    return_rate: float
    """Share of the genuine orders that come back before payment."""
    return_days: float
    goods_cost_share: float
    shipping_cost: float
    return_handling_cost: float
    salvage_share: float
    """Share of the goods cost that a returned article keeps."""
    guarantee_coverage: float
    guarantee_cap_per_order: float | None
    guarantee_covers_fraud: bool
    claim_success_rate: float
    recovery_rate: float
    """Share collected later of what the guarantee left open."""
    pay_later_fee_rate: float
    cash_fee_rate: float
    incremental_share: float
    """Share of the pay-later orders that would not have come without pay-later."""
    counted_orders: float | None
    """The merchant's own orders of this kind that are older than the days to write-off; none: not counted."""
    counted_unpaid: float | None
    """How many of those were never paid."""
    counted_groups: float | None
    """How many independent cases the unpaid ones make, one ring being one; none: each stands alone."""
    counted_young: float
    """Younger orders that were left out, because their end is not known yet."""

    @property
    def pay_later_orders(self) -> float:
        """Pay-later orders per month."""
        return self.orders_per_month * self.pay_later_share

    def changed(self, **changes: object) -> Self:
        """The segment with some fields changed.

        A comparison asks for thousands; `dataclasses.replace` takes eight times as long. That is why a
        segment has no slots.
        """
        if not changes.keys() <= vars(self).keys():
            raise TypeError(f"no fields of a segment: {sorted(changes.keys() - vars(self).keys())}")
        copy = object.__new__(type(self))
        vars(copy).update(vars(self), **changes)
        return copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What a provider takes that pays the shop up front and carries the buyers' non-payment itself."""

    payout_days: float
    """From shipping to the payout."""
    fee_rate: float
    fee_fixed: float
    """Money for each order."""
    fee_kept_on_refund: float
    """Share of an order's fee that the provider keeps when the order is refunded."""
    dispute_rate: float
    """Share of the orders that their buyers dispute with the provider."""
    dispute_cost: float
    """Money for each dispute, won or lost."""
    dispute_lost_share: float
    breach_rate: float
    """Share of the orders shipped against the provider's rules, so that it hands a non-payment back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rings:
    """Coordinated cash-out: how many rings a month, how many orders each, in which segment."""

    per_month: float
    mean_orders: float
    segment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindWindow:
    """A ring not noticed yet: when its first order would show, how fast it buys, what could stop it.

    The four stretches follow one another: ordered, shipped, delivered, confirmed (the deduction fails), seen.
    """

    shipping_days: float
    delivery_days: float
    confirmation_days: float
    notice_days: float
    orders_per_day: float | None
    """None: what the shop's sales of these goods allow."""
    most_orders: float | None
    """The ring's size if nobody stops it; a part of an order does not count. None: as above."""
    segment: str | None
    """What the ring buys; none stands for the dearest goods that are sold pay-later."""
    start_day: int
    """Day of the receivable's course on which the ring places its first order."""
    screening_rate: float
    """Probability that a check before shipping flags a ring order."""
    order_limit: float | None
    velocity_limit: float
    """Orders a day that one receiver may place."""
    hold_above: float | None
    """Order value above which a parcel waits until it has been looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What holds for the whole shop."""

    write_off_days: float
    cost_of_capital: float
    """Fraction per year of 365 days."""
    non_payment_volatility: float
    """Relative standard deviation of the common default rate; 0 means that orders fail independently."""
    horizon_months: float
    guarantee_cap_per_month: float | None
    cautious_interval: bool
    """Whether intervals for counted rates are Clopper and Pearson's rather than Jeffreys'."""
    rings: Rings
    blind_window: BlindWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRange:
    """From where to where an input moves in the tornadoes.

    The ends are multiples of what was entered; for the volatility, values.
    """

    input: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonSpan:
    """Days on which every segment sells `multiplier` times its usual number of pay-later orders."""

    from_day: int
    to_day: int
    multiplier: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverSettings:
    """What the merchant could change, and to what; the levers marked `use_...` are also taken together.

    How much of the fraud screening catches is the `screening_rate` of the blind window: it is one check.
    """

    loss_budget: float | None
    """The expected shortfall at 99 % that the merchant can bear; none means that none is stated."""
    order_limit: float | None
    """None lets the sweep over limits choose."""
    segment: str | None
    """What is left out; none stands for the goods with which most loss goes for the least net benefit."""
    due_days: float
    late_days: float
    guarantee_coverage: float
    guarantee_cap_per_order: float | None
    guarantee_covers_fraud: bool
    claim_success_rate: float
    guarantee_fee_rate: float
    """What the guarantee costs, of the value of all pay-later orders."""
    held_share: float
    """Share of the genuine orders that screening holds for review."""
    lost_share: float
    """Share of the held genuine orders whose buyer leaves."""
    cost_per_review: float
    velocity_limit: float
    """Open orders of one receiver."""
    recovery_rate: float
    recovery_cost: float
    """Money for each bad order."""
    use_order_limit: bool | None
    """None, here and below: taken where it is the best choice."""
    use_segment: bool | None
    use_days: bool
    use_guarantee: bool
    use_screening: bool
    use_velocity_limit: bool
    use_recovery: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedMonth:
    """One past month of the whole shop, old enough that every order's end is known."""

    orders: float
    unpaid: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrder:
    """One open order of the merchant's list.

    Without a probability of its own it has that of its segment at its age, and without a segment that of an
    order picked at random from the shop.
    """

    amount: float
    days_open: float
    probability: float | None
    segment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesPeriod:
    """What was sold pay-later in a period, and how many days it lasted; the newest period stands first."""

    amount: float
    days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMix:
    """A shop: its assumptions, segments in the merchant's order, season, records, and what could change."""

    currency: str
    platform: str | None
    """Where the shop sells; it changes no figure."""
    carrier: str | None
    """Who carries non-payment: `shop`, `platform`, `provider` or `unknown`; none leaves it to the guarantee
    fields of the segments."""
    provider: Provider
    starts_steady: bool
    """Whether the receivable's course begins in a shop that has always sold as usual, not an empty one."""
    start_date: str | None
    """The date of day 0, year-month-day."""
    assumptions: Assumptions
    segments: tuple[Segment, ...]
    ranges: tuple[InputRange, ...]
    season: tuple[SeasonSpan, ...]
    months: tuple[CountedMonth, ...]
    open_orders: tuple[ListedOrder, ...]
    recent_sales: tuple[SalesPeriod, ...]
    levers: LeverSettings
