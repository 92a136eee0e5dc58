"""A file that was read, and what follows from it: the results of `mix` and `screen`, and their figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator.answers import order_file
from calculator.orders.importing import Imported
from calculator.orders.payments import DAYS, DAYS_OR_COMPLETED, payments_of
from calculator.page.order_file.choices import Choices
from calculator.page.order_file.figures import FileFigures


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, as its reader wants it understood."""

    imported: Imported
    choices: Choices
    mix: Mapping[str, Any]
    screen: Mapping[str, Any]
    follow_up: Mapping[str, Any] | None = None
    """What a second file says of the orders that were open in the earlier of the two, if there is one."""

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.choices.options.language

    @property
    def texts(self) -> Mapping[str, str]:
        """What the boxes of the form hold."""
        return self.choices.texts

    @property
    def last_day(self) -> str:
        """The last day of the file, on which money counts as open unless the reader names another."""
        return str(self.mix["import"]["last_day"])

    @property
    def figures(self) -> FileFigures:
        """Every figure of both results."""
        beside = {"follow_up": self.follow_up} if self.follow_up else {}
        return FileFigures.of(self.lang, {**self.mix, **beside}, self.screen)


def supposed(reading: Reading) -> str:
    """Return how words end that hold only as the reader supposes: `_days`, `_days_or_completed`, or nothing.

    Where a file does not mark pay-later orders, what a missing day of payment means is their guess.
    """
    chosen, marked = reading.mix["money_out"]["reading"], reading.mix["import"]["pay_later_known"]
    return f"_{chosen}" if chosen in (DAYS, DAYS_OR_COMPLETED) and not marked else ""


def reading_of(imported: Imported, choices: Choices, beside: Imported | None = None) -> Reading:
    """Return what follows from a file with these choices, and from a second one `beside` it."""
    payments = payments_of(imported.book, choices.options.payments)
    return Reading(
        imported,
        choices,
        order_file.mix_of(imported, choices.options, payments),
        order_file.screen_of(imported, choices.thresholds, choices.options, payments),
        order_file.follow_up(imported, beside, choices.options.payments) if beside else None,
    )
