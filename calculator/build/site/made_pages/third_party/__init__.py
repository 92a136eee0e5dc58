"""Software by others that the site carries: its licences for readers, and a bill of materials for machines.

`licences.txt` and `sbom.cdx.json` lie at the root of the site. What there is stands in `components.json`,
with the notices that the licences ask for; versions are those installed. The Rust libraries within
python-calamine come from the bill of materials in its wheel. `texts/` has each licence by its SPDX name.

The second file is CycloneDX 1.6 (ECMA-424), with package addresses (purl) where a package was installed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from calculator.build.runtime.locked_packages import locked_packages
from calculator.build.runtime.pipeline import BUILD
from calculator.build.runtime.spreadsheets import LOCK
from calculator.version import __version__

LICENCES = "licences.txt"
SBOM = "sbom.cdx.json"
FOLDER = Path(__file__).parent
PURL_TYPES = {"npm": "npm", "python": "pypi"}
PUBLIC_DOMAIN = "public domain"
SPDX_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
HEAD = """\
Software by others on this site, and its licences / 本站使用的第三方软件及其许可证

The fonts are those of your device; the site carries none. The code of this site itself is under the MIT
licence, its text and drawings under CC BY 4.0. sbom.cdx.json beside this file lists the same for machines.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One piece of software; `licence` is an SPDX expression, `purl` empty where nothing was installed."""

    name: str
    version: str
    licence: str
    notice: str
    source: str
    where: str
    purl: str


def components(root: Path) -> list[Component]:
    """All of them as installed: npm packages in `root`, Python packages where this runs."""
    declared = json.loads((FOLDER / "components.json").read_text(encoding="utf-8"))
    return [_component(root, entry) for entry in declared]


def _component(root: Path, entry: Mapping[str, str]) -> Component:
    kind, _, package = entry.get("package", "").partition(":")
    installed = _installed(root, kind, package)
    return Component(
        name=entry["name"],
        version=installed,
        licence=entry["licence"],
        notice=entry["copyright"],
        source=entry["source"],
        where=entry["where"],
        purl=f"pkg:{PURL_TYPES[kind]}/{package}@{installed}" if package else "",
    )


def _installed(root: Path, kind: str, package: str) -> str:
    modules = root / "node_modules"
    if kind == "npm":
        return str(json.loads((modules / package / "package.json").read_text(encoding="utf-8"))["version"])
    if kind == "cpython":
        lock = json.loads((modules / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
        return str(lock["info"]["python"])
    return version(package) if package else ""


@cache
def rust_libraries() -> tuple[Mapping[str, Any], ...]:
    """The libraries linked into python-calamine, as the bill in its wheel has them."""
    packages = locked_packages(LOCK, BUILD / "tools")
    (bill,) = packages.glob("*.dist-info/sboms/*.cyclonedx.json")
    listed = json.loads(bill.read_text(encoding="utf-8"))["components"]
    return tuple(library for library in listed if library.get("scope") != "excluded")


def text_of(licence: str) -> str:
    """The text of a licence by its SPDX name; OSError where it is missing."""
    return (FOLDER / "texts" / f"{licence}.txt").read_text(encoding="utf-8")


def licences_of(expressions: Sequence[str]) -> list[str]:
    """The SPDX names in expressions, each once, in the order of the alphabet."""
    names = {name for each in expressions if each != PUBLIC_DOMAIN for name in SPDX_ID.findall(each)}
    return sorted(names - {"AND", "OR", "WITH"})


def licences(root: Path) -> str:
    """The file for readers."""
    found = components(root)
    parts = [HEAD]
    for one in found:
        title = f"{one.name} {one.version}".strip()
        parts.append(f"{title}: {one.licence}\n  {one.where}\n  {one.notice}\n  {one.source}\n")
    libraries = [(f"{each['name']} {each['version']}", _expression(each)) for each in rust_libraries()]
    parts.append("Within python-calamine:\n" + "".join(f"  {name}: {terms}\n" for name, terms in libraries))
    used = licences_of([*(one.licence for one in found), *(terms for _, terms in libraries)])
    parts += [f"{'=' * 78}\n{name}\n{'=' * 78}\n\n{text_of(name).strip()}\n" for name in used]
    return "\n".join(parts)


def sbom(root: Path) -> str:
    """The file for machines."""
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "pay-later-calculator",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [*map(_listed, components(root)), *map(_listed_library, rust_libraries())],
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _listed(one: Component) -> dict[str, Any]:
    known = {"version": one.version, "purl": one.purl}
    return {
        "type": "library",
        "name": one.name,
        **{key: value for key, value in known.items() if value},
        "licenses": [
            {"license": {"name": PUBLIC_DOMAIN}}
            if one.licence == PUBLIC_DOMAIN
            else {"expression": one.licence}
        ],
        "copyright": one.notice,
        "externalReferences": [{"type": "website", "url": one.source}],
    }


def _listed_library(library: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("name", "version", "purl", "licenses")
    return {"type": "library", **{key: library[key] for key in kept if key in library}}


def _expression(library: Mapping[str, Any]) -> str:
    return " AND ".join(
        entry.get("expression") or entry["license"].get("id") or entry["license"]["name"]
        for entry in library["licenses"]
    )
