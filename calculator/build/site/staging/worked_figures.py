"""Figures in a page's text, computed by the build: of the example, of an invented case, of a claim.

Where the page's reader can change numbers (`made_pages/living_text.py`), each figure says in which way it is
written, so that it can be written anew.
"""

from __future__ import annotations

from calculator.build.site.made_pages.cash_out_case import cash_out_case
from calculator.build.site.made_pages.living_text import is_living, living_page_of
from calculator.build.site.staging.page_context import PageContext
from calculator.court.court_costs import claim_figures
from calculator.page.html import numbers
from calculator.page.html.shown_figure import Figures, shown
from calculator.page.living.case_shop import case_shop


def of_shop(context: PageContext, shop: str = "example") -> Figures:
    """The figures of the `example`, or of the shop of the page `case.md`; KeyError for another."""
    if shop not in {"example", "case"}:
        raise KeyError(shop)
    return Figures(context.result if shop == "example" else case_shop(context.lang), context.lang)


def example_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the example."""
    return _shown(context, of_shop(context), path, kind)


def case_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the shop of the page `case.md`."""
    return _shown(context, of_shop(context, "case"), path, kind)


def living_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the page's own example, whose numbers its reader can change."""
    return _shown(context, living_page_of(context).figures(context.lang), path, kind)


def cash_out_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the case of the page on cash-out."""
    return shown(Figures(cash_out_case(context.result), context.lang), path, kind)


def claim_figure(context: PageContext, amount: str, name: str) -> str:
    """What a claim of so many yuan costs at court."""
    write = numbers.percent if name == "prime_rate" else numbers.money
    return write(claim_figures(float(amount))[name], context.lang)


def _shown(context: PageContext, figures: Figures, path: str, kind: str) -> str:
    written = shown(figures, path, kind)
    return written.replace("<span ", f'<span data-kind="{kind}" ', 1) if is_living(context) else written
