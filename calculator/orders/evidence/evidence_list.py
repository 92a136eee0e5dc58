"""The list of evidence of each chosen order: what the file tells is filled in, the rest is to be ticked."""

from typing import Any

from calculator.orders.evidence.case import Case, Chosen
from calculator.orders.evidence.items import facts_of, items
from calculator.orders.evidence.money_in_letters import money
from calculator.orders.evidence.printable_document import Block, Document, Table, Text
from calculator.orders.evidence.wording import say

MONEY = frozenset(("amount", "open_amount", "refunded"))


def evidence_of(chosen: Chosen) -> dict[str, Any]:
    """Return the orders with their items: `in_file` holds what the file tells of an item."""
    return {
        "currency": chosen.currency,
        "open_amount": sum(case.open_amount for case in chosen.cases),
        "orders": [
            case.as_json() | {"items": [{"item": item, "in_file": facts_of(case, item)} for item in items()]}
            for case in chosen.cases
        ],
        "not_found": list(chosen.not_found),
    }


def evidence_list(chosen: Chosen, language: str) -> Document:
    """Return the list to print."""
    blocks: list[Block] = [
        Text("title", say(language, "evidence.title")),
        Text("paragraph", say(language, "evidence.lead")),
    ]
    for case in chosen.cases:
        blocks += _of_order(case, chosen.currency, language)
    blocks.append(Text("note", say(language, "evidence.originals")))
    return Document("evidence", say(language, "evidence.title"), language, tuple(blocks))


def _of_order(case: Case, currency: str, language: str) -> list[Block]:
    rows = []
    for item in items():
        told = "; ".join(
            f"{say(language, f'evidence.fact.{fact}')}: {_shown(fact, value, currency, language)}"
            for fact, value in facts_of(case, item).items()
        )
        rows.append(
            (
                say(language, f"evidence.item.{item}.name"),
                told or "—",
                "☐ " + say(language, f"evidence.item.{item}.proof"),
            )
        )
    header = tuple(say(language, f"evidence.column.{name}") for name in ("item", "in_file", "to_tick"))
    return [
        Text("heading", say(language, "evidence.order", order_id=case.order_id)),
        Table(header, tuple(rows)),
    ]


def _shown(fact: str, value: str | float, currency: str, language: str) -> str:
    return money(value, currency, language) if fact in MONEY and isinstance(value, float) else str(value)
