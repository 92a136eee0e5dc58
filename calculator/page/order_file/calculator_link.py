"""An order mix as the part of an address after the #: what the calculator's page opens with.

It is the text that `input_as_text.js` writes and reads there; it reaches no server.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_letters, digits
from typing import Any

from calculator.page.typed.as_typed import form_texts
from calculator.parameters.fields import field_at, position_in

VERSION = "1"
PLAIN = frozenset((ascii_letters + digits + "-_.!~*'()").encode())


def fragment(mix: Mapping[str, Any]) -> str:
    """Return the fragment for an input of `estimate`; fields that it leaves to defaults are left out."""
    parts = [f"v={VERSION}"]
    for path, text in form_texts(mix).items():
        field = field_at(path)
        if field:
            position = position_in(path)
            parts.append(f"{'' if position is None else position}{field.link_key}={quoted(text)}")
    return "&".join(parts)


def quoted(text: str) -> str:
    """Return a text as `encodeURIComponent` writes it."""
    return "".join(chr(byte) if byte in PLAIN else f"%{byte:02X}" for byte in text.encode())
