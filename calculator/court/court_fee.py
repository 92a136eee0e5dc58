"""What a court in China asks for a money claim (诉讼费用交纳办法, order 481 of the State Council, 2006).

Yuan. The tariff of article 13(1) is what a lawsuit costs in the ordinary procedure. In the simplified one, to
which small claims belong, it is halved (article 16), and once only: a small claim that is settled costs no
less (article 15; interpretation of the Civil Procedure Law, article 206).
"""

LOWEST_FEE, LOWEST_UP_TO = 50.0, 10_000.0
RATE, RATE_UP_TO = 0.025, 100_000.0
SIMPLIFIED_PART = 2
PAYMENT_ORDER_PART = 3
ENFORCEMENT_RATE = 0.015


def ordinary_fee(claim: float) -> float | None:
    """Return the fee of a lawsuit over a claim in yuan, unhalved; None above 100,000 yuan, no small claim."""
    if claim > RATE_UP_TO:
        return None
    return LOWEST_FEE + RATE * max(0.0, claim - LOWEST_UP_TO)


def court_fee(claim: float) -> float | None:
    """Return the fee in yuan of a small claim, decided or settled (article 16); None like `ordinary_fee`."""
    return _part(claim, SIMPLIFIED_PART)


def payment_order_fee(claim: float) -> float | None:
    """Return the fee in yuan of a payment order (article 14(3)); None like `ordinary_fee`."""
    return _part(claim, PAYMENT_ORDER_PART)


def enforcement_fee(claim: float) -> float | None:
    """Return the fee in yuan of enforcement, which the debtor bears afterwards; None like `ordinary_fee`.

    50 up to 10,000 and 1.5 % of the part above it (articles 14(1), 20 and 38).
    """
    if claim > RATE_UP_TO:
        return None
    return LOWEST_FEE + ENFORCEMENT_RATE * max(0.0, claim - LOWEST_UP_TO)


def _part(claim: float, part: int) -> float | None:
    fee = ordinary_fee(claim)
    return None if fee is None else fee / part
