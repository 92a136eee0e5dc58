"""What stands in the page in place of a module of the library does what that module does."""

import html
import importlib.util

import pytest

from calculator.build.runtime.pipeline import IN_THE_PAGE

TEXTS = ["", "a & b < c > d", '"it\'s"', "&lt;", "&amp;lt;", "先用后付 & 'x'"]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_escaped_as_the_standard_library_does(text: str) -> None:
    spec = importlib.util.spec_from_file_location("html_in_the_page", IN_THE_PAGE / "html" / "__init__.py")
    assert spec
    assert spec.loader
    ours = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(ours)
    for quote in (True, False):
        assert ours.escape(text, quote=quote) == html.escape(text, quote=quote)
        assert ours.unescape(ours.escape(text, quote=quote)) == text
