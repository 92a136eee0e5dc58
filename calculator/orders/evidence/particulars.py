"""What only the sender of a letter knows, as the letters write it: names as they are, days as days."""

from collections.abc import Mapping

from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.tables.cells.moment import MINUTES_PER_DAY, day_text, moment_in
from calculator.tables.cells.text import one_line

PARTICULARS = ("shop", "contact", "platform", "authority", "date", "reply_by", "pay_by")
"""What is not given stays a blank to fill in."""
DAYS = frozenset(("date", "reply_by", "pay_by"))
LONGEST_PARTICULAR = 200


def particulars_as_written(given: Mapping[str, str]) -> dict[str, str]:
    """Return every particular by name, empty where it is not given, a day as `2026-10-01`.

    InvalidInput (`wrong_type`, reason `day`, the name as its field) for each day that is none.
    """
    problems: list[Problem] = []
    written = {}
    for name in PARTICULARS:
        text = one_line(given.get(name, ""), LONGEST_PARTICULAR)
        moment = moment_in(text) if text and name in DAYS else None
        if isinstance(moment, str):
            problems.append(Problem("wrong_type", name, printable(text), (), "day"))
        written[name] = day_text(moment // MINUTES_PER_DAY) if isinstance(moment, int) else text
    if problems:
        raise InvalidInput(problems)
    return written
