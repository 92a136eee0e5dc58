"""What the first HTML of a calculator's page can do without, in a file of its own.

The calculator marks it (`calculator.page.html.markup.later`): every figure of the form behind its fold, and
what the results hold below the answer and its reasons. It is two thirds of the page's bytes, and all of it
would be parsed, styled and laid out before anything could be pressed. The page's script puts it in place,
piece by piece (`calculator/page/js/page/later_parts.js`).
"""

from __future__ import annotations

import re

PART = re.compile("<!--later-->(.*?)<!--/later-->", re.DOTALL)
PLACE = "<template data-later></template>"
"""What stands in the page for a part: an element that is allowed anywhere and shows nothing."""
BETWEEN = "\n<!--later-->\n"
NAME = "parts.txt"
CALCULATOR = "data-calculator-root"
"""What marks the outer element of a calculator."""


def taken_apart(html: str) -> tuple[str, str]:
    """The page with places in it, and the content of the file; that is empty where nothing is marked."""
    return PART.sub(PLACE, html), BETWEEN.join(PART.findall(html))


def with_address(page: str, address: str) -> str:
    """The page that says where the file is (relative to it), and has it fetched at once."""
    preload = f'<link rel="preload" href="{address}" as="fetch" crossorigin>'
    page = page.replace("</head>", f"{preload}</head>", 1)
    return page.replace(CALCULATOR, f'data-later-parts="{address}" {CALCULATOR}', 1)
