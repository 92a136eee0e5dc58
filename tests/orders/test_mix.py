"""The order mix of a file, and its open money by age."""

import json
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import estimate, order_file
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.orders.mix.ageing import count_back_dso
from calculator.orders.recognition.options import Options
from tests.orders.files import HEADER, file_of


def turnover_a_month(mix: dict[str, Any]) -> float:
    return float(sum(s["orders_per_month"] * s["average_order_value"] for s in mix["segments"]))


@given(
    st.lists(
        st.tuples(
            st.integers(1, 10**9), st.integers(1, 28), st.sampled_from(["a", "b", "c", "", "  d ", "a\t"])
        ),
        min_size=1,
        max_size=40,
    )
)
def test_the_mix_keeps_the_turnover_of_the_file(orders: list[tuple[int, int, str]]) -> None:
    rows = [f"N{n},{cents / 100:.2f},2026-10-{day:02d},{name}" for n, (cents, day, name) in enumerate(orders)]
    result = order_file.mix(file_of(rows, HEADER + ",category"))
    days = max(day for _, day, _ in orders) - min(day for _, day, _ in orders) + 1
    assert sum(counted["turnover"] for counted in result["from_file"]) == pytest.approx(
        result["import"]["total_amount"], rel=1e-12
    )
    # orders and value of each segment have three significant digits, half of the last is 0.5 %
    assert turnover_a_month(result["mix"]) == pytest.approx(
        result["import"]["total_amount"] * 30 / days, rel=2 * 0.005 + 1e-4
    )
    names = [segment["name"] for segment in result["mix"]["segments"]]
    assert len(set(names)) == len(names) <= 12
    json.dumps(result, allow_nan=False)


def test_at_most_twelve_segments_and_the_rest_together() -> None:
    rows = [f"N{n},{100 - n},2026-10-01,kind {n}" for n in range(30)]
    for language, rest in (("en", "Other goods"), ("zh", "其他商品")):
        names = [
            s["name"]
            for s in order_file.mix(file_of(rows, HEADER + ",category"), Options(language=language))["mix"][
                "segments"
            ]
        ]
        assert names == [*(f"kind {n}" for n in range(11)), rest]


def test_without_names_the_price_divides() -> None:
    rows = [f"N{n},{5 if n % 2 else 300},2026-10-01" for n in range(40)]
    result = order_file.mix(file_of(rows))
    assert result["segments_by"] == "price_band"
    assert [(s["average_order_value"], s["orders_per_month"]) for s in result["mix"]["segments"]] == [
        (5.0, 600.0),
        (300.0, 600.0),
    ]


def test_a_few_dear_orders_are_no_price_band_of_their_own() -> None:
    rows = [f"N{n},{(5, 300)[n % 2] if n else 9120},2026-10-01" for n in range(40)]
    segments = order_file.mix(file_of(rows))["mix"]["segments"]
    assert [segment["average_order_value"] for segment in segments] == [5.0, (20 * 300 + 9120) / 21]


def test_figures_of_a_segment_come_from_its_orders() -> None:
    header = HEADER + ",received_at,paid_at,refunded_amount,category"
    rows = [
        "A1,10,2026-10-01,2026-10-05,2026-10-05,,x",
        "A2,30,2026-10-01,2026-10-11,2026-10-11,15,x",
        "A3,10,2026-10-30,,,,y",
    ]
    segment = order_file.mix(file_of(rows, header))["mix"]["segments"][0]
    assert segment == {
        "name": "x",
        "orders_per_month": 2.0,
        "average_order_value": 20.0,
        "order_value_cv": 0.5,
        "return_rate": 0.25,
        "due_days": 7.0,
        "return_days": 7.0,
    }


def test_days_to_confirmation_are_not_days_until_payment_where_no_payment_is_told() -> None:
    header = HEADER + ",received_at,paid_at"
    rows = ["A1,10,2026-10-01,2026-10-05,{}", "A2,10,2026-10-01,2026-10-11,2026-10-01"]
    at_once = order_file.mix(file_of([rows[0].format("2026-10-01"), rows[1]], header))
    assert "due_days" not in at_once["mix"]["segments"][0]
    assert at_once["from_file"][0]["days_to_confirmation"] == 7.0
    later = order_file.mix(file_of([rows[0].format("2026-10-05"), rows[1]], header))
    assert later["mix"]["segments"][0]["due_days"] == 7.0


def test_unpaid_counts_only_where_it_has_matured() -> None:
    header = HEADER + ",payment_method,paid_at"
    rows = [
        "A1,10,2026-01-01,BNPL,2026-02-01",
        "A2,10,2026-01-02,BNPL,",
        "A3,10,2026-09-01,BNPL,",
        "A4,10,2026-01-03,Visa,",
    ]
    result = order_file.mix(file_of(rows, header))
    counted = result["from_file"]
    assert (sum(c["matured"] for c in counted), sum(c["unpaid"] for c in counted)) == (2, 1)
    counts = [
        (segment["counted_orders"], segment["counted_unpaid"])
        for segment in result["mix"]["segments"]
        if "counted_orders" in segment
    ]
    assert counts == [(2, 1)]


