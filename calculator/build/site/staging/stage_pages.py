"""Put the computed figures into the pages: `docs/<language>` becomes `build/docs/<language>` for MkDocs.

No generator's own hooks are used, so another generator can take over from MkDocs by reading the staged pages.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from typing import Any

from calculator.answers import estimate
from calculator.build.site.asset_folders import Assets
from calculator.build.site.made_pages.platform_terms.table import with_sources_of_tables
from calculator.build.site.made_pages.self_checks.check import spelled_out
from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.fragments import Fragments
from calculator.build.site.staging.front_matter import FENCE, Page, PageError
from calculator.build.site.staging.heading_breaks import keep_words, with_word_breaks
from calculator.build.site.staging.marked_terms import marked_terms, meanings, with_links
from calculator.build.site.staging.page_context import PageContext
from calculator.build.site.staging.page_frame import facts, sources_section
from calculator.build.site.staging.page_head import for_machines
from calculator.build.site.staging.placeholders import fill
from calculator.build.site.staging.reading_time import minutes_to_read
from calculator.shop.templates import example

FACTS = "{{ facts }}"
"""Where the lines about the page are to stand, if not below its first paragraph."""
TITLE = re.compile(r"^# .+$", re.MULTILINE)
LEAD = re.compile(r"^\{ \.lead \}$", re.MULTILINE)
CITED = re.compile(r"\{\{\s*source\s+([^{}]+?)\s*\}\}")


def stage_pages(settings: Settings, lang: str, pages: Sequence[Page], assets: Assets) -> Fragments:
    """Write the staged pages of a language, and return the HTML that is to be put into them once built."""
    folder = settings.staged / lang
    shutil.rmtree(folder, ignore_errors=True)
    document = example().document(lang)
    result = estimate.estimate(document)
    fragments = Fragments()
    for page in pages:
        context = PageContext(
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
        target.write_text(staged_page(context), encoding="utf-8")
    keep_words()
    fragments.write(settings.fragments(lang))
    return fragments


def staged_page(context: PageContext) -> str:
    """One page with its facts, its sources and all placeholders filled."""
    page = context.page
    _check_citations(context.lang, page)
    marked_terms(page)
    body = page.body
    if not TITLE.search(body):
        raise PageError(f"docs/{context.lang}/{page.path}: no title (a line that starts with '# ')")
    if FACTS not in body:
        place = LEAD if LEAD.search(body) else TITLE
        body = place.sub(lambda found: f"{found[0]}\n\n{FACTS}", body, count=1)
    body = with_links(context.lang, body, context.up)
    above, below = (fill(context, part) for part in body.split(FACTS))
    above, below = with_word_breaks(above), with_word_breaks(below)
    told = facts(context.lang, page, context.settings, minutes_to_read(above + below))
    explained = meanings(context.lang, page, context.up)
    end = sources_section(context.lang, page) + (
        f"\n{context.fragments.keep(explained)}\n" if explained else ""
    )
    head = page.head + _for_the_theme(context)
    return FENCE + head + FENCE + above + told + below + end


def _for_the_theme(context: PageContext) -> str:
    """What the theme finds in the front matter besides: keywords as its search wants them, the head's data.

    The search ranks keywords (`tags`) above any title.
    """
    about = context.page.about
    more: dict[str, Any] = {"tags": about.keywords} if about.keywords else {}
    more["for_machines"] = for_machines(context.settings, context.lang, context.page)
    # JSON is YAML.
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in more.items())


def _check_citations(lang: str, page: Page) -> None:
    text = with_sources_of_tables(spelled_out(lang, page.body))
    cited = dict.fromkeys(name for group in CITED.findall(text) for name in group.split())
    if unused := [name for name in page.about.sources if name not in cited]:
        raise PageError(f"docs/{lang}/{page.path}: sources never cited: {', '.join(unused)}")
    if page.about.sources != tuple(name for name in cited if name in page.about.sources):
        raise PageError(
            f"docs/{lang}/{page.path}: the order in which sources are cited is {', '.join(cited)}"
        )
