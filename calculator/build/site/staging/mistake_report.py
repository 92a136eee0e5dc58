"""The address of a report on a page, filled in with the page and the version, and with nothing of the reader.

`REPORT_URL` may have places for `{title}` and `{body}`, as in `https://example.org/new?title={title}&body={body}`
or `mailto:desk@example.org?subject={title}&body={body}`.
"""

from __future__ import annotations

from urllib.parse import quote

from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.site_words import word
from calculator.version import __version__


def report_address(settings: Settings, lang: str, page: Page) -> str:
    """Where a reader of the page reports a mistake on it."""
    title = word(lang, "report.title", title=page.about.title)
    body = word(
        lang,
        "report.body",
        page=f"{settings.site_url}{lang}/{page.address}",
        version=__version__,
        reviewed=page.about.reviewed.isoformat(),
    )
    return settings.report_url.replace("{title}", quote(title, safe="")).replace(
        "{body}", quote(body, safe="")
    )
