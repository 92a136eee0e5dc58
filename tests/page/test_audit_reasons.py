"""A failed audit says on the page why it failed and what was done, in both languages."""

from dataclasses import replace

import pytest

from calculator.exposure.distribution.audit import NOTHING_TO_CHECK, REASONS, worse_of
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.audit import audit
from calculator.words import LANGUAGES, say


def failed_for(*reasons: str) -> dict[str, dict[str, object]]:
    return {
        "audit": {
            "mass_error": 0.0,
            "mean_error": 0.0,
            "sd_error": 0.1,
            "tail_mass": 0.0,
            "lattice_points": 16384,
            "attempts": 6,
            "passed": False,
            "reasons": list(reasons),
        }
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_told(lang: str, reason: str) -> None:
    shown = audit(Figures(failed_for(reason), lang))
    assert say(lang, f"audit.reason.{reason}") in shown
    assert shown.count("<li>") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_done_is_told(lang: str) -> None:
    shown = audit(Figures(failed_for("window", "spread"), lang))
    assert shown.count("<li>") == 2
    assert ">6<" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_passed_stands_behind_a_fold_and_what_was_not_in_sight(lang: str) -> None:
    passed = {"audit": failed_for()["audit"] | {"passed": True}}
    assert audit(Figures(passed, lang)).startswith("<details")
    assert "<details" not in audit(Figures(failed_for("window"), lang))


def test_of_two_runs_every_reason_is_kept_once() -> None:
    one = replace(NOTHING_TO_CHECK, passed=False, reasons=("spread",))
    other = replace(NOTHING_TO_CHECK, passed=False, reasons=("window", "spread"))
    assert worse_of(one, other).reasons == ("window", "spread")
