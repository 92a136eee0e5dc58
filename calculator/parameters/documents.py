"""What each command takes, as it is declared: the fields of its input, its lists, and what holds what.

The data are in `fields.json` for `estimate`, `plan.json` for `commitments` and `order_file.json` for `mix`.
An object within the input needs no declaration of its own: the paths of its fields tell where it is
(`assumptions.rings.per_month`). A list does: how many rows it takes, and how a form shows them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator.parameters.data_files import read
from calculator.parameters.field import NUMERIC, Field
from calculator.parameters.platforms import platforms

DOCUMENTS = {"estimate": "fields.json", "commitments": "plan.json", "mix": "order_file.json"}
"""The commands that take declared inputs, and their files."""


@dataclass(frozen=True, kw_only=True)
class RowList:
    """A list of an input.

    `scope` is what the words of its fields call a row, `item` what messages call it (`place.<item>`). An
    input holds at least `least` and at most `most` rows. A form shows them in the group `section`, under a
    fold with the words of `fold`, in one of two ways. Either each row has boxes of its own: then a form, a
    link and the storage of a device hold at most `most_in_form`, and in a link a row exists where its field
    `exists_by` does; `own_names` says that a new row gets a name that no other has. Or the list is one box
    with a line for each row: then `columns` are its fields in the order typed, `link_key` is the box's own,
    and `lines_begin_with` may say what names a line before its figures (`month`).
    """

    name: str
    scope: str = ""
    item: str
    least: int = 0
    most: int
    section: str = ""
    fold: str = ""
    most_in_form: int = 0
    exists_by: str = ""
    own_names: bool = False
    columns: tuple[str, ...] = ()
    link_key: str = ""
    lines_begin_with: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """An input as a whole, an object within it, or a row of one of its lists.

    `path` is where it stands (nothing for the whole, `assumptions.rings`, `segments[]`).
    """

    path: str
    scope: str
    rows: RowList | None
    fields: tuple[Field, ...]
    parts: tuple["Part", ...]

    @property
    def name(self) -> str:
        """The last part of the path: `rings`, `segments`."""
        return self.path.rpartition(".")[2].removesuffix("[]")

    def part(self, name: str) -> "Part":
        """The object or list of this name directly within; KeyError where there is none."""
        found = next((part for part in self.parts if part.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def objects(self) -> tuple["Part", ...]:
        """The objects directly within."""
        return tuple(part for part in self.parts if not part.rows)

    @property
    def lists(self) -> tuple[RowList, ...]:
        """The lists directly within, in the order of the form."""
        return tuple(part.rows for part in self.parts if part.rows)


@cache
def declared(command: str) -> tuple[Field, ...]:
    """Return every field of a command's input in the order of the form; KeyError where it takes none."""
    content = read(DOCUMENTS[command])
    scopes = {f"{entry['name']}[]": entry.get("scope", entry["name"]) for entry in content.get("lists", ())}
    return tuple(_field(command, content, scopes, entry) for entry in content["fields"])


@cache
def declaration_of(command: str) -> Part:
    """Return a command's input as a whole; KeyError where it takes none."""
    content = read(DOCUMENTS[command])
    lists = {f"{entry['name']}[]": _row_list(entry) for entry in content.get("lists", ())}
    holders: dict[str, list[Field]] = {"": []}
    for field in declared(command):
        holders.setdefault(field.path.rpartition(".")[0], []).append(field)

    def part(path: str) -> Part:
        within = [one for one in holders if one and one.rpartition(".")[0] == path]
        rows = lists.get(path)
        scope = rows.scope if rows else holders[path][0].scope if holders[path] else content.get("scope", "")
        return Part(
            path=path, scope=scope, rows=rows, fields=tuple(holders[path]), parts=tuple(map(part, within))
        )

    return part("")


@cache
def parts_by_scope() -> dict[str, Part]:
    """Return every part of the inputs of `estimate` and `commitments` by the name that its words have."""

    def all_within(part: Part) -> list[Part]:
        return [part, *(one for inner in part.parts for one in all_within(inner))]

    return {
        part.scope: part
        for command in ("estimate", "commitments")
        for part in all_within(declaration_of(command))
    }


def _row_list(entry: dict[str, Any]) -> RowList:
    return RowList(**{"scope": entry["name"], **entry, "columns": tuple(entry.get("columns", ()))})


def _field(command: str, content: dict[str, Any], scopes: dict[str, str], entry: dict[str, Any]) -> Field:
    holder = entry["path"].rpartition(".")[0]
    asked = platforms() if entry.get("choices_from") else ()
    offered = tuple(one.id for one in asked if one.buyer or command != "commitments")
    return Field(
        **{
            **entry,
            "command": command,
            "scope": scopes.get(holder) or holder.rpartition(".")[2] or content.get("scope", ""),
            "sources": tuple(entry.get("sources", ())),
            "choices": (*offered, *entry.get("choices", ())),
            "default": _default(entry),
        }
    )


def _default(entry: dict[str, Any]) -> str | float | bool | None:
    """Return the default as an input would be after validation: numbers as float, whole numbers as int."""
    default: str | float | bool | None = entry.get("default")
    as_float = isinstance(default, int) and entry["kind"] in NUMERIC - {"whole", "position"}
    return float(default or 0) if as_float else default
