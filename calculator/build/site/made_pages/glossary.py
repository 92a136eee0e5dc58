"""The glossary: `docs/glossary.yml`, one word for one thing, each with its meaning in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.build.site.yaml_text import read_yaml

GLOSSARY = ROOT / "docs" / "glossary.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term; `words` and `means` are by language, `more` is a page of `docs/<language>` and a section."""

    id: str
    group: str
    words: Mapping[str, str]
    means: Mapping[str, str]
    sources: tuple[str, ...]
    more: str

    @property
    def more_address(self) -> str:
        """Where the site goes on from the meaning, below the folder of a language."""
        page, _, section = self.more.partition("#")
        address = page.removesuffix("index.md").removesuffix(".md")
        return address + ("/" if address and not address.endswith("/") else "") + f"#{section}".rstrip("#")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """Terms that belong together, and what they are called together, by language."""

    id: str
    title: Mapping[str, str]
    terms: tuple[Term, ...]


@cache
def groups() -> tuple[TermGroup, ...]:
    """All groups, in the order of the file."""
    return read_groups(GLOSSARY)


def read_groups(path: Path) -> tuple[TermGroup, ...]:
    """The groups in a file; KeyError for a missing entry, ValueError for an id used twice."""
    data = read_yaml(path.read_text(encoding="utf-8"))
    found = tuple(
        TermGroup(
            id=group["id"],
            title={lang: group[lang] for lang in LANGUAGES},
            terms=tuple(_term(group["id"], entry) for entry in group["terms"]),
        )
        for group in data["groups"]
    )
    ids = [term.id for group in found for term in group.terms]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"{path.name} explains twice: {', '.join(twice)}")
    return found


@cache
def terms() -> Mapping[str, Term]:
    """Every term by its id."""
    return {term.id: term for group in groups() for term in group.terms}


def _term(group: str, entry: Mapping[str, str]) -> Term:
    return Term(
        id=entry["id"],
        group=group,
        words={lang: entry[lang] for lang in LANGUAGES},
        means={lang: entry[f"means_{lang}"] for lang in LANGUAGES},
        sources=tuple(entry["sources"]),
        more=entry["more"],
    )
