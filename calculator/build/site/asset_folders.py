"""What the folders with the files beside the pages are called; the hash of the content is in each name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Names of the folders in `site/assets/`."""

    site: str
    page: str
    runtime: str
    samples: str


def assets_in(folder: Path) -> Assets:
    """The names of the folders in `folder`, which is or will be `site/assets/`."""

    def named(prefix: str) -> str:
        (found,) = folder.glob(f"{prefix}-*/")
        return found.name

    return Assets(site=named("site"), page=named("page"), runtime=named("runtime"), samples=named("samples"))
