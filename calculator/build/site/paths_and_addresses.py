"""Where things are, and what only the publisher knows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from calculator.words import LANGUAGES

__all__ = ["HREFLANG", "HTML_LANGUAGE", "LANGUAGES", "ROOT", "Settings", "from_environment"]

ROOT = Path(__file__).parents[3]
HTML_LANGUAGE = {"zh": "zh-CN", "en": "en-GB"}
HREFLANG = {"zh": "zh-CN", "en": "en"}
"""For links between twins: English pages are for every reader of English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Folders of one build; `site_url` and `report_url` are empty unless the publisher sets them."""

    root: Path = ROOT
    work: Path = ROOT / "build"
    output: Path = ROOT / "site"
    site_url: str = ""
    """Address of the published site (the folder of zh/ and en/), for canonical links and the sitemap."""
    report_url: str = ""
    """Where a reader reports a mistake (see `staging/mistake_report.py`); without it no page offers to."""
    offline: bool = True
    """Whether readers are offered a copy of the site on their device."""

    @property
    def docs(self) -> Path:
        """The pages as written."""
        return self.root / "docs"

    @property
    def staged(self) -> Path:
        """The pages as MkDocs gets them, one folder a language."""
        return self.work / "docs"

    def fragments(self, lang: str) -> Path:
        """What stands at the marks of a language's staged pages; see `fragments.py`."""
        return self.work / "fragments" / f"{lang}.json"


def from_environment() -> Settings:
    """Settings from `SITE_URL`, which gets one slash at its end, `REPORT_URL` and `OFFLINE`."""
    site_url = os.environ.get("SITE_URL", "").strip()
    return Settings(
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        report_url=os.environ.get("REPORT_URL", "").strip(),
        offline=os.environ.get("OFFLINE", "").strip() != "off",
    )
