"""What a reader can say about an order file instead of leaving it to recognition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.orders.payments import READINGS, Reading
from calculator.orders.platforms import platforms
from calculator.orders.recognition.columns import FIELDS
from calculator.tables.encoding import CODECS
from calculator.tables.records import SEPARATORS
from calculator.words import LANGUAGES

CURRENCY_EXAMPLES = ("CNY", "USD", "EUR")
"""Codes by which a message shows what one looks like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Overrides, all optional.

    `platform`, `encoding` and `separator` take the place of recognition, `columns` maps fields to column
    names (an empty one: the file has no such column), and `pay_later_share` (0 to 1) is used where the file
    marks no pay-later orders; None: nobody has said it. `payments` is how the file is read for what was paid
    (`calculator.orders.payments`), if it bears that. `language` is that of the names that we give (price
    bands, the rest).
    `today` is the day on which money is counted as open, an ordinal; the last day of the file where it is
    None.
    """

    platform: str | None = None
    encoding: str | None = None
    separator: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    pay_later_share: float | None = None
    share_is_assumed: bool = False
    """Whether the share is our assumption, because the reader does not know theirs."""
    payments: Reading | None = None
    language: str = "en"
    today: int | None = None
    currency: str | None = None
    """A code of three letters, instead of what the file says."""

    @property
    def helps_to_open(self) -> bool:
        """Whether something takes the place of recognition."""
        return any((self.platform, self.encoding, self.separator, self.columns))

    def __post_init__(self) -> None:
        """Raise InvalidInput with every override that cannot be used."""
        problems = [
            _unknown(name, value, known)
            for name, value, known in (
                ("platform", self.platform, tuple(platforms())),
                ("encoding", self.encoding, tuple(CODECS)),
                ("separator", self.separator, SEPARATORS),
                ("lang", self.language, LANGUAGES),
                ("payments", self.payments, READINGS),
            )
            if value is not None and value not in known
        ]
        problems += [
            Problem("unknown_field", "map", printable(name), FIELDS, "column")
            for name in self.columns
            if name not in FIELDS
        ]
        if self.pay_later_share is not None and not 0 <= self.pay_later_share <= 1:
            problems.append(
                Problem("out_of_range", "pay_later_share", printable(self.pay_later_share), (0, 1))
            )
        code = self.currency
        if code is not None and not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            problems.append(_unknown("currency", code, CURRENCY_EXAMPLES))
        if problems:
            raise InvalidInput(problems)


def _unknown(field: str, value: str, known: tuple[str, ...]) -> Problem:
    return Problem("unknown_name", field, printable(value), known, "option")
