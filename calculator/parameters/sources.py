"""Where the figures come from: `sources.json`, one entry a source, each read on a stated day.

The title stays in the language of the source. A source without an address is cited by outlet, title and date:
the text that was read is not one to send readers to. What each source says is in the words
(`source.<id>.says`), because that is for people.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from calculator.parameters.data_files import read

Confidence = Literal["high", "medium-high", "medium", "low-medium", "low", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source.

    `title` is the source's own unless `described`: then it says in our words what was read. `language` is the
    language of the title (BCP 47), `published` an ISO date, month or year (None where the source bears none),
    `read_on` the ISO date on which it was read, `confidence` how far it can be relied on. `valid_from` and
    `valid_to` are the first and the last day of what it is about, where it says so: from when a law is in
    force, which time a figure is of. A reader is told once the last day has passed, by their own calendar.
    """

    id: str
    title: str
    language: str
    outlet: str
    published: str | None
    address: str | None
    read_on: str
    confidence: Confidence
    described: bool = False
    valid_from: str | None = None
    valid_to: str | None = None


@cache
def sources() -> dict[str, Source]:
    """Return every source by its id, in the order of the file."""
    found = [Source(**entry) for entry in read("sources.json")["sources"]]
    by_id = {entry.id: entry for entry in found}
    if len(by_id) != len(found):
        raise ValueError("sources.json names one id twice")
    return by_id


def source(identifier: str) -> Source:
    """Return one source; KeyError where the id is unknown."""
    return sources()[identifier]
