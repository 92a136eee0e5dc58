"""The self-checks as data: whole in both languages, and nobody who is told to act is left without a step."""

from __future__ import annotations

import pytest

from calculator.build.site.made_pages.self_checks.check import (
    EFFORTS,
    LEVELS,
    SelfCheck,
    gravest,
    names,
    self_check,
)
from calculator.words import LANGUAGES

PAGES = {
    "good-for-me": "buyers/check-good-for-me",
    "was-it-me": "buyers/check-was-it-me",
    "cash-offer": "buyers/check-cash-offer",
    "shop-ready": "merchants/check-ready",
}
EVERY_CHECK = pytest.mark.parametrize("name", names())


def test_every_check_has_its_page() -> None:
    assert sorted(PAGES) == names()


@EVERY_CHECK
def test_a_check_is_whole(name: str) -> None:
    check = self_check(name)
    steps = [step.id for step in check.steps]
    asked_for = {step for question in check.questions for a in question.answers for step in a.then}
    assert len(set(steps)) == len(steps)
    assert asked_for == set(steps), "a step that no answer asks for, or that is not there"
    assert all(step.effort in (*EFFORTS, None) for step in check.steps)
    assert len({question.id for question in check.questions}) == len(check.questions)
    for question in check.questions:
        assert len({answer.id for answer in question.answers}) == len(question.answers) >= 2
        for answer in question.answers:
            assert answer.level in LEVELS
            assert all(answer.because[lang].strip() for lang in LANGUAGES)
    for level in possible_outcomes(check):
        assert all(all(check.outcomes[level][lang]) for lang in LANGUAGES)


@EVERY_CHECK
def test_no_outcome_is_left_without_a_step(name: str) -> None:
    """Whoever is told to act is told what to do."""
    for question in self_check(name).questions:
        for answer in question.answers:
            assert answer.then or answer.level != "act", f"{question.id}: {answer.id}"


def possible_outcomes(check: SelfCheck) -> set[str]:
    reached = {gravest([a.level for a in question.answers]) for question in check.questions}
    lightest = [min((a.level for a in q.answers), key=LEVELS.index) for q in check.questions]
    return {gravest(lightest), *(level for level in reached if LEVELS.index(level) >= 1)}
