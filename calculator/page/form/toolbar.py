"""What every form has at its head: delete, what has just happened, undo, the problems."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, join, sentence


def delete_button(lang: str) -> Html:
    """The button that deletes everything the reader has entered."""
    return element(
        "button",
        {"type": "button", "class": "button--quiet", "data-action": "delete-all"},
        sentence(lang, "form.delete_all"),
    )


def status_line(lang: str) -> Html:
    """What has just happened, with the way back; and what of the reader's own has given way."""
    return join([_status(lang), _replaced(lang)])


def _replaced(lang: str) -> Html:
    def button(name: str) -> Html:
        return element(
            "button",
            {"type": "button", "data-action": f"replaced-{name}"},
            sentence(lang, f"form.replaced_{name}"),
        )

    told = (
        element("span", {"data-replaced-by": by}, sentence(lang, f"form.replaced_by_{by}"))
        for by in ("link", "tab")
    )
    return element(
        "p",
        {"class": "toolbar__replaced", "data-replaced": True, "role": "status", "hidden": True},
        *told,
        " ",
        button("back"),
        " ",
        button("gone"),
    )


def _status(lang: str) -> Html:
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
