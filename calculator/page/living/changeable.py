"""A number of an example that its reader may change in the text, and how what was typed there is read."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.page.html.markup import Html, element, sentence
from calculator.page.typed.numbers import Understood, understand
from calculator.parameters import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Changeable:
    """A number in the text of a page, in the unit of its kind (a rate as a fraction, typed in per cent).

    `example` is what the page shows at first, none where the reader is asked for a guess; `low` and `high`
    are the ends of what is taken. `words` is the key of its name, which stands in no box but is read out.
    """

    name: str
    words: str
    kind: Kind
    low: float
    high: float
    example: float | None = None
    step: float | None = None
    """How far an arrow key goes, from `low` on; none for 1 from wherever the number is."""
    is_whole: bool = False

    def read(self, typed: str) -> float | None:
        """The number that was typed, none for a guess not made; ValueError where it is none of those taken.

        The example's own text stands for its number, which may have more decimals than are shown.
        """
        if typed.strip() == self.shown:
            return self.example
        read = understand(typed, self.kind)
        if not isinstance(read, Understood) or not self.low <= read.value <= self.high:
            raise ValueError(typed)
        if self.is_whole and read.value != int(read.value):
            raise ValueError(typed)
        return read.value

    @property
    def shown(self) -> str:
        """The example's number as it is typed; nothing for a guess."""
        return "" if self.example is None else self._typed(self.example)

    def name_in(self, lang: str) -> Html:
        """What the number is of."""
        return sentence(lang, self.words)

    def range_in(self, lang: str) -> Html:
        """Its name and the ends of its range."""
        low, high = self.ends
        return sentence(lang, "living.range", name=self.name_in(lang), low=low, high=high)

    @property
    def ends(self) -> tuple[str, str]:
        """The least and the most that is taken, as they are typed."""
        return self._typed(self.low), self._typed(self.high)

    def problem(self, lang: str) -> Html:
        """What to type instead: the name of the number and the ends of its range."""
        key = "living.problem_whole" if self.is_whole else "living.problem"
        low, high = self.ends
        return sentence(lang, key, name=self.name_in(lang), low=low, high=high)

    def in_text(self, lang: str) -> Html:
        """The number as text, with what the page's script makes a box of it from."""
        low, high = self.ends
        return element(
            "span",
            {
                "class": "changeable",
                "data-change": self.name,
                "data-name": self.range_in(lang),
                "data-low": low,
                "data-high": high,
                "data-step": "any" if self.step is None else f"{self.step:g}",
            },
            self.shown,
        )

    def _typed(self, value: float) -> str:
        return f"{round(100 * value if self.kind == 'rate' else value, 1):.10g}"
