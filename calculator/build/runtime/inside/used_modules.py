"""Which modules of the standard library the calculator uses: import all of it, let it work, and look.

Run with the complete standard library this yields the list of modules to keep; run with the trimmed one it
proves that nothing is missing.
"""

import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import Any

# What the page asks of Python, as a reader would type it: a shop of two segments with every model path in use
# (limits per order and per month, rings, a season of late payments), once valid and once not.
SHOP = {
    "segments[0].name": "手机",
    "segments[0].orders_per_month": "１２０",
    "segments[0].average_order_value": "￥3,200",
    "segments[0].order_value_cv": "0.5",
    "segments[0].pay_later_share": "40",
    "segments[0].guarantee_coverage": "80%",
    "segments[0].guarantee_cap_per_order": "2000",
    "segments[1].name": "cases",
    "segments[1].orders_per_month": "1.2万",
    "segments[1].average_order_value": "29.9",
    "segments[1].pay_later_share": "60",
    "assumptions.guarantee_cap_per_month": "5000",
    "assumptions.rings.per_month": "0.2",
    "assumptions.rings.segment": "手机",
}
MISTAKEN = {**SHOP, "segments[0].return_rate": "170%", "segments[1].orders_per_month": "many"}


class Piece(bytes):
    """Bytes as the browser gives them."""

    def to_bytes(self) -> bytes:
        """Return a copy."""
        return bytes(self)


def asked(page: str, method: str, argument: Mapping[str, Any], content: bytes | None = None) -> Any:  # noqa: ANN401 - JSON
    """Ask as a page does, with a file where there is content."""
    file = BytesIO(content or b"")
    next_piece = None if content is None else lambda size: Piece(file.read(size))
    answer = import_module("calculator.page.methods").answer
    return json.loads(answer(page, method, json.dumps({**argument, "size": len(content or b"")}), next_piece))


def shops(*methods: str) -> None:
    """Ask in both languages for parts of a result, with good input, and for its figures with bad."""
    for language in ("zh", "en"):
        questions = [(SHOP, method, True) for method in methods]
        for fields, method, good in (*questions, (MISTAKEN, "figures", False)):
            answer = asked("merchant", method, {"fields": fields, "language": language, "what": "result"})
            if answer["ok"] is not good:
                raise AssertionError(f"{language}: expected ok = {good}: {answer.get('problems')}")


def texts() -> None:
    """Ask for the figures of each page of text whose numbers can be changed."""
    for language in ("zh", "en"):
        for method in import_module("calculator.page.living.recalculate").METHODS:
            changed: dict[str, Any] = {
                "fields": {},
                "language": language,
                "figures": [["portfolio.receivable", "money"]],
            }
            if not asked("living", method, changed)["ok"]:
                raise AssertionError(f"{language}: no figures for {method}")


def orders_csv() -> str:
    """A month of orders in Chinese columns, with some that are worth a look and some refused."""
    rows = ["订单号,金额,下单时间,买家,收货电话,收货地址,商品,类目,支付方式,状态,退款金额,发货时间,收货时间"]
    for number in range(60):
        ring = number >= 50
        day = 20 if ring else number % 28 + 1
        buyer, phone = f"买家{number}", "10099990000" if ring else f"100{number:08d}"
        rows.append(
            f"A{number},{'2399.00' if ring else f'{20 + number}.50'},2026-10-{day:02d} 10:00:00,{buyer},"
            f"{phone},{'梧桐街 5 号' if ring else f'枫叶路 {number} 号'},{'手机' if ring else '水杯'},"
            f"{'数码' if ring else '家居'},{'先用后付' if number % 2 or ring else '微信支付'},"
            f"{'待发货' if ring else '已收货'},{'20.00' if number == 3 else ''},"
            f"{'' if ring else f'2026-10-{day:02d}'},{'' if ring else f'2026/10/{day}'}"
        )
    return "\r\n".join([*rows, "A99,free,2026-02-30", "合计,1,", ""])


def workbook(rows: list[list[str]]) -> bytes:
    """A workbook with one sheet."""
    spaces = "http://schemas.openxmlformats.org/"
    main, office = spaces + "spreadsheetml/2006/main", spaces + "officeDocument/2006/relationships"
    package = f'xmlns="{spaces}package/2006/relationships"'
    link = (
        f'<Relationships {package}><Relationship Id="r1" Type="{office}/{{}}" Target="{{}}"/></Relationships>'
    )
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    sheets = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    file = BytesIO()
    # Only those who open a workbook need it, and what is imported here counts as used.
    with import_module("zipfile").ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", link.format("officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}">{sheets}</workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", link.format("worksheet", "worksheets/sheet1.xml"))
        sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return file.getvalue()


