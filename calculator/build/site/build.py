"""The order of the build: assets, staged pages, MkDocs for each language, what is added afterwards.

Nothing is done when neither the inputs nor the output have changed (`kept_folder.py`). The bytes depend on
the inputs alone: not on the day, the machine or an earlier build.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from calculator.build.kept_folder import built_anew
from calculator.build.runtime import InsidePythonError, StaleModulesError
from calculator.build.site.assets import copy_assets
from calculator.build.site.finishing.csp import with_policy
from calculator.build.site.finishing.header_rules import NAME as HEADER_RULES
from calculator.build.site.finishing.header_rules import header_rules
from calculator.build.site.finishing.later_parts import CALCULATOR, taken_apart, with_address
from calculator.build.site.finishing.later_parts import NAME as LATER_PARTS
from calculator.build.site.finishing.offline import write_offline
from calculator.build.site.finishing.questions_and_steps import with_questions_and_steps
from calculator.build.site.finishing.sealed_search import SealError, seal_search
from calculator.build.site.finishing.search import SearchError, mend_search
from calculator.build.site.finishing.security_txt import PATH as SECURITY_TXT
from calculator.build.site.finishing.security_txt import security_txt
from calculator.build.site.finishing.sitemap import sitemap
from calculator.build.site.finishing.underlines import with_short_underlines
from calculator.build.site.finishing.unused_files import remove_unused_files
from calculator.build.site.finishing.wide_tables import with_framed_tables
from calculator.build.site.inputs import hash_inputs
from calculator.build.site.made_pages import front_door
from calculator.build.site.made_pages.changes import FEED, feed
from calculator.build.site.made_pages.embed import EMBEDDED, embedded_page
from calculator.build.site.made_pages.glossary import terms
from calculator.build.site.made_pages.schema_files import write_schemas
from calculator.build.site.made_pages.third_party import LICENCES, SBOM, licences, sbom
from calculator.build.site.made_pages.web_manifest import NAME as WEB_MANIFEST
from calculator.build.site.made_pages.web_manifest import web_manifest
from calculator.build.site.mkdocs import MkDocsError, run_mkdocs
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings
from calculator.build.site.source_use import (
    SourceError,
    check_sources,
    sources_of_inputs,
)
from calculator.build.site.staging.citations import CitationError
from calculator.build.site.staging.fragments import Fragments
from calculator.build.site.staging.front_matter import Page, PageError
from calculator.build.site.staging.pages import pages_of
from calculator.build.site.staging.stage_pages import stage_pages
from calculator.build.verify import write_sums
from calculator.parameters import sources

NOT_SHIPPED = ("sitemap.xml", "sitemap.xml.gz", "404.html")
"""What MkDocs writes for each language and we write ourselves, for both."""

FAULTS = (
    CitationError,
    InsidePythonError,
    MkDocsError,
    PageError,
    SealError,
    SearchError,
    SourceError,
    StaleModulesError,
)
"""What is wrong with the pages or the data, and is told in words."""


def main(settings: Settings) -> int:
    """Build the site; complain in words, not in a traceback, about a page that cannot be built."""
    try:
        done = build_site(settings)
    except FAULTS as error:
        print(error, file=sys.stderr)
        return 1
    print(f"site/ {'built' if done else 'is up to date'}")
    return 0


def build_site(settings: Settings) -> bool:
    """Build `settings.output` unless it is up to date; say whether anything was built."""
    return built_anew(
        settings.output, settings.work, hash_inputs(settings), lambda output: _build(settings, output)
    )


def _build(settings: Settings, output: Path) -> None:
    pages: dict[str, list[Page]] = {lang: pages_of(settings, lang) for lang in LANGUAGES}
    check_sources(_used_sources(pages), sources().values())
    assets = copy_assets(settings, output / "assets")
    fragments = {lang: stage_pages(settings, lang, pages[lang], assets) for lang in LANGUAGES}
    run_mkdocs(settings, output, assets.site)
    for lang in LANGUAGES:
        for name in NOT_SHIPPED:
            (output / lang / name).unlink(missing_ok=True)
        mend_search(output / lang)
        seal_search(output / lang)
        remove_unused_files(output / lang, lang)
        for page in pages[lang]:
            file = output / lang / page.address / "index.html"
            html = finished(file.read_text(encoding="utf-8"), fragments[lang])
            html = _without_later_parts(html, output, file)
            file.write_text(with_questions_and_steps(page, html), encoding="utf-8")
        for name in EMBEDDED:
            file = output / lang / "embed" / name / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(embedded_page(settings, lang, name, assets.site), encoding="utf-8")
        (output / lang / WEB_MANIFEST).write_text(web_manifest(lang), encoding="utf-8")
        (output / lang / "404.html").write_text(front_door.not_found(settings, lang), encoding="utf-8")
    (output / "index.html").write_text(front_door.root_page(), encoding="utf-8")
    (output / "404.html").write_text(front_door.root_not_found(settings), encoding="utf-8")
    write_schemas(output)
    (output / LICENCES).write_text(licences(settings.root), encoding="utf-8")
    (output / SBOM).write_text(sbom(settings.root), encoding="utf-8")
    if settings.report_url:
        (output / SECURITY_TXT).parent.mkdir()
        (output / SECURITY_TXT).write_text(security_txt(settings), encoding="utf-8")
    # GitHub Pages would otherwise pass the site through Jekyll.
    (output / ".nojekyll").write_text("", encoding="utf-8")
    if settings.site_url:
        (output / "sitemap.xml").write_text(sitemap(settings, pages), encoding="utf-8")
        for lang in LANGUAGES:
            (output / lang / FEED).write_text(feed(lang, settings), encoding="utf-8")
    write_offline(settings, output)
    write_sums(output)
    # Not in the list of sums: hosts that read it do not serve it.
    (output / HEADER_RULES).write_text(header_rules(output), encoding="utf-8")


def _used_sources(pages: Mapping[str, Sequence[Page]]) -> set[str]:
    of_pages = {name for page in chain(*pages.values()) for name in page.about.sources}
    of_terms = {name for term in terms().values() for name in term.sources}
    return {*sources_of_inputs(), *of_terms, *of_pages}


def _without_later_parts(html: str, output: Path, file: Path) -> str:
    """The page without what it fetches later, for which a file is written."""
    page, parts = taken_apart(html)
    if not parts:
        return html
    content = parts.encode()
    written = output / "assets" / f"later-{hashlib.sha256(content).hexdigest()[:12]}" / LATER_PARTS
    written.parent.mkdir()
    written.write_bytes(content)
    return with_address(page, os.path.relpath(written, file.parent))


def finished(html: str, fragments: Fragments) -> str:
    """A page as MkDocs wrote it, with what was kept aside, the calculator's first state and the policy.

    Done here because no template can: fragments must not pass through Markdown, the theme has no block round
    its `<html …>`, and the policy names the hashes of scripts as they stand in the end.
    """
    html = with_short_underlines(with_framed_tables(fragments.put_back(html)))
    if CALCULATOR in html:
        html = html.replace("<html ", '<html data-calculator="example" ', 1)
    return with_policy(html)
