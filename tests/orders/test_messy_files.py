"""Files as shops really have them: which rows are used, which are named, and in which words."""

from __future__ import annotations

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.orders.recognition.header import recognise
from calculator.orders.recognition.options import Options
from calculator.words import LANGUAGES
from calculator.words.messages import problem_text
from tests.orders.files import ALSO_GOOD, GOOD, HEADER, file_of, reasons_of, report_of
from tests.orders.messy import csv_of, jd, pinduoduo
from tests.orders.test_spreadsheets import xlsx_with


def refusal_of(data: bytes) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        order_file.mix(data)
    (problem,) = refused.value.problems
    return problem.code, problem.reason, {lang: problem_text(problem, lang) for lang in LANGUAGES}


def test_an_empty_column_gives_way_to_the_next_that_is_filled_and_it_is_told() -> None:
    report = report_of(jd())
    assert (report["platform"], report["orders"], report["rows_rejected_count"]) == ("jd", 200, 0)
    assert report["columns"]["amount"] == "应付金额"
    assert report["columns_passed_over"] == {"amount": ["结算金额"]}


def test_a_column_of_zeros_is_empty_and_a_filled_one_is_kept() -> None:
    assert report_of(jd(settled="0.00"))["columns"]["amount"] == "应付金额"
    kept = report_of(jd(settled="12.00"))
    assert (kept["columns"]["amount"], kept["columns_passed_over"]) == ("结算金额", {})


def test_the_reader_may_insist_on_the_empty_column() -> None:
    with pytest.raises(InvalidInput) as refused:
        order_file.mix(jd(), Options(columns={"amount": "结算金额"}))
    assert "200 rows were read; no amount: 200." in problem_text(refused.value.problems[0], "en")


def test_a_column_mostly_empty_gives_way_where_it_is_needed() -> None:
    rows = [f"A{n},{10 if n == 1 else ''},{20 + n},2026-10-01" for n in range(30)]
    report = report_of(file_of(rows, "order_id,订单金额,应付金额,created_at"))
    assert (report["orders"], report["columns"]["amount"]) == (30, "应付金额")


def test_rows_stand_for_orders_where_their_numbers_are_rounded() -> None:
    report = report_of(jd(number="2.61E+20"))
    assert (report["orders"], report["order_numbers_lost"]) == (200, 200)
    assert report["rows_rejected"] == []
    some = report_of(file_of(["2.61E+20,5,2026-10-01", "2.61E+20,7,2026-10-02", GOOD]))
    assert (some["orders"], some["order_numbers_lost"], some["total_amount"]) == (3, 2, 22.0)


def test_rounded_phones_and_buyers_link_nobody() -> None:
    rows = [f"A{n},9000,2026-10-01 10:{n:02d},1.38E+10,1.38E+17" for n in range(12)]
    rows += [f"B{n},10,2026-09-{1 + n % 28:02d},139{n:08d},b{n}" for n in range(100)]
    result = order_file.screen(file_of(rows, HEADER + ",receiver_phone,buyer"))
    reasons = {reason["rule"] for alert in result["alerts"] for reason in alert["reasons"]}
    assert "receiver_velocity" not in reasons


def test_an_order_with_a_rounded_number_can_be_written_about() -> None:
    data = file_of(["2.61E+20,5,2026-10-01", "2.61E+20,7,2026-10-02"])
    chosen = order_file.chosen(data, ["2.61E+20 #3"])
    assert [(case.row, case.amount) for case in chosen.cases] == [(3, 7.0)]


def test_rows_below_merged_cells_go_on_with_their_order() -> None:
    header = HEADER + ",product"
    rows = ["A1,30,2026-10-01,tea", ",,,cup", ",,,mug", "A2,20,2026-10-02,tea", "合计,50,,"]
    report = report_of(file_of(rows, header))
    assert (report["orders"], report["rows_merged"], report["total_amount"]) == (2, 2, 50.0)
    assert [row["reason"] for row in report["rows_rejected"]] == ["totals_line"]


