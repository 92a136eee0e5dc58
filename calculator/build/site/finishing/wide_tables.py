"""The frame in which a table of the text can be moved sideways, in the theme's own classes.

The theme's script puts it round tables once it runs; here it stands in the page, which then keeps its place
when the script comes.
"""

from __future__ import annotations

import re

PLAIN_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
FRAME = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">{}</div></div>'


def with_framed_tables(html: str) -> str:
    """The page with a frame round each table that has no look of its own."""
    return PLAIN_TABLE.sub(lambda table: FRAME.format(table[0]), html)
