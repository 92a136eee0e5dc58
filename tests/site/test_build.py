"""The build: the same bytes twice, nothing to do when nothing changed, and what a publisher may set."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from calculator.build.fingerprint import files_of, fingerprint
from calculator.build.site.build import build_site
from calculator.build.site.finishing.csp import inline_hashes, with_policy
from calculator.build.site.paths_and_addresses import Settings, from_environment
from tests.site.built import built_page


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second build from nothing, for an address of its own."""
    folder = tmp_path_factory.mktemp("published")
    settings = Settings(work=folder / "work", output=folder / "site", site_url="https://example.org/pay/")
    assert build_site(settings)
    return settings.output


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files_of([folder])}


@pytest.mark.long
def test_a_changed_site_is_built_anew_with_the_same_bytes_and_an_unchanged_one_is_kept(
    site: Path, tmp_path: Path
) -> None:
    settings = Settings(work=tmp_path / "work", output=tmp_path / "site")
    shutil.copytree(site, settings.output)
    settings.work.mkdir()
    shutil.copy(Settings().work / "site.stamp.json", settings.work)
    assert not build_site(settings)
    (settings.output / "index.html").write_text("tampered with", encoding="utf-8")
    assert build_site(settings)
    ours, theirs = contents(site), contents(settings.output)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert not build_site(settings)


def test_no_path_of_this_machine_is_in_the_site(site: Path) -> None:
    root = str(Settings().root).encode()
    assert [name for name, content in contents(site).items() if root in content] == []


def test_a_published_site_names_its_addresses(published: Path) -> None:
    page = built_page(published / "zh" / "method" / "index.html")
    links = {
        (a.get("hreflang"), a.get("href")) for tag, a in page.elements if tag == "link" and a.get("hreflang")
    }
    assert links == {
        ("zh-CN", "https://example.org/pay/zh/method/"),
        ("en", "https://example.org/pay/en/method/"),
    }
    canonical = [a["href"] for tag, a in page.elements if tag == "link" and a.get("rel") == "canonical"]
    assert canonical == ["https://example.org/pay/zh/method/"]


def test_a_published_site_has_a_sitemap_of_both_languages(published: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(published / "sitemap.xml").getroot()
    addresses = [entry.findtext(f"{space}loc") for entry in root]
    assert "https://example.org/pay/zh/" in addresses
    assert "https://example.org/pay/en/calculator/" in addresses
    for address in addresses:
        assert (published / str(address).removeprefix("https://example.org/pay/") / "index.html").is_file()
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", entry.findtext(f"{space}lastmod") or "") for entry in root)


def test_a_published_site_has_a_feed_for_each_language_and_offers_it(published: Path) -> None:
    for lang in ("zh", "en"):
        assert ElementTree.parse(published / lang / "changes.xml").getroot().tag.endswith("feed")
        assert "../changes.xml" in built_page(published / lang / "changes" / "index.html").links


def test_without_an_address_there_is_no_canonical_link_and_no_sitemap(site: Path) -> None:
    assert not list(site.rglob("sitemap.xml*"))
    page = built_page(site / "zh" / "method" / "index.html")
    assert [a for tag, a in page.elements if tag == "link" and a.get("rel") == "canonical"] == []


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/pay")
    monkeypatch.setenv("REPORT_URL", " https://example.org/report ")
    settings = from_environment()
    assert (settings.site_url, settings.report_url) == (
        "https://example.org/pay/",
        "https://example.org/report",
    )


def test_scripts_are_hashed_and_data_are_not() -> None:
    data = '<script type="application/json">{}</script>'
    html = f'<meta charset="utf-8"><script>a()</script><script src="x.js"></script>{data}'
    assert inline_hashes(html, "script") == ["'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"]
    with pytest.raises(ValueError, match="charset"):
        with_policy("<p>no head</p>")


def test_a_fingerprint_depends_on_names_and_bytes_alone(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("content", encoding="utf-8")
    one, two = tmp_path / "one", tmp_path / "two"
    assert fingerprint([one], one) == fingerprint([two], two)
    (two / "file").rename(two / "other")
    assert fingerprint([one], one) != fingerprint([two], two)
    assert fingerprint([one], one, "a", "b") != fingerprint([one], one, "ab")


def test_assets_are_in_folders_named_after_their_content(site: Path) -> None:
    """But for the cards, which shared links find at the same address for years."""
    folders = sorted(folder.name for folder in (site / "assets").iterdir() if folder.is_dir())
    assert [name.partition("-")[0] for name in folders] == [
        *("cards", "later", "later", "page", "runtime", "samples", "site")
    ]
    assert [name for name in folders if "-" not in name] == ["cards"]
    manifest = json.loads(next((site / "assets").glob("runtime-*/manifest.json")).read_text(encoding="utf-8"))
    assert manifest["files"]
