"""A self-check as data, and what a set of answers comes to.

One file holds one check, both languages side by side. Each answer has a level: `fine`, `care` or `act`. The
outcome is that of the gravest answer, never a score; the steps are those that the answers ask for, in the
order of the file. A step may name a countermeasure of the blind window, whose effect the calculator gives.
`docs/assets/self-check.js` does the same in the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from calculator.build.site.paths_and_addresses import LANGUAGES

FOLDER = Path(__file__).parent
LEVELS = ("fine", "care", "act")
"""From the lightest to the gravest."""
EFFORTS = ("minutes", "hours", "ongoing")
CHECK = re.compile(r"\{\{\s*self_check\s+([a-z-]+)\s*\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: its words and its explanation in each language, its level, the steps that it asks for."""

    id: str
    level: str
    words: dict[str, str]
    because: dict[str, str]
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, of which exactly one answer is chosen."""

    id: str
    words: dict[str, str]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do: how much effort it is, and the countermeasure whose effect can be computed, if any."""

    id: str
    words: dict[str, str]
    effort: str | None
    lever: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Money offered for a quota: an invented example, and its words by language.

    Of `amount` (yuan) the other side keeps `cut` per cent.
    """

    amount: int
    cut: int
    words: dict[str, dict[str, str]]

    def told(self, lang: str) -> str:
        """What the example comes to; the page's script says the same of the reader's figures."""
        lost = self.amount * self.cut / 100
        gets = self.amount - lost
        figures = {"owes": self.amount, "gets": gets, "lost": lost}
        shown = {name: f"{figure:,.0f}" for name, figure in figures.items()}
        return self.words[lang]["told"].format(cut=self.cut, **shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """A whole check; `outcomes` holds title and text by level and language, `offer` a sum to work out."""

    name: str
    questions: tuple[Question, ...]
    outcomes: dict[str, dict[str, tuple[str, str]]]
    steps: tuple[Step, ...]
    offer: Offer | None


def names() -> list[str]:
    """The names of all checks."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@cache
def self_check(name: str) -> SelfCheck:
    """The check of a name. `KeyError` where there is none."""
    if name not in names():
        raise KeyError(name)
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return SelfCheck(
        name=name,
        questions=tuple(_question(entry) for entry in data["questions"]),
        outcomes={
            level: {lang: (title, text) for lang, (title, text) in told.items()}
            for level, told in data["outcomes"].items()
        },
        steps=tuple(
            Step(
                id=entry["id"],
                words=_by_language(entry),
                effort=entry.get("effort"),
                lever=entry.get("lever"),
            )
            for entry in data["steps"]
        ),
        offer=_offer(data["offer"]) if "offer" in data else None,
    )


def _offer(entry: dict[str, Any]) -> Offer:
    return Offer(amount=entry["amount"], cut=entry["cut"], words={lang: entry[lang] for lang in LANGUAGES})


def spelled_out(lang: str, body: str) -> str:
    """A page's text with the words of its checks in their places, as whoever looks for citations needs it."""

    def words(match: re.Match[str]) -> str:
        check = self_check(match[1])
        answers = [answer for question in check.questions for answer in question.answers]
        outcomes = [told[lang][1] for told in check.outcomes.values()]
        steps = [step.words[lang] for step in check.steps]
        return "\n".join([*(answer.because[lang] for answer in answers), *outcomes, *steps])

    return CHECK.sub(words, body)


def gravest(levels: Iterable[str]) -> str:
    """The gravest of some levels."""
    return max(levels, key=LEVELS.index)


def _question(entry: dict[str, Any]) -> Question:
    answers = tuple(
        Answer(
            id=answer["id"],
            level=answer["level"],
            words={lang: answer[lang][0] for lang in LANGUAGES},
            because={lang: answer[lang][1] for lang in LANGUAGES},
            then=tuple(answer.get("then", ())),
        )
        for answer in entry["answers"]
    )
    return Question(id=entry["id"], words=_by_language(entry), answers=answers)


def _by_language(entry: dict[str, Any]) -> dict[str, str]:
    return {lang: entry[lang] for lang in LANGUAGES}
