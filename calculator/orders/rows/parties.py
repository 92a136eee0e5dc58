"""Who the rows are about: the buyer, and the phone and the address that the parcel goes to, to be compared.

Of the texts only fingerprints are kept: see `text_numbers`. What is masked or empty is nobody.
"""

import re
from collections.abc import Sequence

from calculator.orders.order_book import NOBODY
from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.column_values import position_of
from calculator.orders.rows.fingerprints import Fingerprints
from calculator.orders.rows.lost_numbers import is_rounded
from calculator.tables.cells.text import EMPTY, all_unwrapped, half_width, in_each, unwrapped
from calculator.tables.even_rows import EvenRows

HIDDEN = re.compile(r"[*＊xX#\s-]*").fullmatch
"""A name of which nothing is left."""
NEEDS_A_LOOK = {"x", *(text[:1] for text in EMPTY)}
"""Letters with which a name begins that may be hidden or empty."""
SIGNS = re.compile(r"[\W_]+")
FILLERS = re.compile(r"^(.)\1*+(?:(.)(?:\1|\2)*+)?$", re.MULTILINE)
"""Lines of `FILLER_SIGNS` different signs at most: 00000000000, 12121212121."""
FILLER_SIGNS = 2
FEWEST_DIGITS = 5
FEWEST_SIGNS = 5
FEWEST_LETTERS = 4
CHINA, LONG, USUAL = "86", 13, 11
"""The country code of China, and the length of a mobile number with and without it."""


class Parties:
    """Reads the persons and places of the rows of one file."""

    def __init__(self, recognition: Recognition, fingerprints: Fingerprints) -> None:
        self._fingerprints = fingerprints
        self._buyer = position_of(recognition, "buyer")
        self._phone = position_of(recognition, "receiver_phone")
        self._address = position_of(recognition, "address")
        fields = ("province", "city", "district")
        self._places = [recognition.positions[field] for field in fields if field in recognition.positions]

    def buyers(self, rows: EvenRows) -> list[int]:
        """Return the fingerprint of the buyer of each row, NOBODY where nobody is named."""
        texts = in_each(all_unwrapped(rows.column(self._buyer)), lambda text: half_width(text).lower())
        buyers = self._fingerprints.of(texts)
        firsts = [text[:1] for text in texts]
        plain = "" not in firsts and "".join(firsts).isalnum() and NEEDS_A_LOOK.isdisjoint(firsts)
        for place, (first, text) in enumerate(zip(firsts, texts, strict=True)) if not plain else ():
            if (not first.isalnum() or first in NEEDS_A_LOOK) and (text in EMPTY or HIDDEN(text)):
                buyers[place] = NOBODY
        if "e+" in "".join(texts):
            buyers = [NOBODY if is_rounded(text) else b for text, b in zip(texts, buyers, strict=True)]
        return buyers

    def phones(self, rows: EvenRows) -> Sequence[str]:
        """Return the phone that each parcel goes to, empty where none can be compared."""
        phones = rows.column(self._phone)
        together = "".join(phones)
        digits = together.isdecimal() and together.isascii()
        if digits and set(map(len, phones)) == {USUAL}:
            return FILLERS.sub("", "\n".join(phones)).split("\n")
        if not digits:
            phones = [_comparable(phone, self._place(rows, place)) for place, phone in enumerate(phones)]
        return [
            ""
            if len(phone) < FEWEST_DIGITS or len({*phone}) <= FILLER_SIGNS
            else phone
            if phone[:2] != CHINA or len(phone) != LONG or not phone.isdecimal()
            else phone[2:]
            for phone in phones
        ]

    def addresses(self, rows: EvenRows) -> Sequence[str]:
        """Return the address of each row, empty where too little of it is left."""
        streets = rows.column(self._address)
        whole = streets
        if "*" in "".join(streets) or min(map(len, streets), default=0) < FEWEST_LETTERS:
            whole = [
                ""
                if len(street) < FEWEST_LETTERS or ("*" in street and (HIDDEN(street) or "**" in street))
                else street
                for street in streets
            ]
        for position in reversed(self._places):
            parts = zip(rows.column(position), whole, strict=True)
            whole = [part + street if street else "" for part, street in parts]
        kept = in_each(whole, lambda text: half_width(text).lower().replace(" ", ""))
        if not "".join(kept).isalnum():
            kept = [text if text.isalnum() else SIGNS.sub("", text) for text in kept]
        if min(map(len, kept), default=0) < FEWEST_SIGNS:
            kept = [text if len(text) >= FEWEST_SIGNS else "" for text in kept]
        return kept

    def _place(self, rows: EvenRows, place: int) -> str:
        cells = rows.row(place)
        return "".join([cells[position] for position in self._places])


def _comparable(phone: str, place: str) -> str:
    """Return the digits of a phone number; of a masked one, which fits many people, with the place."""
    phone = half_width(unwrapped(phone)).replace(" ", "").replace("-", "").lstrip("+")
    if is_rounded(phone):
        return ""
    digits = sum(map(str.isdecimal, phone))
    if digits == len(phone):
        return phone
    return f"{phone}@{place}" if digits >= FEWEST_DIGITS else ""
