"""The exports of each platform, by the made-up sample files and by their quirks."""

import pytest

from calculator.answers import order_file
from calculator.build.samples.exports import DOUYIN, EXPORTS, JD, PINDUODUO, SHOPIFY, TAOBAO
from calculator.build.samples.trade import sales
from calculator.build.samples.write import sample
from calculator.orders.platforms import platforms
from calculator.orders.recognition.columns import FIELDS
from calculator.orders.recognition.header import plain_name, recognise
from calculator.words import LANGUAGES, catalogue
from tests.orders.files import file_of, report_of

KEPT = [sale for sale in sales() if sale.state != "cancelled"]


@pytest.mark.parametrize("platform", sorted(EXPORTS))
def test_the_sample_of_a_platform_gives_back_the_trade_it_was_made_from(platform: str) -> None:
    result = order_file.mix(sample(platform))
    report = result["import"]
    assert (report["platform"], report["certainty"]) == (platform, 1.0)
    assert report["encoding"] == EXPORTS[platform][2]
    assert report["orders"] == len(KEPT)
    assert report["total_amount"] == pytest.approx(sum(sale.amount for sale in KEPT), rel=1e-12)
    assert report["rows_rejected_by_reason"] == {"cancelled": len(sales()) - len(KEPT)}
    assert sum(entry["returned"] for entry in result["from_file"]) == sum(
        sale.state == "returned" for sale in KEPT
    )
    if platform in ("jd", "douyin", "weixin", "shopify", "woocommerce", "generic"):
        marked = sum(entry["pay_later_orders"] for entry in result["from_file"])
        assert (report["pay_later_known"], marked) == (True, sum(sale.pay_later for sale in KEPT))
    else:
        assert report["pay_later_known"] is False


@pytest.mark.parametrize("platform", ["taobao", "jd", "alibaba1688", "shopify", "woocommerce", "generic"])
def test_the_group_in_the_samples_is_worth_a_look(platform: str) -> None:
    alerts = order_file.screen(sample(platform))["alerts"]
    assert [len(alert["order_ids"]) for alert in alerts] == [9]
    assert "100****0000" in alerts[0]["receivers"]


def test_samples_are_the_same_every_time() -> None:
    assert sample("generic") == sample("generic")


def row_of(header: list[str], **cells: str) -> str:
    return ",".join(cells.get(name, "") for name in header)


def test_pinduoduo_takes_the_day_from_the_order_number_where_the_time_is_empty() -> None:
    cells = {"订单号": "261003-123456789012345", "商家实收金额(元)": "9.90"}
    report = report_of(file_of([row_of(PINDUODUO, **cells)], ",".join(PINDUODUO)))
    assert (report["platform"], report["first_day"]) == ("pinduoduo", "2026-10-03")


def test_columns_may_be_missing_moved_renamed_and_more() -> None:
    header = ["备用", "发货时间", "商家实收金额（元）", "订单号", "承诺发货时间", "样式ID", "新的一列"]
    report = report_of(file_of([",2026-10-04 10:00:00,9.90,261003-123456789012345,,,"], ",".join(header)))
    assert report["platform"] == "pinduoduo"
    assert report["columns"]["amount"] == "商家实收金额（元）"


def test_taobao_amounts_are_what_is_owed_even_before_payment() -> None:
    cells = {
        "订单编号": '="1930679858170647"',
        "总金额": "88.00",
        "买家实际支付金额": "0.00",
        "订单创建时间": "2016/5/23 22:02",
    }
    data = file_of(
        [row_of(TAOBAO, **{name: cell.replace('"', '""') for name, cell in cells.items()})], ",".join(TAOBAO)
    )
    report = report_of(data.replace(b'=""', b'"=""').replace(b'"",', b'""",'))
    assert (report["platform"], report["total_amount"], report["first_day"]) == ("taobao", 88.0, "2016-05-23")


def test_an_order_of_jd_with_two_items_counts_once() -> None:
    cells = {
        "订单号": "310000000001",
        "结算金额": "150.00",
        "订单金额": "150.00",
        "下单时间": "2026-10-01 10:00:00",
        "下单帐号": "jd_1",
    }
    data = file_of(
        [row_of(JD, **cells, 商品ID="1"), row_of(JD, **cells, 商品ID="2")], ",".join(JD), "gb18030"
    )
    report = report_of(data)
    assert (report["platform"], report["orders"], report["total_amount"]) == ("jd", 1, 150.0)


@pytest.mark.parametrize(
    ("amounts", "prices", "total"),
    [
        (("30.00", "20.00"), ("30", "20"), 50.0),
        (("50.00", "50.00"), ("30", "20"), 50.0),
        (("25.00", "25.00"), ("25", "25"), 50.0),
    ],
)
def test_parts_of_a_douyin_order_are_added_unless_each_repeats_the_total(
    amounts: tuple[str, str], prices: tuple[str, str], total: float
) -> None:
    rows = [
        row_of(
            DOUYIN,
            主订单编号="6900",
            子订单编号=f"6900{part}",
            商品数量="1",
            商品单价=price,
            订单应付金额=amount,
            订单提交时间="2026-10-01",
        )
        for part, (amount, price) in enumerate(zip(amounts, prices, strict=True))
    ]
    report = report_of(file_of(rows, ",".join(DOUYIN)))
    assert (report["platform"], report["orders"], report["total_amount"]) == ("douyin", 1, total)


def test_further_items_of_a_shopify_order_have_no_total() -> None:
    first = {"Name": "#1001", "Total": "80.00", "Created at": "2026-05-01 10:00:00 +0200", "Currency": "EUR"}
    rows = [row_of(SHOPIFY, **first), row_of(SHOPIFY, Name="#1001", **{"Lineitem name": "Cap"})]
    result = order_file.mix(file_of(rows, ",".join(SHOPIFY)))
    assert (result["import"]["orders"], result["import"]["total_amount"]) == (1, 80.0)
    assert result["mix"]["currency"] == "EUR"


@pytest.mark.parametrize("platform", sorted(platforms()))
def test_a_platform_names_known_fields_and_has_a_name(platform: str) -> None:
    entry = platforms()[platform]
    assert set(entry.columns) <= set(FIELDS)
    assert {"order_id", "amount", "created_at"} <= set(entry.columns)
    for language in LANGUAGES:
        assert f"platform.{platform}" in catalogue(language)


def test_certainty_falls_with_the_columns() -> None:
    names = ["订单号", "商家实收金额(元)", "样式ID", "承诺发货时间"]
    assert recognise(names).certainty == 1.0
    assert recognise(names[:3]).certainty == pytest.approx(2 / 3)
    assert plain_name(" 商家实收金额（元） ") == "商家实收金额"


def test_a_shopify_order_that_was_partly_refunded_had_been_paid() -> None:
    names = "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Total,Created at"
    names += ",Refunded Amount"
    day = "2026-10-03 10:00:00 +0000"
    rows = [
        f"#1,a@x.com,partially_refunded,{day},fulfilled,{day},USD,39,{day},20",
        f"#2,b@x.com,pending,,fulfilled,{day},USD,29,{day},0",
    ]
    readings = order_file.mix(file_of(rows, names))["money_out"]["readings"]
    assert {(one["reading"], one["orders"], one["amount"]) for one in readings} == {
        ("days", 1, 29.0),
        ("status", 1, 29.0),
    }
