"""What a reader does on the page of order files, and what they see there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page

from tests.browser.watched import POLLING_MS


@dataclass(frozen=True)
class OrderFilePage:
    """The page of order files in one language."""

    page: Page
    site_url: str
    lang: str

    def open(self) -> OrderFilePage:
        """Go to the page."""
        self.page.goto(f"{self.site_url}/{self.lang}/calculator/orders/")
        return self

    def opened_and_ready(self) -> OrderFilePage:
        """Go to the page and wait until Python has read the example."""
        self.open()
        self.is_ready()
        return self

    def is_ready(self) -> None:
        """Wait until Python has nothing to do."""
        self.page.wait_for_selector("html[data-calculator=ready]", state="attached")

    def choose(self, name: str, content: bytes | Path) -> None:
        """Choose a file."""
        file: FilePayload | Path = (
            content
            if isinstance(content, Path)
            else {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        self.page.set_input_files("#order-file", file)

    def read(self, name: str, content: bytes) -> None:
        """Choose a file and wait until the page says what is in it, or why it cannot be used."""
        self.choose(name, content)
        self.shows(name)

    def shows(self, name: str) -> None:
        """Wait until the page says that what it shows is about this file."""
        self.page.wait_for_function(
            """name => document.querySelector("[data-results-state]").textContent.includes(name)
                 && document.documentElement.dataset.calculator === "ready" """,
            arg=name,
            polling=POLLING_MS,
        )

    def standing(self) -> Locator:
        """The line that says what the results are of, or why there are none."""
        return self.page.locator("[data-results-state]")

    def press(self, button: str) -> None:
        """Use a button by the keyboard alone, then wait for what comes of it."""
        before = self.results()
        self.unfold(self.page.locator(button)).focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(
            """before => performance.getEntriesByType("mark").filter(
                 mark => mark.name === "calculator-result").length > before
                 && document.documentElement.dataset.calculator === "ready" """,
            arg=before,
            polling=POLLING_MS,
        )

    def results(self) -> int:
        """How many results there have been after the first."""
        found: int = self.page.evaluate("performance.getEntriesByName('calculator-result').length")
        return found

    def unfold(self, inside: Locator) -> Locator:
        """Open the folds around an element, as a reader would to get at it."""
        folds = inside.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("> summary").click()
        return inside

    def box(self, name: str) -> Locator:
        """A box of the form."""
        return self.unfold(self.page.locator(f'[name="{name}"]'))

    def text(self, place: str) -> str:
        """What stands at a place of the results."""
        return self.page.locator(f"[data-slot={place}]").text_content() or ""

    def figure(self, path: str) -> str:
        """The unrounded number of a figure, as written in the page."""
        return self.page.locator(f'[data-result="{path}"]').first.get_attribute("data-value") or ""

    def saved(self, what: str, folder: Path) -> bytes:
        """What a button to take away hands over."""
        with self.page.expect_download() as download:
            self.unfold(self.page.locator(f'[data-action=save][data-what="{what}"]')).click()
        target = folder / what
        download.value.save_as(target)
        return target.read_bytes()
