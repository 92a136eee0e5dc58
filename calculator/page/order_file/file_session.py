"""The session of one reader with one order file, in the worker.

Requests and answers are JSON. A request holds `language` and `fields`, the texts of the form by name (see
`choices`); to read, also `size` in bytes. An answer:

| name | holds |
|---|---|
| `ok` | whether there is a result |
| `html` | the pieces of the page by the name of their place |
| `problems` | what must be corrected in the form: `field`, `message` |

The file stays with its reader: here are its orders, column by column, and no name, phone or address.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from calculator import words
from calculator.answers import order_file
from calculator.answers.estimate import written
from calculator.boundary.document import read_document
from calculator.boundary.problems import InvalidInput
from calculator.orders.csv_export import alerts_csv, rejected_csv
from calculator.orders.evidence.as_docx import as_docx
from calculator.orders.evidence.particulars import PARTICULARS, particulars_as_written
from calculator.orders.evidence.printable_document import Document
from calculator.page.order_file.choices import read_choices
from calculator.page.order_file.pieces import pieces_of, refusal
from calculator.page.order_file.reading import Reading, reading_of
from calculator.page.order_file.sections.evidence import ORDERS, documents
from calculator.tables.file_in_pieces import Readable
from calculator.tables.file_size_limits import MOST_BYTES
from calculator.tables.refusal import refuse
from calculator.words import LANGUAGES
from calculator.words.messages import problem_text

Tell = Callable[[str, int], None]
"""Told the phase (`read`, `compute`, `write`) and, while reading, the bytes read so far."""

SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that need the reader of spreadsheets."""


def wants_spreadsheets(head: bytes) -> bool:
    """Return whether a file with these first bytes needs the reader of spreadsheets."""
    return head.startswith(SPREADSHEETS)


def words_have_come() -> None:
    """Forget what was known of the words: more have been put beside them."""
    words.catalogue.cache_clear()


class Session:
    """Reads files, one after the other; keeps the last one that could be read."""

    def __init__(self) -> None:
        self._reading: Reading | None = None
        self._documents: dict[str, Document] = {}

    def read(self, file: Readable, request_json: str, tell: Tell) -> str:
        """Read a file from its beginning and answer with everything the page shows of it."""
        self._reading = None
        language, fields, size = _request(request_json)
        try:
            choices = read_choices(fields, language)
        except InvalidInput as invalid:
            return _corrections(invalid, language)
        try:
            if size > MOST_BYTES:
                raise refuse("too_large", limits=(0, MOST_BYTES), reason="file")
            imported = order_file.read(file, choices.options, lambda loaded: tell("read", loaded))
            tell("compute", 0)
            self._reading = reading_of(imported, choices)
        except InvalidInput as invalid:
            return _answer({"ok": False, "html": refusal(language, invalid, fields), "problems": []})
        tell("write", 0)
        return _shown(self._reading)

    def again(self, request_json: str, tell: Tell) -> str:
        """Answer for the file that was read last, with other choices that need no new reading."""
        language, fields, _ = _request(request_json)
        if self._reading is None:
            return _answer({"ok": False, "html": {}, "problems": [], "gone": True})
        try:
            choices = read_choices(fields, language)
        except InvalidInput as invalid:
            return _corrections(invalid, language)
        tell("compute", 0)
        self._reading = reading_of(self._reading.imported, choices)
        tell("write", 0)
        return _shown(self._reading, but="documents")

    def write(self, file: Readable, request_json: str, tell: Tell) -> str:
        """Draft the documents for the orders on the list, from the file read once more."""
        language, fields, _ = _request(request_json)
        order_ids = [line.strip() for line in fields.get(ORDERS, "").splitlines() if line.strip()]
        particulars = {name: fields.get(f"evidence.{name}", "") for name in PARTICULARS}
        try:
            options = read_choices(fields, language).options
        except InvalidInput as invalid:
            return _corrections(invalid, language)
        try:
            particulars = particulars_as_written(particulars)
        except InvalidInput as invalid:
            named = [replace(problem, field=f"evidence.{problem.field}") for problem in invalid.problems]
            return _corrections(InvalidInput(named), language)
        try:
            chosen = order_file.chosen(file, order_ids, options, lambda loaded: tell("read", loaded))
        except InvalidInput as invalid:
            problems = [
                {"field": ORDERS, "message": problem_text(problem, language)} for problem in invalid.problems
            ]
            return _answer({"ok": False, "html": {}, "problems": problems})
        drafted = order_file.letters(chosen, particulars, language)
        self._documents = {document.name: document for document in drafted}
        html = {"documents": documents(language, drafted, chosen)}
        return _answer({"ok": True, "html": html, "problems": []})

    def docx(self, name: str) -> str:
        """Return a drafted document as DOCX, in base64; empty where there is none of this name."""
        document = self._documents.get(name)
        return base64.b64encode(as_docx(document)).decode() if document else ""

    def saved(self, what: str) -> str:
        """Return a file to take away: `mix` and `screening` as JSON, `alerts` and `rejected` as CSV.

        Empty where nothing has been read. The JSON is that of the command line, to the byte.
        """
        reading = self._reading
        if reading is None:
            return ""
        match what:
            case "mix":
                return written(dict(reading.mix)) + "\n"
            case "screening":
                return written(dict(reading.screen)) + "\n"
            case "alerts":
                return alerts_csv(dict(reading.screen), reading.lang)
            case _:
                return rejected_csv(reading.mix["import"], reading.lang)


def _request(request_json: str) -> tuple[str, dict[str, str], int]:
    request = read_document(request_json)
    found = request if isinstance(request, dict) else {}
    language, fields, size = found.get("language"), found.get("fields"), found.get("size")
    texts = fields.items() if isinstance(fields, dict) else ()
    return (
        language if language in LANGUAGES else LANGUAGES[0],
        {name: text for name, text in texts if isinstance(text, str)},
        size if isinstance(size, int) else 0,
    )


def _shown(reading: Reading, but: str = "") -> str:
    html = {place: piece for place, piece in pieces_of(reading).items() if place != but}
    return _answer({"ok": True, "html": html, "problems": []})


def _corrections(invalid: InvalidInput, language: str) -> str:
    problems = [
        {"field": problem.field, "message": problem_text(problem, language, door="form")}
        for problem in invalid.problems
    ]
    return _answer({"ok": False, "html": {}, "problems": problems})


def _answer(answer: Mapping[str, Any]) -> str:
    # ASCII only: half a surrogate pair, which a file can hold, has no other way through.
    return json.dumps(answer, allow_nan=False)
