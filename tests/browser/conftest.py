"""The built site on a loopback server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.serving import serving
from tests.browser.watched import PATIENCE_MS, SITE

__all__ = ["PATIENCE_MS", "SITE"]


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site."""
    assert (SITE / "index.html").exists(), "the site is not built: run `make site` first"
    with serving(SITE) as address:
        yield address
