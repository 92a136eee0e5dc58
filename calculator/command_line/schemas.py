"""`schema`: the JSON Schema of what a command takes or answers."""

import argparse
from collections.abc import Callable
from typing import Any, BinaryIO, TextIO

from calculator.boundary.written_json import written

NAMES = tuple(
    f"{name}{part}" for name in ("estimate", "mix", "screen", "commitments") for part in ("", "-result")
)
"""What each command takes, and what it answers."""


def add_command(commands: Any, words: Callable[..., str]) -> None:  # noqa: ANN401 - argparse has no public type
    """Add the command; `words` gives the help in the language of the reader."""
    command = commands.add_parser("schema", help=words("schema"), description=words("schema"), add_help=False)
    command.add_argument(
        "name", metavar="NAME", choices=NAMES, help=words("schema_name", names=", ".join(NAMES))
    )
    command.set_defaults(answer=_schema)


def _schema(options: argparse.Namespace, _standard_input: BinaryIO, _errors: TextIO) -> str:
    from calculator.schemas import schema  # noqa: PLC0415 - it imports the whole calculator

    return written(schema(options.name), pretty=options.pretty)
