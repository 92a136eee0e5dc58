"""What a shop needs to know of a platform's pay-later, fact by fact.

The same facts for a marketplace, a shop's own integration and a provider abroad. What is not in a platform's
file is unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from calculator.parameters.platforms.fact import Fact, Range

Carrier = Literal["shop", "platform", "provider"]
FeeOnRefund = Literal["returned", "returned_unless_shop_caused", "kept"]
Deduction = Literal["on_confirmation", "when_due", "next_month"]
Exclusion = Literal["sham_orders", "irregular_orders", "shipping_rules", "disputes", "collusion"]

DAYS = ("days", "business_days")

UNKNOWN: Fact[Any] = Fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The facts of one platform.

    | fact | what it says |
    |---|---|
    | `carrier` | who bears it when the buyer of a genuine, delivered order does not pay |
    | `advance_days` | days from a failed deduction or the due day until the shop has the money all the same |
    | `excluded` | what is left out of that, `Exclusion` by `Exclusion` |
    | `advance_cap` | the most that is advanced for one order |
    | `fee_rate` | the fee for a pay-later order, as a share of its value |
    | `fee_fixed` | the fixed part of the fee, for each order |
    | `extra_fee_rate` | what pay-later costs more than an ordinary order, as a share of the value |
    | `fee_on_refund` | what becomes of the fee when an order is refunded |
    | `confirmation_days` | days from shipping to automatic confirmation of receipt |
    | `deduction` | when the buyer is charged |
    | `payout_days` | days from confirmation, or from capture with a provider, until the shop has its money |
    | `switch_off` | whether a shop can leave pay-later altogether |
    | `exclude_products` | whether it can leave out single products |
    | `order_value` | the order values for which pay-later is offered |
    | `dispute_days` | days within which a buyer can open a dispute |
    | `defence_days` | days within which the shop has to answer it |
    | `dispute_fee` | what a dispute costs the shop besides the order |
    """

    carrier: Fact[Carrier] = UNKNOWN
    advance_days: Fact[Range] = UNKNOWN
    excluded: Fact[tuple[Exclusion, ...]] = UNKNOWN
    advance_cap: Fact[Range] = UNKNOWN
    fee_rate: Fact[Range] = UNKNOWN
    fee_fixed: Fact[Range] = UNKNOWN
    extra_fee_rate: Fact[Range] = UNKNOWN
    fee_on_refund: Fact[FeeOnRefund] = UNKNOWN
    confirmation_days: Fact[Range] = UNKNOWN
    deduction: Fact[Deduction] = UNKNOWN
    payout_days: Fact[Range] = UNKNOWN
    switch_off: Fact[bool] = UNKNOWN
    exclude_products: Fact[bool] = UNKNOWN
    order_value: Fact[Range] = UNKNOWN
    dispute_days: Fact[Range] = UNKNOWN
    defence_days: Fact[Range] = UNKNOWN
    dispute_fee: Fact[Range] = UNKNOWN

    @property
    def facts(self) -> dict[str, Fact[Any]]:
        """Every fact by its name, in order."""
        return {name: getattr(self, name) for name in READERS}

    @property
    def advance(self) -> Fact[bool]:
        """Whether the shop gets its money although the buyer does not pay, known as the carrier is."""
        carrier = self.carrier.value
        return self.carrier.about(None if carrier is None else carrier != "shop")


Reader = Callable[[Any, str | None], Any]
"""From a value and a unit as they stand in a file; ValueError where they are not what the fact takes."""


def _one_of(names: Any) -> Reader:  # noqa: ANN401 - a Literal
    def read(value: Any, unit: str | None) -> str:  # noqa: ANN401 - JSON
        if unit is not None or value not in get_args(names):
            raise ValueError(f"is not one of {', '.join(get_args(names))}")
        return str(value)

    return read


def _exclusions(value: Any, unit: str | None) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    names = get_args(Exclusion)
    if unit is not None or not isinstance(value, list) or not value or not set(value) <= set(names):
        raise ValueError(f"is not a list of {', '.join(names)}")
    return tuple(value)


def _yes_or_no(value: Any, unit: str | None) -> bool:  # noqa: ANN401 - JSON
    if unit is not None or not isinstance(value, bool):
        raise ValueError("is not true or false")
    return value


def _range(value: Any) -> tuple[float, float]:  # noqa: ANN401 - JSON
    ends = value if isinstance(value, list) else [value, value]
    numbers = [end for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    if len(ends) != 2 or len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1]:
        raise ValueError("is neither a number from 0 nor two in order")
    return float(numbers[0]), float(numbers[1])


def _share(value: Any, unit: str | None) -> Range:  # noqa: ANN401 - JSON
    low, high = _range(value)
    if unit is not None or high > 1:
        raise ValueError("is not a share from 0 to 1")
    return Range(low, high, "share")


def _days(value: Any, unit: str | None) -> Range:  # noqa: ANN401 - JSON
    low, high = _range(value)
    if unit not in DAYS:
        raise ValueError(f"has a unit that is not one of {', '.join(DAYS)}")
    return Range(low, high, unit)


def _money(value: Any, unit: str | None) -> Range:  # noqa: ANN401 - JSON
    low, high = _range(value)
    if unit is None or len(unit) != 3 or not unit.isupper():
        raise ValueError("has a unit that is not the code of a currency")
    return Range(low, high, unit)


READERS: Mapping[str, Reader] = {
    "carrier": _one_of(Carrier),
    "advance_days": _days,
    "excluded": _exclusions,
    "advance_cap": _money,
    "fee_rate": _share,
    "fee_fixed": _money,
    "extra_fee_rate": _share,
    "fee_on_refund": _one_of(FeeOnRefund),
    "confirmation_days": _days,
    "deduction": _one_of(Deduction),
    "payout_days": _days,
    "switch_off": _yes_or_no,
    "exclude_products": _yes_or_no,
    "order_value": _money,
    "dispute_days": _days,
    "defence_days": _days,
    "dispute_fee": _money,
}
"""How the value of each fact is read, in the order of `Terms`."""
