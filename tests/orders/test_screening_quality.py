"""How well the screening does, on shops that were not used to make it."""

from dataclasses import replace
from datetime import date

import pytest

from calculator.orders.recognition.header import recognise
from calculator.orders.rows.intake import Intake
from calculator.orders.screening.screen import screen_book
from tests.orders.simulation.evaluate import first_alerts, quality, sizeable
from tests.orders.simulation.oracle import ring_odds
from tests.orders.simulation.settings import Settings, draw
from tests.orders.simulation.stream import FIRST_DAY, RING, simulate

KNOWN = {"phones": True, "addresses": True, "marked": True, "paid_days": True}


def shop(number: int, *, hard: bool, **change: object) -> Settings:
    drawn = draw(f"test {number}", hard=hard, most_orders=6_000)
    return replace(drawn, **{"orders": 4_000, "customers": 2_000, "days": 40, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize("hard", [True, False])
def test_where_a_file_tells_enough_rings_are_found(hard: bool) -> None:
    seen = [quality(simulate(shop(number, hard=hard, rings=3, **KNOWN))) for number in range(4)]
    precision = [q.precision for q in seen if q.precision is not None]
    recall = [q.recall_by_value for q in seen if q.recall_by_value is not None]
    assert min(len(precision), len(recall)) >= 3
    assert sum(precision) / len(precision) >= 0.95
    assert sum(recall) / len(recall) >= (0.85 if hard else 0.95)


@pytest.mark.parametrize("new", [0.1, 0.95])
def test_a_shop_without_rings_gets_hardly_an_alert(new: float) -> None:
    """Every tenth order is a group buy of known or of new buyers, and the file tells nothing of payment."""
    change = {"rings": 0, "crowd_share": 0.1, "crowd_new": new, "sales": 3, "marked": False, "phones": True}
    for number in range(3):
        assert quality(simulate(shop(number, hard=True, **change))).alerts_per_1000 <= 1


def test_rings_are_seen_before_they_are_complete() -> None:
    delays = [
        delay
        for number in range(3)
        for delay in first_alerts(simulate(shop(number, hard=False, rings=3, **KNOWN)))
    ]
    early = [d for d in delays if d.orders_before is not None and d.orders_before <= d.orders / 2]
    assert len(delays) >= 3
    assert len(early) >= len(delays) / 2


def test_the_oracle_knows_more_than_the_screening() -> None:
    """Where nothing is hidden it tells every ring that counts from every honest crowd."""
    stream = simulate(shop(1, hard=True, rings=4, crowd_share=0.1, sales=3, **KNOWN))
    odds = ring_odds(stream)
    rings = [
        o
        for o, c in zip(odds, stream.crowds, strict=True)
        if c.kind == RING and sizeable(stream, c.positions)
    ]
    honest = [o for o, c in zip(odds, stream.crowds, strict=True) if c.kind != RING]
    assert rings
    assert min(rings) > max(honest)


def test_files_without_buyers_are_screened_where_they_mark_pay_later() -> None:
    unnamed = KNOWN | {"buyers": False}
    seen = [quality(simulate(shop(number, hard=False, rings=3, **unnamed))) for number in range(6)]
    precision = [q.precision for q in seen if q.precision is not None]
    recall = [q.recall_by_value for q in seen if q.recall_by_value is not None]
    assert len(precision) >= 4
    assert sum(precision) / len(precision) >= 0.95
    assert sum(recall) / len(recall) >= 0.6


@pytest.mark.parametrize("marked", [True, False])
def test_who_orders_often_is_no_ring_where_no_buyer_is_named(marked: bool) -> None:
    """Resellers, families and group buys, each at a phone of their own."""
    crowds = {"resellers": 10, "family_share": 0.15, "crowd_share": 0.1, "phones": True, "addresses": True}
    change = {"buyers": False, "rings": 0, "marked": marked, **crowds}
    for number in range(3):
        assert quality(simulate(shop(number, hard=True, **change))).alerts_per_1000 <= 1


@pytest.mark.parametrize("buyers", [True, False])
def test_a_stream_is_screened_like_the_file_that_it_stands_for(buyers: bool) -> None:
    """The book that the simulation fills by itself is that of its rows, read like any file."""
    change = {"rings": 2, "marked": False, "phones": True, "addresses": True, "by_category": True}
    stream = simulate(shop(2, hard=True, buyers=buyers, **change))
    header = ["order_id", "amount", "created_at", "buyer", "receiver_phone", "address", "sku", "category"]
    intake = Intake(recognise(header))
    rows = (
        [
            *(
                f"N{number}",
                f"{order.amount:.2f}",
                _moment(order.minute),
                f"b{order.buyer}" if buyers else "",
            ),
            *(f"13{order.phone + 2 * 10**8:09d}", f"Street {order.address + 100}", f"g{order.good}"),
            f"c{order.good // stream.settings.goods}",
        ]
        for number, order in enumerate(stream.orders)
    )
    intake.take_all([[(number, row, "") for number, row in enumerate(rows, start=2)]])
    read, filled = screen_book(intake.book), screen_book(stream.book())
    assert read.scores == filled.scores
    assert [a.positions for a in read.alerts] == [a.positions for a in filled.alerts]


def _moment(minute: int) -> str:
    day, rest = divmod(minute, 1440)
    return f"{date.fromordinal(FIRST_DAY + day)} {rest // 60:02d}:{rest % 60:02d}:00"
