"""What the site depends on: when it is the same, a site built earlier can stay.

A part of the site (`parts.py`) depends on all of it but what is left out by name: a file added to the sources
counts for every part without being listed.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from calculator.build.fingerprint import files_of
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


def read_inputs(settings: Settings) -> Mapping[Path, str]:
    """The hash of every file that the site depends on."""
    files = files_of(settings.root / name for name in INPUTS)
    return {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def hash_inputs(settings: Settings, inputs: Mapping[Path, str], without: Collection[Path] = ()) -> str:
    """A hash of settings, version of Python and files read, but for the files and folders `without`."""
    told = [settings.site_url, settings.report_url, str(settings.offline), sys.version]
    left_out = {str(path) for path in without}
    told += [
        f"{file.relative_to(settings.root).as_posix()} {content}"
        for file, content in inputs.items()
        if left_out.isdisjoint([str(file), *map(str, file.parents)])
    ]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()
