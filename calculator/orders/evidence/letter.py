"""The draft letters: their blocks and the laws they rest on (`letters.json`), filled for some orders.

The words are `letter.<letter>.<block>` in `words/`. A reminder and a claim go to one buyer, so there is
one for each: nobody is told of anybody else's orders.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from calculator.court.court_fee import (
    court_fee,
    enforcement_fee,
    ordinary_fee,
    payment_order_fee,
)
from calculator.orders.evidence.case import Case
from calculator.orders.evidence.items import facts_of
from calculator.orders.evidence.money_in_letters import money
from calculator.orders.evidence.particulars import PARTICULARS, particulars_as_written
from calculator.orders.evidence.printable_document import Block, Document, Kind, Table, Text
from calculator.orders.evidence.wording import say
from calculator.parameters import source

__all__ = ["BLANK", "PARTICULARS", "Letter", "letters_for", "letters_known", "settled"]

BLANK = "________"


@dataclass(frozen=True, slots=True)
class Letter:
    """A kind of letter: its blocks, each a kind with the words it takes, and its laws with their sources."""

    letter: str
    for_each_buyer: bool
    blocks: tuple[tuple[str, ...], ...]
    laws: tuple[tuple[str, str], ...]


@cache
def letters_known() -> tuple[Letter, ...]:
    """Return every kind of letter, in the order in which they are needed."""
    entries = json.loads(Path(__file__).with_name("letters.json").read_text(encoding="utf-8"))
    return tuple(
        Letter(
            entry["letter"],
            entry["for_each_buyer"],
            tuple(map(tuple, entry["blocks"])),
            tuple((law, identifier) for law, identifier in entry["laws"]),
        )
        for entry in entries
    )


def letters_for(
    cases: tuple[Case, ...], currency: str, particulars: Mapping[str, str], language: str
) -> list[Document]:
    """Return the letters for some orders, of which only those with open money count.

    InvalidInput where a particular that should be a day is none.
    """
    particulars = particulars_as_written(particulars)
    unpaid = tuple(case for case in cases if not settled(case))
    written = []
    for letter in letters_known() if unpaid else ():
        parties = _by_buyer(unpaid) if letter.for_each_buyer else [unpaid]
        for number, party in enumerate(parties, start=1):
            name = f"{letter.letter}-{number}" if len(parties) > 1 else letter.letter
            written.append(_Draft(letter, party, currency, particulars, language).document(name))
    return written


def settled(case: Case) -> bool:
    """Return whether an order has no open money, so that no letter asks for any."""
    return case.open_amount <= 0


def _by_buyer(cases: tuple[Case, ...]) -> list[tuple[Case, ...]]:
    """Return the orders of each buyer; an order whose buyer the file hides stands alone."""
    parties: dict[str, list[Case]] = {}
    for case in cases:
        buyer = case.texts.get("buyer") or case.texts.get("receiver_phone", "")
        hidden = not buyer or "*" in buyer
        parties.setdefault(f"order {case.order_id}" if hidden else f"buyer {buyer.lower()}", []).append(case)
    return [tuple(party) for party in parties.values()]


class _Draft:
    """One letter for some orders."""

    def __init__(
        self,
        letter: Letter,
        cases: tuple[Case, ...],
        currency: str,
        particulars: Mapping[str, str],
        language: str,
    ) -> None:
        self._letter, self._cases, self._currency, self._language = letter, cases, currency, language
        total = sum(case.open_amount for case in cases)
        self._values: dict[str, object] = {
            **{name: particulars[name] or BLANK for name in PARTICULARS},
            "count": len(cases),
            "total": self._money(total),
            "first_day": min(case.day for case in cases),
            "last_day": max(case.day for case in cases),
            "buyer": cases[0].texts.get("receiver_name") or cases[0].texts.get("buyer") or BLANK,
            "fee": self._fee(court_fee(total)),
            "ordinary_fee": self._fee(ordinary_fee(total)),
            "order_fee": self._fee(payment_order_fee(total)),
            "enforcement_fee": self._fee(enforcement_fee(total)),
        }

    def document(self, name: str) -> Document:
        blocks = [block for kind, *words in self._letter.blocks for block in self._block(kind, *words)]
        orders = ", ".join(case.order_id for case in self._cases[:3])
        more = "…" if len(self._cases) > 3 else ""
        return Document(name, f"{self._say('title')} ({orders}{more})", self._language, tuple(blocks))

    def _block(self, kind: str, *words: str) -> list[Block]:
        special: dict[str, Callable[[], list[Block]]] = {
            "orders": self._orders,
            "receivers": self._receivers,
            "signature": self._signature,
            "laws": self._laws,
        }
        if kind in special:
            return special[kind]()
        return [Text(cast("Kind", kind), self._say(words[0]))]

    def _say(self, key: str) -> str:
        return say(self._language, f"letter.{self._letter.letter}.{key}", **self._values)

    def _fact(self, name: str) -> str:
        return say(self._language, f"evidence.fact.{name}")

    def _money(self, amount: float) -> str:
        return money(amount, self._currency, self._language)

    def _fee(self, amount: float | None) -> str:
        return BLANK if amount is None or self._currency != "CNY" else self._money(amount)

    def _orders(self) -> list[Block]:
        facts = ("order_id", "day", "product", "open_amount", "shipped_day", "tracking", "received_day")
        rows = [
            (
                *(case.order_id, case.day, case.texts.get("product", BLANK), self._money(case.open_amount)),
                *(case.shipped_day or BLANK, case.texts.get("tracking", BLANK), case.received_day or BLANK),
            )
            for case in self._cases
        ]
        return [Table(tuple(map(self._fact, facts)), tuple(rows))]

    def _receivers(self) -> list[Block]:
        facts = ("order_id", "buyer", "receiver_name", "receiver_phone", "receiver_address")
        rows = []
        for case in self._cases:
            told = facts_of(case, "order") | facts_of(case, "waybill")
            rows.append(tuple(str(told.get(fact, BLANK)) for fact in facts))
        return [Table(tuple(map(self._fact, facts)), tuple(rows))]

    def _signature(self) -> list[Block]:
        keys = ("letter.sender", "letter.contact", "letter.date")
        return [Text("paragraph", say(self._language, key, **self._values)) for key in keys]

    def _laws(self) -> list[Block]:
        blocks: list[Block] = [Text("heading", say(self._language, "letter.rests_on"))]
        for law, identifier in self._letter.laws:
            about = source(identifier)
            blocks.append(
                Text(
                    "bullet",
                    say(
                        self._language,
                        "letter.law",
                        says=self._say(f"law.{law}"),
                        title=about.title,
                        published=about.published or BLANK,
                        read_on=about.read_on,
                    ),
                )
            )
        return [*blocks, Text("heading", say(self._language, "letter.before"))]
