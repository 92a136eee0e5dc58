"""The underline of a link ends before a full-width mark: half of 。 or ） is blank, and a line under nothing.

Titles end with such marks, and links are made of titles in many places; so it is done to the finished page.
The mark stays part of the link. The line is drawn under the words alone (`docs/assets/styles/text.css`).
"""

from __future__ import annotations

import re

LINK = re.compile(
    r"<a(?P<told>(?= )(?:(?! class=)[^<>])*)>(?P<cite><cite [^<>]*>)?"
    r"(?P<words>[^<>]*[^<>？！。）》])(?P<marks>[？！。）》]+)(?P<end></cite>)?</a>"
)
OPENED = r'<a class="ends-wide"\g<told>>\g<cite>'
MARKED = OPENED + r'<span class="ends-wide__words">\g<words></span>\g<marks>\g<end></a>'


def with_short_underlines(html: str) -> str:
    """The page with the words of each plain link parted from the full-width marks after them."""
    return LINK.sub(MARKED, html)
