"""Put the computed figures into the pages: `docs/<language>` becomes `build/docs/<language>` for MkDocs.

No generator's own hooks are used, so another generator can take over from MkDocs by reading the staged pages.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence

from calculator.answers import estimate
from calculator.build.site.assets import Assets
from calculator.build.site.made_pages.self_checks.check import spelled_out
from calculator.build.site.settings import Settings
from calculator.build.site.staging.fragments import Fragments
from calculator.build.site.staging.front_matter import FENCE, Page, PageError
from calculator.build.site.staging.marked_terms import marked_terms, meanings, with_links
from calculator.build.site.staging.page_frame import facts, sources_section
from calculator.build.site.staging.place import Place
from calculator.build.site.staging.placeholders import fill
from calculator.build.site.staging.reading_time import minutes_to_read
from calculator.shop.templates import example

FACTS = "{{ facts }}"
"""Where the lines about the page are to stand, if not under its title."""
TITLE = re.compile(r"^# .+$", re.MULTILINE)
CITED = re.compile(r"\{\{\s*source\s+([^{}]+?)\s*\}\}")


def stage(settings: Settings, lang: str, pages: Sequence[Page], assets: Assets) -> Fragments:
    """Write the staged pages of a language, and return the HTML that is to be put into them once built."""
    folder = settings.staged / lang
    shutil.rmtree(folder, ignore_errors=True)
    document = example().document(lang)
    result = estimate.estimate(document)
    fragments = Fragments()
    for page in pages:
        place = Place(
            lang=lang,
            page=page,
            pages=pages,
            settings=settings,
            assets=assets,
            document=document,
            result=result,
            fragments=fragments,
        )
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(staged_page(place), encoding="utf-8")
    fragments.write(settings.fragments(lang))
    return fragments


def staged_page(place: Place) -> str:
    """One page with its facts, its sources and all placeholders filled."""
    page = place.page
    _check_citations(place.lang, page)
    marked_terms(page)
    body = page.body
    if not TITLE.search(body):
        raise PageError(f"docs/{place.lang}/{page.path}: no title (a line that starts with '# ')")
    if FACTS not in body:
        body = TITLE.sub(lambda title: f"{title[0]}\n\n{FACTS}", body, count=1)
    body = with_links(place.lang, body, place.up)
    above, below = (fill(place, part) for part in body.split(FACTS))
    told = facts(place.lang, page, place.settings, minutes_to_read(above + below))
    explained = meanings(place.lang, page, place.up)
    end = sources_section(place.lang, page) + (f"\n{place.fragments.keep(explained)}\n" if explained else "")
    return FENCE + page.head + _search_tags(page) + FENCE + above + told + below + end


def _search_tags(page: Page) -> str:
    """The page's keywords as Material's search wants them; it ranks them above any title."""
    return f"tags: {json.dumps(page.about.keywords, ensure_ascii=False)}\n" if page.about.keywords else ""


def _check_citations(lang: str, page: Page) -> None:
    text = spelled_out(lang, page.body)
    cited = dict.fromkeys(name for group in CITED.findall(text) for name in group.split())
    if unused := [name for name in page.about.sources if name not in cited]:
        raise PageError(f"docs/{lang}/{page.path}: sources never cited: {', '.join(unused)}")
    if page.about.sources != tuple(name for name in cited if name in page.about.sources):
        raise PageError(
            f"docs/{lang}/{page.path}: the order in which sources are cited is {', '.join(cited)}"
        )
