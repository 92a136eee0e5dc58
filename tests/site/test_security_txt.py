"""`security.txt` as RFC 9116 wants it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from calculator.build.site.finishing.security_txt import security_txt
from calculator.build.site.made_pages.changes import changes
from calculator.build.site.paths_and_addresses import Settings

PUBLISHED = Settings(
    site_url="https://example.org/", report_url="https://example.org/new?title={title}&body={body}"
)


def test_it_says_where_to_report_and_until_when_that_holds() -> None:
    fields = dict(line.split(": ", 1) for line in security_txt(PUBLISHED).splitlines())
    assert fields["Contact"] == "https://example.org/new?title=Security&body="
    assert fields["Canonical"] == "https://example.org/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert expires.date() - changes()[0].on < timedelta(days=365)


def test_there_is_none_without_an_address_for_reports(site: Path) -> None:
    assert not (site / ".well-known").exists()
