"""The files beside the pages: our stylesheet and script, the calculator's, and Python itself.

Each group lies in a folder with the hash of its content in its name, so that a browser may keep it for ever
and a changed file is never mistaken for the old one.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from calculator.build.runtime import build_runtime
from calculator.build.runtime.pipeline import OUTPUT as RUNTIME
from calculator.build.site.fingerprint import fingerprint
from calculator.build.site.settings import Settings

PAGE_FILES = ("*.js", "*.css")
PLAIN = ("icon.svg", "card-zh.png", "card-en.png")
"""What others know by its plain name: browsers and the theme the icon, shared links the cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Names of the three folders in `site/assets/`."""

    site: str
    page: str
    runtime: str


def copy_assets(settings: Settings, output: Path) -> Assets:
    """Fill `output` (the future `site/assets`) and say how its folders are called."""
    output.mkdir(parents=True, exist_ok=True)
    ours = sorted(file for kind in PAGE_FILES for file in (settings.docs / "assets").glob(kind))
    calculator = sorted(
        file for kind in PAGE_FILES for file in (settings.root / "calculator" / "page").glob(kind)
    )
    for name in PLAIN:
        shutil.copyfile(settings.docs / "assets" / name, output / name)
    return Assets(
        site=_copy_hashed(ours, output, "site"),
        page=_copy_hashed(calculator, output, "page"),
        runtime=_runtime(output),
    )


def _copy_hashed(files: list[Path], output: Path, prefix: str) -> str:
    name = f"{prefix}-{fingerprint(files, files[0].parent)[:12]}"
    (output / name).mkdir()
    for file in files:
        shutil.copyfile(file, output / name / file.name)
    return name


def _runtime(output: Path) -> str:
    folder = build_runtime().folder
    shutil.copytree(RUNTIME / folder, output / folder)
    return folder
