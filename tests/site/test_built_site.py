"""The built site: every link leads somewhere, nothing is asked of another origin, every script is allowed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.site.built import built_page, slugs

DATA = ("application/json", "application/ld+json")
SLUGS = slugs()
# Ids that the theme's own script or our page scripts make, not the HTML.
MADE_BY_SCRIPTS = frozenset({"__search"})
# What the calculator is to start with, as it stands after the # of an address.
STATE = re.compile(r"v=\d+&")


def test_the_site_has_its_pages_in_both_languages(site: Path) -> None:
    missing = [
        f"{lang}/{slug}"
        for lang in LANGUAGES
        for slug in SLUGS
        if not (site / lang / slug / "index.html").exists()
    ]
    assert missing == []
    assert {"", "calculator/", "how-it-works/", "method/", "parameters/", "privacy/"} <= set(SLUGS)
    assert all(
        (site / name).exists()
        for name in ("index.html", "404.html", "zh/404.html", "en/404.html", ".nojekyll")
    )


def test_every_link_leads_to_a_page_and_an_anchor(site: Path, pages: list[Path]) -> None:
    broken = []
    for path in pages:
        for link in built_page(path).links:
            target = urlsplit(link)
            if target.scheme or target.netloc or link == "#":
                continue
            if STATE.match(target.fragment):
                target = target._replace(fragment="")
            file = (path.parent / unquote(target.path)).resolve() if target.path else path
            file = file / "index.html" if file.is_dir() else file
            inside = file.is_file() and site.resolve() in file.parents
            known = (
                {*built_page(file).ids, *MADE_BY_SCRIPTS, ""} if file.suffix == ".html" and inside else {""}
            )
            if not inside or unquote(target.fragment) not in known:
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_every_resource_is_a_file_of_the_site_by_a_relative_address(site: Path, pages: list[Path]) -> None:
    wrong = []
    for path in pages:
        for address in built_page(path).resources:
            target = urlsplit(address)
            if target.scheme == "data" or address.startswith("#"):
                continue
            file = (path.parent / unquote(target.path)).resolve()
            if target.scheme or target.netloc or target.path.startswith("/") or not file.is_file():
                wrong.append(f"{path.relative_to(site)}: {address}")
    assert wrong == []


def test_the_theme_s_script_finds_no_content_to_work_on(pages: list[Path]) -> None:
    """What it would do there the build has done; it costs the first touch of a page (docs/adr/023)."""
    content = [path for path in pages if 'class="md-content"' in path.read_text(encoding="utf-8")]
    assert len(content) > len(SLUGS)
    assert [
        path for path in content if 'data-md-component="content"' in path.read_text(encoding="utf-8")
    ] == []


def test_no_style_sheet_asks_for_another_origin(site: Path) -> None:
    asked = re.compile(r"@import|url\(\s*[\"']?(?!data:|#)(?:https?:)?//", re.IGNORECASE)
    for sheet in site.rglob("*.css"):
        assert not asked.search(sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_the_theme_only_what_pages_ask_for_is_shipped(site: Path, lang: str) -> None:
    assert list(site.rglob("*.map")) == []
    scripts = [*site.rglob("*.js"), *site.rglob("*.css")]
    naming = [file for file in scripts if "sourceMappingURL=" in file.read_text(encoding="utf-8")]
    assert naming == []
    stemmers = {file.name for file in (site / lang / "assets" / "javascripts" / "lunr").rglob("*.js")}
    (index,) = (site / lang).glob("search/search_index.json")
    languages = json.loads(index.read_text(encoding="utf-8"))["config"]["lang"]
    assert languages == [lang]
    wanted = {"lunr.stemmer.support.min.js", f"lunr.{lang}.min.js"} if lang != "en" else set()
    assert stemmers == wanted


def test_no_page_has_two_elements_of_one_id(site: Path, pages: list[Path]) -> None:
    for path in pages:
        ids = built_page(path).ids
        assert sorted(set(ids)) == sorted(ids), path.relative_to(site)


def test_every_page_has_one_policy_that_allows_its_scripts_and_styles_and_no_other(pages: list[Path]) -> None:
    for path in pages:
        page = built_page(path)
        assert len(page.policies) == 1, path
        policy = page.policies[0]
        assert "default-src 'none'" in policy
        assert "connect-src 'self'" in policy
        assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
        assert "'unsafe-inline'" not in policy
        for name in ("script", "style"):
            allowed = next(part for part in policy.split("; ") if part.startswith(f"{name}-src"))
            expected = {
                f"'sha256-{base64.b64encode(hashlib.sha256(inline.text.encode()).digest()).decode()}'"
                for inline in page.all_elements
                if inline.name == name and not inline.get("src") and inline.get("type") not in DATA
            }
            assert set(re.findall(r"'sha256-[^']+'", allowed)) == expected
        assert page.handlers == []
        assert [element for element in page.all_elements if element.get("style")] == []


def test_the_policy_comes_before_anything_it_governs(pages: list[Path]) -> None:
    for path in pages:
        html = built_page(path).html
        at = html.index("Content-Security-Policy")
        assert all(at < html.index(mark) for mark in ("<script", "<link", "<style") if mark in html)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_switch_leads_to_the_same_page(site: Path, lang: str, slug: str) -> None:
    path = site / lang / slug / "index.html"
    other = "en" if lang == "zh" else "zh"
    switches = [a for tag, a in built_page(path).elements if tag == "a" and "data-language-switch" in a]
    assert len(switches) == 1
    assert (path.parent / str(switches[0]["href"])).resolve() == (site / other / slug).resolve()
    hreflangs = {a["hreflang"] for tag, a in built_page(path).elements if tag == "link" and "hreflang" in a}
    assert hreflangs == {"zh-CN", "en"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_has_a_language_a_title_a_description_and_a_main_heading(site: Path, lang: str) -> None:
    seen = set()
    for slug in SLUGS:
        page = built_page(site / lang / slug / "index.html")
        root = next(a for tag, a in page.elements if tag == "html")
        assert str(root["lang"]).startswith(lang)
        assert sum(tag == "h1" for tag, _ in page.elements) == 1
        description = [
            a["content"] for tag, a in page.elements if tag == "meta" and a.get("name") == "description"
        ]
        assert len(description) == 1
        seen.add(description[0])
    assert len(seen) == len(SLUGS)


def test_nothing_was_left_unfilled(pages: list[Path]) -> None:
    for path in pages:
        html = built_page(path).html
        assert "{{" not in html
        assert "data-fragment=" not in html
        assert not re.search(r">[^<]*(?<!\*)\*\*(?!\*)[^<]*<", html), (
            f"{path}: emphasis that was not understood"
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calculator_s_page_shows_the_example_before_any_script(site: Path, lang: str) -> None:
    page = built_page(site / lang / "calculator" / "index.html")
    root = next(a for tag, a in page.elements if tag == "html")
    assert root["data-calculator"] == "example"
    assert any(a.get("data-result") == "portfolio.receivable" for _, a in page.elements)
    calculator = next(a for _, a in page.elements if "data-calculator-root" in a)
    assert (page.path.parent / str(calculator["data-runtime"]) / "manifest.json").is_file()


def test_only_pages_with_a_calculator_say_so(site: Path, pages: list[Path]) -> None:
    for path in pages:
        has = any("data-calculator-root" in a for _, a in built_page(path).elements)
        says = any(tag == "html" and "data-calculator" in a for tag, a in built_page(path).elements)
        assert has == says, path.relative_to(site)


@pytest.mark.parametrize(
    ("lang", "tokens"),
    [
        ("zh", ["费率", "套现", "垫付", "先用后付", "不付款率", "支付分", "扣款", "征信", "退货", "核销"]),
        ("en", ["fee", "cash-out", "guarantee", "write-off", "Poisson", "receivable"]),
    ],
)
def test_the_search_index_knows_the_words_of_the_field(site: Path, lang: str, tokens: list[str]) -> None:
    index = json.loads((site / lang / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = [f"{entry['title']} {entry['text']}" for entry in index["docs"]]
    separator = re.compile(index["config"]["separator"])
    known = {piece for text in texts for piece in separator.split(re.sub(r"<[^>]*>", " ", text))}
    wanted = tokens if lang == "zh" else [part for token in tokens for part in separator.split(token)]
    assert [token for token in wanted if token not in known] == []


def test_the_search_does_not_list_labels_and_page_facts(site: Path) -> None:
    for lang in LANGUAGES:
        text = (site / lang / "search" / "search_index.json").read_text(encoding="utf-8")
        assert "page-facts" not in text
        assert "2027-05-22" not in text
