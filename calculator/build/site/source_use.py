"""Where each source is used, and what is wrong with the list of sources.

A source that nobody cites has no place on the site, and an address is published only when its host has been
looked at: `source_hosts.txt` names, one a line, the hosts that belong to the outlet named. A copy of somebody
else's article on any other host is cited without an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from calculator.build.site.staging.front_matter import Page
from calculator.parameters import Source, fields
from calculator.shop.templates import example, templates

HOSTS = Path(__file__).parent / "source_hosts.txt"
SCHEMES = frozenset({"http", "https"})


class SourceError(Exception):
    """A source that cannot be published as it is; the message names it and says what to do."""


@cache
def known_hosts() -> frozenset[str]:
    """The hosts that may be linked to."""
    return frozenset(HOSTS.read_text(encoding="utf-8").split())


def sources_of_inputs() -> frozenset[str]:
    """Ids of the sources that a default or a figure of a trade template rests on."""
    of_fields = {identifier for field in fields() for identifier in field.sources}
    mixes = (*templates(), example())
    figures = [
        figure
        for mix in mixes
        for group in (mix.assumptions, *(segment.figures for segment in mix.segments))
        for figure in group.values()
    ]
    return frozenset(of_fields | {figure.basis for figure in figures if figure.basis != "assumption"})


def citing_pages(pages: Iterable[Page]) -> Mapping[str, list[Page]]:
    """For each source, the pages that cite it, in their order."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for identifier in page.about.sources:
            found.setdefault(identifier, []).append(page)
    return found


def check_sources(used: Iterable[str], entries: Iterable[Source]) -> None:
    """Raise `SourceError` when a source is used but unknown, known but unused, or has a doubtful address.

    `used` are ids, `entries` the whole list of sources.
    """
    listed = {entry.id: entry for entry in entries}
    wanted = set(used)
    troubles = [f"{name}: used, but not in sources.json" for name in sorted(wanted - listed.keys())]
    troubles += [f"{name}: nothing uses this source" for name in listed if name not in wanted]
    troubles += [f"{entry.id}: {said}" for entry in listed.values() if (said := doubt(entry.address))]
    if troubles:
        raise SourceError("sources that cannot be published:\n" + "\n".join(troubles))


def doubt(address: str | None) -> str | None:
    """What speaks against sending a reader to an address; None when nothing does."""
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or parts.username or parts.port:
        return f"{address} is not a plain web address"
    if parts.hostname not in known_hosts():
        return (
            f"the host {parts.hostname} is not in {HOSTS.name}: add it if it belongs to the outlet named; "
            "leave the address out if the page only copies somebody else's article"
        )
    return None
