"""Software by others: named with its licence in full, for readers and for machines."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from calculator.build.site.made_pages.third_party import (
    PUBLIC_DOMAIN,
    components,
    licences_of,
    rust_libraries,
    text_of,
)
from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.site.built import built_page

ROOT = Path(__file__).parents[2]


def test_every_page_of_a_language_leads_to_the_licences(site: Path, pages: list[Path]) -> None:
    alone = {site / lang / "404.html" for lang in LANGUAGES}
    for path in pages:
        parts = path.relative_to(site).parts
        if parts[0] in LANGUAGES and parts[1] != "embed" and path not in alone:
            targets = [(path.parent / link).resolve() for link in built_page(path).links]
            assert (site / "licences.txt").resolve() in targets, path


def test_each_licence_is_there_in_full(site: Path) -> None:
    told = (site / "licences.txt").read_text(encoding="utf-8")
    found = components(ROOT)
    of_libraries = [entry["expression"] for each in rust_libraries() for entry in each["licenses"]]
    for name in licences_of([*(one.licence for one in found), *of_libraries]):
        assert len(text_of(name)) > 500, name
        assert text_of(name).strip() in told
    for one in found:
        assert one.notice in told
        assert one.licence == PUBLIC_DOMAIN or licences_of([one.licence]), one.name


def test_what_a_page_needs_from_npm_and_the_theme_is_named() -> None:
    purls = {one.purl.rpartition("@")[0].rpartition("/")[2] for one in components(ROOT)}
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    wanted_of_python = {pin.partition("==")[0] for pin in [*groups["site"][:3], *groups["spreadsheets"]]}
    assert wanted.keys() | wanted_of_python <= purls


def test_the_bill_of_materials_has_the_versions_that_are_locked(site: Path) -> None:
    bill = json.loads((site / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    versions = {entry["purl"]: entry["version"] for entry in bill["components"] if "purl" in entry}
    npm = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in npm.items():
        assert versions[f"pkg:npm/{name}@{version}"] == version
    assert len(bill["components"]) == len(components(ROOT)) + len(rust_libraries())
    assert all(entry["licenses"] for entry in bill["components"])
