"""One line of a payments list: a pay-later order, open or deducted, wages or rent, or why it is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from calculator.buyer.payments.columns import SEARCHED
from calculator.parameters import platforms
from calculator.tables.cells.amount import amount_in
from calculator.tables.cells.moment import MINUTES_PER_DAY, moment_in

MENTIONS = re.compile("先用后付|先享后付|先买后付|芝麻先享|0 ?元下单")
"""The names under which pay-later is sold."""
FAILED = re.compile("扣款失败|支付失败|付款失败|欠款|逾期")
OPEN = re.compile("[待未](?:支付|付款|扣款|确认)|等待(?:付款|支付|扣款|买家付款|确认)|进行中|服务中|使用中")
PAID = re.compile("支付成功|交易成功|付款成功|扣款成功|已支付|已付款|已扣款|信用服务使用成功|还款成功")
CLOSED = re.compile("关闭|取消|撤销|解冻")
REFUNDED = re.compile("退款|退还")
AMOUNT_IN_STATUS = re.compile(r"[(¥￥]\s*[¥￥]?\s*([0-9][0-9,]*(?:\.[0-9]+)?)")
LONGEST_NAME = 80
LARGEST_AMOUNT = 10_000_000
CURRENCY = "CNY"
"""What the amounts of both lists are in: 元 stands in the column's name, or they hold nothing else."""

WAGES = re.compile("工资|薪资|薪水|薪酬|代发")
RENT = re.compile("房租|租金|租房|房东|物业费|按揭|房贷")

State = Literal["open", "failed", "paid", "wages", "rent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A line that is used: `day` is an ordinal, `amount` > 0 in yuan."""

    state: State
    day: int
    amount: float
    name: str
    platform: str


@dataclass(frozen=True, slots=True)
class Unused:
    """Why a line is not used: a reason, and the value that shows it."""

    reason: str
    value: str = ""


def payment_in(values: Mapping[str, str]) -> Payment | Unused:
    """Return what a line says about pay-later, wages or rent."""
    said = " ".join(values.get(what, "") for what in ("kind", "payee", "goods", "note"))
    if values["direction"] == "收入" and WAGES.search(said):
        return _regular(values, "wages")
    if values["direction"] == "支出" and RENT.search(said) and not MENTIONS.search(said):
        return _regular(values, "rent")
    if not any(MENTIONS.search(values.get(what, "")) for what in SEARCHED):
        return Unused("not_pay_later")
    return Unused("money_received") if values["direction"] == "收入" else _spent(values)


def _regular(values: Mapping[str, str], state: State) -> Payment | Unused:
    """Return a line about wages or rent, as long as money has really moved."""
    read = amount_and_day(values)
    if isinstance(read, Unused):
        return read
    amount, day = read
    if FAILED.search(values["status"]) or CLOSED.search(values["status"]) or not amount:
        return Unused("closed" if amount else "amount_not_positive", values["status"])
    name = values.get("note") or values.get("goods") or values.get("payee") or ""
    return Payment(state=state, day=day, amount=amount, name=name[:LONGEST_NAME], platform="")


def amount_and_day(values: Mapping[str, str]) -> tuple[float, int] | Unused:
    """Return the amount, at least 0, and the day as an ordinal."""
    amount, moment = amount_in(values["amount"]), moment_in(values["paid_at"])
    if amount is None or not abs(amount) <= LARGEST_AMOUNT:
        return Unused("amount_not_a_number" if values["amount"] else "amount_missing", values["amount"])
    if isinstance(moment, str):
        return Unused(moment, values["paid_at"])
    return abs(amount), moment // MINUTES_PER_DAY


def _spent(values: Mapping[str, str]) -> Payment | Unused:
    read = amount_and_day(values)
    if isinstance(read, Unused):
        return read
    amount, day = read
    state = _state(values["status"])
    left = round(amount - _refunded(values, amount), 2)
    if isinstance(state, Unused) or left <= 0:
        return state if isinstance(state, Unused) else Unused("refunded" if amount else "amount_not_positive")
    return Payment(
        state=state,
        day=day,
        amount=left,
        name=(values.get("goods") or values.get("payee") or values.get("kind") or "?")[:LONGEST_NAME],
        platform=_platform(values),
    )


def _state(status: str) -> State | Unused:
    """Return what a status means; failures first, because "支付失败" is neither paid nor closed."""
    found: State | Unused = Unused("status_unknown", status)
    if FAILED.search(status):
        found = "failed"
    elif OPEN.search(status):
        found = "open"
    elif CLOSED.search(status):
        found = Unused("closed", status)
    elif PAID.search(status) or REFUNDED.search(status):
        found = "paid"
    return found


def _refunded(values: Mapping[str, str], amount: float) -> float:
    """Return how much of a payment has come back: all of it where a refund is told without an amount."""
    stated = amount_in(values.get("refunded", "")) or 0.0
    if not REFUNDED.search(values["status"]):
        return stated
    part = AMOUNT_IN_STATUS.search(values["status"])
    return max(stated, amount_in(part[1]) or 0.0 if part else 0.0) or amount


def _platform(values: Mapping[str, str]) -> str:
    said = " ".join(values.get(what, "") for what in ("payee", "goods", "note"))
    return next((one.id for one in platforms() if any(name in said for name in one.in_payments)), "")
