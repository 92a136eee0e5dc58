"""Where a heading may break: in Chinese after its clauses, and between the words of a long one."""

from __future__ import annotations

from calculator.build.site.staging.heading_breaks import parted, with_word_breaks


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
