"""The made-up trade in the columns of each platform's export."""

from collections.abc import Callable
from datetime import datetime

from .trade import Sale

Table = tuple[list[str], list[list[str]]]

ENGLISH_CATEGORIES = {"运动": "Sports", "家居": "Home", "数码": "Electronics", "家电": "Appliances"}
ENGLISH_STREETS = {"枫叶路": "Maple Lane", "梧桐街": "Plane Street"}
PAY_LATER, AT_ONCE = "先用后付", "微信支付"
PINDUODUO = [
    "商品",
    "订单号",
    "订单状态",
    "商品总价(元)",
    "邮费(元)",
    "店铺优惠折扣(元)",
    "平台优惠折扣(元)",
    "多多支付立减金额(元)",
    "用户实付金额(元)",
    "商家实收金额(元)",
    "商品数量(件)",
    "订单成交时间",
    "支付时间",
    "承诺发货时间",
    "发货时间",
    "确认收货时间",
    "商品id",
    "商品规格",
    "样式ID",
    "商家备注",
    "售后状态",
    "快递单号",
    "快递公司",
    "省",
    "市",
    "区",
]
TAOBAO = [
    "订单编号",
    "买家会员名",
    "买家应付货款",
    "买家应付邮费",
    "总金额",
    "买家实际支付金额",
    "订单状态",
    "收货人姓名",
    "收货地址",
    "运送方式",
    "联系手机",
    "订单创建时间",
    "订单付款时间",
    "宝贝标题",
    "宝贝种类",
    "物流单号",
    "物流公司",
    "宝贝总数量",
    "订单关闭原因",
]
JD = [
    "订单号",
    "商品ID",
    "商品名称",
    "订购数量",
    "支付方式",
    "下单时间",
    "京东价",
    "订单金额",
    "结算金额",
    "余额支付",
    "应付金额",
    "订单状态",
    "订单类型",
    "下单帐号",
    "客户姓名",
    "客户地址",
    "联系电话",
    "运费金额",
    "付款确认时间",
    "订单完成时间",
]
DOUYIN = [
    "主订单编号",
    "子订单编号",
    "选购商品",
    "商品规格",
    "商品数量",
    "商品ID",
    "商品单价",
    "订单应付金额",
    "运费",
    "收件人",
    "收件人手机号",
    "省",
    "市",
    "区",
    "详细地址",
    "订单提交时间",
    "支付完成时间",
    "订单完成时间",
    "支付方式",
    "订单状态",
    "售后状态",
]
SHOPIFY = [
    "Name",
    "Email",
    "Financial Status",
    "Paid at",
    "Fulfillment Status",
    "Fulfilled at",
    "Currency",
    "Subtotal",
    "Shipping",
    "Total",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem sku",
    "Billing Name",
    "Shipping Name",
    "Shipping Street",
    "Shipping Phone",
    "Cancelled at",
    "Payment Method",
    "Refunded Amount",
    "Risk Level",
]
GENERIC = [
    "order_id",
    "amount",
    "created_at",
    "buyer",
    "receiver_phone",
    "address",
    "sku",
    "category",
    "quantity",
    "payment_method",
    "status",
    "refunded_amount",
    "paid_at",
    "shipped_at",
    "received_at",
]
WEIXIN = [
    "订单号",
    "订单下单时间",
    "订单发货时间",
    "订单确认收货时间",
    "订单完成结算时间",
    "订单状态",
    "发货方式",
    "收件人姓名",
    "收件人地址",
    "省",
    "市",
    "区",
    "收件人手机",
    "商品总价",
    "订单实际支付金额",
    "订单实际收款金额",
    "订单运费",
    "支付方式",
    "支付时间",
    "物流公司",
    "快递单号",
    "技术服务费",
    "商品名称",
    "商品编码(平台)",
    "SKU编码(自定义)",
    "商品价格(单件)",
    "商品数量",
    "商品售后",
    "商品已退款金额",
]
XIAOHONGSHU = [
    "订单号",
    "订单状态",
    "售后状态",
    "订单创建时间",
    "支付时间",
    "承诺发货时间",
    "订单发货时间",
    "订单完成时间",
    "商品名称",
    "SKU规格",
    "SKU件数",
    "商家编码",
    "商品总价(元)",
    "用户应付金额(元)",
    "商家应收金额(元)（支付金额）",
    "快递单号",
]
YOUZAN = [
    "订单号",
    "买家昵称",
    "订单状态",
    "订单创建时间",
    "买家付款时间",
    "交易成功时间",
    "全部商品名称",
    "商品种类数",
    "订单商品总件数",
    "运费",
    "店铺优惠合计",
    "商品金额合计",
    "收货人省份",
    "收货人城市",
    "收货人地区",
]
ALIBABA1688 = [
    "订单编号",
    "买家公司名",
    "买家会员名",
    "卖家公司名",
    "卖家会员名",
    "货品总价(元)",
    "运费(元)",
    "涨价或折扣(元)",
    "实付款(元)",
    "订单状态",
    "订单创建时间",
    "订单付款时间",
    "收货人姓名",
    "收货地址",
    "联系电话",
    "联系手机",
    "货品标题",
    "单价(元)",
    "数量",
    "货号",
    "Offer ID",
    "SKU ID",
    "物流公司",
    "运单号",
]
WOOCOMMERCE = [
    "Order Number",
    "Order Status",
    "Order Date",
    "Customer Note",
    "Email (Billing)",
    "Phone (Billing)",
    "Full Name (Shipping)",
    "Address 1&2 (Shipping)",
    "City (Shipping)",
    "State Code (Shipping)",
    "Payment Method Title",
    "Cart Discount Amount",
    "Order Subtotal Amount",
    "Order Refund Amount",
    "Order Total Amount",
    "Order Currency",
    "SKU",
    "Item Name",
    "Quantity",
    "Item Cost",
]


