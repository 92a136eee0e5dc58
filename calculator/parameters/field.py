"""One input as it is declared: kind, unit, limits, default and where the default comes from.

Money is in major units of the currency, rates and shares are fractions, times are calendar days unless the
unit says otherwise.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

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
Basis = Literal["reader", "source", "assumption"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NUMERIC: frozenset[Kind] = frozenset(
    ("count", "whole", "number", "money", "rate", "days", "months", "position")
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """One input.

    `command` is the one whose input it is (`estimate`, `commitments`; `mix` for what is assumed of an order
    file), `path` its place there (`segments[].return_rate`), `scope` what its words call the object around
    it, `group` the heading that it stands under. `link_key` stands for it in a link that carries an input: a
    link that somebody has kept must still be read in years, so a key is never given to another field.
    `minimum` and `maximum` bound what is accepted (the length, for text); `low` and `high` bound what is
    usual. An amount is one of the shop's currency, whichever that is, but its default is one of
    `default_currency`. `basis` says where the default comes from: `source` (the first of `sources`),
    `assumption` (`sources`, if any, are what it was built from), or `reader` (there is no default: only the
    reader knows). A form shows `basic` fields first. `choices` are the values of a `choice`, or those that a
    form offers for a text; with `choices_from` (`platform`) the platforms come before them, in a plan those
    that a buyer can name.
    """

    command: str
    path: str
    scope: str
    kind: Kind
    unit: str
    group: str
    link_key: str = ""
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
    default_currency: str = "CNY"
    choices: tuple[str, ...] = ()
    choices_from: str = ""

    @cached_property
    def name(self) -> str:
        """The last part of the path: `return_rate`."""
        return self.path.rpartition(".")[2]

    @cached_property
    def key(self) -> str:
        """The stem of its words: `segment.return_rate` for `field.segment.return_rate.label` and the like."""
        return f"{self.scope}.{self.name}"

    def words_of(self, choice: str) -> str:
        """The key of the words for one of its choices."""
        return f"{self.choices_from}.{choice}" if self.choices_from else f"choice.{self.key}.{choice}"

    @cached_property
    def is_number(self) -> bool:
        """Whether its value is a number."""
        return self.kind in NUMERIC
