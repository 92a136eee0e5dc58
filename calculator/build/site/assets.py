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
from calculator.build.samples.write import write_samples
from calculator.build.site.fingerprint import fingerprint
from calculator.build.site.settings import LANGUAGES, Settings

PAGE_FILES = ("*.js", "*.css")
PLAIN = ("icon.svg", *(f"card-{lang}.png" for lang in LANGUAGES))
"""What others know by its plain name: browsers and the theme the icon, shared links the cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Names of the folders in `site/assets/`."""

    site: str
    page: str
    runtime: str
    samples: str


def copy_assets(settings: Settings, output: Path) -> Assets:
    """Fill `output` (the future `site/assets`) and say how its folders are called."""
    output.mkdir(parents=True, exist_ok=True)
    ours = sorted(file for kind in PAGE_FILES for file in (settings.docs / "assets").glob(kind))
    calculator = sorted(
        file for kind in PAGE_FILES for file in (settings.root / "calculator" / "page").rglob(kind)
    )
    for name in PLAIN:
        shutil.copyfile(settings.docs / "assets" / name, output / name)
    return Assets(
        site=_copy_hashed(ours, output, "site", settings.docs / "assets"),
        page=_copy_hashed(calculator, output, "page", settings.root / "calculator" / "page"),
        runtime=_runtime(output),
        samples=_samples(settings, output),
    )


def _copy_hashed(files: list[Path], output: Path, prefix: str, folder: Path) -> str:
    """Copy files of one folder, and of the folders in it, to where their hash is in the name."""
    name = f"{prefix}-{fingerprint(files, folder)[:12]}"
    for file in files:
        target = output / name / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return name


def _samples(settings: Settings, output: Path) -> str:
    """The sample order files, in a folder for each language: their goods have names."""
    made = settings.work / "samples"
    shutil.rmtree(made, ignore_errors=True)
    files = [path for lang in LANGUAGES for path in write_samples(made / lang, lang)]
    return _copy_hashed(files, output, "samples", made)


def _runtime(output: Path) -> str:
    folder = build_runtime().folder
    shutil.copytree(RUNTIME / folder, output / folder)
    return folder
