"""What every form has at its head: delete, what has just happened, undo, the problems."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, sentence


def delete_button(lang: str) -> Html:
    """The button that deletes everything the reader has entered."""
    return element(
        "button",
        {"type": "button", "class": "button--quiet", "data-action": "delete-all"},
        sentence(lang, "form.delete_all"),
    )


def status_line(lang: str) -> Html:
    """What has just happened, with the way back."""
    return element(
        "p",
        {"class": "toolbar__status"},
        element("span", {"data-status": True, "role": "status"}),
        " ",
        element(
            "button",
            {
                "type": "button",
                "data-action": "undo",
                "aria-keyshortcuts": "Control+Z Meta+Z",
                "hidden": True,
            },
            sentence(lang, "form.undo"),
        ),
    )


def problem_summary() -> Html:
    """Where everything that must be corrected is listed, with links to the fields."""
    return element("div", {"class": "problem-summary", "role": "alert", "data-problems": True})
