"""What has changed on the site: `docs/changes.yml`, as a page and as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES, ROOT, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.site_words import word
from calculator.build.site.xml_file import written
from calculator.build.site.yaml_text import read_yaml
from calculator.page.html.markup import Html, element, join

CHANGES = ROOT / "docs" / "changes.yml"
KINDS = frozenset({"new", "changed", "corrected"})
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
    """The changes as Markdown, a heading each; the feed is offered where it is published."""
    by_path = {page.path.as_posix(): page for page in pages}
    parts: list[str] = []
    if settings.site_url:
        parts.append(element("p", None, element("a", {"href": f"../{FEED}"}, word(lang, "changes.feed"))))
    for change in changes():
        links = [
            element("a", {"href": f"../{by_path[path].address}"}, by_path[path].about.title)
            for path in change.pages
        ]
        day = element("time", {"datetime": change.on.isoformat()}, change.on.isoformat())
        told = join([day, Html(word(lang, f"changes.{change.kind}")), *links], " · ")
        facts = element("p", {"class": "change"}, told)
        parts += [f"## {change.titles[lang]} {{#{change.id}}}", facts, change.says[lang]]
    return "\n\n".join(parts)


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
