"""What a page does besides what a test looks at: a foreign request or an error fails every test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
EVIDENCE = ROOT / "build" / "evidence"
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

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", lambda request: self._request(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _request(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:", "about:")):
            self.foreign_requests.append(url)

    def _console(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")
        if message.type == "error" and MISSING_ON_PURPOSE not in message.location["url"]:
            self.errors.append(message.text)
