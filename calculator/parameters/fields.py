"""The declaration of the inputs: kind, unit, limits, default and where the default comes from.

The data are in `fields.json` for `estimate` and in `plan.json` for `commitments`. Money is in major units of
the currency, rates and shares are fractions, times are calendar days unless the unit says otherwise.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, get_args

from calculator.parameters.data_files import read

Kind = Literal[
    "text",
    "currency",
    "count",
    "whole",
    "number",
    "money",
    "rate",
    "days",
    "months",
    "boolean",
    "segment",
    "date",
    "choice",
    "position",
]
Group = Literal[
    "document",
    "sales",
    "timing",
    "not_paid",
    "returns",
    "costs",
    "guarantee",
    "fees",
    "assumptions",
    "rings",
    "blind_window",
    "levers",
    "ranges",
    "season",
    "history",
    "months",
    "open_orders",
    "recent_sales",
    "order_file",
    "plan",
    "plan_orders",
    "plan_income",
    "plan_fixed_costs",
    "plan_change",
]
Basis = Literal["reader", "source", "assumption"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NUMERIC: frozenset[Kind] = frozenset(
    ("count", "whole", "number", "money", "rate", "days", "months", "position")
)
PREFIXES = {
    "segments[].": "segment",
    "assumptions.rings.": "rings",
    "assumptions.blind_window.": "blind_window",
    "assumptions.": "assumptions",
    "levers.": "levers",
    "ranges[].": "ranges",
    "season[].": "season",
    "months[].": "months",
    "open_orders[].": "open_orders",
    "recent_sales[].": "recent_sales",
    "order_file.": "order_file",
    "orders[].": "open_order",
    "income[].": "income",
    "fixed_costs[].": "fixed_cost",
    "what_if.": "what_if",
    "today": "plan",
    "balance": "plan",
    "": "document",
}

_INDEX = re.compile(r"\[(?:0|[1-9][0-9]{0,3})\]\.")


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """One input.

    `path` is its place in the JSON document (`segments[].return_rate`); `minimum` and `maximum` bound what is
    accepted (the length, for text); `low` and `high` bound what is usual. `basis` says where the default
    comes from: `source` (the first of `sources`), `assumption` (`sources`, if any, are what it was built
    from), or `reader` (there is no default: only the reader knows). A form shows `basic` fields first.
    `choices` are the values of a `choice`, or those that a form offers for a text.
    """

    path: str
    kind: Kind
    unit: str
    group: Group
    minimum: float | None = None
    maximum: float | None = None
    nullable: bool = False
    required: bool = False
    basic: bool = False
    default: str | float | bool | None = None
    low: float | None = None
    high: float | None = None
    basis: Basis = "reader"
    sources: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        """The last part of the path: `return_rate`."""
        return self.path.rpartition(".")[2]

    @cached_property
    def scope(self) -> str:
        """Which object of the document holds it: one of the values of `PREFIXES`."""
        return next(scope for prefix, scope in PREFIXES.items() if self.path.startswith(prefix))

    @cached_property
    def key(self) -> str:
        """The stem of its words: `segment.return_rate` for `field.segment.return_rate.label` and the like."""
        return f"{self.scope}.{self.name}"

    @cached_property
    def is_number(self) -> bool:
        """Whether its value is a number."""
        return self.kind in NUMERIC


@cache
def fields() -> tuple[Field, ...]:
    """Return every declared input of `estimate`, in the order of the form."""
    return _declared("fields.json")


@cache
def order_file_fields() -> tuple[Field, ...]:
    """Return what is assumed of an order file where it does not say; none of it is an input of `estimate`."""
    return _declared("order_file.json")


def assumed_pay_later_share() -> float:
    """Return the share of pay-later orders where a file does not mark them and the reader has not said."""
    return float(next(field.default or 0 for field in order_file_fields() if field.name == "pay_later_share"))


@cache
def plan_fields() -> tuple[Field, ...]:
    """Return every declared input of `commitments`, in the order of the form."""
    return _declared("plan.json")


def _declared(name: str) -> tuple[Field, ...]:
    return tuple(
        Field(
            **{
                **entry,
                "sources": tuple(entry.get("sources", ())),
                "choices": tuple(entry.get("choices", ())),
                "default": _default(entry),
            }
        )
        for entry in read(name)["fields"]
    )


def _default(entry: dict[str, Any]) -> str | float | bool | None:
    """Return the default as an input would be after validation: numbers as float, whole numbers as int."""
    default: str | float | bool | None = entry.get("default")
    as_float = isinstance(default, int) and entry["kind"] in NUMERIC - {"whole", "position"}
    return float(default or 0) if as_float else default


@cache
def fields_of(scope: str) -> dict[str, Field]:
    """Return the inputs of one object of the document by name, in the order of the form."""
    return {field.name: field for field in (*fields(), *plan_fields()) if field.scope == scope}


@cache
def field_at(path: str) -> Field | None:
    """Return the declaration of a concrete path (`segments[3].return_rate`), or None where there is none."""
    pattern = _INDEX.sub("[].", path)
    declared = (*fields(), *plan_fields())
    return next((field for field in declared if field.path == pattern), None) if "[]" not in path else None
