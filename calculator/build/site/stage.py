"""Put the computed figures into the pages: `docs/<language>` becomes `build/docs/<language>` for MkDocs.

No generator's own hooks are used, so another generator can take over from MkDocs by reading the staged pages.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from calculator import api
from calculator.build.site.assets import Assets
from calculator.build.site.fragments import Fragments
from calculator.build.site.front_matter import FENCE, Page, PageError, read_page
from calculator.build.site.page_frame import facts, sources_section
from calculator.build.site.placeholders import Place, fill
from calculator.build.site.reading_time import minutes_to_read
from calculator.build.site.self_checks.check import spelled_out
from calculator.build.site.settings import Settings
from calculator.parameters import example

NOT_FOUND = Path("404.md")
FACTS = "{{ facts }}"
"""Where the lines about the page are to stand, if not under its title."""
TITLE = re.compile(r"^# .+$", re.MULTILINE)
CITED = re.compile(r"\{\{\s*source\s+([^{}]+?)\s*\}\}")


def pages_of(settings: Settings, lang: str) -> list[Page]:
    """Every page of a language as written, without the one for missing pages, in order of their paths."""
    folder = settings.docs / lang
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*.md"))
    return [read_page(folder, path) for path in paths if path != NOT_FOUND]


def stage(settings: Settings, lang: str, assets: Assets) -> Fragments:
    """Write the staged pages of a language, and return the HTML that is to be put into them once built."""
    folder = settings.staged / lang
    shutil.rmtree(folder, ignore_errors=True)
    document = example().document(lang)
    result = api.estimate(document)
    fragments = Fragments()
    for page in pages_of(settings, lang):
        place = Place(
            lang=lang,
            page=page,
            settings=settings,
            assets=assets,
            document=document,
            result=result,
            fragments=fragments,
        )
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(staged_page(place), encoding="utf-8")
    return fragments


def staged_page(place: Place) -> str:
    """One page with its facts, its sources and all placeholders filled."""
    page = place.page
    _check_citations(place.lang, page)
    body = page.body
    if not TITLE.search(body):
        raise PageError(f"docs/{place.lang}/{page.path}: no title (a line that starts with '# ')")
    if FACTS not in body:
        body = TITLE.sub(lambda title: f"{title[0]}\n\n{FACTS}", body, count=1)
    above, below = (fill(place, part) for part in body.split(FACTS))
    told = facts(place.lang, page, place.settings, minutes_to_read(above + below))
    return FENCE + page.head + FENCE + above + told + below + sources_section(place.lang, page)


def _check_citations(lang: str, page: Page) -> None:
    text = spelled_out(lang, page.body)
    cited = dict.fromkeys(name for group in CITED.findall(text) for name in group.split())
    if unused := [name for name in page.about.sources if name not in cited]:
        raise PageError(f"docs/{lang}/{page.path}: sources never cited: {', '.join(unused)}")
    if page.about.sources != tuple(name for name in cited if name in page.about.sources):
        raise PageError(
            f"docs/{lang}/{page.path}: the order in which sources are cited is {', '.join(cited)}"
        )
