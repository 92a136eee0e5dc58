"""What every page has round its results: the heading, how things stand, the answer, what to take away."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, sentence

ACTIONS = ("print", "share", "save_result", "save_input")


def results_frame(lang: str, title: str, state: str, answer: Html, *parts: Html) -> Html:
    """The results as the page shows them first: `title` and `state` are keys of words."""
    return element(
        "section",
        {"class": "results", "id": "results", "aria-labelledby": "results-title", "tabindex": -1},
        element("h2", {"id": "results-title"}, sentence(lang, title)),
        element("p", {"class": "results__state", "data-results-state": True}, sentence(lang, state)),
        element("p", {"class": "results__answer", "data-slot": "answer", "aria-live": "polite"}, answer),
        *parts,
        _actions(lang),
    )


def results_body(name: str, piece: Html) -> Html:
    """A place whose content the page replaces after a recalculation."""
    return element("div", {"class": "results__body", "data-slot": name}, piece)


def _actions(lang: str) -> Html:
    buttons = (
        element("button", {"type": "button", "data-action": name}, sentence(lang, f"results.action.{name}"))
        for name in ACTIONS
    )
    status = element("p", {"data-actions-status": True, "role": "status"})
    return element("div", {"class": "results__actions", "data-needs-script": True}, *buttons, status)
