"""The parts of a build that are kept while their own inputs are the same: each language, and what both share.

A page that is edited has the site of its language built, and nothing else. Each part that is out of date is
built in a process of its own, which cannot read what is no input of it (`build_part.py`); so both languages
are built at once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path

from calculator.build.at_once import at_once
from calculator.build.kept_folder import is_up_to_date
from calculator.build.site.inputs import hash_inputs
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT, Settings

SHARED = "shared"
"""The files beside the pages: the same whatever a page says."""


class PartError(Exception):
    """A part could not be built; the message holds what was said of it."""


def folder_of(settings: Settings, part: str) -> Path:
    """Where a part (a language or `SHARED`) lies once it is built."""
    return settings.work / "parts" / part


def no_input_of(settings: Settings, part: str) -> list[Path]:
    """What a part does not depend on: pages and menu of every language but its own."""
    others = [lang for lang in LANGUAGES if lang != part]
    return [settings.docs / lang for lang in others] + [
        settings.root / f"mkdocs.{lang}.yml" for lang in others
    ]


def bring_up_to_date(settings: Settings, inputs: Mapping[Path, str], parts: Sequence[str]) -> None:
    """Build those of `parts` that are not what their inputs say, at once; PartError where one cannot be."""
    at_once([partial(_brought_up_to_date, settings, inputs, part) for part in parts])


def _brought_up_to_date(settings: Settings, inputs: Mapping[Path, str], part: str) -> None:
    folder = folder_of(settings, part)
    of_part = hash_inputs(settings, inputs, without=no_input_of(settings, part))
    if not is_up_to_date(folder, folder.parent, of_part):
        _build_apart(settings, part, of_part)


def _build_apart(settings: Settings, part: str, inputs: str) -> None:
    told = {field.name: getattr(settings, field.name) for field in fields(settings)}
    done = subprocess.run(
        [sys.executable, "-m", "calculator.build.site.build_part"],
        input=json.dumps({"part": part, "inputs": inputs, "settings": told}, default=str),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise PartError(done.stderr.strip() or f"{part} was not built: exit code {done.returncode}")
