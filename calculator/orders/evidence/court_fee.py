"""What a court asks for a money claim in China (诉讼费用交纳办法, 2006).

Up to 10,000 yuan 50 yuan; of the part from 10,000 to 100,000 yuan 2.5%. A payment order costs a third.
"""

LOWEST_FEE, LOWEST_UP_TO = 50.0, 10_000.0
RATE, RATE_UP_TO = 0.025, 100_000.0
PAYMENT_ORDER_PART = 3


def court_fee(claim: float) -> float | None:
    """Return the fee in yuan of a claim in yuan; None above 100,000 yuan, which is no small claim."""
    if claim > RATE_UP_TO:
        return None
    return LOWEST_FEE + RATE * max(0.0, claim - LOWEST_UP_TO)


def payment_order_fee(claim: float) -> float | None:
    """Return the fee in yuan of a payment order for a claim in yuan; None like `court_fee`."""
    fee = court_fee(claim)
    return None if fee is None else fee / PAYMENT_ORDER_PART
