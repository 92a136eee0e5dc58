"""The list of pages that are due: by date alone, and without an effect on anything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from calculator.build.site.review import due, main
from calculator.build.site.staging.front_matter import Page, read_page


def page_due(folder: Path, name: str, day: str) -> tuple[str, Page]:
    (folder / name).write_text(
        "---\ntitle: T\ndescription: D\naudience: [buyer]\nreviewed: 2026-01-01\n"
        f"next_review: {day}\nsources: []\n---\n# T\n",
        encoding="utf-8",
    )
    return "en", read_page(folder, Path(name))


def test_due_and_soon_due_are_listed_the_oldest_first(tmp_path: Path) -> None:
    pages = [
        page_due(tmp_path, "soon.md", "2027-07-01"),
        page_due(tmp_path, "later.md", "2027-07-02"),
        page_due(tmp_path, "past.md", "2027-05-31"),
        page_due(tmp_path, "today.md", "2027-06-01"),
    ]
    assert due(pages, date(2027, 6, 1)) == [
        "overdue  2027-05-31  docs/en/past.md",
        "due by   2027-06-01  docs/en/today.md",
        "due by   2027-07-01  docs/en/soon.md",
    ]


def test_a_day_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--on", "2000-01-01"]) == 0
    assert capsys.readouterr().out == "No page is due by 2000-01-31.\n"
    assert main(["--on", "2090-01-01"]) == 0
    listed = capsys.readouterr().out
    assert "overdue " in listed
    assert "docs/zh/index.md" in listed
    assert "docs/en/index.md" in listed


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--on", "tomorrow"])
    assert "--on" in capsys.readouterr().err
