"""What a page tells machines: shared links, structured data, and where to report a mistake."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from calculator.build.site.finishing.page_head import CARD_SIZE, structured_data, with_head
from calculator.build.site.settings import LANGUAGES, ROOT, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.report import report_address
from calculator.version import __version__
from tests.site.built import built_page

PUBLISHED = Settings(
    site_url="https://example.org/pay/", report_url="https://example.org/new?title={title}&body={body}"
)
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_at(lang: str, address: str) -> Page:
    return next(page for page in pages_of(Settings(), lang) if page.address == address)


def said(html: str, name: str) -> list[str]:
    return re.findall(rf'<meta property="{name}" content="([^"]*)">', html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_has_a_card_and_data_that_can_be_read(site: Path, lang: str) -> None:
    for page in pages_of(Settings(), lang):
        built = built_page(site / lang / page.address / "index.html")
        html = built.html
        assert said(html, "og:title"), page.path
        (data,) = (json.loads(found) for found in DATA.findall(html))
        assert (data["name"], data["description"]) == (page.about.title, page.about.description)
        described = [
            content["content"]
            for tag, content in built.elements
            if tag == "meta" and content.get("name") == "description"
        ]
        assert described == [page.about.description]
        assert data["dateModified"] == page.about.reviewed.isoformat()
        assert "url" not in data


def test_a_published_page_gives_absolute_addresses() -> None:
    page = page_at("zh", "method/")
    html = with_head(PUBLISHED, "zh", page, "<head></head>")
    assert said(html, "og:url") == ["https://example.org/pay/zh/method/"]
    assert said(html, "og:image") == ["https://example.org/pay/assets/card-zh.png"]
    assert 'href="https://example.org/pay/zh/changes.xml"' in html
    assert structured_data(PUBLISHED, "zh", page)["url"] == "https://example.org/pay/zh/method/"
    assert structured_data(PUBLISHED, "en", page_at("en", "calculator/"))["@type"] == "WebApplication"


def test_no_text_ends_the_script_early() -> None:
    written = page_at("en", "claims/")
    page = replace(written, about=replace(written.about, title="</script><b>"))
    html = with_head(PUBLISHED, "en", page, "<head></head>")
    assert json.loads(DATA.findall(html)[0])["name"] == "</script><b>"


def test_a_page_without_a_head_is_an_error() -> None:
    with pytest.raises(ValueError, match="0 times </head>"):
        with_head(PUBLISHED, "en", page_at("en", ""), "<p>")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_has_the_size_it_says(site: Path, lang: str) -> None:
    picture = (site / "assets" / f"card-{lang}.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == CARD_SIZE


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_names_the_page_and_the_version_and_nothing_of_the_reader(lang: str) -> None:
    page = page_at(lang, "calculator/")
    asked = parse_qs(urlsplit(report_address(PUBLISHED, lang, page)).query)
    assert page.about.title in asked["title"][0]
    assert f"https://example.org/pay/{lang}/calculator/" in asked["body"][0]
    assert __version__ in asked["body"][0]
    assert asked.keys() == {"title", "body"}


def test_an_address_without_places_is_left_as_it_is() -> None:
    plain = Settings(report_url="https://example.org/report")
    assert report_address(plain, "en", page_at("en", "")) == "https://example.org/report"


def test_what_is_published_knows_its_address_and_where_to_report() -> None:
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["publish"]["steps"]
    runs = [step.get("run", "") for step in steps]
    build = next(step for step in steps if step.get("run", "").startswith("make site"))
    assert "base_url" in build["env"]["SITE_URL"]
    assert {"{title}", "{body}"} <= set(re.findall(r"\{\w+\}", build["env"]["REPORT_URL"]))
    uploads = next(i for i, step in enumerate(steps) if "upload-pages-artifact" in step.get("uses", ""))
    assert runs.index("make test PYTHON=python") < steps.index(build) < uploads


def test_only_what_pages_use_is_in_the_folder_of_their_files(site: Path) -> None:
    (folder,) = (site / "assets").glob("site-*")
    assert {file.suffix for file in folder.iterdir()} == {".js", ".css"}
