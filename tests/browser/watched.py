"""What a page does besides what a test looks at: a foreign request or an error fails every test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
EVIDENCE = ROOT / "build" / "evidence"
POLLING_MS = 50
"""How often a condition is looked at. At every frame, as is usual, the page draws all the while, which is a
third of what a recalculation costs."""
# Generous: a loaded machine is slow, and a journey that never ends is what this is for.
PATIENCE_MS = 120_000
MISSING_ON_PURPOSE = "/no/such/page/"
"""A browser complains of every missing page, and of this one a test asks for just that."""


@dataclass
class Watch:
    """What went on in the pages of a context."""

    origin: str
    foreign_requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    @contextmanager
    def over(self, context: BrowserContext) -> Iterator[None]:
        """Watch every page of a context for a while."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)
        try:
            yield
        finally:
            context.remove_listener("request", self._request)
            context.remove_listener("console", self._console)
            context.remove_listener("weberror", self._error)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self.foreign_requests.append(request.url)

    def _error(self, error: WebError) -> None:
        self.errors.append(str(error.error))

    def _console(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")
        if message.type == "error" and MISSING_ON_PURPOSE not in message.location["url"]:
            self.errors.append(message.text)
