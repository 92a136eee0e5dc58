"""How long a season keeps the receivable high: its peak and the plateau around it.

After a sales spike the receivable does not fall back before the first due date: it stays near its peak for
about as long as buyers have to pay. The plateau is the unbroken run of days around the peak day on which
the receivable is at least `NEAR` of the peak. Days; money.
"""

from dataclasses import dataclass

from calculator.exposure.receivable.receivable_over_time import ReceivableOverTime

NEAR = 0.95


@dataclass(frozen=True, slots=True)
class Plateau:
    """First and last day near the peak, the peak, and how many times the first day's receivable it is."""

    from_day: int
    to_day: int
    peak: float
    peak_day: int
    times_start: float | None

    @property
    def days(self) -> int:
        """Days of the plateau, first and last included."""
        return self.to_day - self.from_day + 1


def plateau_of(profile: ReceivableOverTime, near: float = NEAR) -> Plateau:
    """The plateau around the peak of a receivable over time; `near` between 0 and 1."""
    least = near * profile.peak
    first = last = profile.peak_day
    while first > 0 and profile.expected[first - 1] >= least:
        first -= 1
    while last + 1 < len(profile.expected) and profile.expected[last + 1] >= least:
        last += 1
    start = profile.expected[0]
    times = profile.peak / start if start > 0 else None
    return Plateau(first, last, profile.peak, profile.peak_day, times)
