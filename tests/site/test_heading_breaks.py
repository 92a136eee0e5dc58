"""Where a heading may break: in Chinese after its clauses, and between the words of a long one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from calculator.build.site.paths_and_addresses import ROOT
from calculator.build.site.staging import heading_breaks
from calculator.build.site.staging.heading_breaks import keep_words, parted, with_word_breaks

JIEBA = "jieba.cache"


def test_a_short_clause_stays_together_and_a_long_one_parts_between_words() -> None:
    assert parted("各平台谁垫付、收多少费、能不能关") == "各平台谁垫付、收多少费、能不能关"
    words = parted("大额套现走单抽成商家会知道吗").split("<wbr>")
    assert len(words) > 3
    assert "".join(words) == "大额套现走单抽成商家会知道吗"
    assert "商家" in words
    assert not any(word.startswith("吗") for word in words)


def test_links_code_and_text_are_left_alone() -> None:
    text = "## [大额套现走单抽成商家会知道吗](a.md) {#a}\n\n大额套现走单抽成商家会知道吗\n"
    assert with_word_breaks(text) == text
    assert "<wbr>" in with_word_breaks("## 大额套现走单抽成商家会知道吗 {#a}\n")


def test_a_compound_word_stays_whole() -> None:
    assert parted("A large pay-later order") == 'A large <span class="compound">pay-later</span> order'


def test_how_headings_were_cut_is_kept_once_for_all_and_only_if_there_is_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heading_breaks, "KEPT", tmp_path / "words.json")
    heading_breaks._kept.cache_clear()
    try:
        for heading in ("大额套现走单抽成商家会知道吗", "商家会知道大额套现走单抽成吗"):
            parted(heading)
            assert not heading_breaks.KEPT.exists()
        keep_words()
        kept = heading_breaks.KEPT.read_text(encoding="utf-8")
        assert len(json.loads(kept)["words"]) == 2
        untouched = kept + "\n"
        heading_breaks.KEPT.write_text(untouched, encoding="utf-8")
        heading_breaks._kept.cache_clear()
        parted("大额套现走单抽成商家会知道吗")
        keep_words()
        assert heading_breaks.KEPT.read_text(encoding="utf-8") == untouched
    finally:
        heading_breaks._kept.cache_clear()


def test_the_dictionary_is_not_kept_where_others_can_put_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    heading_breaks._dictionary.cache_clear()
    assert heading_breaks._dictionary().lcut("商家会知道") == ["商家", "会", "知道"]
    nothing_to_build = [sys.executable, "-m", "calculator.build.site.mkdocs_waiting"]
    subprocess.run(
        nothing_to_build, input=b"", cwd=ROOT, env={**os.environ, "TMPDIR": str(tmp_path)}, check=True
    )
    assert not (tmp_path / JIEBA).exists()
    assert (ROOT / "build" / JIEBA).exists()
