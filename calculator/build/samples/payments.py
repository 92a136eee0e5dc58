"""Made-up payments lists in the shape of WeChat Pay's and Alipay's exports.

Everything in them is invented: names, numbers, amounts. They hold what such lists hold besides payments: a
preamble, ruled lines, totals, padding, `/` for nothing, tabs behind numbers.
"""

import csv
from io import StringIO

WEIXIN_HEADER = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
ALIPAY_HEADER = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
)
# time, kind, payee, goods, direction, amount, method, status
WEIXIN = [
    ("2026-11-21 20:15:08", "商户消费", "拼多多", "先用后付-保温杯", "支出", "39.90", "/", "待支付"),
    ("2026-11-18 09:41:27", "商户消费", "拼多多", "先用后付-运动鞋", "支出", "259.00", "/", "待支付"),
    ("2026-11-16 12:30:44", "商户消费", "街角面馆", "午餐", "支出", "23.00", "零钱", "支付成功"),
    ("2026-11-14 08:02:10", "商户消费", "拼多多", "先用后付-台灯", "支出", "89.00", "零钱", "支付成功"),
    (
        "2026-11-11 22:47:19",
        "商户消费",
        "微信小店",
        "先用后付,四件套",
        "支出",
        "168.00",
        "零钱",
        "已退款(￥168.00)",
    ),
    ("2026-11-09 18:20:00", "微信红包", "小林", "/", "收入", "66.00", "/", "已存入零钱"),
    ("2026-10-30 10:05:33", "商户消费", "拼多多", "先用后付-雨伞", "支出", "45.50", "零钱", "支付成功"),
    ("2026-10-12 19:55:01", "商户消费", "拼多多", "先用后付-收纳箱", "支出", "72.00", "零钱", "扣款失败"),
]
# time, kind, payee, account, goods, direction, amount, method, status
ALIPAY = [
    (
        "2026-11-20 21:10:45",
        "服饰装扮",
        "淘宝商家",
        "tao***@example.com",
        "先用后付 羽绒服",
        "支出",
        "399.00",
        "",
        "等待付款",
    ),
    (
        "2026-11-19 13:26:02",
        "餐饮美食",
        "外卖",
        "eat***@example.com",
        "外卖订单",
        "支出",
        "31.50",
        "余额宝",
        "交易成功",
    ),
    (
        "2026-11-15 07:48:30",
        "日用百货",
        "淘宝商家",
        "tao***@example.com",
        "先用后付 纸巾",
        "支出",
        "29.90",
        "余额",
        "交易成功",
    ),
    (
        "2026-11-12 16:12:12",
        "家居家装",
        "天猫商家",
        "tma***@example.com",
        "先用后付 书架",
        "支出",
        "210.00",
        "",
        "交易关闭",
    ),
    (
        "2026-10-28 20:31:57",
        "数码电器",
        "淘宝商家",
        "tao***@example.com",
        "先用后付 耳机",
        "支出",
        "129.00",
        "余额宝",
        "交易成功",
    ),
    (
        "2026-10-27 00:05:11",
        "投资理财",
        "余额宝",
        "/",
        "余额宝-收益发放",
        "不计收支",
        "0.21",
        "余额宝",
        "交易成功",
    ),
]


def weixin_pay() -> bytes:
    """A list as WeChat Pay exports it: UTF-8 with its mark."""
    spent = [row for row in WEIXIN if row[4] == "支出"]
    preamble = [
        "微信支付账单明细",
        "微信昵称：[示例]",
        "起始时间：[2026-10-01 00:00:00] 终止时间：[2026-11-22 23:59:59]",
        "导出类型：[全部]",
        "导出时间：[2026-11-22 09:00:00]",
        "",
        f"共{len(WEIXIN)}笔记录",
        f"收入：{len(WEIXIN) - len(spent)}笔 66.00元",
        f"支出：{len(spent)}笔 {sum(float(row[5]) for row in spent):.2f}元",
        "中性交易：0笔 0.00元",
        "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易",
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录",
        "3. 本明细仅供个人对账使用",
        "",
        "----------------------微信支付账单明细列表--------------------",
    ]
    rows = [
        [*row[:5], f"¥{row[5]}", *row[6:], f"42000026{number:012d}\t", f"{number:08d}\t", "/"]
        for number, row in enumerate(WEIXIN)
    ]
    return _written([[line, *[""] * 8] for line in preamble] + [WEIXIN_HEADER.split(","), *rows]).encode(
        "utf-8-sig"
    )


def alipay() -> bytes:
    """A list as the Alipay app exports it: GB18030."""
    preamble = [
        "------------------------------------------------------------------------------------",
        "导出信息：",
        "姓名：示例",
        "支付宝账户：sam***@example.com",
        "起始时间：[2026-10-01 00:00:00]    终止时间：[2026-11-22 23:59:59]",
        "导出交易类型：[全部]",
        f"共{len(ALIPAY)}笔记录",
        "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------",
    ]
    rows = [
        [*row, f"2026112222001{number:012d}\t", f"T200P{number:010d}\t", "", ""]
        for number, row in enumerate(ALIPAY)
    ]
    return _written([[line] for line in preamble] + [ALIPAY_HEADER.split(","), *rows]).encode("gb18030")


SAMPLES = {"payments-weixin-pay.csv": weixin_pay, "payments-alipay.csv": alipay}


def _written(rows: list[list[str]]) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
