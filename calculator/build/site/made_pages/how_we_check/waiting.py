"""How long a reader waits for a first answer, from `tests/benchmarks/waiting.json`.

`python -m tests.benchmarks.waiting --record` writes it: medians in milliseconds, by condition, by what was
opened and how, and by what was waited for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from calculator.build.site.made_pages.how_we_check.check_table import check_table
from calculator.build.site.made_pages.how_we_check.check_words import say
from calculator.page.charts import fluid
from calculator.page.html.markup import Html, element, join

RECORD = Path(__file__).parents[5] / "tests" / "benchmarks" / "waiting.json"
NAME = "waiting-chart"
PUBLISHED, FIRST, AGAIN, FLOOR = "published", "first visit", "from a snapshot", "micropython"
WAYS = (PUBLISHED, "pyscript", FIRST, "with the cache", "with a copy of the site", AGAIN, FLOOR)
FAST, SLOW = "fast", "4 times slower"
STEPS = {
    "text": (FIRST, "text"),
    "live": (FIRST, "live"),
    "at once": (FIRST, "answer"),
    "after 1 s": ("first visit, typed after 1 s", "answer"),
    "after 3 s": ("first visit, typed after 3 s", "answer"),
}
"""What is told step by step: under which name a visit is recorded, and which of its waits it is."""
MARGIN = "right"
ROW, BAR = 36.0, 12.0
NOT_MEASURED = "–"


@cache
def recorded() -> dict[str, Any]:
    """The last record."""
    record: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record


def waiting(lang: str) -> Html:
    """A chart and three tables, with what was measured, where and when."""
    times = recorded()["milliseconds"]
    seconds = {way: times[FAST][way]["total"] / 1000 for way in WAYS}
    given = recorded() | {
        "date": recorded()["recorded_on"],
        "version": recorded()["calculator_version"],
        "processor": recorded()["machine"]["processor"],
    }
    return join(
        [
            _paragraph(say(lang, "waiting.how")),
            _chart(lang, seconds),
            _ways(lang, seconds),
            _conditions(lang, times),
            _steps(lang, times),
            _paragraph(say(lang, "waiting.quiet")),
            _paragraph(say(lang, "waiting.recorded", **given)),
        ]
    )


def _chart(lang: str, seconds: Mapping[str, float]) -> Html:
    along = fluid.scale(0, max(seconds.values()))
    shapes = []
    for place, (way, wait) in enumerate(seconds.items()):
        top = place * ROW + 16
        kind = "usual" if way in (PUBLISHED, "pyscript", FLOOR) else "better"
        shapes += [
            fluid.label((0, top - 5), say(lang, f"waiting.way.{way}")),
            fluid.bar(0, top, along(wait), BAR, f"bar-{kind}"),
            fluid.label((along(wait), top + BAR - 1), _written(wait), "name", aside=5),
        ]
    bars = [
        say(lang, "waiting.bar", name=say(lang, f"waiting.way.{way}"), seconds=_written(wait))
        for way, wait in seconds.items()
    ]
    described = say(lang, "waiting.described", bars=("；" if lang == "zh" else "; ").join(bars))
    title = say(lang, "waiting.chart")
    finding = say(
        lang,
        "waiting.finding",
        first=_written(seconds[FIRST]),
        published=_written(seconds[PUBLISHED]),
        ratio=_part(seconds[FIRST] / seconds[PUBLISHED]),
        again=_written(seconds[AGAIN]),
    )
    return element(
        "figure",
        {"class": "chart-figure", "id": f"{NAME}-figure"},
        element("figcaption", None, finding),
        fluid.drawing(NAME, title, described, ROW * len(seconds) + 4, *shapes, margin=MARGIN),
    )


def _ways(lang: str, seconds: Mapping[str, float]) -> Html:
    rows = [
        (say(lang, f"waiting.way.{way}"), _written(wait), _part(wait / seconds[PUBLISHED]))
        for way, wait in seconds.items()
    ]
    return _table(lang, "ways", ("way", "seconds", "part"), rows)


def _conditions(lang: str, times: Mapping[str, Any]) -> Html:
    rows = [
        (
            say(lang, f"waiting.condition.{condition}"),
            *(_written(of[way]["total"] / 1000) for way in (PUBLISHED, FIRST)),
        )
        for condition, of in times.items()
        if condition != FAST
    ]
    return _table(lang, "conditions", ("condition", "published", "here"), rows)


def _steps(lang: str, times: Mapping[str, Any]) -> Html:
    def told(condition: str, visit: str, wait: str) -> str:
        found = times.get(condition, {}).get(visit)
        return _written(found[wait] / 1000) if found else NOT_MEASURED

    rows = [
        (say(lang, f"waiting.step.{step}"), *(told(condition, *what) for condition in (FAST, SLOW)))
        for step, what in STEPS.items()
    ]
    return _table(lang, "steps", ("step", "fast", "slow"), rows)


def _table(lang: str, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Html:
    named = (say(lang, f"waiting.head.{name}") for name in heads)
    return check_table(say(lang, f"waiting.{caption}"), named, rows)


def _paragraph(words: str) -> Html:
    return element("p", None, words)


def _written(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"


def _part(ratio: float) -> str:
    return f"{ratio:.2f}"
