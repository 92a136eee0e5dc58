"""What a file tells of payment: never more than it holds, and what it bears is offered with a figure."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.answers import order_file
from calculator.answers.estimate import estimate
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.trade import sales
from calculator.build.samples.write import sample
from calculator.orders.csv_export import alerts_csv
from calculator.orders.payments import Reading
from calculator.orders.recognition.options import Options
from tests.orders.files import HEADER, file_of
from tests.orders.messy import douyin, pinduoduo

GOOD_PAID = "A9,20,2026-10-02,已支付,微信"
OPEN = [sale for sale in sales() if sale.state not in ("cancelled", "returned") and sale.paid is None]


def out_of(data: bytes, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = order_file.mix(data, Options(**options))["money_out"]
    return found


def test_a_file_of_pinduoduo_claims_nothing_that_it_does_not_hold() -> None:
    """Its first reading once called 68,300 of 72,600 not collected, where 3,900 were."""
    data, not_collected = pinduoduo()
    result = order_file.mix(data)
    assert result["money_out"] == {
        "basis": "asked",
        "reading": "untold",
        "amount": None,
        "orders": None,
        "calculator": None,
        "share_that_agrees": None,
        "share_is_assumed": False,
        "completed_count_as_paid": False,
        "readings": [
            {
                "reading": "days",
                "amount": not_collected,
                "orders": 44,
                "completed": 0,
                "shipped": 34,
                "not_shipped": 10,
            }
        ],
    }
    assert result["ageing"] is None
    assert not any({"pay_later_share", "non_payment_rate"} & set(s) for s in result["mix"]["segments"])
    assert all(alert["open_value"] is None for alert in order_file.screen(data)["alerts"])


def test_the_reading_offered_gives_what_it_promises() -> None:
    data, not_collected = pinduoduo()
    read = order_file.mix(data, Options(payments="days"))
    assert (read["money_out"]["basis"], read["money_out"]["amount"]) == ("counted", not_collected)
    assert read["ageing"]["open_amount"] == pytest.approx(not_collected, rel=1e-12)
    assert read["ageing"]["only_marked_orders"] is False


def test_an_estimate_is_the_figure_that_the_calculator_opens_with() -> None:
    data, not_collected = pinduoduo()
    result = order_file.mix(data, Options(pay_later_share=1 / 3))
    out = result["money_out"]
    assert (out["basis"], out["amount"]) == ("estimated", out["calculator"])
    assert estimate(result["mix"])["portfolio"]["receivable"] == pytest.approx(out["amount"], rel=1e-12)
    assert 0.5 * not_collected < out["amount"] < 3 * not_collected, "of the right size, not 70,804"


def test_orders_without_a_day_of_payment_are_told_apart_by_their_status() -> None:
    """Fifteen of the seventeen are completed: read as unpaid, they made the offer 6.5 times too large."""
    data, completed, on_their_way = douyin()
    offered = out_of(data)["readings"]
    assert offered == [
        {
            "reading": "days",
            "amount": pytest.approx(completed + on_their_way),
            "orders": 17,
            "completed": 15,
            "shipped": 2,
            "not_shipped": 0,
        },
        {
            "reading": "days_or_completed",
            "amount": pytest.approx(on_their_way),
            "orders": 2,
            "completed": 0,
            "shipped": 2,
            "not_shipped": 0,
        },
    ]
    for offer in offered:
        read = order_file.mix(data, Options(payments=offer["reading"]))
        assert (read["money_out"]["amount"], read["money_out"]["orders"]) == (
            offer["amount"],
            offer["orders"],
        )
        assert read["ageing"]["open_amount"] == pytest.approx(offer["amount"])


def test_a_small_count_is_carried_too() -> None:
    data, _, on_their_way = douyin()
    read = order_file.mix(data, Options(payments="days_or_completed", pay_later_share=1 / 3))
    assert read["money_out"]["calculator"] == pytest.approx(on_their_way, rel=0.005)
    receivable = estimate(read["mix"])["portfolio"]["receivable"]
    assert receivable == pytest.approx(on_their_way, rel=0.005)


def test_a_count_that_contradicts_the_share_names_the_share_that_agrees_with_it() -> None:
    """One order of five yuan is out: of a shop of which nine tenths pay later, far too little."""
    rows = [f"A{n},100,2026-10-{1 + n % 28:02d},已完成,2026-10-{1 + n % 28:02d}" for n in range(200)]
    data = file_of([*rows, "B1,5,2026-10-20,已发货,"], HEADER + ",status,paid_at")
    apart = out_of(data, payments="days", pay_later_share=0.9)
    assert apart["calculator"] > 100 * apart["amount"]
    agreeing = out_of(data, payments="days", pay_later_share=apart["share_that_agrees"])
    assert agreeing["calculator"] == pytest.approx(5.0, rel=0.005)


def test_a_checkout_that_was_never_paid_is_no_sale_and_offers_no_reading() -> None:
    header = HEADER + ",订单状态,支付完成时间,发货时间"
    rows = [
        "A1,10,2026-10-01,已完成,2026-10-01,2026-10-02",
        "A2,20,2026-10-01,待支付,,",
        "A3,40,2026-10-02,已发货,2026-10-02,2026-10-03",
    ]
    read = order_file.mix(file_of(rows, header))
    assert read["import"]["rows_rejected_by_reason"] == {"awaiting_payment": 1}
    assert (read["import"]["orders"], read["import"]["total_amount"]) == (2, 50.0)
    assert read["money_out"]["readings"] == []
    pay_later = file_of(["A1,10,2026-10-01,待支付,先用后付", GOOD_PAID], HEADER + ",订单状态,支付方式")
    assert out_of(pay_later)["amount"] == 10.0, "what is paid later is a sale before it is paid"


def test_a_reading_by_which_nothing_is_out_is_not_offered() -> None:
    rows = ["A1,10,2026-10-01,paid,2026-10-01", "A2,20,2026-10-01,paid,"]
    data = file_of(rows, HEADER + ",status,paid_at")
    assert out_of(data)["readings"] == []
    assert out_of(data, payments="days")["basis"] == "asked"


@pytest.mark.parametrize("platform", [name for name in EXPORTS if name not in ("shopify", "woocommerce")])
def test_the_same_orders_give_the_same_money_out_in_every_export(platform: str) -> None:
    result = order_file.mix(sample(platform), Options(payments="days", pay_later_share=0.36))
    out = result["money_out"]
    assert (out["amount"], out["orders"]) == (pytest.approx(sum(s.amount for s in OPEN)), len(OPEN))
    assert out["calculator"] == pytest.approx(out["amount"], rel=0.005), "the calculator says it too"
    assert estimate(result["mix"])["portfolio"]["receivable"] == pytest.approx(out["calculator"], rel=1e-12)


@pytest.mark.parametrize("others", [("jd", "douyin"), ("jd", "weixin")])
def test_the_same_orders_give_the_same_mix_in_two_exports(others: tuple[str, str]) -> None:
    one, other = (order_file.mix(sample(name)) for name in others)
    assert one["mix"]["segments"] == other["mix"]["segments"]
    assert one["from_file"] == other["from_file"]


@pytest.mark.parametrize("others", [("pinduoduo", "xiaohongshu"), ("weixin", "generic"), ("jd", "douyin")])
def test_the_same_orders_give_the_same_ageing_in_two_exports(others: tuple[str, str]) -> None:
    one, other = (order_file.mix(sample(name), Options(payments="days"))["ageing"] for name in others)
    listed = [{k: v for k, v in late.items() if k != "order_id"} for late in one.pop("past_expected")]
    assert [
        {k: v for k, v in late.items() if k != "order_id"} for late in other.pop("past_expected")
    ] == listed
    assert {name: one[name] for name in one if name != "count_back_dso"} == {
        name: other[name] for name in other if name != "count_back_dso"
    }


def alerts_seen(name: str) -> list[Any]:
    alerts = order_file.screen(sample(name), Options(payments="days"))["alerts"]
    told = ("value", "open_value", "not_shipped", "receivers", "score")
    return [(len(alert["order_ids"]), *(alert[field] for field in told)) for alert in alerts]


@pytest.mark.parametrize("others", [("taobao", "alibaba1688"), ("jd", "generic")])
def test_the_same_orders_give_the_same_alerts_in_two_exports(others: tuple[str, str]) -> None:
    assert alerts_seen(others[0]) == alerts_seen(others[1]) != []


def test_an_export_that_marks_pay_later_gives_the_same_alerts_more_surely() -> None:
    (*marked, surer), (*unmarked, less_sure) = alerts_seen("jd")[0], alerts_seen("taobao")[0]
    assert len(alerts_seen("jd")) == len(alerts_seen("taobao")) == 1
    assert marked == unmarked
    assert surer > less_sure


@pytest.mark.parametrize(
    "word", ["已收货", "确认收货", "交易成功", "已完成", "完成", "待评价", "completed", "received"]
)
def test_every_word_that_means_completed_counts_as_paid_and_it_is_said(word: str) -> None:
    rows = [f"A1,10,2026-10-01,{word},BNPL", "A2,20,2026-10-02,已发货，待签收,BNPL".replace("，", " ")]
    out = out_of(file_of(rows, HEADER + ",status,payment_method"))
    assert (out["basis"], out["amount"], out["completed_count_as_paid"]) == ("counted", 20.0, True)
    switched = out_of(file_of(rows, HEADER + ",status,payment_method"), payments="untold")
    assert (switched["basis"], switched["completed_count_as_paid"]) == ("estimated", False)


@pytest.mark.parametrize("word", ["待收货", "等待买家确认收货", "待确认收货", "未完成", "已发货"])
def test_words_that_only_look_like_completed_do_not(word: str) -> None:
    rows = [f"A1,10,2026-10-01,{word},BNPL", "A2,20,2026-10-02,已完成,BNPL"]
    out = out_of(file_of(rows, HEADER + ",status,payment_method"))
    assert out["amount"] == 10.0


def test_what_waits_for_its_payment_before_it_is_shipped_is_not_money_out() -> None:
    rows = [
        "A1,10,2026-10-01,待付款,,",
        "A2,20,2026-10-02,已发货,,2026-10-03",
        "A3,40,2026-10-02,已发货,2026-10-02,2026-10-03",
    ]
    out = out_of(file_of(rows, HEADER + ",status,paid_at,shipped_at"), payments="days")
    assert (out["amount"], out["orders"]) == (20.0, 1)


@pytest.mark.parametrize(
    ("columns", "rows", "readings"),
    [
        ("", [""], []),
        (",status", [",已收货", ",已发货"], []),
        (",paid_at", [",2026-10-01", ",2026-10-01"], []),
        (",paid_at", [",", ","], []),
        (",paid_at", [",2026-10-01", ","], ["days"]),
        (",status", [",paid", ",unpaid"], ["status"]),
        (",payment_method", [",BNPL", ",card"], []),
        (",payment_method,paid_at", [",BNPL,2026-10-01", ",BNPL,2026-10-01"], []),
        (",payment_method,paid_at", [",BNPL,2026-10-01", ",BNPL,2026-10-09"], ["days"]),
        (",payment_method,paid_at", [",BNPL,", ",BNPL,2026-10-09"], ["days"]),
        (",payment_method,status", [",BNPL,completed", ",BNPL,shipped"], ["status"]),
    ],
)
def test_only_what_a_file_bears_is_offered(columns: str, rows: list[str], readings: list[Reading]) -> None:
    data = file_of([f"A{n},10,2026-10-01{row}" for n, row in enumerate(rows)], HEADER + columns)
    assert [offer["reading"] for offer in out_of(data)["readings"]] == readings
    unmarked = "payment_method" not in columns
    assert out_of(data)["basis"] == ("asked" if unmarked else "counted" if readings else "estimated")


def test_a_reading_that_the_file_does_not_bear_is_not_forced_on_it() -> None:
    data = file_of(["A1,10,2026-10-01,已收货", "A2,10,2026-10-01,已发货"], HEADER + ",status")
    assert out_of(data, payments="status")["basis"] == "asked"


def test_the_alerts_to_take_away_leave_unpaid_money_empty_where_it_is_not_told() -> None:
    result = order_file.screen(sample("taobao"))
    assert all(line.split(",")[4] == "" for line in alerts_csv(result, "en").splitlines()[1:])
    told = alerts_csv(order_file.screen(sample("jd")), "en").splitlines()[1:]
    assert all(line.split(",")[3:5] == ["21591.0", "21591.0"] for line in told)


def test_a_provider_that_pays_up_front_leaves_nothing_to_collect() -> None:
    out = out_of(sample("shopify"))
    assert (out["basis"], out["amount"]) == ("provider", None)


def test_a_day_of_payment_that_is_the_day_of_the_order_does_not_stop_a_letter() -> None:
    rows = [
        "A1,10,2026-10-01,2026-10-01,",
        "A2,10,2026-10-01,2026-10-05,",
        "A3,10,2026-10-01,2026-10-01,card",
    ]
    data = file_of(rows, HEADER + ",paid_at,payment_method")
    chosen = order_file.chosen(data, ["A1", "A2", "A3"])
    assert [case.paid for case in chosen.cases] == [None, True, True]
    assert [case.open_amount for case in chosen.cases] == [10.0, 0.0, 0.0]


def test_a_list_that_says_only_whether_it_is_paid_is_read_and_a_deposit_is_no_payment() -> None:
    words = ("已付", "未付", "已付定金", "已付款", "先用后付未付")
    rows = [f"A{n},{n}0,2026-10-0{n},{word},先用后付" for n, word in enumerate(words, start=1)]
    found = out_of(file_of(rows, HEADER + ",付款状态,付款方式"))
    assert (found["basis"], found["amount"], found["orders"]) == ("counted", 100.0, 3)
