"""A figure of the result on the page: its text, where it stands in the JSON, and its unrounded value.

The value is looked up by its path, never passed along, so that what is shown and what it claims to be cannot
differ. A path joins the keys of the JSON with points, list positions in brackets:
`segments[0].outcomes.fraud`, `portfolio.value_at_risk.0.95`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import getitem
from typing import Any

from calculator.page.html import numbers
from calculator.page.html.markup import Html, escaped
from calculator.words.dates import dated

STEP = re.compile(r"\[(\d+)\]|(\d+\.\d+|[^.\[\]]+)")
"""A position in a list, or a key; only the keys that are levels of probability hold a point themselves."""


KINDS = frozenset({"money", "about_money", "percent", "days", "count", "scientific", "whole", "amount"})
"""How a page of text may write a figure: methods of `Figures`."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one result, written for readers of one language.

    `result` is the JSON that `calculator.answers.estimate.estimate` returns; `lang` is zh or en.
    """

    result: Mapping[str, Any]
    lang: str

    @property
    def currency(self) -> str:
        """The currency of every amount, a three-letter code."""
        inputs = self.result["inputs"]
        return str(inputs.get("currency") or inputs.get("plan_currency") or "CNY")

    def value(self, path: str) -> float:
        """The unrounded number at a path."""
        return float(value_at(self.result, path))

    def money(self, path: str) -> Html:
        """An amount to the whole unit."""
        return self._shown(path, numbers.money(self.value(path), self.lang, self.currency))

    def exact_money(self, path: str, *, unsigned: bool = False) -> Html:
        """An amount to the cent; unsigned where the sentence says which way it goes."""
        value = abs(self.value(path)) if unsigned else self.value(path)
        return self._shown(path, numbers.exact_money(value, self.lang, self.currency))

    def about_money(self, path: str, *, unsigned: bool = False) -> Html:
        """An amount to three significant digits; unsigned where the sentence says which way it goes."""
        value = abs(self.value(path)) if unsigned else self.value(path)
        return self._shown(path, numbers.about_money(value, self.lang, self.currency))

    def about_money_as_text(self, path: str) -> str:
        """The same for the words of a drawing, which cannot hold an element."""
        return numbers.about_money(self.value(path), self.lang, self.currency)

    def short_money(self, path: str) -> Html:
        """An amount as short as can be: 1.23 万, ¥12.3k."""
        return self._shown(path, numbers.short_money(self.value(path), self.lang, self.currency))

    def amount_in(self, path: str, currency: str) -> Html:
        """An amount that is one of another currency than the shop's: 4 yuan, 15 USD."""
        value = numbers.decimal(self.value(path))
        return self._shown(path, f"{value} {numbers.currency_word(currency, self.lang)}")

    def percent(self, path: str) -> Html:
        """A share or a rate in per cent."""
        return self._shown(path, numbers.percent(self.value(path), self.lang))

    def days(self, path: str) -> Html:
        """A number of days with its unit."""
        return self._shown(path, numbers.days(self.value(path), self.lang))

    def day(self, path: str) -> Html:
        """A day of the course, with its date where the date of day 0 is known."""
        start = self.result["inputs"].get("start_date")
        return self._shown(path, dated(int(self.value(path)), start, self.lang), "figure figure--day")

    def count(self, path: str) -> Html:
        """An expected number of orders, or another count."""
        return self._shown(path, numbers.count(self.value(path), self.lang))

    def whole(self, path: str) -> Html:
        """A whole number in groups of three."""
        return self._shown(path, numbers.whole(self.value(path)))

    def decimal(self, path: str) -> Html:
        """A pure number between 0 and 1, with two decimals."""
        return self._shown(path, f"{self.value(path):.2f}")

    def amount(self, path: str) -> Html:
        """A number of times or months to three significant digits: 0.042, 1.28, 57."""
        return self._shown(path, numbers.amount(self.value(path)))

    def of_kind(self, path: str, kind: str) -> Html:
        """A value as inputs of a kind are written: money, days or a rate; any other is a count."""
        return {"money": self.money, "days": self.days, "rate": self.percent}.get(kind, self.count)(path)

    def frequency(self, path: str) -> tuple[str, Html]:
        """A probability counted in orders: the base as text (1,000) and the figure (16)."""
        base, number = numbers.frequency(self.value(path))
        shown = numbers.count(number, self.lang) if number < 10 else numbers.whole(number)
        return numbers.whole(base), self._shown(path, shown)

    def scientific(self, path: str) -> Html:
        """A very small number, as a check reports it: 3.1e-12."""
        value = self.value(path)
        return self._shown(path, f"{value:.1e}" if value else "0")

    def _shown(self, path: str, shown: str, kind: str = "figure") -> Html:
        # Written out, since there are hundreds; paths are ours and hold nothing that has a meaning in markup.
        value = escaped(repr(value_at(self.result, path)))
        return Html(f'<span class="{kind}" data-result="{path}" data-value="{value}">{escaped(shown)}</span>')


def shown(figures: Figures, path: str, kind: str) -> Html:
    """A figure in one of the ways that a page of text may name; KeyError for another."""
    if kind not in KINDS:
        raise KeyError(kind)
    written: Html = getattr(figures, kind)(path)
    return written


def value_at(document: object, path: str) -> Any:  # noqa: ANN401 - any JSON value
    """What stands at a path of a JSON document. KeyError, IndexError or TypeError where nothing can."""
    return reduce(getitem, _steps(path), document)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(int(place) if place else name for place, name in STEP.findall(path))
