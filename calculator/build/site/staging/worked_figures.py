"""Figures in a page's text, computed by the build: of the example, of an invented case, of a claim."""

from __future__ import annotations

from calculator.build.site.made_pages.case_shop import case_shop
from calculator.build.site.made_pages.cash_out_case import cash_out_case
from calculator.build.site.made_pages.court_costs import claim_figures
from calculator.build.site.staging.page_context import PageContext
from calculator.page.html import numbers
from calculator.page.html.shown_figure import Figures

KINDS = frozenset({"money", "about_money", "percent", "days", "count", "scientific", "whole", "amount"})
"""How a figure may be written: the methods of `Figures` that a page may name."""


def of_shop(context: PageContext, shop: str = "example") -> Figures:
    """The figures of the `example`, or of the shop of the page `case.md`; KeyError for another."""
    if shop not in {"example", "case"}:
        raise KeyError(shop)
    return Figures(context.result if shop == "example" else case_shop(context.lang), context.lang)


def example_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the example."""
    return _shown(of_shop(context), path, kind)


def case_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the shop of the page `case.md`."""
    return _shown(of_shop(context, "case"), path, kind)


def cash_out_figure(context: PageContext, path: str, kind: str) -> str:
    """A figure of the case of the page on cash-out."""
    return _shown(Figures(cash_out_case(context.result), context.lang), path, kind)


def claim_figure(context: PageContext, amount: str, name: str) -> str:
    """What a claim of so many yuan costs at court."""
    write = numbers.percent if name == "prime_rate" else numbers.money
    return write(claim_figures(float(amount))[name], context.lang)


def _shown(figures: Figures, path: str, kind: str) -> str:
    if kind not in KINDS:
        raise KeyError(kind)
    shown: str = getattr(figures, kind)(path)
    return shown
