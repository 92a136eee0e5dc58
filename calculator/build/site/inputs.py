"""What the site depends on: when it is the same, a site built earlier can stay."""

from __future__ import annotations

import sys

from calculator.build.fingerprint import fingerprint
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings

INPUTS = (
    "calculator",
    "docs",
    "tests/measured.json",
    "tests/benchmarks/waiting.json",
    "tests/reference/side_by_side.json",
    "mkdocs.yml",
    *(f"mkdocs.{lang}.yml" for lang in LANGUAGES),
    "package-lock.json",
    "pyproject.toml",
    "requirements.lock",
    "README.md",
    "LICENSE",
)


def hash_inputs(settings: Settings) -> str:
    """Return a hash of everything that the site depends on."""
    paths = [settings.root / name for name in INPUTS]
    return fingerprint(
        paths, settings.root, settings.site_url, settings.report_url, str(settings.offline), sys.version
    )
