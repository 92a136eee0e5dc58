"""A page whose scripts, or whose Python, are still on their way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import Page, Route

MODULES = re.compile(r"/js/.+\.js")
MANIFEST = "**/manifest.json"
NOTHING: Mapping[str, str] = MappingProxyType({})


class Held:
    """Files of a page that stay unanswered until they arrive."""

    def __init__(self, page: Page, files: str | re.Pattern[str]) -> None:
        self._held: list[Route] | None = []
        page.route(files, self._requested)

    def _requested(self, route: Route) -> None:
        if self._held is None:
            route.continue_()
        else:
            self._held.append(route)

    def arrive(self) -> None:
        """Let them through, and those that they ask for."""
        held, self._held = self._held or [], None
        for route in held:
            route.continue_()


class LateScripts(Held):
    """The modules of a page."""

    def __init__(self, page: Page, address: str, typed: Mapping[str, str] = NOTHING) -> None:
        """Go to an address, fill in boxes (by selector), and come back before a script of it has run."""
        super().__init__(page, MODULES)
        page.goto(address, wait_until="commit")
        for box, text in typed.items():
            page.fill(box, text)


def to_the_other_language(page: Page, other: str) -> None:
    """Change to the twin of a page whose scripts are held; those of the twin come at once."""
    page.unroute_all()
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"**/{other}/calculator/**")


class LatePython(Held):
    """Python, all of which is named in its manifest; for pages that are opened afterwards."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, MANIFEST)
