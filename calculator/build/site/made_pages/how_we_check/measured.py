"""The figures of the last recorded run, from `tests/measured.json`; `make record` writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator.build.site.made_pages.how_we_check.check_words import say
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element

MEASURED = Path(__file__).parents[5] / "tests" / "measured.json"


def measured(lang: str) -> Html:
    """A list of what was measured."""
    record = json.loads(MEASURED.read_text(encoding="utf-8"))
    rows = [
        element("div", None, element("dt", None, term), element("dd", None, said))
        for term, said in _said(lang, record)
    ]
    return element("dl", {"class": "parameter"}, *rows)


def _said(lang: str, record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    def pair(name: str, said: str, **given: object) -> tuple[str, str]:
        return say(lang, f"measured.{name}"), say(lang, f"measured.{said}", **given)

    yield pair("recorded", "recorded_on", date=record["recorded_on"], version=record["calculator_version"])
    yield pair("tests", "tests_said", tests=numbers.whole(record["tests"]))
    yield pair("runtimes", "runtimes_said", **record["runtimes"])
    audits = record["audits"]
    yield pair("audits", "audits_said", mixes=numbers.whole(audits["wild_mixes"]), failed=audits["failed"])
    for kind, found in record["accuracy"].items():
        var, shortfall = found["value_at_risk"], found["expected_shortfall"]
        yield pair(
            f"accuracy.{kind}",
            "accuracy_said",
            compared=found["compared"],
            var=_share(var["largest"]),
            var_median=_share(var["median"]),
            es=_share(shortfall["largest"]),
            es_median=_share(shortfall["median"]),
        )
    time = record["recalculation_ms"]
    yield pair("time", "time_said", native=f"{time['native']:.0f}", browser=f"{time['in_the_browser']:.0f}")


def _share(share: float) -> str:
    return f"{100 * share:.3f}%"
