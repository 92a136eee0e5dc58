"""What a money claim costs at court, and what lateness adds to it: the tariffs of the law.

Yuan and days. Measures on the Payment of Litigation Costs (2006), arts. 13 and 14; Interpretation on Sales
Contracts (2020), art. 18.
"""

from __future__ import annotations

from collections.abc import Mapping

PER_YEAR = 365
LOAN_PRIME_RATE = 0.03
"""The one-year loan prime rate a year, an assumption: it is announced every month."""
LATE_INTEREST = (1.3, 1.5)
"""The rate is raised by 30 to 50 per cent of itself."""


def court_fee(claim: float) -> float:
    """What a court charges for a money claim of up to 100,000: 50, and 2.5 % of what exceeds 10,000."""
    if not 0 <= claim <= 100_000:
        raise ValueError(claim)
    return 50 + 0.025 * max(0, claim - 10_000)


def payment_order_fee(claim: float) -> float:
    """What an application for a payment order costs: a third of the fee of a lawsuit."""
    return court_fee(claim) / 3


def late_interest(claim: float, days: float) -> tuple[float, float]:
    """The least and the most that a court may add for so many days, where no penalty was agreed."""
    low, high = (claim * LOAN_PRIME_RATE * factor * days / PER_YEAR for factor in LATE_INTEREST)
    return low, high


def claim_figures(claim: float) -> Mapping[str, float]:
    """The figures of a claim, as pages show them; `late_low` and `late_high` for one year."""
    low, high = late_interest(claim, PER_YEAR)
    return {
        "amount": claim,
        "court_fee": court_fee(claim),
        "payment_order": payment_order_fee(claim),
        "late_low": low,
        "late_high": high,
        "prime_rate": LOAN_PRIME_RATE,
    }
