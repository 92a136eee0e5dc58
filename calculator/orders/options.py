"""What a reader can say about an order file instead of leaving it to recognition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator.orders.columns import FIELDS
from calculator.orders.platforms import platforms
from calculator.orders.reading.encoding import CODECS
from calculator.orders.reading.records import SEPARATORS
from calculator.orders.refusal import refuse
from calculator.words import LANGUAGES

ASSUMED_PAY_LATER_SHARE = 0.3
"""Share of pay-later orders where the file does not mark them and the reader has not said: an assumption, the
share of the example shop; no platform publishes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Overrides, all optional.

    `platform`, `encoding` and `separator` take the place of recognition, `columns` maps fields to column names
    (an empty name: the file has no such column), and `pay_later_share` (0 to 1) is used where the file marks no pay-later orders. `language` is that of the
    names that we give (price bands, the rest). `today` is the day on which money is counted as open, an
    ordinal; the last day of the file where it is None.
    """

    platform: str | None = None
    encoding: str | None = None
    separator: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    pay_later_share: float = ASSUMED_PAY_LATER_SHARE
    language: str = "en"
    today: int | None = None

    def __post_init__(self) -> None:
        """Raise InvalidInput for the first override that cannot be used."""
        if self.platform is not None and self.platform not in platforms():
            raise refuse(
                "unknown_name",
                field="platform",
                value=self.platform,
                limits=tuple(platforms()),
                reason="option",
            )
        if self.encoding is not None and self.encoding not in CODECS:
            raise refuse(
                "unknown_name", field="encoding", value=self.encoding, limits=tuple(CODECS), reason="option"
            )
        if self.separator is not None and self.separator not in SEPARATORS:
            raise refuse(
                "unknown_name", field="separator", value=self.separator, limits=SEPARATORS, reason="option"
            )
        for name in self.columns:
            if name not in FIELDS:
                raise refuse("unknown_field", field="map", value=name, limits=FIELDS)
        if not 0 <= self.pay_later_share <= 1:
            raise refuse("out_of_range", field="pay_later_share", value=self.pay_later_share, limits=(0, 1))
        if self.language not in LANGUAGES:
            raise refuse("unknown_name", field="lang", value=self.language, limits=LANGUAGES, reason="option")
