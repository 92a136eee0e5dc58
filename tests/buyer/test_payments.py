"""Payments lists: both companies' shapes, every row used or named with a reason, whatever the bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from calculator.boundary.problems import InvalidInput
from calculator.build.runtime.inside.used_modules import workbook
from calculator.build.samples.payments import alipay, weixin_pay
from calculator.buyer.payments.closing import closed_by
from calculator.buyer.payments.importing import MOST_BYTES, import_payments, read_payments
from calculator.buyer.plan import OpenOrder
from calculator.buyer.validation import validate
from calculator.words import LANGUAGES, catalogue
from calculator.words.messages import problem_text

WEIXIN = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
ALIPAY_WEB = (
    "交易号           ,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,"
    "商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态,"
)
LINE = "2026-11-01 10:00:00,商户消费,拼多多,先用后付-灯,支出,¥25.00,零钱,{status},{number},m,/"


def read(*lines: str, header: str = WEIXIN, encoding: str = "utf-8") -> dict[str, Any]:
    return checked(import_payments("\r\n".join(["preamble", header, *lines]).encode(encoding)))


def checked(found: dict[str, Any]) -> dict[str, Any]:
    """The import, which accounts for every row in words that exist."""
    report = found["import"]
    assert report["rows_read"] == report["rows_used"] + report["rows_rejected_count"]
    wages_and_rent = report["rows_used"] - len(found["orders"]) - found["paid"]["count"]
    assert wages_and_rent >= sum(map(len, found["regular"].values()))
    assert (wages_and_rent > 0) == any(found["regular"].values())
    assert len(report["rows_rejected"]) == min(1000, report["rows_rejected_count"])
    for entry in report["rows_rejected"]:
        assert all(f"payments.reject.{entry['reason']}" in catalogue(lang) for lang in LANGUAGES)
    return found


def reasons(*lines: str, header: str = WEIXIN) -> list[str]:
    return [entry["reason"] for entry in read(*lines, header=header)["import"]["rows_rejected"]]


def problem_of(content: bytes) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as refused:
        import_payments(content)
    (problem,) = refused.value.problems
    assert all(problem_text(problem, lang) for lang in LANGUAGES)
    return problem.code, problem.reason


def test_weixin_pays_list_gives_open_and_deducted_orders() -> None:
    found = checked(import_payments(weixin_pay()))
    assert (found["import"]["source"], found["import"]["encoding"]) == ("weixin_pay", "utf-8-sig")
    assert found["orders"] == [
        {
            "name": "先用后付-收纳箱",
            "amount": 72,
            "platform": "pinduoduo",
            "status": "overdue",
            "deduct_on": "2026-10-12",
        },
        {
            "name": "先用后付-运动鞋",
            "amount": 259,
            "platform": "pinduoduo",
            "status": "expected",
            "noted_on": "2026-11-18",
        },
        {
            "name": "先用后付-保温杯",
            "amount": 39.9,
            "platform": "pinduoduo",
            "status": "expected",
            "noted_on": "2026-11-21",
        },
    ]
    assert found["paid"]["by_month"] == [
        {"month": "2026-10", "count": 1, "total": 45.5},
        {"month": "2026-11", "count": 1, "total": 89},
    ]
    assert found["import"]["rows_rejected_by_reason"] == {"not_pay_later": 2, "refunded": 1}


def test_alipays_list_is_read_from_gb18030() -> None:
    found = checked(import_payments(alipay()))
    assert (found["import"]["source"], found["import"]["encoding"]) == ("alipay", "gb18030")
    assert [order["name"] for order in found["orders"]] == ["先用后付 羽绒服"]
    assert found["paid"] == {
        "count": 2,
        "total": 158.9,
        "by_month": [
            {"month": "2026-10", "count": 1, "total": 129},
            {"month": "2026-11", "count": 1, "total": 29.9},
        ],
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_alipays_web_list_is_padded_has_refunds_and_ends_in_totals(encoding: str) -> None:
    row = (
        "2026{n} ,o,2026-11-01 10:00:00,,,其他,即时,店,先用后付-灯  ,"
        "{amount},支出 ,交易成功 ,0.00,{back},,已支出 ,"
    )
    found = read(
        row.format(n=1, amount="100.00", back="30.00"),
        row.format(n=2, amount="50.00", back="50.00"),
        "-----------------------------------交易记录明细列表结束",
        "已支出:1笔,70.00元",
        header=ALIPAY_WEB,
        encoding=encoding,
    )
    assert found["paid"]["total"] == 70
    assert list(found["import"]["rows_rejected_by_reason"].items()) == [("not_a_payment", 2), ("refunded", 1)]


def test_rows_copied_out_of_a_spreadsheet_stand_in_tabs() -> None:
    lines = [text.replace(",", "\t") for text in (WEIXIN, LINE.format(status="支付成功", number=1))]
    found = checked(import_payments("\n".join(lines).encode()))
    assert found["import"]["separator"] == "\t"
    assert found["paid"]["total"] == 25


@pytest.mark.parametrize(
    ("status", "becomes"),
    [
        ("待支付", "expected"),
        ("等待付款", "expected"),
        ("待确认收货", "expected"),
        ("扣款失败", "overdue"),
        ("支付失败", "overdue"),
        ("已欠款", "overdue"),
        ("支付成功", "paid"),
        ("交易成功", "paid"),
        ("已全额退款", "refunded"),
        ("已退款(￥25.00)", "refunded"),
        ("交易关闭", "closed"),
        ("已取消", "closed"),
        ("云上", "status_unknown"),
        ("", "status_unknown"),
    ],
)
def test_a_status_decides_what_a_line_is(status: str, becomes: str) -> None:
    found = read(LINE.format(status=status, number=1))
    statuses = [order["status"] for order in found["orders"]]
    rejected = [entry["reason"] for entry in found["import"]["rows_rejected"]]
    assert statuses + ["paid"] * found["paid"]["count"] + rejected == [becomes]


def test_what_was_partly_refunded_counts_with_the_rest() -> None:
    assert read(LINE.format(status="已退款(￥10.00)", number=1))["paid"]["total"] == 15


def test_a_row_that_cannot_be_used_says_why() -> None:
    good = LINE.format(status="支付成功", number=7)
    assert reasons(
        good,
        good,
        good.replace("先用后付-", ""),
        good.replace("支出", "收入"),
        good.replace("¥25.00", "¥--"),
        good.replace("¥25.00", ""),
        good.replace("¥25.00", "1e9"),
        good.replace("¥25.00", "0"),
        good.replace("2026-11-01", "2026-02-30"),
        good.replace("2026-11-01 10:00:00", "soon"),
        WEIXIN,
        "共2笔记录,,,,",
    ) == [
        "payment_again",
        "not_pay_later",
        "money_received",
        "amount_not_a_number",
        "amount_missing",
        "amount_not_a_number",
        "amount_not_positive",
        "date_not_real",
        "date_not_understood",
        "header_again",
        "not_a_payment",
    ]


def test_an_unclosed_quote_costs_one_row() -> None:
    lines = [LINE.format(status="支付成功", number=number) for number in range(3)]
    lines[1] = lines[1].replace("先用后付-灯", '"先用后付-灯')
    found = read(*lines)
    assert found["paid"]["count"] == 2
    assert [entry["reason"] for entry in found["import"]["rows_rejected"]] == ["unclosed_quote"]


def test_markup_and_formulas_are_only_text() -> None:
    line = LINE.format(status="待支付", number=1).replace("灯", "<img src=x onerror=alert(1)>")
    assert read(line)["orders"][0]["name"] == "先用后付-<img src=x onerror=alert(1)>"


def test_the_orders_found_make_a_plan_once_their_days_of_confirmation_are_known() -> None:
    orders = [order | {"confirm_days": 10} for order in import_payments(weixin_pay())["orders"]]
    result = commitments({"today": "2026-11-22", "balance": 100, "orders": orders})
    assert [entry["date"] for entry in result["schedule"]] == ["2026-11-22", "2026-11-28", "2026-12-01"]
    assert result["schedule"][0]["overdue"]


WAGES = "2026-11-10 09:00:00,转账,某公司,十一月工资,收入,¥{amount},/,已存入零钱,{number},m,/"
RENT = "2026-11-01 09:00:00,转账,王阿姨,房租,支出,¥1200.00,零钱,{status},{number},m,/"


def test_wages_and_rent_are_told_once_with_their_last_day_and_amount() -> None:
    earlier = WAGES.format(amount="4000.00", number=1).replace("2026-11-10", "2026-10-10")
    found = read(WAGES.format(amount="4200.00", number=2), earlier, RENT.format(status="支付成功", number=3))
    assert found["regular"] == {
        "income": [{"name": "十一月工资", "amount": 4200, "repeats": "monthly", "date": "2026-11-10"}],
        "fixed_costs": [{"name": "房租", "amount": 1200, "repeats": "monthly", "day_of_month": 1}],
    }
    assert found["orders"] == []
    assert found["paid"]["count"] == 0
    named = (WAGES.replace("十一月工资", "11月工资"), WAGES.replace("十一月工资", "10月工资"))
    twice = [line.format(amount="4200.00", number=8 + place) for place, line in enumerate(named)]
    assert len(read(*twice)["regular"]["income"]) == 1
    plan = {"today": "2026-11-22", "balance": 0, **found["regular"]}
    assert commitments(plan)["movements"][0]["date"] == "2026-12-01"
    assert reasons(RENT.format(status="已全额退款关闭", number=4)) == ["closed"]


def moved(day: str, amount: str, payee: str, number: int, way: str = "支出", status: str = "支付成功") -> str:
    return f"{day} 09:00:00,转账,{payee},/,{way},¥{amount},零钱,{status},{number},m,/"


def test_what_recurs_looks_regular_from_the_third_time_on() -> None:
    days = ("2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30")
    gym = [
        moved(day, amount, "健身房", place)
        for place, (day, amount) in enumerate(zip(days, ("98", "95", "98", "99"), strict=True))
    ]
    pay = [moved(day, "4200", "某公司", 10 + place, "收入", "已存入零钱") for place, day in enumerate(days)]
    found = read(*gym, *pay)
    assert found["recurring"] == {
        "income": [
            {
                "row": {"name": "某公司", "amount": 4200, "repeats": "monthly", "date": "2026-11-30"},
                "times": 4,
            }
        ],
        "fixed_costs": [
            {"row": {"name": "健身房", "amount": 99, "repeats": "monthly", "day_of_month": 30}, "times": 4}
        ],
    }
    assert found["regular"] == {"income": [], "fixed_costs": []}


@pytest.mark.parametrize(
    "lines",
    [
        [("2026-10-01", "98"), ("2026-11-01", "98")],
        [("2026-09-01", "98"), ("2026-10-01", "150"), ("2026-11-01", "98")],
        [("2026-09-01", "98"), ("2026-10-08", "98"), ("2026-11-01", "98")],
        # A shop that is paid every few days what it is paid once a month too.
        [("2026-09-01", "98"), ("2026-10-01", "98"), ("2026-10-28", "98"), ("2026-11-01", "98")],
    ],
)
def test_what_comes_twice_or_at_other_times_or_amounts_does_not(lines: list[tuple[str, str]]) -> None:
    found = read(*(moved(day, amount, "店", place) for place, (day, amount) in enumerate(lines)))
    assert found["recurring"] == {"income": [], "fixed_costs": []}


def test_what_went_back_or_names_nobody_does_not_recur() -> None:
    days = ("2026-09-01", "2026-10-01", "2026-11-01")
    back = [moved(day, "98", "店", place, status="已全额退款") for place, day in enumerate(days)]
    nobody = [moved(day, "98", "/", 10 + place) for place, day in enumerate(days)]
    assert read(*back, *nobody)["recurring"] == {"income": [], "fixed_costs": []}


def an_order(**more: object) -> OpenOrder:
    plan = {"today": "2026-11-22", "balance": 0, "orders": [{"name": "灯", "amount": 25, **more}]}
    return validate(plan).orders[0]


def test_a_deduction_closes_an_open_order_of_its_amount_once() -> None:
    _, tally = read_payments("\n".join([WEIXIN, LINE.format(status="支付成功", number=1)]).encode())
    noted = {"noted_on": "2026-11-01"}
    same, other = an_order(name="先用后付-灯", **noted), an_order(name="杯", **noted)

    def closed(*orders: OpenOrder) -> list[int]:
        return [place for place, _ in closed_by(orders, tally.payments)]

    assert closed(other, same) == [1]
    assert closed(other) == [0]
    assert closed(an_order(status="paid")) == []
    assert closed(an_order(amount=25.01, **noted)) == []
    assert closed(an_order(platform="taobao", **noted)) == []
    assert closed(an_order(platform="pinduoduo", **noted)) == [0]
    assert closed() == []


def test_a_workbook_is_read_as_the_text_is() -> None:
    text = [line.split(",") for line in (WEIXIN, LINE.format(status="待支付", number=1))]
    found = checked(import_payments(workbook([["微信支付账单明细"], *text])))
    assert found["orders"] == read(LINE.format(status="待支付", number=1))["orders"]
    assert found["import"]["encoding"] == "xlsx"
    assert problem_of(workbook([["a", "b"], ["1", "2"]])) == ("unknown_columns", "payments")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", ("unreadable_file", "payments_empty")),
        (b"PK\x03\x04", ("unreadable_file", "payments_packed")),
        (b"%PDF-1.7", ("unreadable_file", "payments_other")),
        (b"<html><table>", ("unreadable_file", "payments_other")),
        (bytes(range(256)) * 9, ("unreadable_file", "payments_other")),
        ("订单号,金额\n1,2\n".encode(), ("unknown_columns", "payments")),
        (b"a" * (MOST_BYTES + 1), ("too_large", "bytes")),
    ],
)
def test_what_is_no_payments_list_is_refused_in_words(content: bytes, problem: tuple[str, str]) -> None:
    assert problem_of(content) == problem


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_whatever_stands_in_a_list_is_used_or_named(noise: bytes) -> None:
    good = LINE.format(status="支付成功", number=1).encode()
    for content in (noise, b"\r\n".join([WEIXIN.encode(), noise, good])):
        try:
            checked(import_payments(content))
        except InvalidInput as refused:
            assert all(problem_text(problem, "zh") for problem in refused.problems)
