"""A fold of a form: fields, or what belongs to them, behind a line to press."""

from __future__ import annotations

from calculator.page.html.markup import Html, element


def fields_fold(title: str, *content: str, name: str | None = None) -> Html:
    """The fold under its title; with a name it is found by that id, and stays as its reader left it."""
    return element("details", {"class": "fields-fold", "id": name}, element("summary", None, title), *content)
