"""The buyer's results as HTML, whole or in the pieces that the page replaces after a recalculation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.buyer.icalendar import BEIJING
from calculator.page.buyer.balance_chart import balance_chart
from calculator.page.buyer.movements import with_order_names
from calculator.page.buyer.reminders import LOCAL, ZONES, chat_text
from calculator.page.buyer.sections.answer import answer, is_begun, summary_bar
from calculator.page.buyer.sections.compared import compared
from calculator.page.buyer.sections.key_points import key_points
from calculator.page.buyer.sections.limits import limits
from calculator.page.buyer.sections.mends import mends
from calculator.page.buyer.sections.months import months
from calculator.page.buyer.sections.old_balance import SINCE, old_balance_pieces
from calculator.page.buyer.sections.past_day import past_day
from calculator.page.buyer.sections.schedule import schedule
from calculator.page.buyer.sections.taken_as_received import taken_as_received
from calculator.page.buyer.sections.without_balance import without_balance_pieces
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.results_frame import results_body, results_frame
from calculator.page.html.section import section
from calculator.page.html.shown_figure import Figures

ZONE_WORDS = {BEIJING: "beijing", LOCAL: "local"}


def results_html(lang: str, result: Mapping[str, Any]) -> Html:
    """The results of one plan (the JSON of `commitments`) for readers of one language."""
    pieces = result_pieces(lang, result)
    return results_frame(
        lang,
        "buyer.results.title",
        "buyer.script.results.example",
        pieces["answer"],
        results_body("body", pieces["body"]),
        _reminders(lang, pieces["reminders"]),
        results_body("limits", pieces["limits"]),
        element(
            "p", {"class": "results__note", "data-needs-script": True}, _share_money(lang, "share-money")
        ),
    )


def result_pieces(lang: str, result: Mapping[str, Any], *, has_balance: bool = True) -> dict[str, Html]:
    """The pieces by the name of the place that takes them.

    Without a balance `result` is that of a balance of 0, and nothing that depends on it is in them.
    """
    result = with_order_names(lang, result)
    figures = Figures(result, lang)
    if not has_balance:
        return without_balance_pieces(figures, _reminder_text(lang, result, has_balance=False))
    if SINCE in result:
        return old_balance_pieces(figures)
    curve = section(
        lang, "balance", balance_chart(figures), heading=sentence(lang, "buyer.chart.section_title")
    )
    return {
        "answer": answer(figures),
        "body": join(
            [
                mends(figures),
                past_day(figures),
                taken_as_received(figures),
                key_points(figures),
                schedule(figures),
                Html() if is_begun(figures) else curve,
                months(figures),
                compared(figures),
            ]
        ),
        "reminders": _reminder_text(lang, result),
        "limits": limits(figures),
        "bar": summary_bar(figures),
    }


def _share_money(lang: str, name: str) -> Html:
    """Whether links and copied text say what is in the account and what comes in: not unless it is ticked.

    It stands beside either button; the page's script ticks both together.
    """
    box = element("input", {"type": "checkbox", "id": name, "data-share-money": True})
    return element("label", None, box, " ", sentence(lang, "buyer.share.money"))


def _reminder_text(lang: str, result: Mapping[str, Any], *, has_balance: bool = True) -> Html:
    """The text without balances and income, and the text with them; one of them is in view."""
    if not result["movements"]:
        return sentence(lang, "buyer.reminders.nothing")
    return join(
        element(
            "span",
            {"class": "reminder-text", "data-text-money": "with" if money else "without"},
            chat_text(lang, result, money=money and has_balance),
        )
        for money in (False, True)
    )


def _reminders(lang: str, text: Html) -> Html:
    """What does not change with the figures stays in place: the choice of zone and the buttons."""
    options = (
        element("option", {"value": zone}, sentence(lang, f"buyer.reminders.zone_{ZONE_WORDS[zone]}"))
        for zone in ZONES
    )
    return section(
        lang,
        "reminders",
        element("p", None, sentence(lang, "buyer.reminders.lead")),
        element(
            "div",
            {"class": "toolbar__row", "data-needs-script": True},
            element(
                "label",
                {"class": "field__label", "for": "reminder-zone"},
                sentence(lang, "buyer.reminders.zone"),
            ),
            element("select", {"id": "reminder-zone", "class": "field__box"}, *options),
            element(
                "label",
                None,
                element("input", {"type": "checkbox", "id": "reminder-flows", "checked": True}),
                " ",
                sentence(lang, "buyer.reminders.flows"),
            ),
            *(
                element(
                    "button",
                    {"type": "button", "data-action": name},
                    sentence(lang, f"buyer.reminders.{name}"),
                )
                for name in ("save_reminders", "copy_reminders")
            ),
            _share_money(lang, "copy-money"),
        ),
        element("p", {"class": "results__note", "data-reminders-status": True, "role": "status"}),
        element("div", {"class": "reminder-box", "data-slot": "reminders"}, text),
        heading=sentence(lang, "buyer.reminders.title"),
    )
