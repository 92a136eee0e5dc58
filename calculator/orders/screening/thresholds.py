"""What a reader can change. Every figure is explained by a text in the catalogues."""

from dataclasses import dataclass

WITHOUT_EFFECT = (
    "value_gate",
    "busy_place_orders",
    "common_gatherings",
    "burst_false_discovery",
    "repeat_hours",
    "repeat_chance",
    "amount_z",
    "amount_ratio",
    "some_newcomers",
    "many_newcomers",
)
"""Thresholds of the points that weights of evidence have replaced: still accepted, and told as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """What a group must have to be looked at, and its score to be shown; times in days."""

    least_score: float | None = None
    """Score from which an alert is shown, in decibans; None: from `LEAST_SCORE`, and from more
    where harmless groups look most alike."""
    receiver_buyers: int = 3
    """Different buyers with one phone within `window_days`."""
    address_buyers: int = 4
    """Different buyers with one address within `window_days`."""
    window_days: int = 7
    burst_orders: int = 4
    """Fewest newcomers with one product that can be a burst."""
    burst_ratio: float = 3.0
    """And times the number expected: most of the orders in an alert are then beyond ordinary days."""
    burst_days: int = 3
    """Longest burst looked for."""
    split_orders: int = 3
    """Orders of one group just below a limit."""
    split_below: float = 0.05
    limits: tuple[float, ...] = ()
    """The limits, for example a cap per order or a free-shipping line."""
    promotions: frozenset[str] = frozenset()
    """Products on sale, never a burst."""
