"""The thresholds of the rules as boxes of the form: which kind of text each takes.

What each means stands in the catalogues, `file.threshold.NAME.…`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ThresholdKind = Literal["number", "money", "rate", "days", "amounts", "texts"]

KINDS: Mapping[str, ThresholdKind] = {
    "least_score": "number",
    "value_gate": "money",
    "receiver_buyers": "number",
    "address_buyers": "number",
    "window_days": "days",
    "busy_place_orders": "number",
    "common_gatherings": "number",
    "burst_orders": "number",
    "burst_days": "days",
    "burst_ratio": "number",
    "burst_false_discovery": "rate",
    "promotions": "texts",
    "repeat_hours": "number",
    "repeat_chance": "number",
    "amount_z": "number",
    "amount_ratio": "number",
    "some_newcomers": "number",
    "many_newcomers": "number",
    "limits": "amounts",
    "split_orders": "number",
    "split_below": "rate",
}
"""Every threshold, the ones most often changed first."""
