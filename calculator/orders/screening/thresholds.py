"""What the rules compare with. Every figure can be changed; each is explained by a text in the catalogues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Thresholds of the rules R1 to R8 and of the alert; times in days, money in the currency of the file.

    The starting values are those of the method page; they were tuned on simulated streams whose seeds are not
    those of the published figures.
    """

    amount_z: float = 3.5
    """R1: modified z-score of the log amount (Iglewicz and Hoaglin 1993)."""
    amount_ratio: float = 3.0
    """R1: and times the median of the category."""
    receiver_buyers: int = 3
    """R2: different buyers with one phone within `window_days`."""
    address_buyers: int = 4
    """R3: different buyers with one address within `window_days`."""
    window_days: int = 7
    busy_place_orders: int = 20
    """R2, R3: a phone or address with more orders outside the window is a pick-up point or an office."""
    burst_orders: int = 4
    """R4: fewest orders of one product that can be a burst."""
    burst_false_discovery: float = 0.01
    """R4: expected share of false bursts among all reported (Benjamini and Hochberg 1995)."""
    burst_ratio: float = 3.0
    """R4: and times the number expected."""
    burst_days: int = 3
    """R4: longest burst looked for."""
    repeat_chance: float = 1e-4
    """R5: chance below which a product sent again and again to one place is no coincidence."""
    repeat_hours: int = 72
    some_newcomers: float = 3.0
    many_newcomers: float = 6.0
    """R6: how many times likelier the buyers' short histories are in a ring than in an honest crowd: the
    first gives a point, the second two; below one in the first, they are mostly known customers."""
    split_orders: int = 3
    """R7: orders of one group just below a limit."""
    split_below: float = 0.05
    limits: tuple[float, ...] = ()
    """R7: the limits, for example a cap per order or a free-shipping line."""
    value_gate: float | None = None
    """R8: money of a group from which it counts as large; taken from the file where it is None."""
    common_gatherings: float = 10.0
    """R2, R3: so many gatherings of small value a month make them ordinary in this shop (group buys)."""
    least_score: int = 5
    """Points from which an alert is shown."""
    promotions: frozenset[str] = frozenset()
    """R4: products on sale, never a burst."""
