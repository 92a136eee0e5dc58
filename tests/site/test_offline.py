"""The copy of the site on a device: what is in it, the site without its server, switched off; installing."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, expect

from calculator.build.site.finishing.offline import (
    LIST,
    SIZE_MARK,
    VERSION_MARK,
    WORKER,
    write_offline,
    write_service_worker,
)
from calculator.build.site.made_pages.web_manifest import NAME
from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES, Settings
from calculator.build.site.staging.site_words import word
from tests.browser.conftest import PATIENCE_MS
from tests.browser.serving import serving
from tests.site.built import built_page, slugs


def test_every_page_and_all_it_loads_is_in_the_list_with_its_hash(site: Path) -> None:
    content = json.loads((site / LIST).read_text(encoding="utf-8"))
    listed = {path: (size, digest) for path, size, digest in content["files"]}
    assert {f"{lang}/{slug}" for lang in LANGUAGES for slug in slugs()} <= listed.keys()
    assert any(path.endswith(".wasm") for path in listed)
    assert {f"{lang}/search/search_index.json" for lang in LANGUAGES} <= listed.keys()
    for path, (size, digest) in listed.items():
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        assert (size, digest) == (file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest()), path
    assert content["bytes"] == sum(size for size, _ in listed.values())
    (script,) = (e for e in built_page(site / "zh" / "index.html").all_elements if e.get("data-version"))
    assert script.get("data-version") == content["version"]
    line = next(e for e in built_page(site / "en/offline/index.html").all_elements if e.get("data-offline"))
    assert line.get("data-megabytes") == str(round(content["bytes"] / 1e6))


def test_a_site_with_offline_switched_off_offers_no_copy_and_takes_earlier_ones_away(
    site: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site"
    (output / "zh").mkdir(parents=True)
    page = output / "zh" / "index.html"
    page.write_text(f'<script data-version="{VERSION_MARK}"></script>{SIZE_MARK}', encoding="utf-8")
    settings = replace(Settings(), work=tmp_path / "work", output=output, offline=False)
    write_service_worker(settings, output)
    write_offline(settings, output)
    assert page.read_text(encoding="utf-8") == '<script data-version=""></script>0'
    assert not (output / LIST).exists()
    worker = (output / WORKER).read_text(encoding="utf-8")
    assert "unregister" in worker
    assert "respondWith" not in worker
    assert "respondWith" in (site / WORKER).read_text(encoding="utf-8")


def test_each_language_can_be_installed_with_icons_of_the_size_they_say(site: Path) -> None:
    for lang in LANGUAGES:
        (link,) = (
            e
            for e in built_page(site / lang / "method" / "index.html").all_elements
            if e.get("rel") == "manifest"
        )
        assert link.get("href") == f"../{NAME}"
        manifest = json.loads((site / lang / NAME).read_text(encoding="utf-8"))
        assert (manifest["name"], manifest["lang"]) == (word(lang, "site.name"), HTML_LANGUAGE[lang])
        assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
        for icon in manifest["icons"]:
            picture = (site / lang / icon["src"]).read_bytes()
            width, height = struct.unpack(">II", picture[16:24])
            assert icon["sizes"] == f"{width}x{height}"


def test_without_its_server_the_site_opens_searches_and_calculates(
    site: Path, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "where").symlink_to(site, target_is_directory=True)
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    line = page.locator("[data-offline]")
    with serving(tmp_path) as address:
        base = f"{address}/some/where"
        page.goto(f"{base}/zh/offline/")
        line.get_by_role("button").click()
        expect(line.get_by_role("button", name=word("zh", "offline.remove"))).to_be_visible(
            timeout=PATIENCE_MS
        )
        page.wait_for_function("() => navigator.serviceWorker.controller !== null", polling=100)
    context.new_cdp_session(page).send("Network.clearBrowserCache")

    page.goto(f"{base}/zh/calculator/")
    expect(page.locator(".offline-notice")).to_be_visible()
    page.wait_for_selector("html[data-calculator=ready]", state="attached")
    page.fill("#say-orders", "4000")
    page.fill("#say-average", "45")
    page.select_option("#say-share", "30")
    orders = page.locator("[data-result='segments[0].pay_later_orders']").first
    expect(orders).to_have_attribute("data-value", "1200.0", timeout=PATIENCE_MS)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{base}/en/calculator/**")
    page.goto(f"{base}/en/?q=refund")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=PATIENCE_MS)

    page.goto(f"{base}/en/offline/")
    line.get_by_role("button", name=word("en", "offline.remove")).click()
    expect(line.get_by_role("status")).to_have_text(word("en", "offline.removed"))
    assert (
        page.evaluate("caches.keys().then((names) => names.filter((name) => name.startsWith('site ')))") == []
    )
    context.close()
