"""One thing that is said of a platform, with how it is known: the same shape for each."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Literal, TypeVar

Known = Literal["known", "announced", "unknown"]
Confidence = Literal["high", "medium", "low"]

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Range:
    """A number, or the two between which it lies; `low` and `high` are the same where it is one.

    `unit` is `share` (a fraction of the order's value), `days`, `business_days`, or the code of the currency
    in whose major units the numbers are (ISO 4217).
    """

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """A value and how far it is known.

    `known` tells a description of how it works now (`known`) from something said once and not confirmed since
    (`announced`); what nobody has published is `unknown`, without value and source. `announced` is when it
    was said: an ISO date, month or year, None where that is not dated. `valid_from` and `valid_to` are the
    first and the last day (ISO) for which it can be taken to hold: what is said itself, or the day before a
    rule came into force that touches it. `inferred` is our own conclusion from what the sources say or leave
    out. `sources` are ids of `sources.json`.
    """

    known: Known = "unknown"
    value: T | None = None
    announced: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    inferred: bool = False
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None

    def is_old_on(self, day: date) -> bool:
        """Whether the last day for which it can be taken to hold has passed on `day`."""
        return self.valid_to is not None and day > date.fromisoformat(self.valid_to)

    def about(self, value: U | None) -> "Fact[U]":
        """Another value that follows from this one, and is known as this one is."""
        return replace(self, value=value)  # type: ignore[arg-type, return-value]
