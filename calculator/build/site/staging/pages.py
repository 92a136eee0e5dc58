"""The pages as written, one folder a language."""

from __future__ import annotations

from pathlib import Path

from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.front_matter import Page, read_page

NOT_FOUND = Path("404.md")


def pages_of(settings: Settings, lang: str) -> list[Page]:
    """Every page of a language as written, without the one for missing pages, in order of their paths."""
    folder = settings.docs / lang
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*.md"))
    return [read_page(folder, path) for path in paths if path != NOT_FOUND]
