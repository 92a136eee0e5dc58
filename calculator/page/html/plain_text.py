"""The words of a piece of HTML, for where there is no markup: a picture, a sheet of paper, a table."""

import re
from html import unescape

TAG = re.compile("<[^<>]*>")


def plain_text(html: str) -> str:
    """The text of markup that `calculator.page.html.markup` wrote, without its tags."""
    return unescape(TAG.sub("", html))
