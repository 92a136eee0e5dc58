"""Whether an order is a pay-later one, from its payment method or from a column that says so."""

import re

from calculator.orders.order_book import NO, UNKNOWN, YES

NAMED = re.compile(
    r"先用后付|先享后付|先买后付|pay[ _-]?later"
    r"|\bbnpl\b|\bklarna\b|\bafterpay\b|\bclearpay\b|\baffirm\b|\bzip\b|\bsezzle\b"
    r"|instal{1,2}ments?\b",
    re.IGNORECASE,
).search
YES_WORDS = frozenset(("是", "y", "yes", "true", "1", "√", "✓", "先用后付"))
NO_WORDS = frozenset(("否", "n", "no", "false", "0", "非先用后付", "不是"))
NEGATED = re.compile(r"非先用后付|不支持先用后付|not pay[ _-]?later", re.IGNORECASE).search


def pay_later(texts: tuple[str, str]) -> int:
    """Return YES, NO or UNKNOWN from a payment method and a yes-or-no column; either may be empty."""
    method, mark = texts
    word = mark.strip().lower()
    if word in YES_WORDS:
        return YES
    if word in NO_WORDS:
        return NO
    text = f"{method} {mark}"
    if NAMED(text) and not NEGATED(text):
        return YES
    return NO if text.strip() else UNKNOWN
