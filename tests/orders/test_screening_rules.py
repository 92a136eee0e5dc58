"""The rules one by one, against published values and by hand."""

import json
from dataclasses import replace
from math import exp, log
from typing import Any

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.build.samples.write import sample
from calculator.orders.screening.chance import false_discovery_limit, log_odds_of_newcomers, log_poisson_tail
from calculator.orders.screening.norms import AmountNorm, median
from calculator.orders.screening.thresholds import Thresholds
from tests.orders.files import file_of

HEADER = "order_id,amount,created_at,buyer,receiver_phone,address,sku,category"


@pytest.mark.parametrize(
    ("values", "at", "z"),
    [
        # Iglewicz and Hoaglin (1993): M = 0.6745 (x - median) / MAD
        ((2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3), 8.2, 25.855440),
        ((99, 105, 110, 98, 101, 103, 97, 100, 102, 104, 99, 640), 640, 145.285092),
    ],
)
def test_the_modified_z_score_as_published(values: tuple[float, ...], at: float, z: float) -> None:
    middle = median(values)
    assert AmountNorm(middle, median([abs(v - middle) for v in values])).z(at) == pytest.approx(z, abs=1e-6)


@pytest.mark.parametrize("mean", [0.01, 0.5, 3.0, 40.0, 700.0])
@pytest.mark.parametrize("count", [1, 2, 5, 30, 600])
def test_the_poisson_tail_is_the_sum_of_its_terms(count: int, mean: float) -> None:
    below = term = exp(-mean)
    for number in range(1, count):
        term *= mean / number
        below += term
    tail = exp(log_poisson_tail(count, mean))
    if tail > 1e-9:
        assert tail == pytest.approx(1 - below, rel=1e-6, abs=1e-12)
    else:
        assert 1 - below < 1e-8


def test_the_poisson_tail_far_out_is_no_zero() -> None:
    # P(N >= 100) for mean 1 is about e^-1/100!
    assert log_poisson_tail(100, 1.0) == pytest.approx(-1 - 363.739375556 + log(1.00990), abs=1e-3)


def test_the_false_discovery_rule_as_published() -> None:
    # Benjamini and Hochberg (1995), section 3.2: 15 comparisons, rate 0.05, the first four are found
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
    chances += [0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    limit = false_discovery_limit([log(chance) for chance in chances], 15, 0.05)
    assert sum(log(chance) <= limit for chance in chances) == 4


def test_newcomers_weigh_by_hand() -> None:
    assert exp(log_odds_of_newcomers(3, 1, 0.5, 0.85)) == pytest.approx(0.85**3 * 0.15 / 0.5**4)


def quiet_shop() -> list[str]:
    """60 days of orders, each customer coming back to the own home."""
    return [
        f"Q{n},{30 + n % 7}.00,2026-{9 + n // 300:02d}-{1 + n // 10 % 30:02d} {8 + n % 10:02d}:00,b{n % 90},"
        f"139{n % 90:08d},Home Street {n % 90},s{n % 12},things"
        for n in range(600)
    ]


def ring(size: int = 8, **change: str) -> list[str]:
    """Orders of new buyers for one receiver within a day."""
    cells = {
        "amount": "900.00",
        "phone": "13811112222",
        "street": "Unit 7 Canal Road",
        "sku": "phone",
    } | change
    return [
        f"R{n},{cells['amount']},2026-10-20 {10 + n % 12:02d}:{n:02d},new{n},"
        f"{cells['phone']},{cells['street']},{cells['sku']},phones"
        for n in range(size)
    ]


def alerts_of(rows: list[str], **thresholds: Any) -> list[dict[str, Any]]:
    alerts: list[dict[str, Any]] = order_file.screen(file_of(rows, HEADER), thresholds=thresholds)["alerts"]
    return alerts


def test_a_quiet_shop_has_no_alerts() -> None:
    assert alerts_of(quiet_shop()) == []


def test_a_ring_is_one_alert_with_its_orders_and_reasons() -> None:
    (alert,) = alerts_of(quiet_shop() + ring())
    assert sorted(alert["order_ids"]) == [f"R{n}" for n in range(8)]
    assert (alert["value"], alert["open_value"]) == (7200.0, None), "what was paid is not told"
    assert alert["receivers"] == ["138****2222", "uni***"]
    assert alert["score"] == sum(reason["points"] for reason in alert["reasons"])
    seen = {reason["rule"]: reason for reason in alert["reasons"]}
    assert {"receiver_velocity", "address_velocity", "sku_burst", "newcomers", "value"} <= set(seen)
    assert (seen["receiver_velocity"]["value"], seen["receiver_velocity"]["window_days"]) == (8, 7)


def test_a_known_crowd_at_one_door_is_left_alone() -> None:
    known = [row.replace("new", "b") for row in ring(8, sku="s1", amount="31.00")]
    assert alerts_of(quiet_shop() + known) == []


def test_a_pick_up_point_is_left_alone() -> None:
    parcels = [
        f"P{n},31.00,2026-{9 + n // 30:02d}-{1 + n % 30:02d} 12:00,p{n},13633334444,Pick-up 5,s{n % 12},x"
        for n in range(60)
    ]
    assert alerts_of(quiet_shop() + parcels) == []


def test_a_sale_named_by_the_reader_is_no_burst() -> None:
    scattered = [
        row.replace("13811112222", f"1371000{n:04d}").replace("Unit 7 Canal Road", f"Far Street {n} West")
        for n, row in enumerate(ring(12))
    ]
    (alert,) = alerts_of(quiet_shop() + scattered)
    assert "sku_burst" in {reason["rule"] for reason in alert["reasons"]}
    assert alerts_of(quiet_shop() + scattered, promotions=["phone"]) == []


def test_a_burst_must_be_large_and_not_only_unlikely() -> None:
    scattered = [
        row.replace("13811112222", f"1371000{n:04d}").replace("Unit 7 Canal Road", f"Far Street {n} West")
        for n, row in enumerate(ring(12))
    ]
    (alert,) = alerts_of(quiet_shop() + scattered)
    seen = {reason["rule"]: reason for reason in alert["reasons"]}
    times = seen["sku_burst"]["value"] / seen["sku_burst"]["normal"]
    assert times > 3
    assert alerts_of(quiet_shop() + scattered, burst_ratio=1.01 * times) == []


@pytest.mark.parametrize(("gate", "points"), [(7000, -4), (7300, -6)])
def test_where_gatherings_are_ordinary_a_small_one_loses_more(gate: float, points: int) -> None:
    doors = [
        f"D{door}-{n},31.00,2026-{9 + door // 25:02d}-{1 + door % 25:02d} 12:00,b{(door + 7 * n) % 90},"
        f"1360000{door:04d},Leader {door},s{door % 12},x"
        for door in range(50)
        for n in range(4)
    ]
    alerts = alerts_of(quiet_shop() + doors + ring(), value_gate=gate, least_score=1)
    (alert,) = [alert for alert in alerts if alert["order_ids"][0].startswith("R")]
    assert points in [r["points"] for r in alert["reasons"] if r["rule"] == "common_gatherings"]


def test_orders_just_below_a_limit_are_named() -> None:
    (alert,) = alerts_of(quiet_shop() + ring(amount="980.00"), limits=[1000])
    assert ("split", 8, 1000) in {(r["rule"], r["value"], r["normal"]) for r in alert["reasons"]}


@pytest.mark.parametrize(
    ("name", "value"), [("colour", 1), ("least_score", "many"), ("amount_z", -1), ("limits", [None])]
)
def test_a_threshold_that_cannot_be_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidInput):
        order_file.changed_thresholds({name: value})


