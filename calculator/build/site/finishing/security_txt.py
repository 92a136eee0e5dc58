"""`/.well-known/security.txt`: where to report a weakness (RFC 9116), once the publisher has said where.

Its end is reckoned from the newest change that readers were told of, not from the day of the build, so that
the bytes depend on the sources alone; the RFC asks for less than a year.
"""

from __future__ import annotations

from datetime import timedelta

from calculator.build.site.made_pages.changes import changes
from calculator.build.site.paths_and_addresses import HREFLANG, LANGUAGES, Settings

PATH = ".well-known/security.txt"
HOLDS_FOR = timedelta(days=364)


def security_txt(settings: Settings) -> str:
    """The file; `settings` must have an address for reports."""
    contact = settings.report_url.replace("{title}", "Security").replace("{body}", "")
    lines = [
        f"Contact: {contact}",
        f"Expires: {changes()[0].on + HOLDS_FOR}T00:00:00Z",
        f"Preferred-Languages: {', '.join(HREFLANG[lang] for lang in LANGUAGES)}",
    ]
    if settings.site_url:
        lines.append(f"Canonical: {settings.site_url}{PATH}")
    return "\n".join(lines) + "\n"
