"""The rules one by one, against published values and by hand."""

import json
from dataclasses import replace
from math import exp, log
from typing import Any

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.build.samples.write import sample
from calculator.orders.screening.chance import decibans, log_share, log_tail, rare_count
from calculator.orders.screening.thresholds import WITHOUT_EFFECT, Thresholds
from tests.orders.files import file_of

HEADER = "order_id,amount,created_at,buyer,receiver_phone,address,sku,category"


@pytest.mark.parametrize("mean", [0.01, 0.5, 3.0, 40.0])
@pytest.mark.parametrize("count", [1, 2, 5, 30, 600])
def test_the_tail_of_counts_is_the_sum_of_its_terms(count: int, mean: float) -> None:
    """A negative binomial number with the shape 2 is that of two geometric ones."""
    stay = mean / (mean + 2)
    below = sum((number + 1) * (1 - stay) ** 2 * stay**number for number in range(count))
    tail = log_tail(count, mean, 2)
    if count <= mean:
        assert tail == 0
    elif below < 1 - 1e-9:
        assert exp(tail) == pytest.approx(1 - below, rel=1e-5)
    else:
        assert tail < log(1e-8)


def test_the_tail_without_end_of_the_shape_is_that_of_poisson() -> None:
    # P(N >= 100) for mean 1 is about e^-1/100!
    assert log_tail(100, 1.0, 1e9) == pytest.approx(-1 - 363.739375556 + log(1.00990), abs=1e-3)


def test_shares_of_crowds_by_hand() -> None:
    """With a uniform share, each number of newcomers among three is as likely: Laplace's rule."""
    assert exp(log_share(3, 0, 0.5, 2)) == pytest.approx(1 / 4)
    assert exp(log_share(2, 1, 0.5, 2)) == pytest.approx(1 / 4 / 3)
    assert log_share(5, 5, 0.5, 1e9) == pytest.approx(10 * log(0.5), abs=1e-4), "sure of it: coins"


@pytest.mark.parametrize(("ratio", "points"), [(1, 0), (2, 3), (10, 10), (0.1, -10), (100, 20)])
def test_points_are_decibans(ratio: float, points: int) -> None:
    assert decibans(log(ratio)) == points


@pytest.mark.parametrize("mean", [0.05, 0.3, 4.0])
def test_more_rings_than_happen(mean: float) -> None:
    most = rare_count(mean, 0.001)
    beyond = (mean / (1 + mean)) ** (most + 1)
    assert beyond <= 0.001 < (mean / (1 + mean)) ** most


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
    assert alert["certainty"] == pytest.approx(1 / (1 + 10 ** (-alert["score"] / 10)))
    seen = {reason["rule"]: reason for reason in alert["reasons"]}
    assert {"prior", "receiver_velocity", "newcomers", "repeat", "value"} <= set(seen)
    assert (seen["receiver_velocity"]["value"], seen["receiver_velocity"]["window_days"]) == (8, 7)
    told = [alert[name] for name in ("buyers", "new_buyers", "phones", "addresses", "products", "days")]
    assert told == [8, 8, 1, 1, 1, 1]


@pytest.mark.parametrize("day", ["2026-09-01", "2026-09-03", "2026-10-20", "2026-10-30"])
def test_a_ring_is_seen_wherever_in_the_file_it_stands(day: str) -> None:
    (alert,) = alerts_of(quiet_shop() + [row.replace("2026-10-20", day) for row in ring(13)])
    assert len(alert["order_ids"]) == 13


def test_leaders_who_bring_new_buyers_are_the_way_the_shop_sells() -> None:
    leaders = [
        f"L{leader}-{n},36.00,2026-{9 + leader // 25:02d}-{1 + leader % 25:02d} 12:{n:02d},"
        f"fresh{leader}-{n},1370000{leader:04d},Leader {leader},s{leader % 12},things"
        for leader in range(40)
        for n in range(8)
    ]
    assert alerts_of(quiet_shop() + leaders) == []
    assert alerts_of(quiet_shop() + leaders + ring(13)) == [], "without marks it cannot be told apart"
    header = HEADER + ",payment_method"
    marked = [f"{row},{'Klarna' if n % 3 == 0 else 'Visa'}" for n, row in enumerate(quiet_shop() + leaders)]
    rows = marked + [f"{row},Klarna" for row in ring(13)]
    (alert,) = order_file.screen(file_of(rows, header))["alerts"]
    assert {order_id[0] for order_id in alert["order_ids"]} == {"R"}


