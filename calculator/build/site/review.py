"""`python -m calculator.build.site.review` lists the pages whose review is due or will be within thirty days.

Nothing depends on what it finds: no build and no test fails because a day has passed. `--on 2027-06-01` shows
what it will say on that day.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date, timedelta

from calculator.build.site.paths_and_addresses import LANGUAGES, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.pages import pages_of

SOON = timedelta(days=30)


def due(pages: Iterable[tuple[str, Page]], on: date) -> list[str]:
    """One line a page, the longest overdue first; the page's own notice appears the day after its date."""
    found = sorted(
        (page.about.next_review, f"{lang}/{page.path.as_posix()}")
        for lang, page in pages
        if page.about.next_review <= on + SOON
    )
    return [f"{'overdue ' if day < on else 'due by  '} {day.isoformat()}  docs/{name}" for day, name in found]


def main(arguments: list[str]) -> int:
    """Print the list."""
    parser = argparse.ArgumentParser(prog="review", description="List the pages whose review is due.")
    parser.add_argument("--on", type=date.fromisoformat, default=date.today(), help="as if it were this day")
    on = parser.parse_args(arguments).on
    lines = due(((lang, page) for lang in LANGUAGES for page in pages_of(Settings(), lang)), on)
    print("\n".join(lines) or f"No page is due by {(on + SOON).isoformat()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
