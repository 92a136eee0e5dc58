"""What a page may ask the build for, as `{{ name argument … }}`.

| placeholder | becomes |
|---|---|
| `{{ figure portfolio.receivable money }}` | a figure of the example, computed now |
| `{{ case order.price money }}` | a figure of the shop of the page `case.md` |
| `{{ claim 2388 court_fee }}` | what a claim of so many yuan costs at court |
| `{{ value segments[].non_payment_rate default }}` | what the declaration says about an input |
| `{{ calculator assets }}`, `{{ calculator body }}` | the calculator's files, and the calculator itself |
| `{{ orders assets }}`, `{{ orders body }}` | the same for the page of order files |
| `{{ buyer assets }}`, `{{ buyer body }}` | the same for the buyer's calendar |
| `{{ buyer samples }}` | links to the sample payments lists |
| `{{ calculator chart_style }}` | the style sheet of the charts, on a page that shows one |
| `{{ chart receivable }}`, `month`, `blind_window` | a chart of the example |
| `{{ chart month case }}` | the same of the shop of the page `case.md` |
| `{{ chart countermeasures }}` | the table of what each countermeasure leaves of the blind window |
| `{{ self_check good-for-me }}` | questions, explanations, outcomes and steps |
| `{{ diagram order-life }}` | a drawing, in the page's language |
| `{{ embed order-life }}` | the code with which others show a drawing on their pages |
| `{{ equation 4 }}` | a numbered equation |
| `{{ source some-id … }}` | numbers that lead to the page's list of sources |
| `{{ parameters }}`, `{{ input_sources }}` | the reference of all inputs, and the sources they rest on |
| `{{ schemas }}` | links to the JSON Schemas of what the calculator takes and answers |
| `{{ changes }}` | what has changed on the site, the newest first |
| `{{ glossary }}` | every term with its meaning |
| `{{ all_sources }}` | every source, the surest first, with the pages that cite it |
| `{{ checks published }}`, `measured` | published cases side by side, figures of the last recorded run |
| `{{ screening quality }}` | how well the screening does, as measured |
| `{{ word form.delete_all }}` | words of the calculator, so that a page names a button as it is named |

A name or an argument that is unknown stops the build. `{{ facts }}` (the lines about the page) is filled by
`stage.py`, and terms have a mark of their own (`marked_terms.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from calculator import words
from calculator.build.site.made_pages import (
    buyer_page,
    calculator_page,
    diagrams,
    parameters_page,
    screening_figures,
)
from calculator.build.site.made_pages import order_file_page as orders_page
from calculator.build.site.made_pages.changes import change_list
from calculator.build.site.made_pages.checks.measured import measured
from calculator.build.site.made_pages.checks.published import published_cases
from calculator.build.site.made_pages.embed import embed_code
from calculator.build.site.made_pages.glossary_page import glossary
from calculator.build.site.made_pages.schema_files import schema_links
from calculator.build.site.made_pages.self_checks.check import self_check
from calculator.build.site.made_pages.self_checks.write import written
from calculator.build.site.made_pages.sources_page import all_sources
from calculator.build.site.source_use import sources_of_inputs
from calculator.build.site.staging import equations
from calculator.build.site.staging.citations import cite, source_list
from calculator.build.site.staging.front_matter import PageError
from calculator.build.site.staging.place import Place
from calculator.build.site.staging.worked_figures import case_figure, claim_figure, example_figure, of_shop
from calculator.page.html.markup import element
from calculator.parameters import sources

PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[a-z_]+)(?P<arguments>[^{}]*)\}\}")


def fill(place: Place, text: str) -> str:
    """The text with every placeholder replaced. `PageError` names the page and the placeholder at fault."""

    def replacement(match: re.Match[str]) -> str:
        name, arguments = match["name"], match["arguments"].split()
        try:
            return FILLERS[name](place, *arguments)
        except Exception as error:
            message = f"docs/{place.lang}/{place.page.path}: {match[0]}: {type(error).__name__}: {error}"
            raise PageError(message) from error

    return PLACEHOLDER.sub(replacement, text)


def _chart(place: Place, name: str, shop: str = "example") -> str:
    return place.fragments.keep(calculator_page.CHARTS[name](of_shop(place, shop)))


def _self_check(place: Place, name: str) -> str:
    source = place.asset(place.assets.site, "self-check.js")
    script = element("script", {"type": "module", "src": source})
    check = written(self_check(name), of_shop(place))
    return fill(place, check) + "\n\n" + place.fragments.keep(script)


def _diagram(place: Place, name: str) -> str:
    return place.fragments.keep(diagrams.DIAGRAMS[name](place.lang))


def _input_sources(place: Place) -> str:
    wanted = sources_of_inputs()
    return source_list(place.lang, [identifier for identifier in sources() if identifier in wanted])


CHECKS: Mapping[str, Callable[[str], str]] = {"published": published_cases, "measured": measured}
FILLERS: Mapping[str, Callable[..., str]] = {
    "figure": example_figure,
    "case": case_figure,
    "claim": claim_figure,
    "value": lambda place, path, what: parameters_page.value(place.lang, path, what),
    "calculator": lambda place, part: place.fragments.keep(calculator_page.PARTS[part](place)),
    "orders": lambda place, part: place.fragments.keep(orders_page.PARTS[part](place)),
    "buyer": lambda place, part: place.fragments.keep(buyer_page.PARTS[part](place)),
    "chart": _chart,
    "self_check": _self_check,
    "diagram": _diagram,
    "equation": lambda place, number: equations.equation(place.lang, number),
    "source": lambda place, *ids: cite(place.lang, place.page.about.sources, ids),
    "parameters": lambda place: parameters_page.parameters(place.lang),
    "checks": lambda place, what: CHECKS[what](place.lang),
    "input_sources": _input_sources,
    "schemas": lambda place: schema_links(place.up),
    "glossary": lambda place: glossary(place.lang, place.up),
    "changes": lambda place: change_list(place.lang, place.pages, place.settings),
    "embed": lambda place, name: place.fragments.keep(embed_code(place.settings, place.lang, name, place.up)),
    "all_sources": lambda place: all_sources(place.lang, place.pages, place.up, place.fragments.keep),
    "screening": lambda place, part: screening_figures.screening(place.lang, part),
    "word": lambda place, key: words.say(place.lang, key),
}
