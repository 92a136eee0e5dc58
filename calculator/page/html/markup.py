"""HTML and SVG written safely: every text is escaped unless it was made here.

`Html` marks text that is markup already. `element` and `sentence` escape whatever is not, so that nothing a
reader types (a segment's name, say) can ever become markup.

The few shapes of which an answer has hundreds are written out as `Html` where they belong, with `text` or
`escaped` round whatever is not a number or a name of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from calculator import words

SPECIAL = re.compile("[&<>\"']")
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
Attributes = Mapping[str, str | int | bool | None]


class Html(str):
    """Text that is markup and must not be escaped again."""

    __slots__ = ()


def later(content: Html) -> Html:
    """Markup that the first HTML of a page can do without; the build puts it into a file of its own."""
    return Html(f"<!--later-->{content}<!--/later-->")


def text(content: str) -> Html:
    """Content as markup: escaped, unless it is markup already."""
    return content if type(content) is Html else Html(escaped(content))


def escaped(content: str) -> str:
    """Content without what has a meaning in markup; hardly any text holds such a character."""
    return escape(content, quote=True) if SPECIAL.search(content) else content


def join(parts: Iterable[str], separator: str = "") -> Html:
    """Parts one after the other, each escaped as needed."""
    between = text(separator) if separator else ""
    return Html(between.join(_written(parts)))


def element(name: str, attributes: Attributes | None = None, *children: str) -> Html:
    """An element; an attribute that is True stands alone, one that is False or None is left out."""
    written = "".join([_attribute(key, value) for key, value in attributes.items()]) if attributes else ""
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{''.join(_written(children))}</{name}>")


def sentence(lang: str, key: str, **values: str) -> Html:
    """A sentence of the catalogue, escaped, with its places filled by markup or escaped text."""
    if not values:
        return _sentence(lang, key)
    filled = {name: part if type(part) is Html else escaped(part) for name, part in values.items()}
    return Html(_pattern(lang, key).format(**filled))


def _written(parts: Iterable[str]) -> list[str]:
    return [part if type(part) is Html else escaped(part) for part in parts]


# Hardly any of these differ from one answer to the next.
@lru_cache(maxsize=2048)
def _sentence(lang: str, key: str) -> Html:
    return Html(_pattern(lang, key).format())


@lru_cache(maxsize=2048)
def _pattern(lang: str, key: str) -> str:
    return escaped(words.catalogue(lang)[key])


@lru_cache(maxsize=2048, typed=True)
def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {key}" if value is True else f' {key}="{escaped(str(value))}"'
