"""Amounts added without rounding: whole numbers of millionths, so that 0.1 and 0.2 make 0.3.

An amount of up to 1e9 with up to six decimals passes through unchanged.
"""

MILLIONTHS = 1_000_000


def counted(amount: float) -> int:
    """Return an amount in major units as a whole number of millionths."""
    return round(amount * MILLIONTHS)


def amount(count: int) -> float:
    """Return a whole number of millionths as an amount in major units."""
    return count / MILLIONTHS
