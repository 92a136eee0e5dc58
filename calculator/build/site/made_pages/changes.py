"""What has changed on the site: `docs/changes.yml`, as a page and as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES, ROOT, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.site_words import word
from calculator.build.site.xml_file import written
from calculator.build.site.yaml_text import read_yaml
from calculator.page.html.markup import element, join
from calculator.words.dates import MONTHS

CHANGES = ROOT / "docs" / "changes.yml"
KINDS = ("new", "changed", "corrected")
FEED = "changes.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; `titles` and `says` are by language, `pages` are files of `docs/<language>`."""

    id: str
    on: date
    kind: str
    pages: tuple[str, ...]
    titles: Mapping[str, str]
    says: Mapping[str, str]


@cache
def changes() -> tuple[Change, ...]:
    """All changes, the newest first."""
    return read_changes(CHANGES)


def read_changes(path: Path) -> tuple[Change, ...]:
    """The changes in a file; ValueError for an unknown kind, an id used twice or a wrong order."""
    found = tuple(_change(entry) for entry in read_yaml(path.read_text(encoding="utf-8")))
    if len({change.id for change in found}) != len(found):
        raise ValueError(f"{path.name} uses one id twice")
    if any(newer.on < older.on for newer, older in pairwise(found)):
        raise ValueError(f"{path.name} is not in order: the newest comes first")
    return found


def _change(entry: Mapping[str, Any]) -> Change:
    if entry["kind"] not in KINDS:
        raise ValueError(f"{entry['id']}: kind must be one of {', '.join(sorted(KINDS))}")
    return Change(
        id=entry["id"],
        on=entry["date"],
        kind=entry["kind"],
        pages=tuple(entry["pages"]),
        titles={lang: entry[f"title_{lang}"] for lang in LANGUAGES},
        says={lang: entry[lang] for lang in LANGUAGES},
    )


def change_list(lang: str, pages: Sequence[Page], settings: Settings) -> str:
    """The changes as Markdown, a heading a day and one for each; what is older than the last day is folded.

    The feed is offered where it is published.
    """
    by_path = {page.path.as_posix(): page for page in pages}
    parts: list[str] = []
    if settings.site_url:
        parts.append(element("p", None, element("a", {"href": f"../{FEED}"}, word(lang, "changes.feed"))))
    for on, group in groupby(changes(), key=lambda change: change.on):
        of_day = list(group)
        parts.append(f"## {_day(lang, on)} {{#of-{on.isoformat()}}}")
        told = [text for change in of_day for text in _told(lang, change, by_path)]
        if on == changes()[0].on:
            parts += [element("p", {"class": "change__tally"}, _tally(lang, of_day)), *told]
        else:
            summary = element("summary", None, _tally(lang, of_day))
            parts += [f'<details class="changes" markdown="1">{summary}', *told, "</details>"]
    return "\n\n".join(parts)


def _told(lang: str, change: Change, by_path: Mapping[str, Page]) -> tuple[str, str, str]:
    """Heading, kind with the pages concerned, and text."""
    kind = element("span", {"class": f"change__kind change__kind--{change.kind}"}, _kind(lang, change.kind))
    links = (
        element("a", {"href": f"../{by_path[path].address}"}, by_path[path].about.title)
        for path in change.pages
    )
    facts = element("p", {"class": "change"}, join([kind, *links], " · "))
    return f"### {change.titles[lang]} {{#{change.id}}}", facts, change.says[lang]


def _day(lang: str, on: date) -> str:
    month = MONTHS[on.month - 1] if lang == "en" else on.month
    return word(lang, "changes.day", year=on.year, month=month, day=on.day)


def _tally(lang: str, of_day: Iterable[Change]) -> str:
    """How many changes of a day there are of each kind."""
    counted = Counter(change.kind for change in of_day)
    numbers = ((kind, counted[kind]) for kind in KINDS if counted[kind])
    return " · ".join(word(lang, "changes.count", kind=_kind(lang, kind), number=n) for kind, n in numbers)


def _kind(lang: str, kind: str) -> str:
    return word(lang, f"changes.{kind}")


def feed(lang: str, settings: Settings) -> str:
    """The Atom feed; `settings.site_url` must be set, since addresses in it are absolute."""
    home = f"{settings.site_url}{lang}/"
    site = word(lang, "site.name")
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": HTML_LANGUAGE[lang]})
    SubElement(root, "id").text = home
    SubElement(root, "title").text = word(lang, "changes.feed_title", site=site)
    SubElement(root, "updated").text = _moment(changes()[0].on)
    SubElement(SubElement(root, "author"), "name").text = site
    SubElement(root, "link", {"rel": "self", "href": f"{home}{FEED}"})
    SubElement(root, "link", {"href": f"{home}changes/"})
    for change in changes():
        address = f"{home}changes/#{change.id}"
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = address
        SubElement(entry, "title").text = change.titles[lang]
        SubElement(entry, "updated").text = _moment(change.on)
        SubElement(entry, "link", {"href": address})
        SubElement(entry, "category", {"term": change.kind, "label": word(lang, f"changes.{change.kind}")})
        SubElement(entry, "summary").text = change.says[lang]
    return written(root)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
