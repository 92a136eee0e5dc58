"""The site of one language: staged pages, MkDocs, and what is done to the pages that MkDocs wrote."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from calculator.build.site.asset_folders import Assets
from calculator.build.site.finishing.csp import with_policy
from calculator.build.site.finishing.later_parts import CALCULATOR, taken_apart, with_address
from calculator.build.site.finishing.later_parts import NAME as LATER_PARTS
from calculator.build.site.finishing.questions_and_steps import with_questions_and_steps
from calculator.build.site.finishing.sealed_search import seal_search
from calculator.build.site.finishing.search import mend_search
from calculator.build.site.finishing.underlines import with_short_underlines
from calculator.build.site.finishing.unused_files import remove_unused_files
from calculator.build.site.finishing.wide_tables import with_framed_tables
from calculator.build.site.made_pages import front_door
from calculator.build.site.made_pages.changes import FEED, feed
from calculator.build.site.made_pages.embed import EMBEDDED, embedded_page
from calculator.build.site.made_pages.web_manifest import NAME as WEB_MANIFEST
from calculator.build.site.made_pages.web_manifest import web_manifest
from calculator.build.site.mkdocs import MkDocs
from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.fragments import Fragments
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.stage_pages import stage_pages

NOT_SHIPPED = ("sitemap.xml", "sitemap.xml.gz", "404.html")
"""What MkDocs writes for each language and we write ourselves, for both."""


def write_language(settings: Settings, lang: str, assets: Assets, mkdocs: MkDocs, output: Path) -> None:
    """Write into `output` the folder of a language, and into `output/assets` what only its pages fetch."""
    pages = pages_of(settings, lang)
    folder = output / lang
    fragments = stage_pages(settings, lang, pages, assets)
    shutil.copytree(mkdocs.build(pages), folder)
    for name in NOT_SHIPPED:
        (folder / name).unlink(missing_ok=True)
    mend_search(folder)
    seal_search(folder)
    remove_unused_files(folder, lang)
    _finish(pages, fragments, folder, output)
    for name in EMBEDDED:
        file = folder / "embed" / name / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(embedded_page(settings, lang, name, assets.site), encoding="utf-8")
    (folder / WEB_MANIFEST).write_text(web_manifest(lang), encoding="utf-8")
    (folder / "404.html").write_text(front_door.not_found(settings, lang), encoding="utf-8")
    if settings.site_url:
        (folder / FEED).write_text(feed(lang, settings), encoding="utf-8")


def _finish(pages: Sequence[Page], fragments: Fragments, folder: Path, output: Path) -> None:
    for page in pages:
        file = folder / page.address / "index.html"
        html = finished(file.read_text(encoding="utf-8"), fragments)
        html = _without_later_parts(html, output, file)
        file.write_text(with_questions_and_steps(page, html), encoding="utf-8")


def finished(html: str, fragments: Fragments) -> str:
    """A page as MkDocs wrote it, with what was kept aside, the calculator's first state and the policy.

    Done here because no template can: fragments must not pass through Markdown, the theme has no block round
    its `<html …>`, and the policy names the hashes of scripts as they stand in the end.
    """
    html = with_short_underlines(with_framed_tables(fragments.put_back(html)))
    if CALCULATOR in html:
        html = html.replace("<html ", '<html data-calculator="example" ', 1)
    return with_policy(html)


def _without_later_parts(html: str, output: Path, file: Path) -> str:
    """The page without what it fetches later, for which a file is written."""
    page, parts = taken_apart(html)
    if not parts:
        return html
    content = parts.encode()
    written = output / "assets" / f"later-{hashlib.sha256(content).hexdigest()[:12]}" / LATER_PARTS
    written.parent.mkdir(parents=True)
    written.write_bytes(content)
    return with_address(page, os.path.relpath(written, file.parent))
