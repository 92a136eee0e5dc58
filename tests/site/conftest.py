"""The built site, brought up to date once."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.build.site.build import build_site
from calculator.build.site.settings import Settings


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site, built from what is there now."""
    settings = Settings()
    build_site(settings)
    return settings.output


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every HTML file of the site."""
    return sorted(site.rglob("*.html"))
