"""What can be computed but disagrees with itself is said, and only then."""

from dataclasses import replace
from typing import Any

import pytest

from calculator.shop.contradictions import notices
from calculator.shop.order_mix import PROVIDER
from calculator.shop.validation import validate
from tests.boundary.documents import REQUIRED


def reasons_for(assumptions: dict[str, Any] | None = None, **segment: object) -> list[str]:
    mix = validate({"segments": [REQUIRED | segment], "assumptions": assumptions or {}})
    return [notice.reason for notice in notices(mix)]


def test_the_defaults_contradict_nothing() -> None:
    assert reasons_for() == []


@pytest.mark.parametrize(
    ("fraud", "returned", "unpaid", "said"),
    [(0.2, 0.5, 0.3, False), (0.1, 0.2, 0.7, False), (0.2, 0.5, 0.31, True), (1, 1, 1, True)],
)
def test_rates_that_add_up_to_more_than_all_orders(
    fraud: float, returned: float, unpaid: float, said: bool
) -> None:
    reasons = reasons_for(
        {"non_payment_volatility": 0}, fraud_rate=fraud, return_rate=returned, non_payment_rate=unpaid
    )
    assert ("rates_above_one" in reasons) == said


def test_an_order_written_off_before_it_is_paid() -> None:
    assert reasons_for({"write_off_days": 44}, due_days=30, late_days=15) == ["write_off_before_payment"]
    assert reasons_for({"write_off_days": 45}, due_days=30, late_days=15) == []
    assert reasons_for({"write_off_days": 30}, due_days=30, late_days=15, late_share=0) == []


def test_a_return_after_the_payment() -> None:
    assert reasons_for(return_days=16, due_days=15) == ["return_after_due"]
    assert reasons_for(return_days=15, due_days=15) == []
    assert reasons_for(return_days=16, due_days=15, return_rate=0) == []


def test_a_cap_on_a_guarantee_that_does_not_exist() -> None:
    assert reasons_for(guarantee_cap_per_order=500) == ["cap_without_coverage"]
    assert reasons_for(guarantee_cap_per_order=500, guarantee_coverage=0.1) == []


def test_a_swing_that_takes_the_rate_above_one() -> None:
    high = {"fraud_rate": 0, "return_rate": 0, "non_payment_rate": 0.34}
    assert reasons_for({"non_payment_volatility": 0.5}, **high) == ["swing_above_one"]
    assert reasons_for({"non_payment_volatility": 0.4}, **high) == []


def test_where_a_provider_carries_only_the_rates_can_contradict_themselves() -> None:
    """Days until buyers pay, write-offs and guarantees are the provider's; swings are not asked."""
    rates = {"fraud_rate": 0.5, "return_rate": 0.4, "non_payment_rate": 0.3}
    segment = REQUIRED | rates | {"return_days": 30, "due_days": 15}
    mix = validate({"segments": [segment], "assumptions": {}})
    assert {"rates_above_one", "return_after_due"} < {notice.reason for notice in notices(mix)}
    provider = replace(mix, carrier=PROVIDER)
    assert [notice.reason for notice in notices(provider)] == ["rates_above_one"]


def test_a_notice_names_its_fields_and_its_segment() -> None:
    mix = validate({"segments": [REQUIRED, REQUIRED | {"name": "tea", "return_days": 30}], "assumptions": {}})
    (notice,) = notices(mix)
    assert notice.as_json() == {
        "code": "contradiction",
        "reason": "return_after_due",
        "fields": ["segments[1].return_days", "segments[1].due_days"],
        "segment": "tea",
        "figures": {"returned": 30.0, "due": 15.0},
    }
    assert type(notice).of_json(notice.as_json()) == notice
