"""The thresholds of the rules as boxes of the form: which kind of text each takes.

What each means stands in the catalogues, `file.threshold.NAME.…`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ThresholdKind = Literal["number", "money", "rate", "days", "amounts", "texts"]

KINDS: Mapping[str, ThresholdKind] = {
    "least_score": "number",
    "receiver_buyers": "number",
    "address_buyers": "number",
    "window_days": "days",
    "burst_orders": "number",
    "burst_days": "days",
    "burst_ratio": "number",
    "promotions": "texts",
    "limits": "amounts",
    "split_orders": "number",
    "split_below": "rate",
}
"""Every threshold, the ones most often changed first."""
