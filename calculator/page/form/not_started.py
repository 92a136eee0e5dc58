"""What a page says whose scripts have not started: one is missing or cut, or the browser is too old."""

from __future__ import annotations

from calculator.page.html.markup import Attributes, Html, element, join, sentence

# Runs in any browser with scripts. The event waits for modules; a page that has started is live.
GUARD = Html(
    'addEventListener("load",function(){'
    'if(!document.querySelector(".calculator--live"))'
    'document.querySelector("[data-not-started]").removeAttribute("hidden")})'
)


def not_started_html(lang: str) -> Html:
    """The message, hidden, and what shows it."""
    marks: Attributes = {
        "class": "notice-box notice-box--warning",
        "data-not-started": True,
        "hidden": True,
        "role": "alert",
    }
    return join([element("p", marks, sentence(lang, "form.not_started")), element("script", None, GUARD)])
