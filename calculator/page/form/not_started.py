"""What a page says whose scripts have not started, or whose Python cannot: why, and what may help."""

from __future__ import annotations

from calculator.page.html.markup import Attributes, Html, element, join, sentence

# Runs in any browser with scripts. The event waits for modules; a page that has started is live, or has
# begun to fetch what it lacks. What `findLast` and `DecompressionStream` tell is said in
# js/client/obstacles.js. A link to the other language that is pressed before takes along what has been
# entered, as js/form/kept_blanks.js does and reads it afterwards.
GUARD = Html(
    'addEventListener("load",function(){'
    'if(document.querySelector(".calculator--live,.calculator--begun"))return;document.querySelector('
    '[].findLast&&window.DecompressionStream?"[data-not-started]":"[data-too-old]"'
    ').removeAttribute("hidden");document.querySelector(".calculator").classList.add("calculator--dead")});'
    'addEventListener("click",function(e){var a=e.target.closest("a[hreflang]"),t={};'
    'if(!a||document.querySelector(".calculator--live"))return;'
    'document.querySelectorAll(".calculator [data-stands-for],.calculator [name]:not([type=file])")'
    '.forEach(function(b){var c=b.type=="checkbox";'
    "if(b.options?!b.options[b.selectedIndex].defaultSelected:c?b.checked!=b.defaultChecked:"
    "b.value!=b.defaultValue)t[b.name||b.dataset.standsFor]="
    '{text:c?b.checked?"on":"":b.value,choice:b.selectedIndex}});'
    'try{sessionStorage.setItem("pay-later:told",JSON.stringify({to:a.pathname,told:t}))}catch(e){}})'
)
CAUSES = ("old", "wasm", "offline", "stalled", "damaged")
"""Why Python could not start, where that is known: `Cause` in js/messages.js."""


def not_started_html(lang: str) -> Html:
    """The messages, hidden, and what shows one of them."""
    return join(
        [
            element("p", _warning("data-not-started"), sentence(lang, "form.not_started")),
            element("p", _warning("data-too-old"), sentence(lang, "form.failed_old")),
            element("script", None, GUARD),
        ]
    )


def failed_html(lang: str, other: str) -> Html:
    """What is said once Python has failed, one paragraph a cause; `other` is the key of what fits any."""
    causes = (
        element("p", {"data-cause": cause, "hidden": True}, sentence(lang, f"form.failed_{cause}"))
        for cause in CAUSES
    )
    return element(
        "div",
        _warning("data-failed"),
        element("p", {"data-cause": "other"}, sentence(lang, other)),
        *causes,
        element("button", {"type": "button", "data-action": "retry"}, sentence(lang, "form.retry")),
    )


def _warning(mark: str) -> Attributes:
    return {"class": "notice-box notice-box--warning", mark: True, "hidden": True, "role": "alert"}
