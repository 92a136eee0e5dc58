"""The page "How we check this": its words are complete, its numbers are those of the tests."""

from __future__ import annotations

import json
import re

import pytest

from calculator.build.site.made_pages.how_we_check import measured as measured_module
from calculator.build.site.made_pages.how_we_check import published
from calculator.build.site.made_pages.how_we_check import waiting as waiting_module
from calculator.build.site.made_pages.how_we_check.check_words import check_words
from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.benchmarks import waiting as measurement

CELL = re.compile(r"<td[^>]*>([^<]*)</td>")


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    zh, en = (check_words(lang) for lang in ("zh", "en"))
    assert zh.keys() == en.keys()
    for key, words in zh.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", en[key])), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_case_is_on_the_page_with_both_numbers(lang: str) -> None:
    cases = published.recorded_cases()
    page = published.published_cases(lang, cases)
    assert re.findall(r"\{#case-(\w+)\}", page) == list(cases)
    cells = CELL.findall(page)
    assert len(cells) % 2 == 0
    assert "14,221,863" in cells
    assert "14,221,863.5" in cells
    assert "{" not in re.sub(r"\{#case-\w+\}", "", page)


def test_a_number_that_disagrees_stops_the_build() -> None:
    line: published.Line = {
        "what": "hhi",
        "published": 2600,
        "computed": 2601,
        "tolerance": 1e-6,
        "given": {"shares": 4},
    }
    with pytest.raises(published.DisagreementError, match="case 16"):
        published.published_cases("en", {"16": [line]})
    assert "2,600" in published.published_cases("en", {"16": [{**line, "computed": 2600}]})


@pytest.mark.parametrize(
    ("value", "printed", "more", "written"),
    [
        (14221863.481, 14221863, 1, "14,221,863.5"),
        (580000.0, 580000, 1, "580,000"),
        (30.41667, 30.4, 1, "30.42"),
        (4.1707966e-07, 4.17079659e-07, 0, "4.171e-07"),
        (0.0, 0.0, 1, "0"),
    ],
)
def test_numbers_are_written_as_they_were_printed(
    value: float, printed: float, more: int, written: str
) -> None:
    assert published.written(value, printed, more) == written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_last_recorded_run_is_told_whole(lang: str) -> None:
    record = json.loads(measured_module.MEASURED.read_text(encoding="utf-8"))
    said = measured_module.measured(lang)
    for runtime in record["runtimes"].values():
        assert runtime in said
    assert record["recorded_on"] in said
    assert record["accuracy"].keys() == {"realistic", "wild"}
    for kind in record["accuracy"].values():
        assert f"{100 * kind['value_at_risk']['largest']:.3f}%" in said
        assert kind["value_at_risk"]["beyond_target"] == kind["expected_shortfall"]["beyond_target"] == 0


def test_no_record_of_waits_is_made_without_the_slow_conditions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measurement, "ready", lambda: pytest.fail("the measurement has begun"))
    with pytest.raises(SystemExit):
        measurement.main(["--quick", "--record"])
    assert "--quick" in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_waits_told_are_the_recorded_ones(lang: str) -> None:
    record = waiting_module.recorded()
    rows = re.findall(
        r'<th scope="row">([^<]*)</th><td>([\d.]+)</td><td>([\d.]+)</td>', waiting_module.waiting(lang)
    )
    told = {way: (seconds, part) for way, seconds, part in rows}
    fast = record["milliseconds"]["fast"]
    for way in waiting_module.WAYS:
        seconds, part = told[check_words(lang)[f"waiting.way.{way}"]]
        assert float(seconds) == pytest.approx(fast[way]["total"] / 1000, abs=0.05)
        assert float(part) == pytest.approx(fast[way]["total"] / fast["published"]["total"], abs=0.005)