def order_files() -> None:
    """Read files of every encoding and a workbook, ask again with other choices, take everything away."""
    text = orders_csv()
    files = [text.encode(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030")]
    files.append(workbook([line.split(",") for line in text.splitlines()]))
    fields = {"options.today": "2026-12-31", "options.pay_later_share": "40%", "thresholds.limits": "99"}
    for language in ("zh", "en"):
        for content in [
            *files,
            b"",
            b"this,that\n1,2\n",
            b"\x00\x01\x02\xff" * 99,
            b"\x00a" * 9,
            b"a\x00" * 9,
            b"PK\x03\x04damaged",
        ]:
            answer = asked("order_file", "read", {"fields": {}, "language": language}, content)
            if answer["ok"] is not (content in files):
                raise AssertionError(f"{language}: {content[:20]!r}: {answer}")
            if answer["ok"]:
                if not asked("order_file", "again", {"fields": fields, "language": language})["ok"]:
                    raise AssertionError(f"{language}: {content[:20]!r}: other choices")
                if not all(
                    asked("order_file", "exported", {"what": what})
                    for what in ("mix", "screening", "alerts", "rejected")
                ):
                    raise AssertionError(f"{language}: {content[:20]!r}: nothing to take away")


# A buyer's plan as it would be typed, and a payments list in both encodings.
PLAN = {
    "today": "2026-11-22",
    "balance": "１２００",
    "balance_on": "2026-11-22",
    "orders[0].name": "鞋",
    "orders[0].amount": "￥259",
    "orders[0].received_on": "2026-11-20",
    "orders[0].confirm_days": "10",
    "income[0].date": "2026-12-05",
    "income[0].amount": "4200",
    "fixed_costs[0].day_of_month": "31",
    "fixed_costs[0].amount": "1500",
    "what_if.change": "later",
    "what_if.order": "1",
}
PAYMENTS = (
    "微信支付账单明细\r\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\r\n"
    '2026-11-18 09:41:27,商户消费,拼多多,"先用后付-鞋",支出,¥259.00,/,待支付,1,1,/\r\n'
    "2026-11-16 12:30:44,商户消费,面馆,午餐,支出,¥23.00,零钱,支付成功,2,2,/\r\n"
)


def plans(*, with_lists: bool) -> None:
    """Work out a plan in both languages, once right and once wrong; read payments lists."""
    for language in ("zh", "en"):
        for fields, good in ((PLAN, True), ({**PLAN, "today": "2026-02-30"}, False)):
            typed = {"fields": fields, "language": language}
            answer = asked("buyer", "figures", typed)
            when = {"now": "20261122T013000Z", "zone": "local", "flows": True, "here": ""}
            calendar = asked("buyer", "reminders", {**typed, **when})
            result = asked("buyer", "saved", {**typed, "what": "result"})
            if not answer["ok"] is calendar["ok"] is result["ok"] is bool(calendar["text"]) is good:
                raise AssertionError(f"{language}: expected ok = {good}: {answer.get('problems')}")
        old = {"fields": {**PLAN, "balance_on": "2026-11-20"}, "language": language}
        if not (
            asked("buyer", "figures", old)["ok"]
            and asked(
                "buyer", "suggested_balance", {**old, "not_deducted": ["0"], "deducted": [], "not_moved": []}
            )["ok"]
        ):
            raise AssertionError(f"{language}: nothing is asked about an old balance")
        for content in [PAYMENTS.encode("gb18030"), PAYMENTS.encode(), b"%PDF"] if with_lists else []:
            read = asked("buyer", "payments", {"language": language}, content)
            if len(read["orders"]) != (content != b"%PDF"):
                raise AssertionError(f"{language}: {read}")


def main(argument: str) -> str:
    """Import `modules`, use the calculator as the pages do, return all modules loaded from the archive.

    With `orders`, order files and payments lists are read as well; with `buyer`, a plan is worked out. With
    `first`, nothing is imported beforehand and no more asked than a page asks of what it starts with.
    """
    job = json.loads(argument)
    if page := job.get("first"):
        first: Mapping[str, Callable[[], None]] = {
            "merchant": partial(shops, "figures"),
            "buyer": partial(plans, with_lists=False),
            "order_file": order_files,
        }
        first[page]()
        return "[]"
    for name in job["modules"]:
        import_module(name)
    shops("figures", "decisions", "shortfall", "saved")
    texts()
    if job.get("orders") or job.get("buyer"):
        plans(with_lists=bool(job.get("orders")))
    if job.get("orders"):
        order_files()
    archive = next(path for path in sys.path if path.endswith(".zip"))
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    return json.dumps(sorted({spec.name for spec in specs if spec and str(spec.origin).startswith(archive)}))
