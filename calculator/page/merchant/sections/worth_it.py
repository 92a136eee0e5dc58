"""Whether pay-later pays: net benefit, Equation (17), and the break-even non-payment rate, Equation (18)."""

from __future__ import annotations

from calculator.page.charts.break_even import break_even_chart
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.period import period
from calculator.page.html.section import items, key_figure, key_figures, paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.assumed import given
from calculator.page.merchant.sections.verdict import verdict


def worth_it(figures: Figures) -> Html:
    """The net benefit of the whole shop and, segment by segment, how far its rate is from break-even."""
    lang = figures.lang
    verdicts = [break_even(figures, position) for position in range(len(figures.result["segments"]))]
    return section(
        lang,
        "worth_it",
        key_figures(net_benefit(figures, "worth_it")),
        paragraph(verdict(figures)),
        paragraph(sentence(lang, "results.worth_it.break_even")),
        break_even_chart(figures),
        items(verdicts, "verdicts"),
        further=True,
    )


def net_benefit(figures: Figures, of: str) -> Html:
    """What pay-later earns on top, or costs; `of` is the part of the results whose words explain it."""
    loses = figures.value("portfolio.net_benefit") < 0
    return key_figure(
        sentence(figures.lang, "results.worth_it.net", period=period(figures)),
        figures.money("portfolio.net_benefit"),
        sentence(figures.lang, f"results.{of}.{'net_loses' if loses else 'net_gains'}"),
        "key-figure--main key-figure--warning" if loses else "key-figure--main",
    )


def break_even(figures: Figures, position: int) -> Html:
    """One segment's verdict: pays at no rate, at any rate, or up to a rate, beside the rate entered."""
    lang, path = figures.lang, f"segments[{position}].break_even_non_payment_rate"
    name = element("strong", None, str(figures.result["segments"][position]["name"]))
    rate = f"segments[{position}].non_payment_rate"
    said = given(figures, rate, figures.percent(f"inputs.{rate}"))
    if figures.value(f"segments[{position}].pay_later_orders") == 0:
        return sentence(lang, "results.worth_it.no_orders", name=name)
    if figures.result["segments"][position]["break_even_non_payment_rate"] is None:
        return sentence(lang, "results.worth_it.rate_is_nothing", name=name)
    threshold = figures.value(path)
    entered = figures.value(f"inputs.segments[{position}].non_payment_rate")
    if threshold <= 0:
        key = "at_no_rate"
    elif threshold >= 1:
        key = "at_any_rate"
    else:
        key = "below" if entered <= threshold else "above"
    return sentence(lang, f"results.worth_it.{key}", name=name, given=said, break_even=figures.percent(path))
