"""What every page has round its results: the heading, how things stand, the answer, what to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calculator.page.html.markup import Html, element, join, sentence

ACTIONS: tuple[str, ...] = ("print", "share", "save_result", "save_input")


EXAMPLE = "script.whose.example"
"""The word for figures that are the example's; the page's script puts the reader's in its place."""


def results_frame(
    lang: str, title: str, state: str, answer: Html, *parts: Html, actions: Sequence[str] = ACTIONS
) -> Html:
    """The results as the page shows them first, the example's: `title` and `state` are keys of words."""
    return element(
        "section",
        {
            "class": "results",
            "id": "results",
            "aria-labelledby": "results-title",
            "tabindex": -1,
            "data-standing": "example",
        },
        element("h2", {"id": "results-title"}, sentence(lang, title), " ", whose(lang)),
        element("p", {"class": "results__state", "data-results-state": True}, sentence(lang, state)),
        element("p", {"class": "results__answer", "data-slot": "answer", "aria-live": "polite"}, answer),
        *parts,
        action_buttons(lang, actions),
    )


def whose(lang: str) -> Html:
    """Whose figures these are, as a tag beside them."""
    return element("span", {"class": "whose", "data-whose-words": True}, sentence(lang, EXAMPLE))


def results_body(name: str, piece: Html, part: str | None = None) -> Html:
    """A place whose content a recalculation replaces; `part` is the later one that fills it."""
    return element("div", {"class": "results__body", "data-slot": name, "data-of-part": part}, piece)


def action_buttons(lang: str, actions: Sequence[str]) -> Html:
    """Buttons for what a reader can take away, and the line that says what has come of it."""
    buttons = (
        element("button", {"type": "button", "data-action": name}, sentence(lang, f"results.action.{name}"))
        for name in actions
    )
    status = element("p", {"data-actions-status": True, "role": "status"})
    return element("div", {"class": "results__actions", "data-needs-script": True}, *buttons, status)


def bar_figures(lang: str, words: str, shown: Mapping[str, Html]) -> Html:
    """Figures in a row for the foot of a small screen, each under its word, `words` and the figure's name."""
    items = (
        element(
            "span",
            {"class": "result-bar__item"},
            element("span", {"class": "result-bar__label"}, sentence(lang, f"{words}.{name}")),
            figure,
        )
        for name, figure in shown.items()
    )
    return element("span", {"class": "result-bar__figures"}, join(items, " "))
