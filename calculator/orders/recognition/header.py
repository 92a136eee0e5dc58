"""Which platform a file comes from and which of its columns means what, by the names in its header."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import zip_longest

from calculator.orders.platforms import GENERIC, Platform, platforms
from calculator.orders.recognition.columns import FIELDS, NEEDED
from calculator.tables.cells.text import half_width, unwrapped

UNIT = re.compile(r"\((?:元|cny|rmb|¥)\)$")
SPACES = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class Recognition:
    """A header that was understood.

    `certainty` runs from 0 to 1: for a platform, the share found of the signature columns that make it
    certain; for any other file, the share found of order id, amount and date. `positions` are column numbers
    from 0; `candidates` are all columns that may hold a field, the preferred one first, where there are
    several; `dates` are further date columns to fall back on, row by row. `passed_over` names the columns
    left aside because they are empty, or for the most part, by the field that they would have held.
    """

    platform: Platform
    certainty: float
    positions: Mapping[str, int]
    dates: tuple[int, ...]
    header: tuple[str, ...]
    candidates: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    passed_over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    day_first: bool | None = None
    """Whether 3/4/2026 is the 3rd of April, as other dates of the file tell; None where they do not."""
    is_chosen: bool = False
    """Whether a reader has said which platform it is."""
    told_by_two_rows: int = 0
    """Columns named together by the header and the row above it."""

    @property
    def complete(self) -> bool:
        """Whether orders can be read: an id, an amount and a day."""
        return not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed fields that no column gives."""
        return tuple(
            name
            for name in NEEDED
            if name not in self.positions and not (name == "created_at" and self._day_in_order_id)
        )

    @property
    def _day_in_order_id(self) -> bool:
        """Whether order numbers tell the day; without a sign of the platform any long number might."""
        return self.platform.day_in_order_id is not None and (self.is_chosen or self.certainty > 0)

    @property
    def columns(self) -> dict[str, str]:
        """The name in the file of each field found."""
        return {name: self.header[position] for name, position in self.positions.items()}


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a column name as it is compared: half-width, lower case, no unit, spaces or underscores."""
    return SPACES.sub("", UNIT.sub("", half_width(unwrapped(name)).strip().lower()))


def recognise(
    cells: Sequence[str],
    platform: str | None = None,
    mapping: Mapping[str, str] | None = None,
    *,
    above: Sequence[str] = (),
) -> Recognition:
    """Return how a header row is best understood.

    `platform` takes the place of recognition, `mapping` (field to column name) of single columns; a name that
    the header lacks is ignored here, and an empty name says that no column holds the field. `above` is the
    row above it, whose cells may be merged: over several columns, which they name together with this row, or
    down into this one. A row of one cell is a title and names nothing.
    """
    header, is_told, is_doubtful = _named(cells, above if sum(map(bool, map(plain_name, above))) > 1 else ())
    places: dict[str, int] = {}
    for position, name in enumerate(header):
        if not is_doubtful[position]:
            places.setdefault(plain_name(name), position)
    places.pop("", None)
    known = platforms()
    candidates = [known[platform]] if platform else list(known.values())
    return max(
        (
            replace(
                _understood(candidate, header, places, mapping or {}),
                is_chosen=platform is not None,
                told_by_two_rows=sum(is_told),
            )
            for candidate in candidates
        ),
        # a platform wins over the generic reading only when it is certain enough and complete
        key=lambda found: (
            found.complete,
            found.platform.id != GENERIC and found.certainty >= 0.6,
            found.certainty,
        ),
    )


def _named(cells: Sequence[str], above: Sequence[str]) -> tuple[tuple[str, ...], list[bool], list[bool]]:
    """Return the names of the columns, which of them two rows give together, and which are in doubt.

    付款 below 时间 is 付款时间, and so is 时间 below 付款, if a column of that name is known. In doubt are
    columns of one name below cells that gather them, without such a joint name: 金额 below 优惠, and again.
    """
    names: list[str] = []
    is_told: list[bool] = []
    is_doubtful: list[bool] = []
    pairs = list(zip_longest(map(_tidy, cells), map(_tidy, above), fillvalue=""))
    often = Counter(plain_name(name or higher) for name, higher in pairs)
    gathers = ""
    for name, higher in pairs:
        gathers = higher or gathers
        space = " " if (name + gathers).isascii() else ""
        joint = (f"{name}{space}{gathers}", f"{gathers}{space}{name}") if name and gathers else ()
        known = next((each for each in joint if plain_name(each) in _all_names()), "")
        names.append(known or name or higher)
        is_told.append(bool(known))
        is_doubtful.append(bool(joint) and not known and often[plain_name(name)] > 1)
    return tuple(names), is_told, is_doubtful


def _tidy(cell: str) -> str:
    return " ".join(unwrapped(cell).split())


@cache
def _all_names() -> frozenset[str]:
    """Return the plain names of the columns of every platform."""
    return frozenset(
        plain_name(name) for each in platforms().values() for names in each.columns.values() for name in names
    )


def _understood(
    platform: Platform, header: tuple[str, ...], places: Mapping[str, int], mapping: Mapping[str, str]
) -> Recognition:
    positions: dict[str, int] = {}
    candidates: dict[str, tuple[int, ...]] = {}
    dates: tuple[int, ...] = ()
    for name, names in _names_of(platform.id):
        if mapping.get(name) == "":
            continue
        found = [places[plain] for plain in names if plain in places]
        chosen = places.get(plain_name(mapping[name])) if name in mapping else None
        if chosen is not None:
            found.insert(0, chosen)
        columns = tuple(dict.fromkeys(found))
        if columns:
            positions[name] = columns[0]
        if len(columns) > 1 and chosen is None:
            candidates[name] = columns
        if name == "created_at":
            dates = columns[1:]
    for name, column in mapping.items():
        if name not in positions and plain_name(column) in places:
            positions[name] = places[plain_name(column)]
    if platform.signature:
        matched = sum(plain_name(name) in places for name in platform.signature)
        certainty = min(1.0, matched / platform.certain_with)
    else:
        certainty = sum(name in positions for name in NEEDED) / len(NEEDED)
    return Recognition(platform, certainty, positions, dates, header, candidates)


@cache
def _names_of(identifier: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the plain names of the columns of a platform by field, those of any file behind its own."""
    platform, others = platforms()[identifier], platforms()[GENERIC].columns
    return tuple(
        (
            name,
            tuple(dict.fromkeys(map(plain_name, (*platform.columns.get(name, ()), *others.get(name, ()))))),
        )
        for name in FIELDS
    )
