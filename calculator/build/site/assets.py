"""The files beside the pages: our stylesheet and script, the calculator's, and Python itself.

A style sheet that imports its parts is written as one file, so that a page asks for it once. Each group lies
in a folder with the hash of its content in its name, so that a browser may keep it for ever and a changed
file is never mistaken for the old one.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from calculator.build.fingerprint import fingerprint
from calculator.build.runtime import build_runtime
from calculator.build.runtime.pipeline import OUTPUT as RUNTIME
from calculator.build.samples.write import write_samples
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings

PAGE_FILES = ("*.js", "*.css")
PARTS = "styles"
"""The folder with the parts of a style sheet, beside it."""
PART = re.compile(rf'@import url\("({PARTS}/[^"]+)"\);\n')
QR_LIBRARY = "js/vendored/lean_qr.js"
"""Where `js/view/qr_code.js` looks for it."""
PLAIN = ("icon.svg", *(f"card-{lang}.png" for lang in LANGUAGES))
"""What others know by its plain name: browsers and the theme the icon, shared links the cards."""
CARDS = "cards"
"""The folder with the cards of single pages."""


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
    ours = _page_files(settings.docs / "assets")
    for name in PLAIN:
        shutil.copyfile(settings.docs / "assets" / name, output / name)
    (output / CARDS).mkdir(exist_ok=True)
    for card in sorted((settings.docs / "assets" / CARDS).glob("*.png")):
        shutil.copyfile(card, output / CARDS / card.name)
    return Assets(
        site=_copy_hashed(ours, output, "site", settings.docs / "assets"),
        page=_page(settings, output),
        runtime=_runtime(output),
        samples=_samples(settings, output),
    )


def _page(settings: Settings, output: Path) -> str:
    """The calculators' own files, and what their scripts load of others'."""
    folder = settings.root / "calculator" / "page"
    library = vendored_qr_library(settings.root)
    name = _copy_hashed(_page_files(folder), output, "page", folder, library)
    target = output / name / QR_LIBRARY
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(library, encoding="utf-8")
    return name


def vendored_qr_library(root: Path) -> str:
    """The library that makes QR codes, as `npm ci` installed it under `root`, with its licence."""
    package = root / "node_modules" / "lean-qr"
    licence = (package / "LICENSE").read_text(encoding="utf-8").strip()
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    notice = f"/*! lean-qr {version}\n\n{licence}\n*/\n"
    return notice + (package / "index.mjs").read_text(encoding="utf-8")


def _page_files(folder: Path) -> list[Path]:
    """Every script and style sheet in a folder and in the folders in it."""
    return sorted(file for kind in PAGE_FILES for file in folder.rglob(kind))


def whole_style(sheet: Path) -> str:
    """A style sheet with its parts in the places of their imports."""
    text = sheet.read_text(encoding="utf-8")
    return PART.sub(lambda part: f"\n{(sheet.parent / part[1]).read_text(encoding='utf-8')}", text)


def _copy_hashed(files: list[Path], output: Path, prefix: str, folder: Path, *further: str) -> str:
    """Copy files of one folder, and of the folders in it, to where their hash, and that of `further`, is."""
    name = f"{prefix}-{fingerprint(files, folder, *further)[:12]}"
    for file in files:
        if file.parent.name == PARTS:
            continue
        target = output / name / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".css":
            target.write_text(whole_style(file), encoding="utf-8")
        else:
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
