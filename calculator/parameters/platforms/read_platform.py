"""From the file of a platform to the platform, with every mistake told by file and fact."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal, get_args

from calculator.parameters.platforms.fact import Confidence, Fact
from calculator.parameters.platforms.terms import READERS, Terms
from calculator.parameters.sources import sources

Region = Literal["home", "abroad"]
Kind = Literal["marketplace", "own_integration", "provider", "shop_system"]

CURRENCIES: Mapping[Region, str] = {"home": "CNY", "abroad": "USD"}
KEYS_OF_A_FACT = {
    "known",
    "value",
    "unit",
    "announced",
    "valid_from",
    "valid_to",
    "inferred",
    "sources",
    "confidence",
}
DATED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class PlatformError(ValueError):
    """What is wrong with the file of a platform; the message names file and place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderExport:
    """Where a shop exports its orders; the steps are words of the page of order files, `file.export.<id>`.

    `sources` are public descriptions, none where none was found on the day `looked_on`.
    """

    looked_on: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(Terms):
    """One platform: where it is met, how it is known there, and its terms.

    `region` is where its shops are, `home` for China; `place` is where it stands among the others of its
    region. `kind` tells a marketplace from a payment company that a shop connects to by itself, a provider
    that pays the shop up front, and a shop system, which has no terms of its own. `buyer` says whether a
    buyer's form offers it for an order. `in_payments` are names by which a line of a payments list tells that
    it was bought there; of several, the first in place counts. `told_in` is the heading of the page about
    platforms that tells of it. `order_export` is given for a platform whose shops export orders.
    """

    id: str
    region: Region
    place: int
    kind: Kind
    buyer: bool = False
    in_payments: tuple[str, ...] = ()
    told_in: str
    order_export: OrderExport | None = None

    @property
    def currency(self) -> str:
        """The currency in which shops of its region are taken to count, as the amounts known of it are."""
        return CURRENCIES[self.region]

    def leaves_to_shops(self, choice: str) -> bool:
        """Whether a shop can choose this by itself: `switch_off`, `segment` or `order_limit`.

        Told where that is known. Else a marketplace decides about the orders on it, and a shop that connects
        to a payment company or provider by itself decides for which orders it asks for payment that way.
        """
        told = self.facts[CHOICES[choice]].value if choice in CHOICES else None
        return self.kind != "marketplace" if told is None else bool(told)


CHOICES = {"switch_off": "switch_off", "segment": "exclude_products"}
"""The fact that says whether a shop can choose this."""
KEYS = {field.name for field in fields(Platform)} - {"id", *READERS} | {"terms"}


def read_platform(identifier: str, entry: Mapping[str, Any]) -> Platform:
    """Return the platform of an id from the content of its file. `PlatformError` where that is wrong."""
    where = f"platforms/{identifier}.json"
    _only(where, entry, KEYS)
    if entry.get("region") not in get_args(Region):
        raise PlatformError(f"{where}: region is not one of {', '.join(get_args(Region))}")
    if entry.get("kind") not in get_args(Kind):
        raise PlatformError(f"{where}: kind is not one of {', '.join(get_args(Kind))}")
    if not isinstance(entry.get("place"), int) or entry["place"] < 1:
        raise PlatformError(f"{where}: place is not a whole number from 1")
    terms = entry.get("terms", {})
    _only(f"{where}: terms", terms, set(READERS))
    return Platform(
        id=identifier,
        region=entry["region"],
        place=entry["place"],
        kind=entry["kind"],
        buyer=entry.get("buyer", False),
        in_payments=tuple(entry.get("in_payments", ())),
        told_in=entry.get("told_in", identifier),
        order_export=_export(where, entry.get("order_export")),
        **{name: _fact(f"{where}: {name}", name, told) for name, told in terms.items()},
    )


def _export(where: str, told: Mapping[str, Any] | None) -> OrderExport | None:
    if told is None:
        return None
    _only(f"{where}: order_export", told, {"looked_on", "sources"})
    if _day(f"{where}: order_export", told, "looked_on") is None:
        raise PlatformError(f"{where}: order_export does not say when it was looked for")
    cited = tuple(told.get("sources", ()))
    if unknown := [one for one in cited if one not in sources()]:
        raise PlatformError(f"{where}: order_export: {', '.join(unknown)} is not in sources.json")
    return OrderExport(looked_on=told["looked_on"], sources=cited)


def _fact(where: str, name: str, told: Mapping[str, Any]) -> Fact[Any]:
    _only(where, told, KEYS_OF_A_FACT)
    if told.get("known") not in ("known", "announced"):
        raise PlatformError(f"{where}: known is not one of known, announced; what is unknown is left out")
    try:
        value = READERS[name](told.get("value"), told.get("unit"))
    except ValueError as error:
        raise PlatformError(f"{where}: {told.get('value')!r} {error}") from error
    if told.get("confidence") not in get_args(Confidence):
        raise PlatformError(f"{where}: confidence is not one of {', '.join(get_args(Confidence))}")
    cited = told.get("sources") or ()
    if unknown := [one for one in cited if one not in sources()]:
        raise PlatformError(f"{where}: {', '.join(unknown)} is not in sources.json")
    if not cited:
        raise PlatformError(f"{where}: names no source")
    if not isinstance(told.get("inferred", False), bool):
        raise PlatformError(f"{where}: inferred is not true or false")
    announced = told.get("announced")
    if announced is not None and (told["known"] == "known" or not DATED.fullmatch(announced)):
        raise PlatformError(f"{where}: announced is a date, month or year of something announced")
    first, last = (_day(where, told, key) for key in ("valid_from", "valid_to"))
    if first and last and first > last:
        raise PlatformError(f"{where}: valid_to is before valid_from")
    more = {
        key: told[key] for key in ("known", "valid_from", "valid_to", "inferred", "confidence") if key in told
    }
    return Fact(value=value, announced=announced, sources=tuple(cited), **more)


def _day(where: str, told: Mapping[str, Any], key: str) -> date | None:
    if key not in told:
        return None
    try:
        return date.fromisoformat(told[key])
    except (TypeError, ValueError) as error:
        raise PlatformError(f"{where}: {key} {told[key]!r} is not a day") from error


def _only(where: str, entry: Mapping[str, Any], keys: set[str]) -> None:
    if not isinstance(entry, Mapping):
        raise PlatformError(f"{where}: is not an object")
    if unknown := sorted(set(entry) - keys):
        raise PlatformError(f"{where}: unknown entries: {', '.join(unknown)}")