def _time(moment: datetime | None, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    return moment.strftime(form) if moment else ""


def _money(amount: float) -> str:
    return f"{amount:.2f}"


def pinduoduo(sale: Sale) -> list[str]:
    """One row of Pinduoduo's export: phone and address are hidden, the payment method is not given."""
    states = {
        "received": "已收货",
        "shipped": "已发货，待签收",
        "waiting": "待发货",
        "cancelled": "已取消，退款成功",
    }
    after_sale = "退款成功" if sale.state in ("cancelled", "returned") else "无售后或售后取消"
    number = f"{sale.placed:%y%m%d}-{300000000000 + sale.number * 7919:012d}"
    return [
        *(sale.good[1], number, states.get(sale.state, "已收货"), _money(sale.amount + 5), "0.00", "5.00"),
        *("0.00", "0.00", _money(sale.amount), _money(sale.amount), str(sale.quantity), _time(sale.placed)),
        *(_time(sale.paid), _time(sale.placed), "\t" + _time(sale.shipped) if sale.shipped else ""),
        *(_time(sale.received), sale.good[0], "默认", sale.good[0] + "1", "", after_sale),
        *(
            f"YT{sale.number:012d}" if sale.shipped else "",
            "快递" if sale.shipped else "",
            "****",
            "****",
            "****",
        ),
    ]


def taobao(sale: Sale) -> list[str]:
    """One row of Taobao's export: order numbers guarded, amounts with a unit, short dates."""
    states = {
        "received": "交易成功",
        "shipped": "卖家已发货，等待买家确认",
        "waiting": "买家已付款，等待卖家发货",
    }
    closed = (
        "退款" if sale.state == "returned" else "买家未付款" if sale.state == "cancelled" else "订单未关闭"
    )
    placed = f"{sale.placed.year}/{sale.placed.month}/{sale.placed.day} {sale.placed:%H:%M}"
    return [
        *(f'="{1930000000000000 + sale.number * 104729}"', f"buyer{sale.buyer}", _money(sale.amount), "0元"),
        *(
            _money(sale.amount),
            _money(sale.amount) if sale.paid else "0.00",
            states.get(sale.state, "交易关闭"),
        ),
        *(
            "某",
            sale.street,
            "快递",
            "'" + sale.phone,
            placed,
            f"{sale.paid.year}/{sale.paid.month}/{sale.paid.day} {sale.paid:%H:%M}" if sale.paid else "",
            sale.good[1],
            "1",
        ),
        *(f"No:{sale.number:012d}" if sale.shipped else "", "快递", str(sale.quantity), closed),
    ]


def jd(sale: Sale) -> list[str]:
    """One row of JD's export."""
    states = {
        "received": "完成",
        "shipped": "等待确认收货",
        "waiting": "等待出库",
        "cancelled": "(删除)已取消",
    }
    price = _money(sale.amount)
    return [
        *(str(310000000000 + sale.number * 7919), sale.good[0], sale.good[1], str(sale.quantity)),
        *(
            "先享后付" if sale.pay_later else "在线支付",
            _time(sale.placed),
            _money(sale.good[4]),
            price,
            price,
            "0.00",
        ),
        *(
            price,
            states.get(sale.state, "已退款"),
            "一般订单",
            f"jd_{sale.buyer}",
            "某",
            sale.street,
            sale.phone,
        ),
        *("0.00", _time(sale.paid), _time(sale.received)),
    ]


def douyin(sale: Sale) -> list[str]:
    """One row of the Douyin shop's export."""
    states = {"received": "已完成", "shipped": "已发货", "waiting": "待发货", "cancelled": "已关闭"}
    number = str(6900000000000000 + sale.number * 104729)
    return [
        *(
            f"\t{number}",
            f"\t{number}1",
            sale.good[1],
            "默认",
            str(sale.quantity),
            sale.good[0],
            _money(sale.good[4]),
        ),
        *(
            _money(sale.amount),
            "0",
            "某",
            sale.phone[:3] + "****" + sale.phone[-4:],
            "浙江省",
            "杭州市",
            "余杭区",
        ),
        *("枫***", _time(sale.placed), _time(sale.paid), _time(sale.received)),
        *(PAY_LATER if sale.pay_later else AT_ONCE, states.get(sale.state, "已完成")),
        "已退款" if sale.state == "returned" else "-",
    ]


def shopify(sale: Sale) -> list[str]:
    """One row of Shopify's export, in euros."""
    zone = "%Y-%m-%d %H:%M:%S +0200"
    return [
        *(f"#{1001 + sale.number}", f"buyer{sale.buyer}@example.org"),
        *("refunded" if sale.state == "returned" else "paid", _time(sale.placed, zone)),
        *(
            "fulfilled" if sale.shipped else "unfulfilled",
            _time(sale.shipped, zone),
            "EUR",
            _money(sale.amount),
            "0.00",
        ),
        *(
            _money(sale.amount),
            _time(sale.placed, zone),
            str(sale.quantity),
            sale.good[2],
            _money(sale.good[4]),
        ),
        *(sale.good[0], "A. B.", "A. B.", f"Maple Lane {sale.street.split()[1]}", sale.phone),
        _time(sale.placed, zone) if sale.state == "cancelled" else "",
        *(
            "Klarna" if sale.pay_later else "Visa",
            _money(sale.amount) if sale.state == "returned" else "0.00",
            "Low",
        ),
    ]


def generic(sale: Sale) -> list[str]:
    """One row of the plain file that any shop can make."""
    return [
        *(
            f"A{10000 + sale.number}",
            _money(sale.amount),
            _time(sale.placed),
            f"buyer{sale.buyer}",
            sale.phone,
        ),
        *(
            sale.street,
            sale.good[0],
            sale.good[3],
            str(sale.quantity),
            PAY_LATER if sale.pay_later else AT_ONCE,
        ),
        *(sale.state, _money(sale.amount) if sale.state == "returned" else ""),
        *(_time(sale.paid), _time(sale.shipped), _time(sale.received)),
    ]


def weixin(sale: Sale) -> list[str]:
    """One row of the Weixin shop's export."""
    states = {"received": "已完成", "shipped": "待收货", "waiting": "待发货", "cancelled": "已取消"}
    price, back = _money(sale.amount), sale.state == "returned"
    return [
        *(str(3700000000000 + sale.number * 7919), _time(sale.placed), _time(sale.shipped)),
        *(_time(sale.received), _time(sale.received), states.get(sale.state, "已完成"), "快递", "某"),
        *(sale.street, "浙江省", "杭州市", "余杭区", sale.phone, price, price, price, "0.00"),
        *(PAY_LATER if sale.pay_later else AT_ONCE, _time(sale.paid), "快递" if sale.shipped else ""),
        *(f"YT{sale.number:012d}" if sale.shipped else "", "0.00", sale.good[1], sale.good[0], ""),
        *(_money(sale.good[4]), str(sale.quantity), "退款成功" if back else "无", price if back else "0.00"),
    ]


def xiaohongshu(sale: Sale) -> list[str]:
    """One row of Xiaohongshu's export: it gives no receiver and no payment method."""
    states = {"received": "已完成", "shipped": "已发货", "waiting": "待配货", "cancelled": "已取消"}
    price = _money(sale.amount)
    return [
        *(f"P{760000000000 + sale.number * 7919}", states.get(sale.state, "已完成")),
        *("退款成功" if sale.state == "returned" else "无售后", _time(sale.placed), _time(sale.paid)),
        *(_time(sale.placed), _time(sale.shipped), _time(sale.received), sale.good[1], "默认"),
        *(str(sale.quantity), sale.good[0], price, price, price),
        f"YT{sale.number:012d}" if sale.shipped else "",
    ]


def youzan(sale: Sale) -> list[str]:
    """One row of Youzan's export."""
    states = {"received": "交易完成", "shipped": "商家已发货", "waiting": "等待商家发货"}
    return [
        *(f"E2026{sale.number:012d}", f"buyer{sale.buyer}"),
        "交易完成（已退款）" if sale.state == "returned" else states.get(sale.state, "交易关闭"),
        *(_time(sale.placed), _time(sale.paid), _time(sale.received), sale.good[1], "1"),
        *(str(sale.quantity), "0.00", "0.00", _money(sale.amount), "浙江省", "杭州市", "余杭区"),
    ]


def alibaba1688(sale: Sale) -> list[str]:
    """One row of 1688's export."""
    states = {"received": "交易成功", "shipped": "等待买家确认收货", "waiting": "等待卖家发货"}
    price = _money(sale.amount)
    return [
        *(str(2600000000000 + sale.number * 7919), "某公司", f"buyer{sale.buyer}", "某店", "shop", price),
        *(
            "0.00",
            "0.00",
            price,
            "已退款" if sale.state == "returned" else states.get(sale.state, "交易关闭"),
        ),
        *(_time(sale.placed), _time(sale.paid), "某", sale.street, "", sale.phone, sale.good[1]),
        *(_money(sale.good[4]), str(sale.quantity), sale.good[0], "71" + sale.good[0], sale.good[0]),
        *("快递" if sale.shipped else "", f"YT{sale.number:012d}" if sale.shipped else ""),
    ]


def woocommerce(sale: Sale) -> list[str]:
    """One row of a WooCommerce export, in euros."""
    states = {"waiting": "Processing", "cancelled": "Cancelled", "returned": "Refunded"}
    price = _money(sale.amount)
    return [
        *(str(5000 + sale.number), states.get(sale.state, "Completed"), f"{sale.placed:%Y-%m-%d %H:%M}", ""),
        *(f"buyer{sale.buyer}@example.org", sale.phone, "A. B.", f"Maple Lane {sale.street.split()[1]}"),
        *("Sometown", "", "Klarna" if sale.pay_later else "Credit Card", "0.00", price),
        *(price if sale.state == "returned" else "0.00", price, "EUR", sale.good[0], sale.good[2]),
        *(str(sale.quantity), _money(sale.good[4])),
    ]


def generic_in_english(sale: Sale) -> list[str]:
    """The same row for readers of English."""
    row = dict(zip(GENERIC, generic(sale), strict=True))
    row["address"] = f"{ENGLISH_STREETS[sale.street.split()[0]]} {sale.street.split()[1]}"
    row["category"] = ENGLISH_CATEGORIES[sale.good[3]]
    row["payment_method"] = "Pay later" if sale.pay_later else "Card"
    return list(row.values())


EXPORTS: dict[str, tuple[list[str], Callable[[Sale], list[str]], str]] = {
    "pinduoduo": (PINDUODUO, pinduoduo, "utf-8-sig"),
    "taobao": (TAOBAO, taobao, "gb18030"),
    "jd": (JD, jd, "gb18030"),
    "douyin": (DOUYIN, douyin, "utf-8-sig"),
    "weixin": (WEIXIN, weixin, "utf-8-sig"),
    "xiaohongshu": (XIAOHONGSHU, xiaohongshu, "utf-8-sig"),
    "youzan": (YOUZAN, youzan, "gb18030"),
    "alibaba1688": (ALIBABA1688, alibaba1688, "utf-8"),
    "shopify": (SHOPIFY, shopify, "utf-8"),
    "woocommerce": (WOOCOMMERCE, woocommerce, "utf-8"),
    "generic": (GENERIC, generic, "utf-8"),
}
"""By platform: header, what makes a row, and the encoding."""