def test_who_pays_later_tells_a_ring_from_a_group_buy() -> None:
    header = HEADER + ",payment_method"
    shop = [f"{row},{'Klarna' if n % 4 == 0 else 'Visa'}" for n, row in enumerate(quiet_shop())]

    def score_of(*methods: str) -> int:
        rows = shop + [f"{row},{methods[n % len(methods)]}" for n, row in enumerate(ring(12, amount="40.00"))]
        found = order_file.screen(file_of(rows, header), thresholds={"least_score": 1})["alerts"]
        return max([alert["score"] for alert in found], default=0)

    assert score_of("Klarna") > 10 + score_of("Klarna", "Visa", "Visa")


@pytest.mark.parametrize("told", [("payment_method",), ("payment_method", "paid_at")])
def test_where_everyone_is_new_who_pays_tells_a_ring(told: tuple[str, ...]) -> None:
    """A small shop whose buyers come once: thirteen at one phone on one day, in the file's first week."""
    shop = [
        f"Q{n},{30 + n % 7 * 9}.00,2026-10-{1 + n // 10:02d} {8 + n % 10:02d}:00,solo{n},139{n:08d},"
        f"Home Street {n},s{n % 12},things,{'Visa' if n % 3 else 'Klarna'},2026-10-{10 + n // 20:02d}"
        for n in range(200)
    ]
    thirteen = [row.replace("10-20", "10-05") + ",Klarna," for row in ring(13, amount="84.00")]
    rows = [",".join(row.split(",")[: 8 + len(told)]) for row in shop + thirteen]
    (alert,) = order_file.screen(file_of(rows, ",".join((HEADER, *told))))["alerts"]
    assert sorted(alert["order_ids"]) == sorted(f"R{n}" for n in range(13))


def test_a_ring_at_several_doors_is_surer_than_at_one() -> None:
    def score(doors: int) -> int:
        rows = [
            row.replace("13811112222", f"1381111000{n % doors}").replace("Unit 7", f"Unit {n % doors}")
            for n, row in enumerate(ring(12))
        ]
        (alert,) = alerts_of(quiet_shop() + rows)
        assert len(alert["order_ids"]) == 12
        return int(alert["score"])

    assert score(3) > score(1) + 3


@pytest.mark.parametrize(("earlier", "meetings"), [(0, 0), (1, 0), (2, 1)])
def test_two_buyers_who_have_met_at_the_place_before_are_a_meeting(earlier: int, meetings: int) -> None:
    before = [row.replace("2026-10-20", "2026-09-10").replace("new", "old") for row in ring(earlier)]
    rows = quiet_shop() + ring(9) + [row.replace("R", "B", 1) for row in before]
    (alert,) = (one for one in alerts_of(rows, least_score=0.01) if "R0" in one["order_ids"])
    told = {reason["rule"]: reason["value"] for reason in alert["reasons"]}
    assert told["returning_place"] == meetings


def pair(day: str = "2026-10-20", *, door: int = 0, buyers: int = 2, sku: str = "s3") -> list[str]:
    """Orders of so many new buyers, two in all, at a door of their own."""
    return [
        f"P{door}-{n},900.00,{day} 1{n}:30,"
        f"pair{door}-{n % buyers},138000{door:05d},Pair Street {door},{sku},phones"
        for n in range(2)
    ]