def test_a_row_that_names_nothing_does_not_go_on_with_anything() -> None:
    assert reasons_of(file_of([GOOD, ",5,"])) == [(3, "order_id_missing")]


def test_merged_cells_of_a_workbook_hold_for_all_their_rows() -> None:
    def cell(place: str, text: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    rows = [
        [("A1", "order_id"), ("B1", "amount"), ("C1", "created_at"), ("D1", "product")],
        [("A2", "A1"), ("B2", "30"), ("C2", "2026-10-01"), ("D2", "tea")],
        [("D3", "cup")],
        [("A4", "A2"), ("B4", "20"), ("C4", "2026-10-02"), ("D4", "mug")],
    ]
    body = "".join(
        f'<row r="{number}">{"".join(cell(*one) for one in cells)}</row>'
        for number, cells in enumerate(rows, start=1)
    )
    merged = '</sheetData><mergeCells count="3">' + "".join(
        f'<mergeCell ref="{column}2:{column}3"/>' for column in "ABC"
    )
    report = report_of(xlsx_with(body + merged + "</mergeCells><sheetData>"))
    assert (report["orders"], report["rows_merged"], report["total_amount"]) == (2, 1, 50.0)


def test_a_rounded_number_merged_over_two_rows_is_one_order() -> None:
    """Each column stands in the file as a spreadsheet program writes it, the day left out where cancelled."""

    def cell(place: str, text: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    rows = [
        ["商品", "订单号", "商家实收金额(元)", "支付时间", "订单状态"],
        ["tea", "2.61E+20", "30", "2026-10-01", "已收货"],
        ["cup"],
        ["mug", "2.61E+20", "20", "2026-10-02", "已收货"],
        ["tea", "2.61E+20", "7", "", "已取消"],
        ["合计", "共 4 单", "57"],
    ]
    body = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + n)}{number}", text) for n, text in enumerate(cells))
        + "</row>"
        for number, cells in enumerate(rows, start=1)
    )
    ranges = "".join(f'<mergeCell ref="{column}2:{column}3"/>' for column in "BCDE")
    data = xlsx_with(f'{body}</sheetData><mergeCells count="4">{ranges}</mergeCells><sheetData>')
    report = report_of(data)
    assert (report["orders"], report["rows_merged"], report["total_amount"]) == (2, 1, 50.0)
    assert report["rows_rejected_by_reason"] == {"cancelled": 1, "totals_line": 1}


def test_an_amount_merged_over_the_rows_of_an_order_is_not_added() -> None:
    def cell(place: str, text: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    names = ["主订单编号", "子订单编号", "选购商品", "订单应付金额", "商品单价", "商品数量", "订单提交时间"]
    rows = [names, ["A1", "B1", "tea", "30", "30", "1", "2026-10-01"], ["", "B2", "cup", "", "30", "1", ""]]
    body = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + n)}{number}", text) for n, text in enumerate(cells) if text)
        + "</row>"
        for number, cells in enumerate(rows, start=1)
    )
    ranges = "".join(f'<mergeCell ref="{column}2:{column}3"/>' for column in "ADG")
    data = xlsx_with(f'{body}</sheetData><mergeCells count="3">{ranges}</mergeCells><sheetData>')
    report = report_of(data)
    assert (report["platform"], report["orders"], report["total_amount"]) == ("douyin", 1, 30.0)


@pytest.mark.parametrize(
    "name",
    ["收件人手机", "收货人电话", "收件人电话", "收货人手机号码", "联系方式", "手机号码", "receiver_phone"],
)
def test_a_phone_is_found_by_any_of_its_names(name: str) -> None:
    assert recognise(["订单号", "金额", "下单时间", name]).columns["receiver_phone"] == name


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("快手订单编号,商家实收,下单时间,订单商品名称", "1,9.90,2026-10-01,茶"),
        ("订单编号,实付款,订单创建时间,收件人手机", "1,9.90,2026-10-01,10000000001"),
    ],
)
def test_a_file_of_no_platform_that_we_know_is_read_by_its_names(header: str, row: str) -> None:
    report = report_of(file_of([row], header))
    assert (report["platform"], report["orders"], report["total_amount"]) == ("generic", 1, 9.9)


