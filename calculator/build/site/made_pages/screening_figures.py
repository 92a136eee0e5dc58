"""How well the screening does, as the method page shows it: the measured figures, the hard shops first.

The figures are those of `python -m tests.orders.simulation`, which writes them to a file beside the rules.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import Any

import calculator.orders.screening
from calculator import words
from calculator.build.site.staging.site_words import word
from calculator.orders.screening import assumptions as known
from calculator.orders.screening.chance import decibans
from calculator.orders.screening.evidence import PRIOR
from calculator.orders.screening.scoring import RULES
from calculator.page.html import numbers

MEASURED = Path(calculator.orders.screening.__file__).parent / "measured.json"
STREAMS = ("hard", "easy", "second_hard", "second_easy", "unnamed_hard", "unnamed_easy", "crowded")
KINDS = ("evasive", "naive")
FIGURES = (
    "precision",
    "recall_by_value",
    "fair_ceiling_by_value",
    "ceiling_by_value",
    "recall_of_orders",
    "fair_ceiling_of_orders",
    "ceiling_of_orders",
    "small_recall_of_orders",
)
TARGETS = {"precision": (0.95, 0.95), "recall_by_value": (0.9, 0.97), "recall_of_orders": (0.75, 0.95)}
"""What was aimed at before anything was measured, in hard and in easy shops."""


@cache
def measured() -> dict[str, Any]:
    """The figures."""
    figures: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return figures


def screening(lang: str, part: str) -> str:
    """A part of the method page: `quality…`, `reached`, `first_alert` and `rules` are tables, others numbers.

    KeyError for an unknown part.
    """
    figures = measured()
    delays = figures["first_alert"]
    written: dict[str, Callable[[], str]] = {
        "quality": lambda: _quality(lang, STREAMS[:2]),
        "quality_second": lambda: _quality(lang, STREAMS[2:4]),
        "quality_unnamed": lambda: _quality(lang, STREAMS[4:6]),
        "quality_crowded": lambda: _quality(lang, STREAMS[6:]),
        "first_alert": lambda: _first_alert(lang),
        "rules": lambda: _rules(lang),
        "shops": lambda: numbers.whole(sum(figures["shops"].values())),
        "orders_for_delays": lambda: numbers.whole(delays["orders"]),
        "delay_shops": lambda: str(delays["shops"]),
        "standard_error": lambda: numbers.percent(figures["hard"]["recall_by_value"]["standard_error"], lang),
        "without_rings": lambda: f"{max(figures[sort]['without_rings']['worst'] for sort in STREAMS):.2f}",
        "prior": lambda: str(-PRIOR),
        "least_score": lambda: str(known.LEAST_SCORE),
        "untold_score": lambda: str(known.UNTOLD_SCORE),
        "untold_place_score": lambda: str(known.UNTOLD_PLACE_SCORE),
        "sure_score": lambda: str(known.SURE_SCORE),
        "by_ordinary_days": lambda: numbers.percent(known.BY_ORDINARY_DAYS, lang),
        "reached": lambda: _reached(lang),
    }
    return written[part]()


def _quality(lang: str, streams: Sequence[str]) -> str:
    """A row each figure, a column each sort of shops; recall before the ceiling that the oracle reaches."""
    rows = [
        [
            word(lang, f"screening.{figure}"),
            *(
                word(
                    lang,
                    "screening.mean_and_worst",
                    mean=numbers.percent(measured()[stream][figure]["mean"], lang),
                    worst=numbers.percent(measured()[stream][figure]["worst_decile"], lang),
                )
                for stream in streams
            ),
        ]
        for figure in FIGURES
    ]
    shares = [
        numbers.percent(seen["recall_by_value"]["mean"] / seen["fair_ceiling_by_value"]["mean"], lang)
        for seen in map(measured().__getitem__, streams)
    ]
    alerts = [f"{measured()[stream]['alerts_per_1000']:.2f}" for stream in streams]
    header = [word(lang, f"screening.{name}") for name in ("share", *streams)]
    rows += [[word(lang, "screening.share_of_ceiling"), *shares], [word(lang, "screening.alerts"), *alerts]]
    return _table(header, rows)


def _reached(lang: str) -> str:
    """Which of the aims were reached on the first style of shops, and which were not."""
    rows = []
    for figure, aims in TARGETS.items():
        for stream, aim in zip(STREAMS, aims, strict=False):
            mean = measured()[stream][figure]["mean"]
            rows.append(
                [
                    word(lang, f"screening.{figure}"),
                    word(lang, f"screening.{stream}"),
                    numbers.percent(aim, lang),
                    numbers.percent(mean, lang),
                    word(lang, f"screening.{'reached' if mean >= aim else 'missed'}"),
                ]
            )
    return _table(
        [word(lang, f"screening.{name}") for name in ("share", "shops", "aim", "mean", "result")], rows
    )


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
    """A row each weight: what is looked at, and how it is in a ring and in an honest crowd."""
    shares = {
        name: numbers.percent(getattr(known, name.upper()), lang)
        for name in (
            *("ring_new", "ring_pay_later", "ring_unpaid", "crowd_new", "ring_alike", "crowd_alike"),
            *("ring_places", "crowd_places", "ring_any", "crowd_any", "another_sort", "sale_dear"),
            *("ring_discount", "crowd_discount", "discount", "ring_returns", "ring_split"),
            *("part_of_ring", "part_same_goods"),
        )
    }
    amounts = {
        "rings": f"{1 / known.RINGS:,.0f}",
        "crowds": f"{1 / known.CROWDS:,.0f}",
        "unnamed_crowds": f"{1 / known.UNNAMED_CROWDS:,.0f}",
        "orders_a_buyer": str(known.UNNAMED_ORDERS),
        "power": f"{known.CROWD_SIZES:g}",
        "fewest": f"{-decibans(log(known.FEWEST_CROWDS))}",
    }
    rows = [
        [
            words.say(lang, f"rule.{rule}.name"),
            word(lang, f"screening.ring.{rule}", **shares, **amounts),
            word(lang, f"screening.crowd.{rule}", **shares, **amounts),
        ]
        for rule in RULES
    ]
    return _table([word(lang, f"screening.{name}") for name in ("rule", "in_a_ring", "in_a_crowd")], rows)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
