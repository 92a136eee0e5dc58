"""What a usual, a bad and a very bad month lose: Equations (10) to (12), book loss beside cash loss."""

from __future__ import annotations

from calculator.exposure.loss_levels import BAD, USUAL, VERY_BAD
from calculator.page.charts.month import month_chart
from calculator.page.charts.twenty_months import twenty_months_chart
from calculator.page.html.markup import Html, sentence
from calculator.page.html.period import is_one_month, period
from calculator.page.html.section import fold, key_figure, key_figures, paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.who_carries import has_provider

QUANTILES = (("usual", USUAL), ("bad", BAD), ("very_bad", VERY_BAD))
AVERAGES = (
    ("expected", "portfolio.expected_book_loss"),
    ("cash", "portfolio.expected_cash_loss"),
    ("guarantee", "portfolio.expected_guarantee_payment"),
    ("unexpected", "portfolio.unexpected_loss"),
)


def losses(figures: Figures) -> Html:
    """Three quantiles of the book loss, the averages, and the distribution."""
    lang, provider = figures.lang, has_provider(figures)
    span = "month" if is_one_month(figures) else "months"
    quantiles = (
        key_figure(
            sentence(lang, f"results.losses.{name}_{span}"),
            figures.about_money(f"portfolio.value_at_risk.{level}"),
            sentence(lang, f"results.losses.{name}_note"),
        )
        for name, level in QUANTILES
    )
    averages = (
        key_figure(
            sentence(lang, f"results.losses.{name}"),
            figures.money(path),
            sentence(lang, f"results.{_of_whom(name, provider)}.{name}_note"),
            "key-figure--small",
        )
        for name, path in AVERAGES
        if not (provider and name == "guarantee")
    )
    return section(
        lang,
        "losses",
        key_figures(*quantiles),
        *_upper_bound(figures),
        fold(
            "averages",
            sentence(lang, "results.losses.averages"),
            twenty_months_chart(figures),
            key_figures(*averages),
            month_chart(figures),
        ),
        heading=sentence(
            lang,
            "results.provider.losses_title" if provider else "results.losses.title",
            period=period(figures),
        ),
    )


def _of_whom(name: str, provider: bool) -> str:
    """Where the words of an average are: with a provider, what is lost is something else."""
    return "provider" if provider and name in ("expected", "cash") else "losses"


def _upper_bound(figures: Figures) -> list[Html]:
    if figures.result["portfolio"].get("quantiles_are") != "upper_bound":
        return []
    return [paragraph(sentence(figures.lang, "results.losses.upper_bound"), "results__note")]
