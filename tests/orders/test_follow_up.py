"""Last month's open orders by the file of the next month: each is put to one kind, and no money is lost."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import order_file
from calculator.orders.follow_up import KINDS
from calculator.orders.payments import Reading
from calculator.orders.recognition.options import Options
from tests.orders.files import file_of
from tests.orders.messy import ARRIVED, RECEIPTS, SENT, pinduoduo

NAMES = "订单号,金额,下单时间,支付方式,支付时间,订单状态,退款金额"
OCTOBER = [
    "A1,100.00,2026-10-03 10:00:00,先用后付,,已发货,",
    "A2,200.00,2026-10-04 10:00:00,先用后付,,已发货,",
    "A3,400.00,2026-10-05 10:00:00,先用后付,,已发货,",
    "A4,800.00,2026-10-06 10:00:00,先用后付,,已发货,",
    "A5,1600.00,2026-10-07 10:00:00,先用后付,,已发货,",
    "A6,3200.00,2026-10-08 10:00:00,先用后付,,已发货,",
    "A7,6400.00,2026-10-09 10:00:00,先用后付,2026-10-15 10:00:00,已完成,",
]
NOVEMBER = [
    "A1,100.00,2026-10-03 10:00:00,先用后付,2026-11-02 10:00:00,已完成,",
    "A2,200.00,2026-10-04 10:00:00,先用后付,,已发货,",
    "A3,400.00,2026-10-05 10:00:00,先用后付,,已取消,",
    "A4,800.00,2026-10-06 10:00:00,先用后付,,已发货,800.00",
    "A5,1600.00,2026-10-07 10:00:00,先用后付,2026-11-02 10:00:00,已完成,600.00",
    "B1,9.00,2026-11-20 10:00:00,先用后付,,已发货,",
]


def became(before: list[str], after: list[str], names: str = NAMES, **options: Any) -> dict[str, Any]:
    chosen = Options(**options)
    found: dict[str, Any] = order_file.mix(file_of(before, names), chosen, beside=file_of(after, names))[
        "follow_up"
    ]
    return found


def test_every_open_order_is_paid_or_open_or_given_back_or_not_in_the_file() -> None:
    found = became(OCTOBER, NOVEMBER)
    assert {kind: (found[kind]["orders"], found[kind]["amount"]) for kind in KINDS} == {
        "paid": (2, 1100.0),
        "still_open": (1, 200.0),
        "received": (0, 0.0),
        "not_received": (0, 0.0),
        # A3 was cancelled, A4 refunded, and 600 of A5
        "given_back": (2, 1800.0),
        "not_told": (0, 0.0),
        "not_in_file": (1, 3200.0),
    }
    assert (found["orders"], found["amount"]) == (6, 6300.0)
    assert found["paid_share"] == pytest.approx(1100 / 6300)
    assert (found["first_day"], found["last_day"], found["until"]) == (
        "2026-10-03",
        "2026-10-09",
        "2026-11-20",
    )
    assert found["still_open_orders"] == [{"order_id": "A2", "amount": 200.0, "placed_on": "2026-10-04"}]


def test_which_file_is_the_earlier_is_told_by_its_days() -> None:
    swapped = order_file.mix(file_of(NOVEMBER, NAMES), beside=file_of(OCTOBER, NAMES))
    assert swapped["follow_up"] == became(OCTOBER, NOVEMBER)
    assert swapped["import"]["last_day"] == "2026-11-20", "the result is that of the file that was chosen"


def test_the_money_that_was_out_is_that_of_the_earlier_file() -> None:
    before = order_file.mix(file_of(OCTOBER, NAMES))["money_out"]
    found = became(OCTOBER, NOVEMBER)
    assert (found["orders"], found["amount"]) == (before["orders"], before["amount"])


def test_nothing_is_claimed_where_the_earlier_file_does_not_tell() -> None:
    data, not_collected = pinduoduo()
    silent = order_file.mix(data, beside=data)["follow_up"]
    assert (silent["reading"], silent["paid_share"]) == ("untold", None)
    assert silent["paid"]["orders"] == silent["still_open"]["orders"] == 0
    chosen = order_file.mix(data, Options(payments="days"), beside=data)["follow_up"]
    assert chosen["still_open"]["amount"] == chosen["amount"] == pytest.approx(not_collected)


def test_a_later_file_without_any_day_of_payment_does_not_make_orders_open() -> None:
    without = [row.replace("2026-11-02 10:00:00", "") for row in NOVEMBER]
    found = became(OCTOBER, without)
    assert found["paid"]["orders"] == found["still_open"]["orders"] == 0
    assert found["not_told"]["orders"] == 3
    assert found["paid_share"] is None, "what is not told is not unpaid"


def test_a_file_that_tells_receipts_only_is_followed_by_them() -> None:
    found = became(SENT, ARRIVED, RECEIPTS)
    assert (found["reading"], found["open_by"], found["paid_share"]) == ("untold", "receipt", None)
    assert {kind: found[kind]["amount"] for kind in KINDS if found[kind]["orders"]} == {
        "received": 200.0,
        "not_received": 800.0,
        "given_back": 400.0,
        "not_in_file": 1600.0,
    }
    assert (found["orders"], found["amount"]) == (4, 3000.0)
    assert [order["order_id"] for order in found["still_open_orders"]] == ["241001-4"]
    nothing_arrives = [
        row.replace("已收货", '"已发货，待签收"').replace(",2026-11-02 10:00:00", ",") for row in ARRIVED
    ]
    assert became(SENT, nothing_arrives, RECEIPTS)["not_told"]["orders"] == 2


def test_rounded_numbers_match_nothing_and_it_is_told() -> None:
    rounded = [row.replace("A", "2.41E+1", 1) if row[0] == "A" else row for row in NOVEMBER]
    found = became(OCTOBER, rounded)
    assert found["numbers_lost"] > 0
    assert found["not_in_file"]["orders"] == found["orders"] == 6
    assert found["before_the_span"] == 0
    late = became(OCTOBER, [row for row in NOVEMBER if row.startswith("B")])
    assert late["before_the_span"] == late["not_in_file"]["orders"] == 6
    assert found["paid_share"] is None


def test_the_reading_of_the_earlier_file_holds_for_both() -> None:
    header = "订单号,金额,下单时间,支付方式,订单状态"
    before = ["A1,10,2026-10-01,先用后付,已发货", "A2,20,2026-10-02,先用后付,已完成"]
    after = ["A1,10,2026-10-01,先用后付,已完成", "A3,20,2026-11-02,先用后付,已发货"]
    found = became(before, after, header)
    assert (found["reading"], found["paid"]) == ("status", {"orders": 1, "amount": 10.0})


STATES = st.sampled_from(["已发货", "已取消", "已完成"])
DAYS = st.sampled_from(["", "2026-11-02 10:00:00"])
LATER = st.dictionaries(st.integers(1, 12), st.tuples(STATES, DAYS, st.integers(0, 60)), min_size=1)


@given(
    st.sets(st.integers(1, 12), min_size=1), LATER, st.sampled_from(["days", "days_or_completed", "status"])
)
def test_kinds_add_up_to_what_was_out(
    before: set[int], after: dict[int, tuple[str, str, int]], reading: Reading
) -> None:
    rows = [f"A{n},{n * 5},2026-10-{n:02d},先用后付,,已发货," for n in sorted(before)]
    rows.append("Z1,5,2026-10-20,先用后付,2026-10-21,已完成,")
    later = [
        f"A{n},{n * 5},2026-10-{n:02d},先用后付,{day},{state},{back}"
        for n, (state, day, back) in after.items()
    ]
    later.append("Z2,5,2026-11-20,先用后付,2026-11-21,已完成,")
    found = became(rows, later, payments=reading)
    assert sum(found[kind]["orders"] for kind in KINDS) == found["orders"]
    assert fsum(found[kind]["amount"] for kind in KINDS) == pytest.approx(found["amount"])
    assert all(found[kind]["amount"] >= 0 for kind in KINDS)