@pytest.mark.parametrize(
    ("others", "goes_along"),
    [
        (pair(), True),
        (pair(buyers=1), False),
        (pair("2026-10-21"), False),
        (pair(sku="s4"), False),
        ([*pair(), *(row.replace("P0", "Q0") for row in pair("2026-09-10"))], False),
        ([*pair(), pair(sku="s4")[0].replace("P0-0", "P9")], False),
        ([*pair(), *(row for n in range(1, 14) for row in pair(f"2026-09-{2 * n:02d}", door=n))], False),
    ],
    ids=["pair", "one buyer", "other day", "other goods", "used again", "other goods too", "common"],
)
def test_a_pair_at_a_further_door_goes_with_a_ring(others: list[str], goes_along: bool) -> None:
    """Where it buys the ring's goods on its days, nothing else goes there, and other days have few such.

    New buyers order these goods each day, so that the orders of the day are not the ring's by themselves.
    """
    new_buyers = [
        f"N{n},35.00,2026-{9 + n // 60:02d}-{1 + n // 2 % 30:02d} 09:30,"
        f"solo{n},1360000{n:04d},Solo {n},s3,things"
        for n in range(120)
    ]
    (alert,) = alerts_of(quiet_shop() + new_buyers + ring(9, sku="s3") + others)
    ring_orders = {f"R{n}" for n in range(9)}
    assert set(alert["order_ids"]) == ring_orders | ({"P0-0", "P0-1"} if goes_along else set())
    (told,) = [r for r in alert["reasons"] if r["rule"] == "further_doors"] or [None]
    assert (told is not None) == goes_along
    if told:
        assert (told["value"], told["normal"], told["points"]) == (1, 2, 0)
        assert (alert["buyers"], alert["phones"], alert["addresses"]) == (11, 2, 2)
        assert "138****0000" in alert["receivers"]


def test_a_pair_on_a_day_on_which_everybody_buys_the_goods_is_chance() -> None:
    busy = [
        f"S{n},35.00,2026-10-20 {8 + n % 12:02d}:20,b{n % 90},139{n % 90:08d},Home Street {n % 90},s3,things"
        for n in range(600)
    ]
    for size, goes_along in ((0, True), (20, True), (600, False)):
        (alert,) = (
            one
            for one in alerts_of(quiet_shop() + busy[:size] + ring(9, sku="s3") + pair())
            if "R0" in one["order_ids"]
        )
        assert ("P0-0" in alert["order_ids"]) == goes_along, size


@pytest.mark.parametrize(("paid_on", "goes_along"), [("", True), ("2026-10-28", False)])
def test_a_pair_that_has_paid_does_not_go_with_a_ring(paid_on: str, goes_along: bool) -> None:
    shop = [f"{row},{'Klarna' if n % 3 == 0 else 'Visa'},2026-11-05" for n, row in enumerate(quiet_shop())]
    unpaid = [f"{row},Klarna," for row in ring(9, sku="s3")]
    others = [f"{row},Klarna,{paid_on}" for row in pair()]
    header = HEADER + ",payment_method,paid_at"
    alerts = order_file.screen(file_of(shop + unpaid + others, header))["alerts"]
    (alert,) = (one for one in alerts if "R0" in one["order_ids"])
    assert ("P0-0" in alert["order_ids"]) == goes_along


def group_buy(leader: int, size: int, amount: str, sku: str) -> list[str]:
    """Orders of new buyers at a leader's door, each leader on a day of the own."""
    day = f"2026-{9 + leader // 25:02d}-{2 + leader % 25:02d}"
    return [
        f"G{leader}-{n},{amount},{day} 12:{n:02d},brought{leader}-{n},"
        f"1370000{leader:04d},Leader {leader},{sku},things"
        for n in range(size)
    ]


def test_a_crowd_as_large_as_some_and_as_dear_as_others_is_the_way_the_shop_sells() -> None:
    """Sizes and prices are learnt apart: none of the others is both."""
    large = [row for n in range(4) for row in group_buy(n, 30, "40.00", f"s{n}")]
    dear = [row for n in range(4, 8) for row in group_buy(n, 6, "900.00", f"dear{n}")]
    alone = alerts_of(quiet_shop() + group_buy(20, 30, "900.00", "phone"))
    assert [len(alert["order_ids"]) for alert in alone] == [30]
    assert alerts_of(quiet_shop() + large + dear + group_buy(20, 30, "900.00", "phone")) == []


def test_three_leaders_who_bring_new_buyers_are_no_rings() -> None:
    """A small shop that knows its buyers otherwise, in a file that tells nothing of payment."""
    leaders = [row for n, size in enumerate([12, 9, 14]) for row in group_buy(5 * n, size, "36.00", f"s{n}")]
    assert alerts_of(quiet_shop() + leaders) == []


def test_a_resellers_many_orders_do_not_hide_that_the_others_share_a_door() -> None:
    """Seventeen at a leader's door and one who orders thirty times, of one product on one day: no burst."""
    bought = group_buy(3, 17, "40.00", "s3")
    day = bought[0].split(",")[2][:10]
    resold = [f"X{n},40.00,{day} 09:{n:02d},reseller,13600001111,Market Hall,s3,things" for n in range(30)]
    found = alerts_of(quiet_shop() + bought + resold, least_score=1)
    assert [alert for alert in found if alert["phones"] == 0] == []


