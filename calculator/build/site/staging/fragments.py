"""HTML that must not pass through Markdown: kept aside while a page is staged, put back when it is built.

The form, the results and the charts are thousands of lines in which Markdown would look for emphasis and the
search would index every label. The staged page holds an empty element with a number in its place.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r'<div data-fragment="(?P<number>\d+)"></div>')


@dataclass(slots=True)
class Fragments:
    """The HTML kept aside for all pages of one language."""

    kept: list[str] = field(default_factory=list)

    def keep(self, html: str) -> str:
        """Keep `html` and return the mark that stands for it."""
        self.kept.append(html)
        return f'<div data-fragment="{len(self.kept) - 1}"></div>'

    def put_back(self, page: str) -> str:
        """The built page with every mark replaced by what it stands for."""
        return MARK.sub(lambda mark: self.kept[int(mark["number"])], page)

    def write(self, file: Path) -> None:
        """Leave all of it in a file beside the staged pages, for whatever else builds them."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(self.kept, ensure_ascii=False), encoding="utf-8")


def read_fragments(file: Path) -> Fragments:
    """What `Fragments.write` left in a file."""
    return Fragments(json.loads(file.read_text(encoding="utf-8")))
