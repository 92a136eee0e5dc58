"""The keys by which links name the fields of a form, as every release so far has given them.

A link that somebody has kept must still be read in years: `link_keys.json` only grows. It holds by command
the path of each field, or the name of a list that is one box, and its key; those of fields that have gone
stay.
"""

import json
from pathlib import Path

from calculator.parameters import declaration_of
from calculator.parameters.documents import declared

FILE = Path(__file__).parent / "link_keys.json"
COMMANDS = ("estimate", "commitments")
Keys = dict[str, dict[str, str]]


def released() -> Keys:
    """The keys of all releases."""
    keys: Keys = json.loads(FILE.read_text(encoding="utf-8"))
    return keys


def declared_now() -> Keys:
    """The keys of this tree."""
    return {
        command: {field.path: field.link_key for field in declared(command) if field.link_key}
        | {rows.name: rows.link_key for rows in declaration_of(command).lists if rows.link_key}
        for command in COMMANDS
    }


def write() -> None:
    """Add the keys of this tree to those of the releases."""
    known, now = released(), declared_now()
    merged = {command: known[command] | now[command] for command in COMMANDS}
    FILE.write_text(json.dumps(merged, indent=1) + "\n", encoding="utf-8")
