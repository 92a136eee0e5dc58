"""What a page may ask the build for, as `{{ name argument … }}`.

| placeholder | becomes |
|---|---|
| `{{ figure portfolio.receivable money }}` | a figure of the example, computed now |
| `{{ case order.price money }}` | a figure of the shop of the page `case.md` |
| `{{ cash_out paid.loss money }}` | a figure of the case on the page `cash-out/index.md` |
| `{{ change items }}` | a number of the page's own example, which its reader can change |
| `{{ living line }}`, `{{ living guess }}` | what tells of the change, and the guess before it |
| `{{ living_figure unpaid count }}` | a figure of that example |
| `{{ claim 2388 court_fee }}` | what a claim of so many yuan costs at court |
| `{{ value segments[].non_payment_rate default }}` | what the declaration says about an input |
| `{{ calculator assets }}`, `{{ calculator body }}` | the calculator's files, and the calculator itself |
| `{{ orders assets }}`, `{{ orders body }}` | the same for the page of order files |
| `{{ buyer assets }}`, `{{ buyer body }}` | the same for the buyer's calendar |
| `{{ buyer samples }}` | links to the sample payments lists |
| `{{ calculator chart_style }}` | the style sheet of the charts, on a page that shows one |
| `{{ chart receivable }}`, `month`, `blind_window` | a chart of the example |
| `{{ chart twenty_months case }}` | the same of the shop of the page `case.md` |
| `{{ chart countermeasures }}` | the table of what each countermeasure leaves of the blind window |
| `{{ self_check good-for-me }}` | questions, explanations, outcomes and steps |
| `{{ diagram order-life }}` | a drawing, in the page's language |
| `{{ embed order-life }}` | the code with which others show a drawing on their pages |
| `{{ equation 4 }}` | a numbered equation |
| `{{ source some-id … }}` | numbers that lead to the page's list of sources |
| `{{ platform_matrix home }}`, `abroad` | which facts of each platform of a region are documented |
| `{{ platform_terms home }}`, `abroad` | the table of what is known of each platform of a region |
| `{{ platform pinduoduo fee_rate }}` | the value of one fact of a platform |
| `{{ parameters }}`, `{{ input_sources }}` | the reference of all inputs, and the sources they rest on |
| `{{ schemas }}` | links to the JSON Schemas of what the calculator takes and answers |
| `{{ changes }}` | what has changed on the site, the newest first |
| `{{ glossary }}` | every term with its meaning |
| `{{ all_sources }}` | every source, the surest first, with the pages that cite it |
| `{{ checks published }}`, `measured` | published cases side by side, figures of the last recorded run |
| `{{ checks waiting }}` | how long a reader waits, as measured, drawn and in tables |
| `{{ checks count }}` | how many published values are recomputed |
| `{{ verdict wrong }}`, `{{ verdicts }}` | a verdict on a claim as a tag; how many the page gives of each |
| `{{ offline }}` | the line with which a reader has the site kept on the device |
| `{{ screening quality }}` | how well the screening does, as measured |
| `{{ word form.delete_all }}` | words of the calculator, so that a page names a button as it is named |

A name or an argument that is unknown stops the build. `{{ facts }}` (the lines about the page) is filled by
`stage_pages.py`, and terms have a mark of their own (`marked_terms.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from calculator import words
from calculator.build.site.made_pages import (
    buyer_page,
    calculator_page,
    diagrams,
    living_text,
    parameters_page,
    screening_figures,
)
from calculator.build.site.made_pages import order_file_page as orders_page
from calculator.build.site.made_pages.changes import change_list
from calculator.build.site.made_pages.charts_in_text import CHARTS
from calculator.build.site.made_pages.embed import embed_code
from calculator.build.site.made_pages.glossary_page import glossary
from calculator.build.site.made_pages.how_we_check.measured import measured
from calculator.build.site.made_pages.how_we_check.published import published_cases, recorded_cases
from calculator.build.site.made_pages.how_we_check.waiting import waiting
from calculator.build.site.made_pages.offline_line import offline_line
from calculator.build.site.made_pages.platform_terms.in_words import told_value
from calculator.build.site.made_pages.platform_terms.matrix import platform_matrix
from calculator.build.site.made_pages.platform_terms.table import terms_table
from calculator.build.site.made_pages.schema_files import schema_links
from calculator.build.site.made_pages.self_checks.check import self_check
from calculator.build.site.made_pages.self_checks.write import written
from calculator.build.site.made_pages.sources_page import all_sources
from calculator.build.site.made_pages.verdicts import tally, verdict
from calculator.build.site.source_use import sources_of_inputs
from calculator.build.site.staging import equations
from calculator.build.site.staging.citations import cite, source_list
from calculator.build.site.staging.front_matter import PageError
from calculator.build.site.staging.page_context import PageContext
from calculator.build.site.staging.worked_figures import (
    case_figure,
    cash_out_figure,
    claim_figure,
    example_figure,
    living_figure,
    of_shop,
)
from calculator.page.html.markup import element
from calculator.parameters import sources

PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[a-z_]+)(?P<arguments>[^{}]*)\}\}")


def fill(context: PageContext, text: str) -> str:
    """The text with every placeholder replaced. `PageError` names the page and the placeholder at fault."""

    def replacement(match: re.Match[str]) -> str:
        name, arguments = match["name"], match["arguments"].split()
        try:
            return FILLERS[name](context, *arguments)
        except Exception as error:
            message = f"docs/{context.lang}/{context.page.path}: {match[0]}: {type(error).__name__}: {error}"
            raise PageError(message) from error

    return PLACEHOLDER.sub(replacement, text)


def _chart(context: PageContext, name: str, shop: str = "example") -> str:
    chart = CHARTS[name](of_shop(context, shop))
    return context.fragments.keep(
        living_text.chart_place(name, chart) if living_text.is_living(context) else chart
    )


def _self_check(context: PageContext, name: str) -> str:
    source = context.asset(context.assets.site, "self-check.js")
    script = element("script", {"type": "module", "src": source})
    check = written(self_check(name), of_shop(context))
    return fill(context, check) + "\n\n" + context.fragments.keep(script)


def _diagram(context: PageContext, name: str) -> str:
    return context.fragments.keep(diagrams.DIAGRAMS[name](context.lang))


def _platform_terms(context: PageContext, region: str) -> str:
    return terms_table(context.lang, region, lambda *ids: cite(context.lang, context.page.about.sources, ids))


def _input_sources(context: PageContext) -> str:
    wanted = sources_of_inputs()
    return source_list(context.lang, [identifier for identifier in sources() if identifier in wanted])


CHECKS: Mapping[str, Callable[[PageContext], str]] = {
    "published": lambda context: published_cases(context.lang, recorded_cases()),
    "measured": lambda context: measured(context.lang),
    "waiting": lambda context: context.fragments.keep(waiting(context.lang)),
    "count": lambda _: str(sum(map(len, recorded_cases().values()))),
}
FILLERS: Mapping[str, Callable[..., str]] = {
    "figure": example_figure,
    "case": case_figure,
    "cash_out": cash_out_figure,
    "claim": claim_figure,
    "change": living_text.change,
    "living": lambda context, part: context.fragments.keep(living_text.PARTS[part](context)),
    "living_figure": living_figure,
    "value": lambda context, path, what: parameters_page.value(context.lang, path, what),
    "calculator": lambda context, part: context.fragments.keep(calculator_page.PARTS[part](context)),
    "orders": lambda context, part: context.fragments.keep(orders_page.PARTS[part](context)),
    "buyer": lambda context, part: context.fragments.keep(buyer_page.PARTS[part](context)),
    "chart": _chart,
    "self_check": _self_check,
    "diagram": _diagram,
    "equation": lambda context, number: equations.equation(context.lang, number),
    "source": lambda context, *ids: cite(context.lang, context.page.about.sources, ids),
    "platform_terms": _platform_terms,
    "platform_matrix": lambda context, region: platform_matrix(context.lang, region),
    "platform": lambda context, identifier, name: told_value(context.lang, identifier, name),
    "parameters": lambda context: parameters_page.parameters(context.lang),
    "checks": lambda context, what: CHECKS[what](context),
    "input_sources": _input_sources,
    "schemas": lambda context: schema_links(context.up),
    "glossary": lambda context: glossary(context.lang, context.up),
    "changes": lambda context: change_list(context.lang, context.pages, context.settings),
    "embed": lambda context, name: context.fragments.keep(
        embed_code(context.settings, context.lang, name, context.up)
    ),
    "all_sources": lambda context: all_sources(
        context.lang, context.pages, context.up, context.fragments.keep
    ),
    "verdict": lambda context, name: verdict(context.lang, name),
    "verdicts": lambda context: tally(context.lang, context.page.body),
    "offline": lambda context: context.fragments.keep(offline_line(context)),
    "screening": lambda context, part: screening_figures.screening(context.lang, part),
    "word": lambda context, key: words.say(context.lang, key),
}
