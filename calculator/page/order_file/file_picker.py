"""Where a file is chosen: the browser's own input under a button that speaks the language of the page."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, sentence

ACCEPTED = ".csv,.txt,.tsv,.xlsx,.xls,.ods,.xlsm,text/csv"


def file_picker(lang: str, name: str, *, drop: bool = False) -> Html:
    """A box to choose a file in; `drop`: files dropped on the page go here. Its words are `file.NAME.…`."""
    identifier = "order-file" if drop else f"order-file-{name}"
    return element(
        "div",
        {"class": "drop", "data-drop": drop, "data-needs-script": True},
        element("label", {"class": "field__label", "for": identifier}, sentence(lang, f"file.{name}.label")),
        element(
            "p", {"class": "field__help", "id": f"{identifier}-help"}, sentence(lang, f"file.{name}.help")
        ),
        element(
            "input",
            {
                "type": "file",
                "id": identifier,
                "accept": ACCEPTED,
                "aria-describedby": f"{identifier}-help",
                "data-beside": not drop,
            },
        ),
        element(
            "label",
            {"class": "drop__button", "for": identifier, "aria-hidden": "true"},
            sentence(lang, f"file.{name}.button"),
        ),
        element("p", {"class": "drop__hint"}, sentence(lang, "file.choose.drop")) if drop else "",
    )
