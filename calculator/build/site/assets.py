"""The files beside the pages: our stylesheet and script, the calculator's, and Python itself.

A style sheet that imports its parts is written as one file, so that a page asks for it once; so is a script
(`bundles.py`). Each group lies in a folder with the hash of its content in its name, so that a browser may
keep it for ever, a changed file is never mistaken for the old one, and a page never meets scripts of another
version.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from calculator.build.fingerprint import fingerprint
from calculator.build.runtime import build_runtime
from calculator.build.runtime.pipeline import OUTPUT as RUNTIME
from calculator.build.samples.write import write_samples
from calculator.build.site.bundles import ENTRIES, FLOOR, FLOOR_OF_TEXT, write_bundles
from calculator.build.site.made_pages.web_manifest import ICONS
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings

PARTS = "styles"
"""The folder with the parts of a style sheet, beside it."""
PART = re.compile(rf'@import url\("({PARTS}/[^"]+)"\);\n')
QR_LIBRARY = "js/vendored/lean_qr.js"
"""Where `js/view/qr_code.js` looks for it."""
PLAIN = ("icon.svg", *(name for name, _, _ in ICONS), *(f"card-{lang}.png" for lang in LANGUAGES))
"""What others know by its plain name: browsers, devices and the theme the icons, shared links the cards."""
CARDS = "cards"
"""The folder with the cards of single pages."""


def copy_assets(settings: Settings, output: Path) -> None:
    """Fill `output` (the future `site/assets`)."""
    output.mkdir(parents=True, exist_ok=True)
    for name in PLAIN:
        shutil.copyfile(settings.docs / "assets" / name, output / name)
    (output / CARDS).mkdir(exist_ok=True)
    for card in sorted((settings.docs / "assets" / CARDS).glob("*.png")):
        shutil.copyfile(card, output / CARDS / card.name)
    _site(settings, output)
    _page(settings, output)
    _runtime(output)
    _samples(settings, output)


def _site(settings: Settings, output: Path) -> None:
    """The style sheet and the scripts of every page."""
    folder, made = settings.docs / "assets", _emptied(settings.work / "site-files")
    scripts = [file.name for file in sorted(folder.glob("*.js"))]
    write_bundles(settings.root, folder, scripts, made, FLOOR_OF_TEXT)
    _write_styles(folder, made)
    _copy_hashed(made, output, "site")


def _page(settings: Settings, output: Path) -> None:
    """The calculators' own files, and what their scripts load of others'."""
    folder, made = settings.root / "calculator" / "page", _emptied(settings.work / "page-files")
    write_bundles(settings.root, folder, ENTRIES, made, FLOOR)
    _write_styles(folder, made)
    library = made / QR_LIBRARY
    library.parent.mkdir(parents=True)
    library.write_text(vendored_qr_library(settings.root), encoding="utf-8")
    _copy_hashed(made, output, "page")


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def vendored_qr_library(root: Path) -> str:
    """The library that makes QR codes, as `npm ci` installed it under `root`, with its licence."""
    package = root / "node_modules" / "lean-qr"
    licence = (package / "LICENSE").read_text(encoding="utf-8").strip()
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    notice = f"/*! lean-qr {version}\n\n{licence}\n*/\n"
    return notice + (package / "index.mjs").read_text(encoding="utf-8")


def whole_style(sheet: Path) -> str:
    """A style sheet with its parts in the places of their imports."""
    text = sheet.read_text(encoding="utf-8")
    return PART.sub(lambda part: f"\n{(sheet.parent / part[1]).read_text(encoding='utf-8')}", text)


def _write_styles(folder: Path, made: Path) -> None:
    """Each style sheet in a folder and in the folders in it, with its parts, to the same place in `made`."""
    for sheet in sorted(folder.rglob("*.css")):
        if sheet.parent.name != PARTS:
            target = made / sheet.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(whole_style(sheet), encoding="utf-8")


def _copy_hashed(made: Path, output: Path, prefix: str) -> None:
    """Copy a folder to where the hash of what is in it stands in its name."""
    shutil.copytree(made, output / f"{prefix}-{fingerprint([made], made)[:12]}")


def _samples(settings: Settings, output: Path) -> None:
    """The sample order files, in a folder for each language: their goods have names."""
    made = _emptied(settings.work / "samples")
    for lang in LANGUAGES:
        write_samples(made / lang, lang)
    _copy_hashed(made, output, "samples")


def _runtime(output: Path) -> None:
    folder = build_runtime().folder
    shutil.copytree(RUNTIME / folder, output / folder)
