"""`mix` and `screen`: what a shop's order file says, and which of its orders are worth a look.

The page gives the same text for the same file and options: both take it from `calculator.answers.order_file`.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, BinaryIO, TextIO, TypeVar

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.command_line.files import opened
from calculator.command_line.mapped_columns import in_a_file
from calculator.command_line.processes import MOST_JOBS, taken_by
from calculator.command_line.terminal_progress import shown_progress
from calculator.orders.importing import Take, one_process
from calculator.orders.payments import READINGS
from calculator.orders.platforms import platforms
from calculator.orders.recognition.columns import FIELDS
from calculator.orders.recognition.options import Options
from calculator.tables.encoding import CODECS
from calculator.tables.records import NAMED_SEPARATORS
from calculator.tables.refusal import refuse

T = TypeVar("T")
Words = Callable[..., str]
ALONE: Take = partial(one_process, lengthened=in_a_file)


def add_commands(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add both commands; `words` gives the help in the language of the reader."""
    for name, answer in (("mix", _mix), ("screen", _screen)):
        command = commands.add_parser(name, help=words(name), description=words(name), add_help=False)
        command.add_argument("file", metavar="ORDERS.csv", help=words("order_file"))
        command.add_argument("--platform", metavar="NAME", help=words("platform", names=_list(platforms())))
        command.add_argument("--encoding", metavar="NAME", help=words("encoding", names=_list(CODECS)))
        command.add_argument(
            "--separator", metavar="NAME", help=words("separator", names=_list(NAMED_SEPARATORS))
        )
        command.add_argument(
            "--map",
            metavar="FIELD=COLUMN",
            action="append",
            default=[],
            help=words("map", names=_list(FIELDS)),
        )
        command.add_argument("--pay-later-share", metavar="SHARE", help=words("pay_later_share"))
        command.add_argument("--payments", metavar="NAME", help=words("payments", names=_list(READINGS)))
        command.add_argument("--today", metavar="YYYY-MM-DD", help=words("today"))
        command.add_argument("--currency", metavar="CODE", help=words("currency"))
        command.add_argument("--jobs", metavar="N", default="1", help=words("jobs", most=MOST_JOBS))
        command.set_defaults(answer=answer)
        if name == "mix":
            command.add_argument("--beside", metavar="OTHER.csv", help=words("beside"))
        if name == "screen":
            command.add_argument(
                "--threshold",
                metavar="NAME=VALUE",
                action="append",
                default=[],
                help=words("threshold", names=_list(order_file.threshold_names())),
            )


def _list(names: Sequence[str] | dict[str, Any]) -> str:
    return ", ".join(names)


def _mix(options: argparse.Namespace, standard_input: BinaryIO, errors: TextIO) -> str:
    with _Gathered() as gathered:
        chosen = _options(options, gathered)
        take = gathered.tried(lambda: _take(options.jobs), ALONE)
    with opened(options.file, standard_input) as file, shown_progress(file, errors, options.lang) as progress:
        if options.beside is None:
            return order_file.mix_json(file, chosen, progress, take=take, pretty=options.pretty)
        with opened(options.beside, standard_input) as beside:
            return order_file.mix_json(
                file, chosen, progress, beside=beside, take=take, pretty=options.pretty
            )


def _screen(options: argparse.Namespace, standard_input: BinaryIO, errors: TextIO) -> str:
    with _Gathered() as gathered:
        chosen = _options(options, gathered)
        take = gathered.tried(lambda: _take(options.jobs), ALONE)
        thresholds = _pairs("threshold", options.threshold, gathered)
        gathered.tried(lambda: order_file.changed_thresholds(thresholds), None)
    with opened(options.file, standard_input) as file, shown_progress(file, errors, options.lang) as progress:
        return order_file.screen_json(file, chosen, thresholds, progress, take=take, pretty=options.pretty)


class _Gathered:
    """Problems of several options, raised together at the end."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __enter__(self) -> "_Gathered":
        return self

    def __exit__(self, *raised: object) -> None:
        if self.problems:
            raise InvalidInput(self.problems)

    def tried(self, reader: Callable[[], T], otherwise: T) -> T:
        """Return what `reader` gives, `otherwise` where it finds problems."""
        try:
            return reader()
        except InvalidInput as invalid:
            self.problems += invalid.problems
            return otherwise


def _options(options: argparse.Namespace, gathered: _Gathered) -> Options:
    columns = _pairs("map", options.map, gathered, may_be_empty=True)
    share = gathered.tried(lambda: _share(options.pay_later_share), None)
    today = gathered.tried(lambda: _day(options.today), None)
    return gathered.tried(
        lambda: Options(
            platform=options.platform,
            encoding=options.encoding,
            separator=NAMED_SEPARATORS.get(options.separator, options.separator),
            columns=columns,
            language=options.lang,
            today=today,
            payments=options.payments,
            pay_later_share=share,
            currency=options.currency,
        ),
        Options(),
    )


def _pairs(
    option: str, texts: list[str], gathered: _Gathered, *, may_be_empty: bool = False
) -> dict[str, str]:
    """Return the values by name of an option that may be repeated."""
    found = {}
    for text in texts:
        name, equals, value = map(str.strip, text.partition("="))
        if name and (value or (equals and may_be_empty)):
            found[name] = value
        else:
            gathered.problems.append(Problem("wrong_type", option, printable(text), (), "pair"))
    return found


def _take(text: str) -> Take:
    jobs = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    if not 1 <= jobs <= MOST_JOBS:
        raise refuse("wrong_type", field="jobs", value=text, limits=(1, MOST_JOBS), reason="jobs")
    return taken_by(jobs) if jobs > 1 else ALONE


def _share(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        raise refuse("not_a_number", field="pay_later_share", value=text, limits=(0, 1)) from None


def _day(text: str | None) -> int | None:
    try:
        return None if text is None else date.fromisoformat(text).toordinal()
    except ValueError:
        raise refuse("wrong_type", field="today", value=text, reason="day") from None
