"""After how many days a platform takes the money, as far as that is public, where an order does not say.

What is known (`confirmation_days` of `calculator/parameters/platforms/`) counts from dispatch, an order from
the arrival of its goods. They arrive `MOST_DAYS_ON_THE_WAY` days after dispatch at most, an assumption: so
the fewest days count from that long before the arrival, the most from the arrival itself. For a platform of
China of which nothing is known, and for an order that names none, all that is known of others there counts.
A provider abroad names each day to its customer: there is nothing to assume.
"""

from dataclasses import dataclass
from functools import cache

from calculator.parameters import platforms
from calculator.parameters.platforms import Range

MOST_DAYS_ON_THE_WAY = 7


@dataclass(frozen=True, slots=True)
class UsualDays:
    """Days from arrival to deduction, from `fewest` to `most`; whether they are of the platform itself."""

    fewest: int
    most: int
    is_known: bool


@cache
def usual_days(platform: str) -> UsualDays | None:
    """Return the days for the id of a platform, blank or unknown ones included; None for those abroad."""
    named = next((one for one in platforms() if one.id == platform), None)
    if named and named.region == "abroad":
        return None
    own = named.confirmation_days.value if named else None
    known = [one.confirmation_days.value for one in platforms() if one.region == "home"]
    ranges: list[Range] = [own] if own else [one for one in known if one]
    fewest = int(min(one.low for one in ranges)) - MOST_DAYS_ON_THE_WAY
    return UsualDays(max(0, fewest), int(max(one.high for one in ranges)), own is not None)
