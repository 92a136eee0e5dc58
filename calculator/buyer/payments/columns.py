"""The columns of the two lists, by what they hold.

Neither company publishes the format. These headers stand, with sample lines, in open-source bookkeeping
programs that read the exports (GitHub: jiegec/china_bean_importers, deb-sig/double-entry-generator):

- WeChat Pay, "微信支付账单明细": some 16 lines of preamble, then 交易时间, 交易类型, 交易对方, 商品, 收/支,
  金额(元), 支付方式, 当前状态, 交易单号, 商户单号, 备注; UTF-8; amounts as ¥25.00; `/` for nothing; a tab
  behind numbers;
- Alipay, app: preamble, then 交易时间, 交易分类, 交易对方, 对方账号, 商品说明, 收/支, 金额, 收/付款方式,
  交易状态, 交易订单号, 商家订单号, 备注; GB18030; in older exports in another order and padded with blanks;
- Alipay, web, "支付宝交易记录明细查询": 交易号, 商家订单号, 交易创建时间, …, 交易对方, 商品名称, 金额（元）,
  收/支, 交易状态, 服务费（元）, 成功退款（元）, 备注, 资金状态; GB18030; a ruled line and totals at the end.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from calculator.tables.cells.text import half_width, unwrapped

Source = Literal["weixin_pay", "alipay"]

NAMES = {
    "paid_at": ("交易时间", "交易创建时间", "付款时间"),
    "kind": ("交易类型", "交易分类", "类型"),
    "payee": ("交易对方",),
    "goods": ("商品", "商品说明", "商品名称"),
    "direction": ("收/支",),
    "amount": ("金额(元)", "金额"),
    "method": ("支付方式", "收/付款方式"),
    "status": ("当前状态", "交易状态"),
    "payment_id": ("交易单号", "交易订单号", "交易号"),
    "refunded": ("成功退款(元)",),
    "note": ("备注",),
}
"""What a column holds, and its names in order of preference."""
NEEDED = ("paid_at", "amount", "direction", "status")
OF_WEIXIN = "当前状态"
SEARCHED = ("kind", "payee", "goods", "method", "status", "note")
"""The columns in which a mention of pay-later counts."""


def cell(text: str) -> str:
    """Return what a cell says: half-width, without padding; nothing for the `/` that stands for nothing."""
    said = half_width(unwrapped(text)).strip()
    return "" if said == "/" else said


def columns_in(cells: Sequence[str]) -> dict[str, int] | None:
    """Return the position of each column if this row is the header, None if it is not."""
    said = [cell(name) for name in cells]
    found = {
        what: said.index(next(name for name in names if name in said))
        for what, names in NAMES.items()
        if any(name in said for name in names)
    }
    return found if all(what in found for what in NEEDED) else None


def source_of(cells: Sequence[str]) -> Source:
    """Return whose list has this header."""
    return "weixin_pay" if OF_WEIXIN in [cell(name) for name in cells] else "alipay"


def values_of(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    """Return what a row says by column, blank where it has no such cell."""
    return {what: cell(cells[place]) if place < len(cells) else "" for what, place in columns.items()}