def test_a_file_without_a_header_row_is_told_so() -> None:
    data, _ = pinduoduo(30)
    code, reason, said = refusal_of(b"\n".join(data.split(b"\n")[1:]))
    assert (code, reason) == ("unknown_columns", "no_header")
    assert "no row of column names" in said["en"]
    assert "没有表头" in said["zh"]
    columns = data.split(b"\n")[0].count(b",") + 1
    assert f"names every column in its order, {columns} in all" in said["en"]
    assert f"每一列都要有列名，顺序和数据一样，共 {columns} 列" in said["zh"]


@pytest.mark.parametrize("piece", [b"0123456789", b"A1,5,2026-10-01;"])
def test_one_endless_line_is_told_before_it_is_read(piece: bytes) -> None:
    class Endless:
        given = 0

        def read(self, size: int, /) -> bytes:
            self.given += size
            assert self.given < 10_000_000, "it is not read to its end"
            return (piece * (size // len(piece) + 1))[:size]

    with pytest.raises(InvalidInput) as refused:
        order_file.mix(Endless())
    (problem,) = refused.value.problems
    assert (problem.code, problem.reason) == ("unreadable_file", "one_line")
    assert "one line" in problem_text(problem, "en")
    assert "只有一行" in problem_text(problem, "zh")


def test_a_refusal_names_its_reasons_with_their_counts_the_most_frequent_first() -> None:
    code, _, said = refusal_of(file_of(["A1,5,nowhen", "A2,,2026-10-01", "A3,,2026-10-01"]))
    assert code == "no_orders"
    assert said["en"].endswith("3 rows were read; no amount: 2; the date is not understood: 1.")
    assert said["zh"].endswith("读了 3 行：没有金额：2 行；看不懂的日期：1 行。")


def test_an_order_cancelled_after_shipping_is_told_as_that() -> None:
    header = "order_id,amount,created_at,订单状态,发货时间"
    rows = [
        "A1,10,2026-10-01,已取消,2026-10-02",
        "A2,20,2026-10-01,已取消 退款成功,",
        "A3,40,2026-10-01,已收货,2026-10-02",
    ]
    report = report_of(file_of(rows, header))
    assert (report["closed_after_shipping"], report["closed_after_shipping_amount"]) == (1, 10.0)
    assert report["rows_rejected_by_reason"] == {"cancelled": 1}


def test_pinduoduo_takes_the_day_from_its_number_before_the_day_of_payment() -> None:
    names = "订单号,商家实收金额(元),订单成交时间,支付时间,样式ID,承诺发货时间"
    rows = [[f"261003-10000000001{n}", "9.90", "", "2026-10-20 10:00:00", "", ""] for n in range(9)]
    rows.append(["261004-100000000002", "9.90", "2026-10-04 10:00:00", "", "", ""])
    report = report_of(csv_of(names, rows))
    assert (report["first_day"], report["last_day"]) == ("2026-10-03", "2026-10-04")
    assert report["columns_passed_over"] == {}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_marks_units_tabs_and_other_encodings_change_nothing(encoding: str) -> None:
    rows = ["\t'A1,￥１０．５０元,2026/10/1 9:00", '="A2",1234.50元,2026年10月2日', "A3,-,2026-10-03"]
    report = report_of(file_of(rows, "订单号,金额（元）,下单时间", encoding))
    assert (report["orders"], report["total_amount"]) == (2, 1245.0)
    assert report["rows_rejected_by_reason"] == {"amount_missing": 1}


def test_a_workbook_is_one_whatever_its_name_says() -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c>'
    row += '<c r="B{0}" t="inlineStr"><is><t>{2}</t></is></c>'
    row += '<c r="C{0}" t="inlineStr"><is><t>{3}</t></is></c></row>'
    body = (
        row.format(1, *HEADER.split(","))
        + row.format(2, *GOOD.split(","))
        + row.format(3, *ALSO_GOOD.split(","))
    )
    assert report_of(xlsx_with(body))["encoding"] == "xlsx", "the name of the file is never asked"
    table = b"<html><table><tr><td>order</td></tr></table></html>"
    code, reason, said = refusal_of(table)
    assert (code, reason) == ("unreadable_file", "markup")
    assert "whatever its name says" in said["en"]


def test_a_header_that_names_too_few_columns_is_one_reason_for_the_file() -> None:
    rows = [f"A{n},{n}.00,2026-10-01 09:00:00,张三,枫叶路" for n in range(1, 40)]
    code, reason, said = refusal_of(file_of(rows))
    assert (code, reason) == ("unknown_columns", "header_short")
    assert "names too few columns" in said["en"]
    assert "表头的列名不够" in said["zh"]
    few = [*(f"A{n},{n}.00,2026-10-01" for n in range(1, 40)), "B1,5,2026-10-01,a comma,too many"]
    assert report_of(file_of(few))["rows_rejected_by_reason"] == {"too_many_fields": 1}


WOOCOMMERCE = "Order Number,Order Status,Order Date,Order Total Amount,Customer Note,Payment Method Title"


def test_a_shop_abroad_without_a_column_of_currency_does_not_count_in_yuan() -> None:
    data = file_of(["1001,completed,2026-10-01,25.00,,Klarna"], WOOCOMMERCE)
    assert order_file.mix(data)["mix"]["currency"] == "USD"
    assert order_file.mix(data)["import"]["currency_told"] is False
    assert order_file.mix(data, Options(currency="EUR"))["mix"]["currency"] == "EUR"
    told = file_of(["1001,completed,2026-10-01,25.00,,Klarna,GBP"], f"{WOOCOMMERCE},Order Currency")
    assert order_file.mix(told)["mix"]["currency"] == "GBP"
    assert order_file.mix(told)["import"]["currency_told"] is True
    assert order_file.chosen(data, ["1001"]).currency == "USD"
    assert order_file.mix(file_of([GOOD]))["mix"]["currency"] == "CNY"


def test_a_long_number_tells_no_day_where_nothing_speaks_for_the_platform_that_would() -> None:
    rows = ["3011200000000000001,9.90,交易成功", "3001310000000000002,9.90,交易成功"]
    code, reason, said = refusal_of(file_of(rows, "订单编号,实付,订单状态"))
    assert (code, reason) == ("unknown_columns", "created_at")
    assert "订单编号, 实付, 订单状态" in said["en"]
    numbers = file_of(["261003-100000000001,9.90,已收货"], "订单号,实付,订单状态")
    assert report_of(numbers, platform="pinduoduo")["first_day"] == "2026-10-03"
    named = file_of(["261003-100000000001,9.90,已收货"], "订单号,商家实收金额(元),订单状态")
    assert report_of(named)["first_day"] == "2026-10-03"


def test_the_lower_of_two_header_rows_names_the_columns() -> None:
    groups = "订单信息,,,,金额,,,时间,,,商品,"
    names = "订单编号,订单状态,付款方式,买家,商品总额,优惠,实付,下单,付款,签收,名称,数量"
    row = "3042847107275736909,交易成功,先用后付,b1,61.00,3,58.00,2026-10-01 09:00:00,,,保温杯,1"
    report = report_of(file_of([names, row, "合计,,,,61.00,3,58.00,,,,,"], groups))
    assert (report["platform"], report["header_row"], report["first_day"]) == ("generic", 2, "2026-10-01")
    assert (report["orders"], report["total_amount"], report["pay_later_known"]) == (1, 58.0, True)
    assert (report["columns"]["product"], report["rows_rejected_by_reason"]) == (
        "商品名称",
        {"totals_line": 1},
    )
    assert report["columns"]["paid_at"] == "付款时间"


@pytest.mark.parametrize(
    ("above", "below", "of"),
    [
        ("订单号,状态,金额,,时间,", ",,优惠,实收,下单,付款", "订单号 状态 实收金额 下单时间 付款时间"),
        (
            "订单,状态,优惠,实收,下单,付款",
            "编号,,金额,金额,时间,时间",
            "订单编号 状态 实收金额 下单时间 付款时间",
        ),
        ("订单号,状态,金额,,下单时间,支付时间", ",,优惠,实收", "订单号 状态 实收金额 下单时间 支付时间"),
    ],
)
def test_two_header_rows_name_a_column_together(above: str, below: str, of: str) -> None:
    rows = ["1,已发货,2,58,2026-10-01,2026-10-09", "2,已发货,5,60,2026-10-02,"]
    report = report_of(file_of([below, *rows], above))
    fields = ("order_id", "status", "amount", "created_at", "paid_at")
    assert " ".join(report["columns"][field] for field in fields) == of
    assert (report["header_row"], report["orders"], report["total_amount"]) == (2, 2, 118.0)
    assert (report["first_day"], report["rows_rejected_by_reason"]) == ("2026-10-01", {})


def test_a_column_that_two_header_rows_name_can_be_chosen() -> None:
    rows = ["编号,,金额,金额,时间", "1,已发货,2,58,2026-10-01"]
    data = file_of(rows, "订单,状态,商品,实收,下单")
    assert report_of(data, columns={"amount": "商品金额"})["total_amount"] == 2.0
    assert report_of(data, columns={"amount": "实收金额"})["total_amount"] == 58.0


@pytest.mark.parametrize(
    ("above", "below", "row"),
    [
        ("退款,,,", "订单号,金额,时间,状态", "1,58,2026-10-01,已发货"),
        ("收货,,,", "订单号,金额,时间,状态", "1,58,2026-10-01,已发货"),
        (",,收货,,,", "订单号,金额,人,电话,时间,状态", "1,58,a,1,2026-10-01,已发货"),
        ("订单,,,退款,,时间", "编号,金额,状态,金额,时间,", "1,58,已发货,9,2026-10-08,2026-10-01"),
    ],
)
def test_a_title_and_a_group_beside_a_column_do_not_change_what_it_means(
    above: str, below: str, row: str
) -> None:
    report = report_of(file_of([below, row], above))
    assert (report["orders"], report["total_amount"], report["first_day"]) == (1, 58.0, "2026-10-01")
    assert not {"received_at", "shipped_at"} & report["columns"].keys()


def test_a_row_of_an_order_below_a_header_is_no_second_header() -> None:
    rows = ["1,,a,58,2026-10-01,2026-10-09", "2,,a,60,2026-10-02,"]
    report = report_of(file_of(rows, "订单号,状态,买家,金额,时间,"))
    assert (report["header_row"], report["orders"], report["total_amount"]) == (1, 2, 118.0)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("amount", "应收款"),
        ("created_at", "拍下"),
        ("product", "货品"),
        ("payment_method", "付款类型"),
        ("status", "付款状态"),
    ],
)
def test_a_column_of_a_shops_own_list_is_found_by_its_name(field: str, name: str) -> None:
    usual = {"order_id": "单号", "amount": "金额", "created_at": "下单时间"}
    assert recognise([*(usual | {field: name}).values()]).columns[field] == name


@pytest.mark.parametrize("word", ["合  计", "总　计", "本页 小 计"])
def test_a_line_of_totals_is_one_however_wide_its_word_is_set(word: str) -> None:
    report = report_of(file_of([GOOD, f",{word},15,"]))
    assert report["rows_rejected_by_reason"] == {"totals_line": 1}


@pytest.mark.parametrize("status", ["(删除)等待出库", "（删除）锁定"])
def test_an_order_that_jd_calls_deleted_is_closed_in_a_file_of_several_platforms_too(status: str) -> None:
    rows = [f"A1,10,2026-10-01,{status}", "A2,20,2026-10-01,交易成功(买家已删除)"]
    report = report_of(file_of(rows, HEADER + ",订单状态"))
    assert (report["orders"], report["rows_rejected_by_reason"]) == (1, {"cancelled": 1})
