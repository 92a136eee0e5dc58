"""Firefox and WebKit as a reader uses them: pages opened, boxes filled, files chosen and saved.

Playwright's own builds of the two are not to be had everywhere; these are the browsers that Linux has, driven
by selenium. Nothing here waits for a time: every wait is for a state, with the patience of all journeys.
"""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.find_browser import browser_path, geckodriver_path
from tests.browser.watched import PATIENCE_MS

WINDOW = Path(__file__).with_name("webkit_window.py")
IN_VIEW = """const [element] = arguments;
for (let fold = element.closest("details:not([open])"); fold; fold = fold.closest("details:not([open])")) {
  fold.open = true;
}
element.scrollIntoView({ block: "center", behavior: "instant" });"""
UNFINISHED = {".part", ".wkdownload"}
UNKNOWN_TO_WEBKIT = "Unrecognized Content-Security-Policy directive 'manifest-src'"
"""WebKitGTK knows no web app manifests and says so of every page; other browsers need it to let one in."""


@dataclass
class Engine:
    """A browser, what its pages complained of, and where it saves to."""

    driver: WebDriver
    downloads: Path
    complaints: list[str] = field(default_factory=list)

    def until(self, found: Callable[[], Any], what: str) -> Any:
        """Wait until something is there that counts as true; gives it."""
        try:
            return WebDriverWait(self.driver, PATIENCE_MS / 1000, 0.1).until(lambda _: found())
        except TimeoutException as error:
            page = self.run("return document.body.innerText")
            raise AssertionError(f"never came: {what}\n{self.complaints}\n{page}") from error

    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a function gives in the page."""
        return self.driver.execute_script(script, *arguments)

    def shown(self, selector: str) -> WebElement:
        """The first such element, its folds open and in view."""
        elements = self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, selector), selector)
        self.run(IN_VIEW, elements[0])
        element: WebElement = elements[0]
        return element

    def press(self, selector: str) -> None:
        """Click on something."""
        self.shown(selector).click()

    def type(self, selector: str, text: str) -> None:
        """Replace what a box holds, key by key, and leave it."""
        box = self.shown(selector)
        box.clear()
        box.send_keys(text)
        self.run("arguments[0].blur()", box)

    def saved(self, selector: str) -> bytes:
        """What a button hands over as a file."""
        before = set(self.downloads.iterdir())
        self.press(selector)
        file: Path = self.until(lambda: self._new_file(before), f"a file from {selector}")
        return file.read_bytes()

    def _new_file(self, before: set[Path]) -> Path | None:
        now = set(self.downloads.iterdir()) - before
        if any(file.suffix in UNFINISHED for file in now):
            return None
        return next((file for file in now if file.stat().st_size), None)


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """A Firefox with a profile of its own; what its console says comes by WebDriver BiDi."""
    options = webdriver.FirefoxOptions()
    options.binary_location = browser_path("Firefox")
    options.add_argument("-headless")
    options.enable_bidi = True
    options.set_preference("browser.download.folderList", 2)
    options.set_preference("browser.download.dir", str(folder))
    service = webdriver.FirefoxService(geckodriver_path())
    driver = webdriver.Firefox(options, service)
    engine = Engine(driver, folder)

    def hear(entry: Any) -> None:
        if entry.level == "error":
            engine.complaints.append(entry.text)

    driver.script.add_console_message_handler(hear)
    driver.script.add_javascript_error_handler(hear)
    try:
        yield engine
    finally:
        driver.quit()


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """WebKitGTK on a screen of its own; what its console says comes by a terminal, line by line."""
    driver_path = browser_path("WebKit")
    complaints: list[str] = []
    with _screen() as display, _terminal(complaints) as terminal:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(WINDOW)
        environment = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "DOWNLOADS": str(folder)}
        service = webdriver.WebKitGTKService(driver_path, log_output=terminal, env=environment)
        driver = webdriver.WebKitGTK(options, service)
        try:
            yield Engine(driver, folder, complaints)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; gives its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen:
        assert screen.stdout
        try:
            yield f":{screen.stdout.readline().strip()}"
        finally:
            screen.terminate()


@contextmanager
def _terminal(complaints: list[str]) -> Iterator[TextIO]:
    """A terminal, since what is written to a file stays with its writer until its end; keeps the errors."""
    ours, theirs = os.openpty()

    def listen() -> None:
        # Reading fails when nobody holds the other end any more.
        with os.fdopen(ours, encoding="utf-8", errors="replace") as lines:
            try:
                complaints.extend(
                    line.strip()
                    for line in lines
                    if re.match(r"CONSOLE \S* ?ERROR", line) and UNKNOWN_TO_WEBKIT not in line
                )
            except OSError:
                return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        yield terminal
    listener.join(timeout=PATIENCE_MS / 1000)


ENGINES: dict[str, Callable[[Path], Any]] = {"Firefox": firefox, "WebKit": webkit}
