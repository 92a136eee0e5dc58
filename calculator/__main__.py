"""The command line: `python -m calculator estimate MIX.json`, `commitments PLAN.json`.

The result is JSON on standard output, exit status 0. An input that cannot be computed gives exit status 2,
nothing on standard output, and on standard error one line for each problem: `field: message`. Notices go to
standard error too, each line beginning with the word for "notice", and leave the status at 0.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO

from calculator.api import estimate, written
from calculator.buyer.api import commitments
from calculator.document import MOST_BYTES, read_document
from calculator.problems import DOCUMENT, InvalidInput, Notice, Problem
from calculator.version import __version__
from calculator.words import LANGUAGES, say
from calculator.words.messages import notice_text, problem_text

STANDARD_INPUT = "-"
INVALID = 2
INTERRUPTED = 130


def main(arguments: Sequence[str], standard_input: BinaryIO, output: TextIO, errors: TextIO) -> int:
    """Run one command and return its exit status."""
    options = _parser(_language(arguments)).parse_args(arguments)
    try:
        result = options.compute(read_document(_content(options.file, standard_input)))
    except InvalidInput as invalid:
        _report(invalid, options.file, options.lang, errors)
        return INVALID
    for entry in result.get("notices", []):
        notice = Notice.of_json(entry)
        fields = ", ".join(notice.fields)
        print(
            f"{say(options.lang, 'command.notice')}: {fields}: {notice_text(notice, options.lang)}",
            file=errors,
        )
    print(written(result, pretty=options.pretty), file=output)
    return 0


def _content(name: str, standard_input: BinaryIO) -> bytes:
    """Return the bytes to read, at most one more than allowed; InvalidInput where they cannot be had."""
    try:
        if name == STANDARD_INPUT:
            return standard_input.read(MOST_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        reason, detail = "not_found", None
    except IsADirectoryError:
        reason, detail = "folder", None
    except PermissionError:
        reason, detail = ("folder" if Path(name).is_dir() else "not_allowed"), None
    except (OSError, ValueError) as error:
        reason, detail = "other", getattr(error, "strerror", None) or type(error).__name__
    raise InvalidInput([Problem("unreadable_file", DOCUMENT, detail, reason=reason)])


def _report(invalid: InvalidInput, name: str, language: str, errors: TextIO) -> None:
    whole = say(language, "command.stdin") if name == STANDARD_INPUT else name
    for problem in invalid.problems:
        field = whole if problem.field == DOCUMENT else problem.field
        print(f"{field}: {problem_text(problem, language)}", file=errors)
    if invalid.further:
        print(f"{whole}: {say(language, 'problem.further', count=invalid.further)}", file=errors)


def _language(arguments: Sequence[str]) -> str:
    """Return the language asked for, so that the help itself can be in it."""
    for option, value in zip(arguments, (*arguments[1:], ""), strict=False):
        chosen = option.removeprefix("--lang=") if option.startswith("--lang=") else value
        if option.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    return "en"


def _parser(language: str) -> argparse.ArgumentParser:
    def words(key: str) -> str:
        return say(language, f"command.{key}").replace("%", "%%")

    parser = argparse.ArgumentParser("python -m calculator", description=words("description"), add_help=False)
    parser.add_argument("-h", "--help", action="help", help=words("help"))
    parser.add_argument("--version", action="version", version=__version__, help=words("version"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, compute, file, file_words in (
        ("estimate", estimate, "MIX.json", "file"),
        ("commitments", commitments, "PLAN.json", "plan_file"),
    ):
        command = commands.add_parser(name, help=words(name), description=words(name), add_help=False)
        command.add_argument("file", metavar=file, help=words(file_words))
        command.set_defaults(compute=compute)
    # Accepted before and after the command; what is not given after it keeps the value given before.
    parser.add_argument("--pretty", action="store_true", help=words("pretty"))
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help=words("lang"))
    for command in commands.choices.values():
        command.add_argument("--pretty", action="store_true", default=argparse.SUPPRESS, help=words("pretty"))
        command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=words("lang"))
        command.add_argument("-h", "--help", action="help", help=words("help"))
    return parser


def run() -> NoReturn:
    """Run the command of this process, and end it as other commands end."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = main(sys.argv[1:], sys.stdin.buffer, sys.stdout, sys.stderr)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone; what Python still wants to flush must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    run()
