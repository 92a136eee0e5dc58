"""A page of text whose figures follow the numbers that its reader changes: declaration and answer.

The page's script sends what stands in every box, and which figures the page shows (path and way of writing);
the answer has them anew:

| name | holds |
|---|---|
| `ok` | whether there is a result |
| `figures` | the figures asked for, in their order |
| `html` | by the name of their place: the charts, and what has changed in a sentence |
| `problems` | what must be corrected: `field` and `message` |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.boundary.problems import InvalidInput
from calculator.page.form.requests import refusal
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures, shown
from calculator.page.living.changeable import Changeable
from calculator.page.question import Question

Changed = Mapping[str, float | None]
"""What stands in the boxes, by name; none for a guess not made."""


def beside_example(lang: str, said: Iterable[Html], of_example: Iterable[Html]) -> Html:
    """What the reader's numbers come to, called theirs, and what the example's come to."""
    return sentences(lang, [sentence(lang, "living.yours"), *said, *of_example])


@dataclass(frozen=True, slots=True, kw_only=True)
class LivingPage:
    """What can be changed on a page, and what follows from it.

    `result` is what its figures are of, in a language; `following` what else follows, such as charts, by the
    name of its place, and `said` the sentence that tells what has changed, from the figures now and those of
    the example.
    """

    changeable: tuple[Changeable, ...]
    result: Callable[[str, Changed], Mapping[str, Any]]
    said: Callable[[Figures, Figures], Html]
    following: Mapping[str, Callable[[Figures], Html]]

    @property
    def example(self) -> Changed:
        """The numbers of the example."""
        return {one.name: one.example for one in self.changeable}

    def figures(self, lang: str, changed: Changed | None = None) -> Figures:
        """The figures that follow from the numbers, or from those of the example."""
        return Figures(self.result(lang, self.example if changed is None else changed), lang)

    def answer(self, question: Question) -> dict[str, Any]:
        """Answer with the figures of what was typed, or with what must be corrected first."""
        lang = question.language
        try:
            fields = question.fields
        except InvalidInput as invalid:
            return refusal(invalid, lang)
        changed, problems = self._read(lang, fields)
        if problems:
            return {"ok": False, "figures": [], "html": {}, "problems": problems}
        figures = self.figures(lang, changed)
        html = {name: part(figures) for name, part in self.following.items()}
        return {
            "ok": True,
            "figures": [shown(figures, path, kind) for path, kind in question.argument["figures"]],
            "html": {**html, "said": self.said(figures, self.figures(lang))},
            "problems": [],
        }

    def _read(self, lang: str, fields: Mapping[str, str]) -> tuple[Changed, list[dict[str, str]]]:
        changed: dict[str, float | None] = {}
        problems = []
        for one in self.changeable:
            try:
                changed[one.name] = one.read(str(fields.get(one.name, one.shown)))
            except ValueError:
                problems.append({"field": one.name, "message": one.problem(lang)})
        return changed, problems
