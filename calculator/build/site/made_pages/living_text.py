"""Text whose numbers a reader can change: the numbers, the line that tells what has changed, the script.

| placeholder | becomes |
|---|---|
| `{{ living line }}` | the line, above the first number; a page that has it is a living one |
| `{{ living guess }}` | the question that is asked before the rest is looked at, and what it is told |
| `{{ change items }}` | a number of the example, which the script makes a box |
| `{{ living_figure unpaid count }}` | a figure of the page's own example |

As built, numbers are text and the rest is hidden: without scripts the page reads whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from calculator import words
from calculator.build.site.staging.page_context import PageContext
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.living.living_page import LivingPage
from calculator.page.living.recalculate import living_page

MARK = "{{ living line }}"
SCRIPT = "js/living/living_text.js"
SCRIPT_WORDS = "living.script."


def is_living(context: PageContext) -> bool:
    """Whether the page's reader can change numbers in it."""
    return MARK in context.page.body


def living_page_of(context: PageContext) -> LivingPage:
    """What can be changed on the page; ModuleNotFoundError where nothing is declared for it."""
    return living_page(_method(context))


def change(context: PageContext, name: str) -> Html:
    """A number that can be changed; KeyError for one that the page does not have."""
    numbers = {one.name: one for one in living_page_of(context).changeable}
    return numbers[name].in_text(context.lang)


def chart_place(name: str, chart: Html) -> Html:
    """A chart that follows what is changed."""
    return element("div", {"data-slot": name}, chart)


def _line(context: PageContext) -> Html:
    lang = context.lang
    said = {
        key.removeprefix(SCRIPT_WORDS): text
        for key, text in words.catalogue(lang).items()
        if key.startswith(SCRIPT_WORDS)
    }
    script = {"type": "module", "src": context.asset(context.assets.page, SCRIPT)}
    return join(
        [
            element(
                "div",
                {
                    "class": "living",
                    "data-living": _method(context),
                    "data-runtime": context.asset(context.assets.runtime),
                    "data-language": lang,
                    "data-words": json.dumps(said, ensure_ascii=False, sort_keys=True),
                    "hidden": True,
                },
                element(
                    "p",
                    {"class": "living__said", "aria-live": "polite", "data-slot": "said"},
                    sentence(lang, "living.hint"),
                ),
                element("p", {"class": "living__ranges"}, _ranges(context)),
                element(
                    "p",
                    {"data-progress": True, "hidden": True},
                    element("label", {"for": "living-progress", "data-progress-words": True}),
                    " ",
                    element("progress", {"id": "living-progress", "max": 100, "value": 0}),
                ),
                _button("retry", sentence(lang, "living.retry")),
                _button("example", sentence(lang, "living.back")),
            ),
            element("script", script),
        ]
    )


def _button(action: str, name: Html) -> Html:
    return element("button", {"type": "button", "data-action": action, "hidden": True}, name)


def _guess(context: PageContext) -> Html:
    lang = context.lang
    low, high = next(one.ends for one in living_page_of(context).changeable if one.name == "guess")
    asked = sentence(lang, "living.guess", number=change(context, "guess"), low=low, high=high)
    answer = element("span", {"aria-live": "polite", "data-slot": "guessed"})
    return element("div", {"class": "living-guess", "hidden": True}, asked, " ", answer)


def _ranges(context: PageContext) -> Html:
    """What the boxes of the text take; that of a guess says it beside itself."""
    lang = context.lang
    ranges = [one.range_in(lang) for one in living_page_of(context).changeable if one.example is not None]
    return sentence(lang, "living.ranges", ranges=join(ranges, "；" if lang == "zh" else "; "))


def _method(context: PageContext) -> str:
    return context.page.path.stem.replace("-", "_")


PARTS: Mapping[str, Callable[[PageContext], Html]] = {"line": _line, "guess": _guess}