def test_the_counts_of_a_file_say_how_sure_its_rate_is() -> None:
    from calculator.answers.estimate import estimate  # noqa: PLC0415
    from calculator.page.order_file.calculator_link import fragment  # noqa: PLC0415

    header = HEADER + ",payment_method,paid_at"
    rows = [f"A{n},10,2026-01-{n % 28 + 1:02d},BNPL,{'2026-02-01' if n % 20 else ''}" for n in range(200)]
    document = order_file.mix(file_of([*rows, "B1,10,2026-09-01,BNPL,"], header))["mix"]
    (segment,) = document["segments"]
    (rate,) = estimate(document)["own_history"]["rates"]
    assert (segment["counted_orders"], segment["counted_unpaid"]) == (200, 10)
    assert rate["low"] < segment["non_payment_rate"] == 0.05 < rate["high"]
    assert "&0hn=200&0hk=10" in fragment(document)


@pytest.mark.parametrize(
    ("receivable", "sales", "days", "published"),
    [
        (
            212_000,
            (100_000, 80_000, 70_000),
            30,
            73.7,
        ),  # trymesha.com and support.benjipays.com, count-back method
        (150_000, (1_800_000,), 365, 30.4),  # trymesha.com, simple method: one period
    ],
)
def test_days_of_sales_outstanding_as_published(
    receivable: float, sales: tuple[float, ...], days: float, published: float
) -> None:
    assert count_back_dso(receivable, sales, days) == pytest.approx(published, abs=0.05)


def test_open_money_stands_in_its_bucket_and_none_is_lost() -> None:
    header = HEADER + ",payment_method,paid_at,shipped_at,received_at"
    rows = [
        "A1,10,2026-07-01,BNPL,,2026-07-02,2026-07-03",
        "A2,20,2026-10-01,BNPL,,2026-10-02,",
        "A3,40,2026-10-30,BNPL,,2026-10-30,",
        "A4,80,2026-10-30,BNPL,,,",
        "A5,160,2026-10-30,BNPL,2026-10-31,,",
        "A6,320,2026-10-31,Visa,,,",
    ]
    ageing = order_file.mix(file_of(rows, header))["ageing"]
    assert ageing["open_amount"] == 150.0
    assert {b["bucket"]: b["amount"] for b in ageing["buckets"]} == {
        "not_due": 40.0,
        "1-30": 20.0,
        "31-60": 0.0,
        "61-90": 0.0,
        "over_90": 10.0,
        "no_due_date": 80.0,
    }
    assert [(late["order_id"], late["days_late"]) for late in ageing["past_expected"]] == [
        ("A1", 120),
        ("A2", 14),
    ]


def test_the_spread_is_that_of_the_population() -> None:
    rows = [f"A{n},{amount},2026-10-01" for n, amount in enumerate((50, 60, 70))]
    segments = order_file.mix(file_of(rows))["mix"]["segments"]
    spread = [s for s in segments if s["orders_per_month"] == 90]
    assert not spread or spread[0]["order_value_cv"] == pytest.approx(sqrt(200 / 3) / 60, abs=5e-4)


def test_the_mix_is_an_input_of_the_calculator() -> None:
    from calculator.answers.estimate import estimate  # noqa: PLC0415
    from calculator.build.samples.write import sample  # noqa: PLC0415

    result = estimate(order_file.mix(sample("jd"))["mix"])
    assert result["portfolio"]["receivable"] > 0


@pytest.mark.parametrize("name", EXPORTS)
def test_a_mix_says_whose_export_it_is_and_that_nobody_knows_who_carries(name: str) -> None:
    mix = order_file.mix(sample(name))["mix"]
    by_provider = name in ("shopify", "woocommerce")
    assert mix.get("platform") == (None if name == "generic" else name)
    assert mix["carrier"] == ("provider" if by_provider else "unknown")


def test_without_a_mark_of_pay_later_nothing_is_known_of_a_provider() -> None:
    header = "Name,Total,Created at,Financial Status,Fulfillment Status,Lineitem name,Lineitem quantity"
    rows = [f"#{n},20,2026-10-0{n % 9 + 1},paid,fulfilled,mug,1" for n in range(1, 9)]
    found = order_file.mix("\n".join([header, *rows]).encode())
    assert found["import"]["platform"] == "shopify"
    assert found["mix"]["carrier"] == "unknown"


def test_what_is_not_known_counts_as_before_and_goes_along_in_the_link() -> None:
    from calculator.page.order_file.calculator_link import fragment  # noqa: PLC0415

    mix = order_file.mix(sample("pinduoduo"), Options(pay_later_share=0.3))["mix"]
    assert "&pl=pinduoduo&q=unknown" in fragment(mix)
    before = {name: value for name, value in mix.items() if name not in ("platform", "carrier")}
    named, unnamed = (estimate.estimate(document) for document in (mix, before))
    allowed = [choice["in_own_hands"] for choice in named["choices"]["compared"]]
    assert sum(allowed) < sum(choice["in_own_hands"] for choice in unnamed["choices"]["compared"])
    # Of choices it says which are the shop's own, and so which can be the best.
    repeated = ("inputs", "who_carries", "choices")
    assert {k: v for k, v in named.items() if k not in repeated} == {
        k: v for k, v in unnamed.items() if k not in repeated
    }
