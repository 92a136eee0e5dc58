"""A second file beside the first: what became of the orders that were open in the earlier of the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculator.orders.follow_up import KINDS, NOT_IN_FILE, NOT_RECEIVED, NOT_TOLD, PAYMENT, STILL_OPEN
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.order_file.file_picker import file_picker
from calculator.page.order_file.read_file import Reading
from calculator.page.order_file.sections.part import fold, part, rows
from calculator.page.order_file.sections.recognised import cut

SHOWN = 20


def beside_section(reading: Reading, refused: str = "") -> Html:
    """Where a second file is chosen, and what it says; `refused`: why it cannot be used."""
    lang = reading.lang
    return part(
        lang,
        "beside",
        element("p", None, sentence(lang, "file.beside.lead")),
        file_picker(lang, "beside"),
        element("div", {"class": "problem-summary", "role": "alert"}, element("p", None, refused))
        if refused
        else "",
        *_became(reading),
        folded=True,
        opened=bool(refused or reading.follow_up),
    )


def _became(reading: Reading) -> list[Html]:
    lang, found = reading.lang, reading.follow_up
    if not found:
        return []
    if not found["orders"]:
        key = "nothing_open" if found["open_by"] == PAYMENT else "untold"
        return [element("p", None, sentence(lang, f"file.beside.{key}", last=found["last_day"]))]
    figures = reading.figures
    heads = [sentence(lang, f"file.beside.{name}") for name in ("became", "orders", "amount")]

    def body() -> Iterator[Sequence[str]]:
        for kind in KINDS:
            if found[kind]["orders"] or found[kind]["amount"]:
                path = f"follow_up.{kind}."
                yield (
                    sentence(lang, f"file.beside.{kind}"),
                    figures.whole(path + "orders"),
                    figures.money(path + "amount"),
                )

    notes = []
    if found["before_the_span"]:
        notes.append(sentence(lang, "file.beside.span", first=found["first_day"]))
    if found[NOT_IN_FILE]["orders"] > found["before_the_span"]:
        notes.append(sentence(lang, "file.beside.within"))
    if found["numbers_lost"]:
        notes.append(sentence(lang, "file.beside.numbers_lost"))
    return [
        element(
            "p",
            {"data-became": True},
            sentence(
                lang,
                f"file.beside.answer{_how_sure(found)}",
                last=found["last_day"],
                until=found["until"],
                orders=figures.whole("follow_up.orders"),
                amount=figures.about_money("follow_up.amount"),
                paid=figures.about_money("follow_up.paid.amount"),
                received=figures.about_money("follow_up.received.amount"),
                back=figures.about_money("follow_up.given_back.amount"),
                share="" if found["paid_share"] is None else figures.percent("follow_up.paid_share"),
            ),
        ),
        rows(sentence(lang, f"file.beside.caption_{found['open_by']}"), heads, body()),
        *(element("p", {"class": "results__note"}, note) for note in notes),
        *_still_open(reading),
    ]


def _how_sure(found: Mapping[str, Any]) -> str:
    """Which answer can be given: what the later file does not tell may have been paid, too."""
    if found["open_by"] != PAYMENT:
        return "_receipt"
    if found["paid_share"] is None:
        return "_untold"
    return "_at_least" if found[NOT_TOLD]["orders"] or found[NOT_IN_FILE]["orders"] else ""


def _still_open(reading: Reading) -> list[Html]:
    lang, figures, found = reading.lang, reading.figures, reading.follow_up
    if not found or not found["still_open_orders"]:
        return []
    listed = found["still_open_orders"][:SHOWN]
    heads = [sentence(lang, f"file.beside.{name}") for name in ("order_id", "placed_on", "amount")]

    def body() -> Iterator[Sequence[str]]:
        for position, order in enumerate(listed):
            amount = figures.money(f"follow_up.still_open_orders[{position}].amount")
            yield cut(order["order_id"]), order["placed_on"], amount

    still = STILL_OPEN if found["open_by"] == PAYMENT else NOT_RECEIVED
    more = [element("p", {"class": "results__note"}, sentence(lang, "file.beside.more"))]
    return [
        fold(
            "still-open",
            sentence(lang, f"file.beside.oldest_{still}", count=str(len(listed))),
            join(
                [
                    rows(sentence(lang, f"file.beside.oldest_caption_{still}"), heads, body()),
                    *(more if len(listed) < found[still]["orders"] else []),
                ]
            ),
        )
    ]
