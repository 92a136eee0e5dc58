"""How well the screening does, as the method page shows it: the measured figures, the hard streams first.

The figures are those of `python -m tests.orders.simulation`, which writes them to a file beside the rules.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import calculator.orders.screening
from calculator import words
from calculator.build.site.staging.site_words import word
from calculator.orders.screening.scoring import RULES
from calculator.page.html import numbers

MEASURED = Path(calculator.orders.screening.__file__).parent / "measured.json"
STREAMS = ("hard", "easy")
KINDS = ("evasive", "naive")
SHARES = ("precision", "recall_by_value", "recall_of_orders", "rings_found")


@cache
def measured() -> dict[str, Any]:
    """The figures."""
    figures: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return figures


def screening(lang: str, part: str) -> str:
    """A part of the method page: `quality`, `first_alert` and `rules` are tables, the others numbers.

    KeyError for an unknown part.
    """
    figures = measured()
    written: dict[str, Callable[[], str]] = {
        "quality": lambda: _quality(lang),
        "first_alert": lambda: _first_alert(lang),
        "rules": lambda: _rules(lang),
        "orders": lambda: numbers.whole(figures["orders"]),
        "orders_for_delays": lambda: numbers.whole(figures["first_alert"]["orders"]),
        "seeds": lambda: str(len(figures["reporting_seeds"])),
        "delay_seeds": lambda: str(figures["first_alert"]["seeds"]),
        "tuning_seeds": lambda: str(len(figures["tuning_seeds"])),
    }
    return written[part]()


def _quality(lang: str) -> str:
    """A row each share, a column each stream: so it fits a phone."""
    rows = []
    for share in SHARES:
        figures = [
            word(
                lang,
                "screening.mean_and_worst",
                mean=numbers.percent(measured()[stream]["mean"][share], lang),
                worst=numbers.percent(measured()[stream]["worst"][share], lang),
            )
            for stream in STREAMS
        ]
        rows.append([word(lang, f"screening.{share}"), *figures])
    alerts = [f"{measured()[stream]['mean']['alerts_per_1000']:.2f}" for stream in STREAMS]
    header = [word(lang, f"screening.{name}") for name in ("share", *STREAMS)]
    return _table(header, [*rows, [word(lang, "screening.alerts"), *alerts]])


def _first_alert(lang: str) -> str:
    rows = []
    for kind in KINDS:
        seen = measured()["first_alert"][kind]
        rows.append(
            [
                word(lang, f"screening.{kind}"),
                word(lang, "screening.of", part=seen["alerted"], whole=seen["rings"]),
                word(lang, "screening.hours", hours=f"{seen['median_hours']:.0f}"),
                f"{seen['median_orders_before']:g}",
                numbers.percent(seen["median_share"], lang),
            ]
        )
    return _table(
        [
            word(lang, f"screening.{name}")
            for name in ("ring", "alerted", "time", "orders_by_then", "share_by_then")
        ],
        rows,
    )


def _rules(lang: str) -> str:
    rows = [
        [
            words.say(lang, f"rule.{rule}.name"),
            word(lang, f"screening.rule.{rule}"),
            word(lang, f"screening.points.{rule}"),
        ]
        for rule in RULES
    ]
    return _table([word(lang, f"screening.{name}") for name in ("rule", "speaks", "points")], rows)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
