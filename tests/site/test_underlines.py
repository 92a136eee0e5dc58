"""Links end their underline before a full-width mark, which stays part of them."""

from __future__ import annotations

import pytest

from calculator.build.site.finishing.underlines import with_short_underlines


def test_the_line_is_under_the_words_alone() -> None:
    link = '<p><a href="x">怎么管（2026）</a>。</p>'
    words = '<span class="ends-wide__words">怎么管（2026</span>'
    assert with_short_underlines(link) == f'<p><a class="ends-wide" href="x">{words}）</a>。</p>'


def test_so_it_is_where_the_words_are_a_title() -> None:
    link = '<a href="x"><cite lang="zh">谁赔？！</cite></a>'
    words = '<span class="ends-wide__words">谁赔</span>'
    finished = f'<a class="ends-wide" href="x"><cite lang="zh">{words}？！</cite></a>'
    assert with_short_underlines(link) == finished


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x">What now?</a>',
        '<a href="x">没有</a>？',
        '<a class="button" href="x">算一算？</a>',
        '<a href="x">（<b>三</b>）</a>',
    ],
)
def test_other_links_stay_as_they_are(html: str) -> None:
    assert with_short_underlines(html) == html
