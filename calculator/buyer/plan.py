"""What a buyer tells us: the balance of today, what comes in, what goes out, the open orders.

Money is in major units of one currency, days are calendar days. The classes hold validated values; defaults
and limits stand in `calculator/parameters/plan.json`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.buyer.recurrence import OnWeekend, Recurrence, Repeats

Change = Literal["none", "returned", "later", "added"]
Every = Literal["week", "two_weeks", "four_weeks", "month"]

SETTLED = frozenset({"returned", "refunded", "cancelled", "paid"})
"""Orders of which nothing will be deducted any more."""
ON_ITS_WAY = frozenset({"expected", "ordered", "shipped"})
"""Orders whose goods have not arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOrder:
    """One pay-later order, of `amount` >= 0.

    It is deducted on `deduct_on`, else `confirm_days` after `received_on`, else `confirm_days` after
    `expected_on`; where it says less than that, on one of the days that follow from how it stood on
    `noted_on`. With `instalments` > 1, `amount` is deducted that often, `instalment_every` so long, from that
    day on, and of the first `instalments_paid` of them no more. `late_fee` >= 0 is what a provider charges
    for one deduction that fails.
    """

    name: str
    amount: float
    platform: str
    status: str
    received_on: date | None
    expected_on: date | None
    confirm_days: int | None
    deduct_on: date | None
    noted_on: date | None
    instalments: int
    instalments_paid: int
    instalment_every: Every
    late_fee: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    """Money that comes in, `amount` >= 0: on `date`, and every week or month after it where it repeats."""

    name: str
    date: date
    amount: float
    repeats: Repeats
    on_weekend: OnWeekend

    @property
    def recurrence(self) -> Recurrence:
        """When it comes in."""
        return Recurrence(
            repeats=self.repeats,
            first=self.date,
            day_of_month=self.date.day,
            on_weekend=self.on_weekend,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedCost:
    """Money that goes out, `amount` >= 0.

    On `day_of_month` of every month, or on `date` once, or every week from it on.
    """

    name: str
    day_of_month: int | None
    amount: float
    repeats: Repeats
    date: date | None
    on_weekend: OnWeekend

    @property
    def recurrence(self) -> Recurrence:
        """When it goes out."""
        return Recurrence(
            repeats=self.repeats,
            first=None if self.repeats == "monthly" else self.date,
            day_of_month=self.day_of_month,
            on_weekend=self.on_weekend,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """One change to try.

    The order at position `order` (from 1) is returned, or confirmed `days` later; or another order of
    `amount` is added, deducted on `deduct_on`.
    """

    change: Change
    order: int | None
    days: int
    name: str
    amount: float | None
    deduct_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A buyer's plan as of the morning of `today`.

    `balance` is that of the morning of `balance_on`, of `today` where it is None. Every amount is in
    `plan_currency`, a three-letter code.
    """

    today: date
    balance: float
    balance_on: date | None
    plan_currency: str
    income: tuple[Income, ...]
    fixed_costs: tuple[FixedCost, ...]
    orders: tuple[OpenOrder, ...]
    what_if: WhatIf
