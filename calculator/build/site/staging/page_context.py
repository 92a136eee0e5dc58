"""Where the build stands while it writes a page: what every part of the page may be made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.build.site.asset_folders import Assets
from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.fragments import Fragments
from calculator.build.site.staging.front_matter import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """A page, the others of its language, and what is known there."""

    lang: str
    page: Page
    pages: Sequence[Page]
    """Every page of the language, in order of their paths."""
    settings: Settings
    assets: Assets
    document: Mapping[str, Any]
    """The example, as an input of `estimate`."""
    result: Mapping[str, Any]
    """Its result."""
    fragments: Fragments

    @property
    def up(self) -> str:
        """The relative way from the page's address up to the folder of its language."""
        return "../" * self.page.address.count("/")

    @property
    def to_root(self) -> str:
        """The relative way from the page's address up to the folder that holds zh/ and en/."""
        return self.up + "../"

    def asset(self, folder: str, file: str = "") -> str:
        """Address of a file beside the pages, relative to the page."""
        return f"{self.to_root}assets/{folder}/{file}"
