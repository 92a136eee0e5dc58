"""What choosing a platform fills into the form: its published terms, and nothing that is only rumoured.

A fact that is known with low confidence, or lies in a range, leaves its box at the default. Who carries
non-payment decides every figure: unless that is well known, both answers are shown.
"""

from __future__ import annotations

from calculator.page.typed.as_typed import written
from calculator.parameters import Fact, Field, Platform, fields
from calculator.parameters.platforms import Range
from calculator.parameters.platforms.terms import Carrier
from calculator.shop.order_mix import PROVIDER, UNKNOWN

CURRENCY = "currency"
FEE = "segments[].pay_later_fee_rate"
KEPT = {"kept": 1.0, "returned": 0.0}


def platform_fills(platform: Platform) -> dict[str, str]:
    """What is typed into the form, by path; `segments[]` stands for every kind of goods."""
    carrier = platform.carrier.value if _is_sure(platform.carrier) else None
    through_provider = carrier == PROVIDER
    values: dict[str, float | None] = {
        FEE: None if through_provider else _number(platform.fee_rate),
        "provider.fee_rate": _number(platform.fee_rate) if through_provider else None,
        "provider.payout_days": _number(platform.payout_days) if through_provider else None,
        "provider.fee_kept_on_refund": KEPT.get(platform.fee_on_refund.value or ""),
    }
    declared = {field.path: field for field in fields()}
    return {
        "carrier": carrier or UNKNOWN,
        CURRENCY: platform.currency,
        **{path: _typed(declared[path], value) for path, value in values.items()},
    }


def fee_is_known(platform: Platform) -> bool:
    """Whether choosing it fills in a fee of its own, and not the usual one."""
    return _number(platform.fee_rate) is not None


def _is_sure(fact: Fact[Carrier]) -> bool:
    """Known from a description of how it works now, with a confidence that is not low."""
    return fact.known == "known" and fact.confidence != "low"


def _number(fact: Fact[Range]) -> float | None:
    """The one number that a fact gives; the dearer or later end of a range is no fact."""
    value = fact.value
    return value.low if value and value.low == value.high and fact.confidence != "low" else None


def _typed(field: Field, value: float | None) -> str:
    return written(field, field.default if value is None else value)
