"""Find a Chromium for the browser tests, or install one; fail loudly when none can be had.

Order: the variable CHROME, an installed Chromium or Chrome, the one Playwright already has, the one
Playwright can fetch, and at last the system's package manager where that is allowed. Run as a command, it
makes sure that there is one; the tests themselves only look and never install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

INSTALLED_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
INSTALLED_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NONE_FOUND = (
    "No Chromium or Chrome was found and none could be installed. Install one, or set CHROME to its path: "
    "the browser tests cannot run without it."
)


class NoBrowserError(RuntimeError):
    """There is no browser on this machine and none could be installed."""


def installed_browser() -> str | None:
    """Return the path of a browser that is on this machine already, or None."""
    if named := os.environ.get("CHROME"):
        return named
    for name in INSTALLED_NAMES:
        if found := shutil.which(name):
            return found
    for path in INSTALLED_PATHS:
        if Path(path).exists():
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser() -> None:
    """Try Playwright's own download, then Debian's package; each may be refused, which is no error yet."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    for command in attempts:
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=600)
        except subprocess.TimeoutExpired:
            continue
        if installed_browser():
            return


def browser_path() -> str:
    """Return the path of the browser to test with.

    Raises:
        NoBrowserError: there is none on this machine.
    """
    found = installed_browser()
    if not found:
        raise NoBrowserError(NONE_FOUND)
    return found


def main() -> int:
    """Make sure that there is a browser."""
    if not installed_browser():
        print("No browser found: installing one for the tests …")
        install_browser()
    try:
        browser_path()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