UNNAMED = "order_id,amount,created_at,receiver_phone,sku,payment_method"


def busy_shop() -> list[str]:
    """The quiet shop, with as many new buyers, each once and at the own home."""
    return quiet_shop() + [
        f"N{n},{30 + n % 7}.00,2026-{9 + n // 300:02d}-{1 + n // 10 % 30:02d} 12:{n % 60:02d},fresh{n},"
        f"137{n:08d},Fresh Street {n},s{n * 5 % 12},things"
        for n in range(600)
    ]


def at_door(door: int, sku: str) -> list[str]:
    """Orders of five new buyers at one door, one on each of the same five days."""
    return [
        f"D{door}-{n},40.00,2026-10-{12 + n} {10 + door}:{n:02d},door{door}-{n},1381111000{door},"
        f"Canal Road {door},{sku},things"
        for n in range(5)
    ]


def test_two_doors_on_the_same_days_are_surer_where_they_have_the_same_goods() -> None:
    assert alerts_of(busy_shop() + at_door(1, "s3")) == [], "one door alone is too little"
    (same,) = alerts_of(busy_shop() + at_door(1, "s3") + at_door(2, "s3"))
    (other,) = alerts_of(busy_shop() + at_door(1, "s3") + at_door(2, "s7"))
    assert len(same["order_ids"]) == len(other["order_ids"]) == 10
    # goods that one order in twelve is for give ten points, other goods take some six
    assert other["score"] + 5 <= same["score"] <= other["score"] + 20


def unnamed(rows: list[str], *methods: str) -> list[str]:
    """The rows without buyers and addresses, paid in turn by these methods."""
    cells = (row.split(",") for row in rows)
    return [
        ",".join([*cell[:3], cell[4], cell[6], methods[number % len(methods)]])
        for number, cell in enumerate(cells)
    ]


def test_without_buyers_pay_later_orders_at_one_phone_are_an_alert() -> None:
    shop = unnamed(quiet_shop(), "Klarna", "Visa", "Visa", "Visa")
    (alert,) = order_file.screen(file_of(shop + unnamed(ring(12), "Klarna"), UNNAMED))["alerts"]
    assert sorted(alert["order_ids"]) == sorted(f"R{n}" for n in range(12))
    assert (alert["buyers"], alert["phones"], alert["receivers"]) == (0, 1, ["138****2222"])
    seen = {reason["rule"]: reason for reason in alert["reasons"]}
    assert (seen["orders_at_place"]["value"], seen["orders_at_place"]["normal"]) == (12, 2)
    assert "newcomers" not in seen, "who is new is not known"
    usual = order_file.screen(file_of(shop + unnamed(ring(12), "Klarna", "Visa"), UNNAMED))
    assert usual["alerts"] == []


def test_without_buyers_and_marks_one_who_orders_often_is_no_alert() -> None:
    header, rows = UNNAMED.removesuffix(",payment_method"), unnamed(quiet_shop() + ring(30), "")
    assert order_file.screen(file_of([row.removesuffix(",") for row in rows], header))["alerts"] == []


@pytest.mark.parametrize(("platform", "alerts"), [("douyin", 1), ("pinduoduo", 0)])
def test_samples_without_buyers(platform: str, alerts: int) -> None:
    assert len(order_file.screen(sample(platform))["alerts"]) == alerts


def test_a_price_for_a_group_speaks_for_a_group_buy() -> None:
    def points(amount: str) -> int:
        usual = [row for n in range(3) for row in _elsewhere(ring(3, amount="900.00"), n)]
        rows = quiet_shop() + usual + ring(8, amount=amount)
        alerts = order_file.screen(file_of(rows, HEADER), thresholds={"least_score": 1})["alerts"]
        (alert,) = [alert for alert in alerts if "R0" in alert["order_ids"]]
        (found,) = [reason["points"] for reason in alert["reasons"] if reason["rule"] == "discount"]
        return int(found)

    assert (points("900.00"), points("800.00")) == (3, -10)


