"""What the browser tests do and look at."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from calculator.build.runtime.inside.used_modules import SHOP, asked
from tests.runtime.host import Host

ENGLISH = json.dumps(SHOP) + ', "en"'
CHINESE = json.dumps(SHOP) + ', "zh"'


def opened(context: BrowserContext, host: Host, **options: object) -> Page:
    """Open the page with a runtime that has these options and has not been started."""
    page = context.new_page()
    page.goto(host.address)
    page.evaluate("options => prepare(options)", {"runtimeUrl": "/runtime/", "snapshot": False, **options})
    return page


def heard(page: Page, kind: str) -> list[Any]:
    return [detail for name, detail in page.evaluate("heard") if name == kind]


def marks(page: Page) -> list[str]:
    return list(page.evaluate("performance.getEntriesByType('mark').map(mark => mark.name)"))


def figures(page: Page, asked: str = ENGLISH) -> Any:
    """What the page saves for this input."""
    return json.loads(page.evaluate(f"saved({asked})"))["portfolio"]


def expected() -> Any:
    saved = asked("merchant", "saved", {"fields": SHOP, "language": "en", "what": "result"})
    return json.loads(saved["text"])["portfolio"]


def close_to(portfolio: Any) -> Any:
    """The same figures, but for the last bits of exponentials, which two C libraries may round apart.

    Where a quantile is read from a close-up, exponential tilting carries them to the seventh digit.
    """
    if isinstance(portfolio, dict):
        return {name: close_to(value) for name, value in portfolio.items()}
    return pytest.approx(portfolio, rel=1e-6) if isinstance(portfolio, float) else portfolio
