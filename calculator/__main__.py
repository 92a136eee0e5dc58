"""The command line: `estimate`, `commitments`, `mix` and `screen` with a file, `schema` with a name.

The result is JSON on standard output, exit status 0. An input that cannot be computed gives exit status 2,
nothing on standard output, and on standard error one line for each problem: `field: message`. Notices go to
standard error too, each line beginning with the word for "notice", and leave the status at 0.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import BinaryIO, NoReturn, TextIO

from calculator.answers.commitments import commitments_json
from calculator.answers.estimate import estimate, written
from calculator.boundary.document import MOST_BYTES, read_document
from calculator.boundary.problems import DOCUMENT, FILE, InvalidInput, Notice
from calculator.command_line import schemas
from calculator.command_line.files import STANDARD_INPUT, opened
from calculator.version import __version__
from calculator.words import LANGUAGES, say
from calculator.words.messages import notice_text, problem_text

INVALID = 2
INTERRUPTED = 130


def main(arguments: Sequence[str], standard_input: BinaryIO, output: TextIO, errors: TextIO) -> int:
    """Run one command and return its exit status."""
    options = _parser(_language(arguments)).parse_args(arguments)
    try:
        text: str = options.answer(options, standard_input, errors)
    except InvalidInput as invalid:
        _report(invalid, options.file, options.lang, errors)
        return INVALID
    print(text, file=output)
    return 0


def _estimate(options: argparse.Namespace, standard_input: BinaryIO, errors: TextIO) -> str:
    with opened(options.file, standard_input) as file:
        result = estimate(read_document(file.read(MOST_BYTES + 1)))
    for entry in result["notices"]:
        notice = Notice.of_json(entry)
        fields = ", ".join(notice.fields)
        print(
            f"{say(options.lang, 'command.notice')}: {fields}: {notice_text(notice, options.lang)}",
            file=errors,
        )
    return written(result, pretty=options.pretty)


def _commitments(options: argparse.Namespace, standard_input: BinaryIO, _errors: TextIO) -> str:
    with opened(options.file, standard_input) as file:
        return commitments_json(file.read(MOST_BYTES + 1), pretty=options.pretty)


def _report(invalid: InvalidInput, name: str, language: str, errors: TextIO) -> None:
    whole = say(language, "command.stdin") if name == STANDARD_INPUT else name
    for problem in invalid.problems:
        field = whole if problem.field in (DOCUMENT, FILE) else problem.field
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
    def words(key: str, **values: object) -> str:
        return say(language, f"command.{key}", **values).replace("%", "%%")

    parser = argparse.ArgumentParser("python -m calculator", description=words("description"), add_help=False)
    parser.add_argument("-h", "--help", action="help", help=words("help"))
    parser.add_argument("--version", action="version", version=__version__, help=words("version"))
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=words("commands")
    )
    for name, answer, file, about in (
        ("estimate", _estimate, "MIX.json", "file"),
        ("commitments", _commitments, "PLAN.json", "plan_file"),
    ):
        command = commands.add_parser(name, help=words(name), description=words(name), add_help=False)
        command.add_argument("file", metavar=file, help=words(about))
        command.set_defaults(answer=answer)
    if find_spec("calculator.orders"):  # the wheel that a visit downloads leaves it out
        from calculator.command_line import order_files  # noqa: PLC0415

        order_files.add_commands(commands, words)
    schemas.add_command(commands, words)
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
