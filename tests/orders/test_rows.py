"""Which rows are used, and what they make of an order."""

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.orders.recognition.options import Options
from tests.orders.files import GOOD, HEADER, file_of, reasons_of, report_of


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A2,¥--,2026-10-01", "amount_not_a_number"),
        ("A2,1e999,2026-10-01", "amount_too_large"),
        ("A2,0,2026-10-01", "amount_not_positive"),
        ("A2,,2026-10-01", "amount_missing"),
        ("A2,5,2026-02-30", "date_not_real"),
        ("A2,5,3/4/2026", "date_ambiguous"),
        (",5,2026-10-01", "order_id_missing"),
        ("A2,-5,2026-10-01", "refund_without_order"),
        ("order_id,amount,created_at", "header_again"),
        ("总计：,5,2026-10-01", "totals_line"),
        ("本页小计,5,", "totals_line"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_reason(row: str, reason: str) -> None:
    assert reasons_of(file_of([GOOD, row])) == [(3, reason)]


def test_other_dates_of_a_file_tell_which_of_two_readings_is_meant() -> None:
    header = HEADER + ",shipped_at"
    first = report_of(file_of(["A1,5,13/4/2026,", "A2,5,3/4/2026,5/4/2026"], header))
    assert (first["first_day"], first["rows_rejected_count"]) == ("2026-04-03", 0)
    assert report_of(file_of(["A1,5,4/13/2026,", "A2,5,3/4/2026,"], header))["first_day"] == "2026-03-04"
    torn = file_of(["A1,5,13/4/2026,", "A2,5,4/13/2026,", "A3,5,3/4/2026,"], header)
    assert reasons_of(torn) == [(4, "date_ambiguous")]


def test_markup_and_formulas_are_only_text() -> None:
    rows = ["A1,5,2026-10-01,<img src=x onerror=alert(1)>", "A2,5,2026-10-01,=HYPERLINK(1)"]
    result = order_file.mix(file_of(rows, HEADER + ",category"))
    names = {segment["name"] for segment in result["mix"]["segments"]}
    assert names == {"<img src=x onerror=alert(1)>", "=HYPERLINK(1)"}


def test_an_order_of_several_rows_counts_once() -> None:
    report = report_of(file_of(["A1,30,2026-10-01", "A1,30,2026-10-01", "A1,,"]))
    assert (report["orders"], report["total_amount"], report["rows_merged"]) == (1, 30.0, 2)


def test_a_refund_row_marks_its_order_wherever_it_stands() -> None:
    rows = ["A2,-40,2026-10-05", "A1,60,2026-10-01", "A2,40,2026-10-02", "A1,-30,2026-10-07"]
    result = order_file.mix(file_of(rows))
    assert result["import"]["total_amount"] == 100.0
    assert result["from_file"][0]["returned"] + result["from_file"][-1]["returned"] in (1.5, 3.0)
    assert sum(entry["returned"] for entry in result["from_file"]) == 1.5


@pytest.mark.parametrize("shipped", [",shipped_at", ""])
def test_money_back_before_shipping_is_cancelled_whether_days_of_shipping_are_told(shipped: str) -> None:
    end = "," if shipped else ""
    rows = [
        f"{GOOD},未发货，退款成功{end}",
        f"A9,20,2026-10-02,已发货，退款成功{',2026-10-03' if shipped else ''}",
    ]
    assert reasons_of(file_of(rows, f"{HEADER},status{shipped}")) == [(2, "cancelled")]


def test_cancelled_before_shipping_is_rejected_and_after_it_is_a_return() -> None:
    header = "order_id,amount,created_at,status,shipped_at"
    rows = [
        "A1,10,2026-10-01,cancelled,",
        "A2,10,2026-10-01,cancelled,2026-10-02",
        "A3,10,2026-10-01,completed,2026-10-02",
    ]
    data = file_of(rows, header)
    assert reasons_of(data) == [(2, "cancelled")]
    assert sum(entry["returned"] for entry in order_file.mix(data)["from_file"]) == 1.0


@pytest.mark.parametrize(
    "method",
    [
        "先用后付",
        "先享后付",
        "Pay Later",
        "BNPL",
        "Klarna",
        "Afterpay",
        "Clearpay",
        "Affirm",
        "Zip",
        "Sezzle",
        "Shop Pay Installments",
    ],
)
def test_pay_later_orders_are_known_by_their_payment_method(method: str) -> None:
    rows = [
        f"A1,10,2026-10-01,{method}",
        "A2,10,2026-10-01,zipper card",
        "A3,10,2026-10-01,",
        "A4,10,2026-10-01,微信支付",
    ]
    result = order_file.mix(file_of(rows, HEADER + ",payment_method"))
    assert result["import"]["pay_later_known"] is True
    assert result["mix"]["segments"][0]["pay_later_share"] == 0.25


def test_without_marks_the_share_is_the_readers() -> None:
    result = order_file.mix(file_of([GOOD]), Options(pay_later_share=0.45))
    assert result["import"]["pay_later_known"] is False
    assert result["mix"]["segments"][0]["pay_later_share"] == 0.45


def test_columns_can_be_named_by_hand() -> None:
    data = file_of(["A1,10.00,2026-10-01"], "key,how much,when")
    with pytest.raises(InvalidInput):
        order_file.mix(data)
    report = report_of(data, columns={"order_id": "key", "amount": "how much", "created_at": "when"})
    assert report["columns"] == {"order_id": "key", "amount": "how much", "created_at": "when"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"platform": "ebay"}, "unknown_name"),
        ({"encoding": "latin-1"}, "unknown_name"),
        ({"columns": {"colour": "x"}}, "unknown_field"),
        ({"pay_later_share": 1.5}, "out_of_range"),
    ],
)
def test_an_override_that_cannot_be_is_refused(options: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Options(**options)  # type: ignore[arg-type]
    assert refused.value.problems[0].code == code


def test_the_first_thousand_rejected_rows_are_listed_and_all_are_counted() -> None:
    report = report_of(file_of([GOOD, *(f"B{n},x,2026-10-01" for n in range(1500))]))
    assert (report["rows_rejected_count"], len(report["rows_rejected"])) == (1500, 1000)
    assert report["rows_rejected_by_reason"] == {"amount_not_a_number": 1500}


def test_amounts_that_differ_between_the_rows_of_an_order_are_added() -> None:
    rows = ["A1,100,2026-10-01,tea", "A1,30,2026-10-01,cup", "A1,30,2026-10-01,mug", "A1,30,2026-10-01,mug"]
    report = report_of(file_of(rows, HEADER + ",product"))
    assert (report["orders"], report["rows_merged"], report["total_amount"]) == (1, 3, 160.0)


def test_parts_with_numbers_of_their_own_are_told_apart_by_them() -> None:
    rows = ["A1,100,2026-10-01,1", "A1,30,2026-10-01,2", "A1,30,2026-10-01,3", "A1,30,2026-10-01,3"]
    assert report_of(file_of(rows, HEADER + ",sub_order_id"))["total_amount"] == 160.0


def test_completed_orders_tell_no_rate_where_payments_are_not_told() -> None:
    header = "order_id,amount,created_at,status,payment_method,paid_at"
    rows = [f"A{n},10,2026-03-01,completed,pay later," for n in range(9)]
    rows += ["B1,10,2026-10-01,completed,pay later,", "B2,10,2026-10-01,completed,pay later,2026-10-02"]
    untold = order_file.mix(
        file_of([row.rpartition(",")[0] for row in rows], header.removesuffix(",paid_at"))
    )
    assert untold["ageing"]["completed_count_as_paid"]
    assert sum(entry["matured"] for entry in untold["from_file"]) == 0
    told = order_file.mix(file_of(rows, header))
    assert not told["ageing"]["completed_count_as_paid"]
    assert [sum(entry[name] for entry in told["from_file"]) for name in ("matured", "unpaid")] == [9, 9]


@pytest.mark.parametrize(
    ("header", "row", "count"),
    [
        ("status", "completed", 0),
        ("status", "待发货", 12),
        ("status", "已签收", 0),
        ("status,shipped_at", "completed,", 0),
        ("status,shipped_at", "已付款,", 12),
        ("status,tracking", "已付款,YT1", 0),
    ],
)
def test_what_the_file_does_not_say_is_not_told_as_unshipped(header: str, row: str, count: int) -> None:
    rows = [f"A{n},9000,2026-10-01 10:{n:02d},B{n},13812345678,枫叶路 5 号 2 室,{row}" for n in range(12)]
    rows += [f"C{n},10,2026-09-{1 + n % 28:02d},D{n},139{n:08d},梧桐路 {n} 号 1 室,{row}" for n in range(100)]
    result = order_file.screen(file_of(rows, f"{HEADER},buyer,receiver_phone,address,{header}"))
    assert [alert["not_shipped"] for alert in result["alerts"]] == [count]


def test_one_price_band_is_all_orders() -> None:
    result = order_file.mix(file_of(["A1,10,2026-10-01", "A2,10.5,2026-10-02"]), Options(language="en"))
    assert [entry["name"] for entry in result["from_file"]] == ["All orders"]
