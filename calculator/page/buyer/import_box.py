"""Where a payments list is opened or pasted; it is read on this device and nowhere else."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, sentence


def _steps(lang: str) -> list[Html]:
    return [sentence(lang, f"buyer.import.where_{number}") for number in (1, 2, 3)]


def import_box(lang: str) -> Html:
    """A file to choose, a box to paste into, and what came of it."""
    return element(
        "details",
        {"class": "fields-fold import-box", "id": "form-import", "data-needs-script": True},
        element("summary", None, sentence(lang, "buyer.import.title")),
        element("p", {"class": "form__lead"}, sentence(lang, "buyer.import.lead")),
        element(
            "div",
            {"class": "field"},
            element(
                "label",
                {"class": "field__label", "for": "payments-file"},
                sentence(lang, "buyer.import.file"),
            ),
            element(
                "input",
                {"id": "payments-file", "type": "file", "accept": ".csv,.txt,.xlsx,.xls,text/csv,text/plain"},
            ),
        ),
        element(
            "div",
            {"class": "field"},
            element(
                "label",
                {"class": "field__label", "for": "payments-text"},
                sentence(lang, "buyer.import.paste"),
            ),
            element(
                "textarea", {"id": "payments-text", "class": "field__box", "rows": 4, "spellcheck": "false"}
            ),
            element(
                "button",
                {"type": "button", "data-action": "read-payments"},
                sentence(lang, "buyer.import.read"),
            ),
        ),
        element("p", {"class": "field__error", "data-import-problem": True, "role": "alert"}),
        element("div", {"data-slot": "import", "aria-live": "polite"}),
        element("div", {"data-slot": "regular", "aria-live": "polite"}),
        element(
            "details",
            {"id": "import-where"},
            element("summary", None, sentence(lang, "buyer.import.where")),
            element("p", None, sentence(lang, "buyer.import.where_unknown")),
            element("ol", None, *(element("li", None, step) for step in _steps(lang))),
        ),
    )
