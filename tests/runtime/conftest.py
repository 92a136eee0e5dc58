"""The runtime, built once; the interpreter in it; a browser, and a host that serves it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from calculator.build.runtime import Manifest, build_runtime
from calculator.build.runtime.pipeline import OUTPUT, ROOT
from calculator.build.runtime.shipped_runtime import Shipped, shipped_in
from tests.browser.one_browser import the_browser
from tests.runtime.host import Host, serving

# Long enough for a loaded machine: only something that never happens takes this long.
PATIENCE_MS = 120_000


@pytest.fixture(scope="session")
def manifest() -> Manifest:
    return build_runtime()


@pytest.fixture(scope="session")
def runtime_folder(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy: another build may replace the folder while the tests run."""
    return shutil.copytree(OUTPUT / manifest.folder, tmp_path_factory.mktemp("runtime") / manifest.folder)


@pytest.fixture(scope="session")
def shipped(manifest: Manifest, runtime_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """Python as the page has it, with the trimmed library and the compiled wheel."""
    scratch = tmp_path_factory.mktemp("shipped")
    return shipped_in(runtime_folder, manifest.archives, manifest.lock_info, scratch)


@pytest.fixture(scope="session")
def browser() -> Browser:
    return the_browser()


@pytest.fixture(scope="session")
def folders(runtime_folder: Path) -> dict[str, Path]:
    """What a host of the page serves."""
    return {"runtime": runtime_folder, "page": ROOT / "calculator" / "page"}


@pytest.fixture
def host(folders: dict[str, Path]) -> Iterator[Host]:
    with serving(folders) as host:
        yield host


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()
