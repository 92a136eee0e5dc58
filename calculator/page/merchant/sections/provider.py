"""A shop whose provider pays up front: money on its way, what the provider takes, and whether it pays."""

from __future__ import annotations

from calculator.exposure.loss_levels import BAD
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.period import how_often, period
from calculator.page.html.section import items, key_figure, key_figures, paragraph, section, sentences
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.assumed import EXTRA, given, resting_on
from calculator.page.merchant.sections.who_carries import has_provider
from calculator.page.merchant.sections.worth_it import net_benefit

FEE = "portfolio.break_even_fee_rate"
COSTS = ("fees", "fees_on_refunds", "expected_book_loss")


def provider_answer(figures: Figures) -> Html:
    """What is on its way, what the provider takes, what is lost, and what is left of it all."""
    net = "adds" if figures.value("portfolio.net_benefit") >= 0 else "costs"
    return sentence(
        figures.lang,
        f"results.provider.answer_{net}",
        receivable=figures.about_money("portfolio.receivable"),
        fees=figures.about_money("portfolio.fees"),
        loss=figures.about_money("portfolio.expected_book_loss"),
        bad=figures.about_money(f"portfolio.value_at_risk.{BAD}"),
        net=figures.about_money("portfolio.net_benefit", unsigned=True),
        period=period(figures),
        often=how_often(figures),
    )


def money_on_its_way(figures: Figures) -> Html:
    """What the provider still has to pay out on a usual day: Equation (29)."""
    days = figures.days("inputs.provider.payout_days")
    label, note = (
        sentence(figures.lang, f"results.provider.{name}", days=days)
        for name in ("receivable", "receivable_note")
    )
    main = key_figure(label, figures.about_money("portfolio.receivable"), note, "key-figure--main")
    why = paragraph(sentence(figures.lang, "results.provider.receivable_why"), "results__note")
    return section(figures.lang, "provider_money", key_figures(main), why)


def provider_costs(figures: Figures) -> Html:
    """What the provider takes and what goes wrong, on average: Equations (28) and (30)."""
    lang = figures.lang
    shown = (
        key_figure(
            sentence(lang, f"results.provider.{name}"),
            figures.about_money(f"portfolio.{name}"),
            sentence(
                lang,
                f"results.provider.{name}_note{_kept(figures, name)}",
                disputes=figures.count("portfolio.disputes"),
                lost=figures.count("portfolio.disputes_lost"),
                handed_back=figures.count("portfolio.orders_handed_back"),
            ),
        )
        for name in COSTS
    )
    heading = sentence(lang, "results.provider.costs_title", period=period(figures))
    return section(lang, "provider_costs", key_figures(*shown), heading=heading)


def _kept(figures: Figures, name: str) -> str:
    """The sentence for orders handed back, where their number is written as 0."""
    written = numbers.count(figures.value("portfolio.orders_handed_back"), figures.lang)
    return "_kept" if name == "expected_book_loss" and written == "0" else ""


def provider_worth_it(figures: Figures) -> Html:
    """The net benefit, and up to which dispute and fee rates it stays above 0: Equations (31) and (32)."""
    lang = figures.lang
    verdicts = [
        _verdict(figures, name)
        for name in ("dispute_rate", "fee_rate")
        if figures.result["portfolio"][f"break_even_{name}"] is not None
    ]
    return section(
        lang, "worth_it", key_figures(net_benefit(figures, "provider")), items(verdicts, "verdicts")
    )


def provider_decision(figures: Figures) -> Html:
    """What to do, with what would change it; nothing where nothing is sold pay-later."""
    said = what_to_do(figures)
    return section(figures.lang, "decision", paragraph(said, "results__finding")) if said else said


def what_to_do(figures: Figures) -> Html:
    """Whether to keep it, from which share of additional orders or fee that turns, and how to find out.

    Nothing where no provider pays up front, and where nothing is sold pay-later.
    """
    if not has_provider(figures) or figures.value("portfolio.pay_later_orders") == 0:
        return Html()
    keeps = figures.value("portfolio.net_benefit") >= 0
    extra, fee = figures.result["portfolio"]["break_even_incremental"], figures.value(FEE)
    turns = []
    if extra["profitable"] == "above":
        turns.append(_turn(figures, "share", figures.percent(f"{EXTRA}.share"), keeps=keeps))
    if 0 <= fee <= 1:
        turns.append(_turn(figures, "fee", figures.percent(FEE), keeps=keeps))
    verdict = f"results.provider.{'keep' if keeps else 'leave'}"
    said = [sentence(figures.lang, verdict, assumed=resting_on(figures))]
    if turns:
        said.append(sentence(figures.lang, "results.provider.turns", turns=_either(figures, turns)))
    if extra["profitable"] == "above":
        said.append(sentence(figures.lang, "results.provider.find_out"))
    return sentences(figures.lang, said)


def _turn(figures: Figures, name: str, at: Html, *, keeps: bool) -> Html:
    return sentence(figures.lang, f"results.provider.turn_{name}_{'keeps' if keeps else 'leaves'}", at=at)


def _either(figures: Figures, turns: list[Html]) -> Html:
    if len(turns) == 1:
        return turns[0]
    return sentence(figures.lang, "results.provider.two_turns", first=turns[0], second=turns[1])


def _verdict(figures: Figures, name: str) -> Html:
    """Whether a rate may rise, and to what, before pay-later stops paying."""
    path = f"portfolio.break_even_{name}"
    threshold, entered = figures.value(path), figures.value(f"inputs.provider.{name}")
    if threshold < 0:
        key = "at_no_rate"
    elif threshold > 1:
        key = "at_any_rate"
    else:
        key = "below" if entered <= threshold else "above"
    return sentence(
        figures.lang,
        f"results.provider.{name}_{key}",
        given=given(figures, f"provider.{name}", figures.percent(f"inputs.provider.{name}")),
        break_even=figures.percent(path),
    )
