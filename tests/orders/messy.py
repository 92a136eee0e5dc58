"""Order files as shops really have them, made anew each time and the same on every machine.

Nobody in them exists: phone numbers begin with 100, streets and names are invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

FIRST_DAY = datetime(2026, 10, 1)
LAST_DAY = datetime(2026, 10, 31, 23, 59)
PINDUODUO = (
    "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),"
    "商家实收金额(元),商品数量(件),订单成交时间,支付时间,承诺发货时间,发货时间,确认收货时间,商品id,商品规格,样式ID,"
    "商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,省,市,区,订单来源"
)
JD = (
    "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,"
    "下单帐号,客户姓名,客户地址,联系电话,订单备注,商家备注,运费金额,付款确认时间,货号,订单完成时间,订单来源,订单渠道"
)
DOUYIN = (
    "主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,商品单价,订单应付金额,收件人,收件人手机号,省,订单提交时间,"
    "支付完成时间,支付方式,订单状态,承诺发货时间,发货时间,订单完成时间,售后状态,取消原因"
)
GOODS = (("手机壳", 29.9, 60), ("钢化膜", 19.9, 30), ("数据线", 25.0, 20), ("二手手机", 899.0, 7))


def csv_of(header: str, rows: Iterable[Sequence[str]], encoding: str = "utf-8") -> bytes:
    """A CSV file; cells with a comma are quoted."""
    lines = [",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows]
    return "\n".join([header, *lines, ""]).encode(encoding)


def pinduoduo(orders: int = 900) -> tuple[bytes, float]:
    """Pinduoduo's export of a month, and the money that is really not collected.

    A third of the orders pay later, which no column says; those on their way have no day of payment yet.
    """
    dice = random.Random(20261129)
    names = PINDUODUO.split(",")
    rows, not_collected = [], 0.0
    for number in range(orders):
        placed = FIRST_DAY + timedelta(minutes=dice.randrange(31 * 24 * 60))
        name, price, _ = dice.choices(GOODS, [good[2] for good in GOODS])[0]
        pay_later = dice.random() < 1 / 3
        cancelled = dice.random() < 0.04
        shipped = placed + timedelta(hours=20)
        received = placed + timedelta(days=4, hours=dice.randrange(48))
        has_shipped, has_come = shipped <= LAST_DAY, received <= LAST_DAY
        paid = "" if pay_later and not has_come else (received if pay_later else placed).isoformat(" ")
        status = "已收货" if has_come else "已发货，待签收" if has_shipped else "待发货"
        if cancelled:
            status, has_shipped, has_come = "已取消，退款成功", False, False
        elif pay_later and not has_come:
            not_collected += price
        cells = {
            "商品": name,
            "订单号": f"{placed:%y%m%d}-{100000000000 + number * 7919}",
            "订单状态": status,
            "商品总价(元)": f"{price + 2:.2f}",
            "店铺优惠折扣(元)": "2.00",
            "用户实付金额(元)": f"{price:.2f}",
            "商家实收金额(元)": f"{price:.2f}",
            "商品数量(件)": "1",
            "订单成交时间": placed.isoformat(" "),
            "支付时间": paid,
            "发货时间": shipped.isoformat(" ") if has_shipped else "",
            "确认收货时间": received.isoformat(" ") if has_come else "",
            "商品id": str(60000 + int(price)),
            "售后状态": "退款成功" if cancelled else "无售后或售后取消",
            "快递单号": f"YT{number:012d}" if has_shipped else "",
            "省": "****",
        }
        rows.append([cells.get(column, "") for column in names])
    return csv_of(PINDUODUO, rows), round(not_collected, 2)


def jd(*, settled: str = "", orders: int = 200, number: str = "31{:010d}") -> bytes:
    """JD's export, in its encoding; `settled` stands under 结算金额, empty in a first month."""
    names = JD.split(",")
    rows = []
    for place in range(orders):
        placed = FIRST_DAY + timedelta(minutes=220 * place)
        received = placed + timedelta(days=6)
        come = received <= LAST_DAY
        pay_later = place % 3 == 0
        paid = placed if not pay_later else received if come else None
        price = f"{GOODS[place % 4][1]:.2f}"
        cells = {
            "订单号": number.format(place),
            "商品ID": str(60000 + place % 4),
            "商品名称": GOODS[place % 4][0],
            "订购数量": "1",
            "支付方式": "先享后付" if pay_later else "在线支付",
            "下单时间": placed.isoformat(" "),
            "京东价": price,
            "订单金额": price,
            "结算金额": settled,
            "应付金额": price,
            "订单状态": "完成" if come else "等待确认收货",
            "下单帐号": f"jd_{place % 120}",
            "客户姓名": "某",
            "客户地址": f"枫叶路 {place % 120} 号",
            "联系电话": f"100{place % 120:08d}",
            "付款确认时间": paid.isoformat(" ") if paid else "",
            "订单完成时间": received.isoformat(" ") if come else "",
        }
        rows.append([cells.get(column, "") for column in names])
    return csv_of(JD, rows, "gb18030")