def _elsewhere(rows: list[str], number: int) -> list[str]:
    """The orders at another time, each to a home of its own."""
    return [
        row.replace("R", f"E{number}-")
        .replace("2026-10-20", f"2026-09-{5 + 7 * number:02d}")
        .replace("new", f"e{number}-")
        .replace("13811112222", f"1360000{number}{n:03d}")
        .replace("Unit 7", f"Lane {number}{n}")
        for n, row in enumerate(rows)
    ]


def test_other_scores_would_show_other_alerts() -> None:
    screened = order_file.screen(file_of(quiet_shop() + ring(), HEADER))
    (alert,) = screened["alerts"]
    at = {entry["score"]: entry["alerts"] for entry in screened["alerts_at"]}
    assert list(at) == sorted(at)
    assert [at[score] for score in at if score <= alert["score"]][-1] == 1
    assert all(at[score] == 0 for score in at if score > alert["score"])


def test_an_alert_is_counted_at_its_very_score() -> None:
    """Rings of rising price, until one has a score that the list of other scores names."""
    listed = {entry["score"] for entry in order_file.screen(file_of(quiet_shop(), HEADER))["alerts_at"]}
    for price in range(60, 900, 20):
        screened = order_file.screen(file_of(quiet_shop() + ring(5, amount=f"{price}.00"), HEADER))
        at = {entry["score"]: entry["alerts"] for entry in screened["alerts_at"]}
        scores = {alert["score"] for alert in screened["alerts"]} & listed
        if scores:
            assert at[scores.pop()] == 1
            return
    pytest.fail("no ring has such a score")


@pytest.mark.parametrize("name", WITHOUT_EFFECT)
def test_a_threshold_without_effect_is_accepted_and_told(name: str) -> None:
    data = file_of(quiet_shop() + ring(), HEADER)
    usual = order_file.screen(data)
    assert usual["thresholds_without_effect"] == []
    changed = order_file.screen(data, thresholds={name: "5"})
    assert changed == usual | {"thresholds_without_effect": [name]}


def test_a_known_crowd_at_one_door_is_left_alone() -> None:
    known = [row.replace("new", "b") for row in ring(8, sku="s1", amount="31.00")]
    assert alerts_of(quiet_shop() + known) == []


def test_a_pick_up_point_is_left_alone() -> None:
    parcels = [
        f"P{n},31.00,2026-{9 + n // 30:02d}-{1 + n % 30:02d} 12:00,p{n},13633334444,Pick-up 5,s{n % 12},x"
        for n in range(60)
    ]
    assert alerts_of(quiet_shop() + parcels) == []


def test_a_place_with_thousands_of_parcels_is_weighed_like_any() -> None:
    parcels = [
        f"P{n},31.00,2026-10-{1 + n % 5:02d} 12:00,p{n},13633334444,Pick-up 5,s{n % 400},x"
        for n in range(3000)
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
    assert alerts_of(quiet_shop() + scattered, burst_orders=12) == [alert]
    assert alerts_of(quiet_shop() + scattered, burst_orders=13) == []


def test_older_accounts_go_with_a_burst_where_their_orders_are_unusual() -> None:
    scattered = [
        row.replace("13811112222", f"1371000{n:04d}").replace("Unit 7 Canal Road", f"Far Street {n} West")
        for n, row in enumerate(ring(14))
    ]
    older = [row.replace(f"new{n}", f"b{n}") if n < 2 else row for n, row in enumerate(scattered)]
    (alert,) = alerts_of(quiet_shop() + older)
    assert len(alert["order_ids"]) == 14
    assert (alert["buyers"], alert["new_buyers"]) == (14, 12)


def test_orders_just_below_a_limit_are_named() -> None:
    (alert,) = alerts_of(quiet_shop() + ring(amount="980.00"), limits=[1000])
    assert ("split", 8, 1000) in {(r["rule"], r["value"], r["normal"]) for r in alert["reasons"]}


def test_everything_below_a_limit_may_count_as_close_to_it() -> None:
    (alert,) = alerts_of(quiet_shop() + ring(amount="980.00"), limits=[1000], split_below=1)
    assert "split" not in {reason["rule"] for reason in alert["reasons"] if reason["points"] > 3}


@pytest.mark.parametrize(
    ("name", "value"), [("colour", 1), ("least_score", "many"), ("burst_ratio", -1), ("limits", [None])]
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
