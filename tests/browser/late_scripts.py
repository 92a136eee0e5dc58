"""A page whose scripts are still on their way."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route

MODULES = re.compile(r"/js/.+\.js")


class LateScripts:
    """The modules of a page, which stay unanswered until they arrive."""

    def __init__(self, page: Page, address: str) -> None:
        """Go to an address, and come back before a script of it has run."""
        self._held: list[Route] | None = []
        page.route(MODULES, self._requested)
        page.goto(address, wait_until="commit")

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
