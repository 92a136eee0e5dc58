"""The list of hashes at the site's root, and what is found by comparing a copy with it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from calculator.build.verify import SUMS, differences, from_address, main, write_sums
from tests.browser.serving import serving


def test_the_site_names_every_file_of_its_own(site: Path) -> None:
    lines = (site / SUMS).read_text(encoding="utf-8").splitlines()
    named = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    # Hosts that read `_headers` do not serve it.
    assert named.keys() == files - {SUMS, "_headers"}
    home = "zh/index.html"
    assert named[home] == hashlib.sha256((site / home).read_bytes()).hexdigest()


def test_a_copy_that_differs_is_told_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built, copy = tmp_path / "built", tmp_path / "copy"
    for folder in (built, copy):
        folder.mkdir()
        for name in ("same", "变", "gone"):
            (folder / name).write_text(name, encoding="utf-8")
    write_sums(built)
    (copy / "变").write_text("another", encoding="utf-8")
    (copy / "gone").unlink()
    with serving(copy) as address:
        found = list(differences((built / SUMS).read_text(encoding="utf-8"), from_address(address + "/")))
        assert main([str(built), address]) == 1
    assert sorted(found) == ["different: 变", "missing: gone"]
    assert "3 files, 2 of them" in capsys.readouterr().out
    assert main([str(built), "ftp://here"]) == 2
