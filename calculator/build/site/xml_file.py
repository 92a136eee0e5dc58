"""XML files of a published site, written by the standard library: no escaping by hand."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def written(root: Element) -> str:
    """The whole file of a root element."""
    indent(root, space="")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