def test_only_marked_and_unpaid_money_counts_as_open() -> None:
    rows = [row + ",Visa,paid" for row in quiet_shop()] + [
        row + f",{'Klarna' if n < 6 else 'Visa'},pending" for n, row in enumerate(ring())
    ]
    (alert,) = order_file.screen(file_of(rows, HEADER + ",payment_method,status"))["alerts"]
    assert alert["open_value"] == 5400.0


def test_no_name_phone_or_address_leaves_unmasked() -> None:
    text = json.dumps(order_file.screen(file_of(quiet_shop() + ring(), HEADER)))
    assert "13811112222" not in text
    assert "Canal" not in text
    assert "new3" not in text


@pytest.mark.parametrize("name", order_file.threshold_names())
def test_a_threshold_is_taken_over_in_its_own_type_or_refused(name: str) -> None:
    usual = getattr(Thresholds(), name)
    for text in ("1", "2", "0.5", "1000000000"):
        number = float(text)
        if isinstance(usual, int) and number != int(number):
            with pytest.raises(InvalidInput) as caught:
                order_file.changed_thresholds({name: text})
            (problem,) = caught.value.problems
            assert (problem.field, problem.value, problem.reason) == (f"thresholds.{name}", text, "whole")
            continue
        wanted: object = number
        if isinstance(usual, tuple):
            wanted = (number,)
        elif isinstance(usual, frozenset):
            wanted = frozenset({text})
        changed = order_file.changed_thresholds({name: text})
        assert changed == replace(Thresholds(), **{name: wanted})  # type: ignore[arg-type]
        assert usual is None or type(getattr(changed, name)) is type(usual)


@pytest.mark.parametrize("name", order_file.threshold_names())
def test_with_any_threshold_far_out_the_orders_are_screened_all_the_same(name: str) -> None:
    data = sample("generic")
    usual = order_file.screen(data)
    for value in ("1", "1000000000"):
        screened = order_file.screen(data, thresholds={name: value})
        assert screened["import"] == usual["import"]
        assert screened["orders_screened"] == usual["orders_screened"]
        in_alerts = {order_id for alert in screened["alerts"] for order_id in alert["order_ids"]}
        assert screened["orders_in_alerts"] == len(in_alerts)
