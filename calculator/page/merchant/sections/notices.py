"""What can be computed but looks mistaken: named above the figures that it affects."""

from __future__ import annotations

from calculator.boundary.problems import Notice
from calculator.page.html.markup import Html, element, sentence, text
from calculator.page.html.section import items
from calculator.page.html.shown_figure import Figures
from calculator.words.messages import notice_text


def notices(figures: Figures) -> Html:
    """The notices of the result, or nothing."""
    found = figures.result.get("notices", [])
    if not found:
        return Html()
    return element(
        "div",
        {"class": "notice-box", "role": "note"},
        element("strong", None, sentence(figures.lang, "results.notices")),
        items([text(notice_text(Notice.of_json(notice), figures.lang)) for notice in found]),
    )
