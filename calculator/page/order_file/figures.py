"""The figures of a file on the page: the results of `mix` and of `screen` as one document of paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.page.html import numbers
from calculator.page.html.markup import Html
from calculator.page.html.shown_figure import Figures

SMALL = 0.095
"""Below it one decimal would say nothing."""


class FileFigures(Figures):
    """Figures by their path in either result: `import.orders`, `alerts[2].score`."""

    __slots__ = ()

    @classmethod
    def of(cls, lang: str, mix: Mapping[str, Any], screen: Mapping[str, Any]) -> FileFigures:
        """Return the figures of both results of one file."""
        return cls({**mix, **screen}, lang)

    @property
    def currency(self) -> str:
        """The currency of the file."""
        return str(self.result["mix"]["currency"])

    def expected(self, path: str) -> Html:
        """An expected number of orders, however small."""
        value = self.value(path)
        shown = numbers.count(value, self.lang)
        return self._shown(
            path,
            shown if value >= SMALL or not value else f"{numbers.significant(value, 1):.12f}".rstrip("0"),
        )
