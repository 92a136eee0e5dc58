"""What a page tells machines: shared links, structured data, and where to report a mistake."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jinja2 import DictLoader, Environment

from calculator.build.cards import MAIN_PAGES
from calculator.build.site.finishing.questions_and_steps import with_questions_and_steps
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT, Settings
from calculator.build.site.staging.front_matter import Page, PageError
from calculator.build.site.staging.mistake_report import report_address
from calculator.build.site.staging.page_head import (
    CARD_SIZE,
    CARDS,
    card_file,
    for_machines,
    has_own_card,
    structured_data,
    titles_on_cards,
)
from calculator.version import __version__
from tests.site.built import BuiltPage, built_page, written_pages

PUBLISHED = Settings(
    site_url="https://example.org/pay/", report_url="https://example.org/new?title={title}&body={body}"
)


def page_at(lang: str, address: str) -> Page:
    return next(page for page in written_pages(lang) if page.address == address)


def said(page: BuiltPage, key: str, name: str) -> list[str]:
    return [element.get("content") for element in page.all_elements if element.get(key) == name]


def data_of(page: BuiltPage) -> dict[str, Any]:
    (script,) = (e for e in page.all_elements if e.get("type") == "application/ld+json")
    data: dict[str, Any] = json.loads(script.text)
    return data


def head_of(page: Page) -> BuiltPage:
    """What the template writes of a page's data, without a build."""
    theme = {"base.html": "{% block site_meta %}{% endblock %}{% block extrahead %}{% endblock %}"}
    theme["main.html"] = (ROOT / "docs" / "overrides" / "main.html").read_text(encoding="utf-8")
    templates = Environment(loader=DictLoader(theme), autoescape=False)
    templates.filters["url"] = str
    meta = {"description": page.about.description, "for_machines": for_machines(PUBLISHED, "en", page)}
    config = {"extra": {"twin": {}, "assets": ""}}
    head = templates.get_template("main.html").render(page={"meta": meta}, config=config)
    return BuiltPage(
        page.path, f"<!doctype html><html><head><title>T</title>{head}</head><body></body></html>"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_has_a_card_and_data_that_can_be_read(site: Path, lang: str) -> None:
    for page in written_pages(lang):
        built = built_page(site / lang / page.address / "index.html")
        assert said(built, "property", "og:title") == [page.about.title], page.path
        assert said(built, "property", "og:description") == [page.about.description]
        data = data_of(built)
        assert (data["name"], data["description"]) == (page.about.title, page.about.description)
        assert said(built, "name", "description") == [page.about.description]
        assert data["dateModified"] == page.about.reviewed.isoformat()
        assert "url" not in data


def test_a_published_page_gives_absolute_addresses() -> None:
    page = page_at("zh", "method/")
    told = for_machines(PUBLISHED, "zh", page)
    assert told["card"]["og:url"] == "https://example.org/pay/zh/method/"
    assert told["card"]["og:image"] == "https://example.org/pay/assets/card-zh.png"
    assert told["feed"]["address"] == "https://example.org/pay/zh/changes.xml"
    assert structured_data(PUBLISHED, "zh", page)["url"] == "https://example.org/pay/zh/method/"
    assert structured_data(PUBLISHED, "en", page_at("en", "calculator/"))["@type"] == "WebApplication"
    head = head_of(page)
    assert said(head, "property", "og:image:width") == [str(CARD_SIZE[0])]
    assert said(head, "name", "twitter:card") == ["summary_large_image"]
    (feed,) = (e for e in head.all_elements if e.get("type") == "application/atom+xml")
    assert (feed.name, feed.get("rel")) == ("link", "alternate")
    assert feed.get("href") == "https://example.org/pay/en/changes.xml"


def test_no_text_ends_the_script_or_an_attribute_early() -> None:
    written = page_at("en", "claims/")
    hostile = '</script><b x="'
    head = head_of(replace(written, about=replace(written.about, title=hostile, description=hostile)))
    assert data_of(head)["name"] == hostile
    assert said(head, "property", "og:title") == [hostile]
    assert "b" not in [element.name for element in head.all_elements]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_has_the_size_it_says(site: Path, lang: str) -> None:
    picture = (site / "assets" / f"card-{lang}.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == CARD_SIZE


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_main_page_has_a_card_with_its_title(site: Path, lang: str) -> None:
    """After a change of a title: `python -m calculator.build.cards` with the path of a Chromium."""
    main = [page_at(lang, address) for address in MAIN_PAGES]
    assert [page.address for page in main if not has_own_card(lang, page)] == []
    for page in main:
        picture = (site / "assets" / "cards" / card_file(lang, page.address)).read_bytes()
        assert struct.unpack(">II", picture[16:24]) == CARD_SIZE
        told = for_machines(PUBLISHED, lang, page)
        address = f"https://example.org/pay/assets/cards/{card_file(lang, page.address)}"
        assert told["card"]["og:image"] == told["data"]["image"] == address
        assert told["card"]["og:image:alt"] == page.about.title
    drawn = {card_file(lang, address) for lang, titles in titles_on_cards().items() for address in titles}
    assert {card.name for card in CARDS.glob("*.png")} == drawn


def test_a_page_whose_title_has_changed_shows_the_card_of_its_language() -> None:
    page = page_at("en", MAIN_PAGES[0])
    changed = replace(page, about=replace(page.about, title="Another title"))
    told = for_machines(PUBLISHED, "en", changed)["card"]
    assert told["og:image"] == "https://example.org/pay/assets/card-en.png"


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def article_of(page: BuiltPage) -> str:
    """What the article says, but for numbers of sources and the signs that link to headings."""
    left_out = ("cite", "headerlink")
    article = next(e for e in page.all_elements if e.name == "article").node
    for parent in list(article.iter()):
        for child in list(parent):
            if set(left_out) & set(child.get("class", "").split()):
                child.text, child[:] = "", []
    return without_spaces("".join(article.itertext()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_questions_and_answers_are_those_of_the_page(site: Path, lang: str) -> None:
    pages = [page for page in written_pages(lang) if page.about.questions]
    assert len(pages) >= 3
    for page in pages:
        built = built_page(site / lang / page.address / "index.html")
        data = data_of(built)
        assert data["@type"] == "FAQPage"
        said = article_of(BuiltPage(built.path, built.html + " "))
        for question in data["mainEntity"]:
            answer = question["acceptedAnswer"]
            assert (question["@type"], answer["@type"]) == ("Question", "Answer")
            # The answer follows its question: nothing between them, and nothing left out of it.
            assert without_spaces(question["name"] + answer["text"]) in said, question["name"]
        headings = [e for e in built.all_elements if e.name == "h3"]
        assert len(data["mainEntity"]) == len(headings) or not headings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_steps_are_those_of_the_page(site: Path, lang: str) -> None:
    pages = [page for page in written_pages(lang) if page.about.steps]
    assert len(pages) >= 3
    for page in pages:
        built = built_page(site / lang / page.address / "index.html")
        how_to = data_of(built)["mainEntity"]
        assert (how_to["@type"], how_to["name"]) == ("HowTo", page.about.title)
        assert len(how_to["step"]) >= 3
        said = article_of(BuiltPage(built.path, built.html + " "))
        steps = [without_spaces(step["text"]) for step in how_to["step"]]
        assert "".join(steps) in said, page.path


def test_what_a_page_promises_and_does_not_have_stops_the_build() -> None:
    page = page_at("en", "buyers/faq/")
    html = '<script type="application/ld+json">{}</script><article><h1>T</h1><h3 id="q">Q?</h3></article>'
    with pytest.raises(PageError):
        with_questions_and_steps(page, html)
    answered = html.replace("</article>", "<p>It&lt;/script> depends.</p></article>")
    (data,) = re.findall(r"json\">(.*?)</script>", with_questions_and_steps(page, answered))
    assert json.loads(data)["mainEntity"][0]["acceptedAnswer"]["text"] == "It</script> depends."
    steps = replace(page, about=replace(page.about, questions=False, steps="q"))
    with pytest.raises(PageError):
        with_questions_and_steps(steps, answered)


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
    workflows = ROOT / ".github" / "workflows"
    jobs, tested = (
        yaml.safe_load((workflows / name).read_text(encoding="utf-8"))["jobs"]
        for name in ("publish.yml", "test.yml")
    )
    steps = jobs["build"]["steps"]
    build = next(step for step in steps if step.get("run", "").startswith("make site"))
    assert "base_url" in build["env"]["SITE_URL"]
    assert {"{title}", "{body}"} <= set(re.findall(r"\{\w+\}", build["env"]["REPORT_URL"]))
    uploads = next(i for i, step in enumerate(steps) if "upload-pages-artifact" in step.get("uses", ""))
    assert steps.index(build) < uploads
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert "make test PYTHON=python" in [step.get("run") for step in tested["test"]["steps"]]
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("test", "build")


def test_only_what_pages_use_is_in_the_folder_of_their_files(site: Path) -> None:
    (folder,) = (site / "assets").glob("site-*")
    assert {file.suffix for file in folder.iterdir()} == {".js", ".css"}
