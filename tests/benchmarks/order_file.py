"""A large order file to measure with: 25 columns as Pinduoduo exports them, written piece by piece."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

HEADER = (
    "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),"
    "用户实付金额(元),商家实收金额(元),商品数量(件),订单成交时间,支付时间,承诺发货时间,发货时间,确认收货时间,"
    "商品id,商品规格,买家昵称,手机,街道,售后状态,快递单号,支付方式,商家备注"
)
COLUMNS = HEADER.count(",") + 1
PIECE = 2_000
FIRST_DAY = date(2026, 8, 1)
DAYS = 90
GOODS = 400
PAY_LATER = ("先用后付", "微信支付", "支付宝")
BUYERS_PER_ORDER = 0.45


def order_file(orders: int, *, seed: int = 1) -> Iterator[bytes]:
    """Yield the file of so many orders in UTF-8."""
    dice = random.Random(seed)
    days = [FIRST_DAY + timedelta(days=day) for day in range(DAYS + 30)]
    prices = [round(20 * 1.9 ** dice.gauss(2, 1.3), 2) for _ in range(GOODS)]
    yield HEADER.encode() + b"\n"
    for start in range(0, orders, PIECE):
        numbers = range(start, min(orders, start + PIECE))
        yield "".join(_row(dice, number, orders, days, prices) for number in numbers).encode()


def _row(dice: random.Random, number: int, orders: int, days: list[date], prices: list[float]) -> str:
    day = number * DAYS // orders
    clock = f"{dice.randrange(8, 24):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}"
    good = int(GOODS * dice.random() ** 2)
    buyer = int(orders * BUYERS_PER_ORDER * dice.random() ** 1.7)
    amount = prices[good]
    received = f"{days[day + 6]} {clock}" if dice.random() < 0.8 else ""
    status = "已收货" if received else "已发货，待签收"
    refund = "退款成功" if dice.random() < 0.08 else "无售后或售后取消"
    return (
        f"商品 {good} 加厚 新款 包邮,{days[day]:%y%m%d}-{number:012d},{status},{amount},0.00,0.00,0.00,0.00,"
        f"{amount},{amount},1,{days[day]} {clock},{days[day]} {clock},{days[day + 2]} {clock},"
        f"{days[day + 1]} {clock},{received},{60000 + good},默认规格,买家{buyer},100{buyer:08d},"
        f"枫叶路 {buyer // 7} 号 {buyer % 7} 单元,{refund},YT{number:013d},{PAY_LATER[number % 3]},\n"
    )
