"""What a money claim costs at court, and what lateness adds to it, as pages show it.

Yuan and days. The fees are those of `calculator.court.court_fee`; lateness follows the
Interpretation on Sales Contracts (2020), article 18.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calculator.court import court_fee as tariff

PER_YEAR = 365
LOAN_PRIME_RATE = 0.03
"""The one-year loan prime rate a year, an assumption: it is announced every month."""
LATE_INTEREST = (1.3, 1.5)
"""The rate is raised by 30 to 50 per cent of itself."""


def court_fee(claim: float) -> float:
    """What a small claim of up to 100,000 costs, decided or settled: half of the tariff, 25 up to 10,000."""
    return _known(tariff.court_fee, claim)


def ordinary_fee(claim: float) -> float:
    """What it costs where the simplified procedure is not open, as with a defendant who cannot be found."""
    return _known(tariff.ordinary_fee, claim)


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
        "ordinary_fee": ordinary_fee(claim),
        "payment_order": _known(tariff.payment_order_fee, claim),
        "enforcement": _known(tariff.enforcement_fee, claim),
        "late_low": low,
        "late_high": high,
        "prime_rate": LOAN_PRIME_RATE,
    }


def _known(fee: Callable[[float], float | None], claim: float) -> float:
    known = fee(claim) if claim >= 0 else None
    if known is None:
        raise ValueError(claim)
    return known
