"""The order of the build: what both languages share, each language, and what is made of the whole.

Nothing is done when neither the inputs nor the output have changed (`kept_folder.py`), and the same holds for
each part (`parts.py`). The bytes depend on the inputs alone: not on the day, the machine or an earlier build.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from calculator.build.kept_folder import built_anew
from calculator.build.site.finishing.header_rules import NAME as HEADER_RULES
from calculator.build.site.finishing.header_rules import header_rules
from calculator.build.site.finishing.offline import write_offline
from calculator.build.site.finishing.security_txt import PATH as SECURITY_TXT
from calculator.build.site.finishing.security_txt import security_txt
from calculator.build.site.finishing.sitemap import sitemap
from calculator.build.site.inputs import hash_inputs, read_inputs
from calculator.build.site.made_pages import front_door
from calculator.build.site.made_pages.glossary import terms
from calculator.build.site.parts import SHARED, PartError, bring_up_to_date, folder_of
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings
from calculator.build.site.source_use import (
    SourceError,
    check_sources,
    sources_of_inputs,
)
from calculator.build.site.staging.front_matter import Page, PageError
from calculator.build.site.staging.pages import pages_of
from calculator.build.verify import write_sums
from calculator.parameters import sources


def main(settings: Settings) -> int:
    """Build the site; complain in words, not in a traceback, about a page that cannot be built."""
    try:
        done = build_site(settings)
    except (PageError, PartError, SourceError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"site/ {'built' if done else 'is up to date'}")
    return 0


def build_site(settings: Settings) -> bool:
    """Build `settings.output` unless it is up to date; say whether anything was built."""
    inputs = read_inputs(settings)
    return built_anew(
        settings.output,
        settings.work,
        hash_inputs(settings, inputs),
        lambda output: _build(settings, inputs, output),
    )


def _build(settings: Settings, inputs: Mapping[Path, str], output: Path) -> None:
    pages: dict[str, list[Page]] = {lang: pages_of(settings, lang) for lang in LANGUAGES}
    check_sources(_used_sources(pages), sources().values())
    # The pages name the folders of what is beside them, which is built first.
    bring_up_to_date(settings, inputs, [SHARED])
    bring_up_to_date(settings, inputs, LANGUAGES)
    for part in (SHARED, *LANGUAGES):
        shutil.copytree(folder_of(settings, part), output, dirs_exist_ok=True)
    (output / "index.html").write_text(front_door.root_page(), encoding="utf-8")
    (output / "404.html").write_text(front_door.root_not_found(settings), encoding="utf-8")
    if settings.report_url:
        (output / SECURITY_TXT).parent.mkdir()
        (output / SECURITY_TXT).write_text(security_txt(settings), encoding="utf-8")
    # GitHub Pages would otherwise pass the site through Jekyll.
    (output / ".nojekyll").write_text("", encoding="utf-8")
    if settings.site_url:
        (output / "sitemap.xml").write_text(sitemap(settings, pages), encoding="utf-8")
    write_offline(settings, output)
    write_sums(output)
    # Not in the list of sums: hosts that read it do not serve it.
    (output / HEADER_RULES).write_text(header_rules(output), encoding="utf-8")


def _used_sources(pages: Mapping[str, Sequence[Page]]) -> set[str]:
    of_pages = {name for page in chain(*pages.values()) for name in page.about.sources}
    of_terms = {name for term in terms().values() for name in term.sources}
    return {*sources_of_inputs(), *of_terms, *of_pages}