def douyin() -> tuple[bytes, float, float]:
    """Douyin's export in which some days of payment are missing.

    Also the money of those without one that are completed, and of those that are on their way. Every day of
    payment is that of the order; three checkouts were never paid, one order was cancelled before that.
    """
    names = DOUYIN.split(",")
    rows, without_day = [], {"已完成": 0.0, "已发货": 0.0}
    for number in range(120):
        placed = FIRST_DAY + timedelta(minutes=350 * number)
        shipped, completed = placed + timedelta(hours=20), placed + timedelta(days=8)
        name, price, _ = GOODS[number % 4]
        status = "已完成" if completed <= LAST_DAY else "已发货"
        missing = (number % 5 == 0 and number < 80) or number in (99, 107)
        if number in (40, 41, 42):
            status, missing = ("已关闭" if number == 42 else "待支付"), number == 42
        sold = number not in (40, 41, 42)
        if missing and sold:
            without_day[status] += price
        cells = {
            "主订单编号": f"69{number:016d}",
            "子订单编号": f"69{number:016d}",
            "选购商品": name,
            "商品数量": "1",
            "订单应付金额": f"¥{price:,.2f}",
            "收件人": "某*",
            "订单提交时间": placed.isoformat(" "),
            "支付完成时间": "" if missing or not sold else placed.isoformat(" "),
            "订单状态": status,
            "发货时间": shipped.isoformat(" ") if sold else "",
            "订单完成时间": completed.isoformat(" ") if status == "已完成" else "",
            "售后状态": "-",
        }
        rows.append([cells.get(column, "") for column in names])
    rows.append(["合计", *[""] * 6, "¥18,000.00", *[""] * (len(names) - 8)])
    return csv_of(DOUYIN, rows), without_day["已完成"], without_day["已发货"]


# What Pinduoduo's columns tell of receipt, not of payment, in two months; one order is gone from the second.
RECEIPTS = "订单号,商家实收金额(元),订单成交时间,订单状态,售后状态,发货时间,确认收货时间"
SENT = [
    "241001-1,100,2026-10-03 10:00:00,已收货,无售后或售后取消,2026-10-04 10:00:00,2026-10-07 10:00:00",
    '241001-2,200,2026-10-28 10:00:00,"已发货，待签收",无售后或售后取消,2026-10-29 10:00:00,',
    '241001-3,400,2026-10-29 10:00:00,"已发货，待签收",无售后或售后取消,2026-10-30 10:00:00,',
    '241001-4,800,2026-10-30 10:00:00,"已发货，待签收",无售后或售后取消,2026-10-31 10:00:00,',
    "241001-5,1600,2026-10-31 10:00:00,待发货,无售后或售后取消,,",
]
ARRIVED = [
    "241001-2,200,2026-10-28 10:00:00,已收货,无售后或售后取消,2026-10-29 10:00:00,2026-11-02 10:00:00",
    '241001-3,400,2026-10-29 10:00:00,"已发货，退款成功",退款成功,2026-10-30 10:00:00,',
    '241001-4,800,2026-10-30 10:00:00,"已发货，待签收",无售后或售后取消,2026-10-31 10:00:00,',
    "241101-1,50,2026-11-01 10:00:00,待发货,无售后或售后取消,,",
]
