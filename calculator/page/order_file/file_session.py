"""What the page of order files asks: the session of one reader with one file, in the worker.

A question holds `language` and `fields`, the texts of the form by name (see `choices`); to read, also the
file, its `size` in bytes and `kept`: the fields that the reader's device has kept for files by their shape,
to be taken instead. The answer to `read`, `again`, `beside` and `write`:

| name | holds |
|---|---|
| `ok` | whether there is a result |
| `html` | the pieces of the page by the name of their place |
| `problems` | what must be corrected in the form: `field`, `message` |
| `gone` | nothing has been read in this worker: `again` and `beside` need the file |
| `shape` | what files with the same names of columns have in common |
| `kept` | whether the fields kept for that shape were taken |

`exported` and `docx` give a file to save, empty where there is nothing to make it of. The file stays with its
reader: here are its orders, column by column, and no name, phone or address.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from calculator.answers import order_file
from calculator.answers.estimate import written
from calculator.boundary.problems import InvalidInput
from calculator.orders.csv_export import alerts_csv, rejected_csv
from calculator.orders.evidence.as_docx import as_docx
from calculator.orders.evidence.particulars import PARTICULARS, particulars_as_written
from calculator.orders.evidence.printable_document import Document
from calculator.orders.importing import Imported
from calculator.orders.recognition.options import Options
from calculator.orders.recognition.recognised_file import UnusableFile
from calculator.page.html.markup import join
from calculator.page.order_file.choices import Choices, read_choices
from calculator.page.order_file.read_file import Reading, reading_of
from calculator.page.order_file.result_pieces import pieces_of, refusal
from calculator.page.order_file.sections.beside import beside_section
from calculator.page.order_file.sections.evidence import ORDERS, documents
from calculator.page.question import Question
from calculator.tables.file_size_limits import MOST_BYTES_IN_A_PAGE
from calculator.tables.refusal import refuse
from calculator.words.messages import problem_text

Answer = dict[str, Any]


class Session:
    """Reads files, one after the other; keeps the last one that could be read."""

    def __init__(self) -> None:
        self._reading: Reading | None = None
        self._beside: Imported | None = None
        self._documents: dict[str, Document] = {}

    def read(self, question: Question) -> Answer:
        """Read a file from its beginning and answer with everything the page shows of it."""
        self._reading, self._beside = None, None
        language, fields, tell = question.language, question.fields, question.tell
        kept = _Kept(question)
        try:
            choices = read_choices(fields, language)
        except InvalidInput as invalid:
            return _corrections(invalid, language)
        try:
            imported = _imported(question, choices, kept)
            tell("compute", 0)
            self._reading = reading_of(imported, kept.taken or choices)
        except InvalidInput as invalid:
            texts = kept.taken.texts if kept.taken else fields
            refused = {"ok": False, "html": refusal(language, invalid, texts), "problems": []}
            shape = invalid.look.shape if isinstance(invalid, UnusableFile) else ""
            return {**refused, "shape": shape, "kept": kept.taken is not None}
        tell("write", 0)
        return {**_shown(self._reading), "kept": kept.taken is not None}

    def again(self, question: Question) -> Answer:
        """Answer for the file that was read last, with other choices that need no new reading."""
        language, fields, tell = question.language, question.fields, question.tell
        if self._reading is None:
            return {"ok": False, "html": {}, "problems": [], "gone": True}
        try:
            choices = read_choices(fields, language)
        except InvalidInput as invalid:
            return _corrections(invalid, language)
        tell("compute", 0)
        self._reading = reading_of(self._reading.imported, choices, self._beside)
        tell("write", 0)
        return _shown(self._reading, but="documents")

    def beside(self, question: Question) -> Answer:
        """Put a second file beside the one read last, and say what became of the orders open in the earlier.

        A file with the same names of columns is read as the first; another with what was kept for its shape.
        """
        language, tell = question.language, question.tell
        if self._reading is None:
            return {"ok": False, "html": {}, "problems": [], "gone": True}
        first = self._reading
        kept = _Kept(question, {first.imported.look.shape: dict(first.texts)})
        try:
            self._beside = _imported(question, read_choices({}, language), kept)
        except InvalidInput as invalid:
            said = join(problem_text(problem, language, door="form") for problem in invalid.problems)
            return {"ok": True, "html": {"beside": beside_section(first, said)}, "problems": []}
        tell("compute", 0)
        self._reading = reading_of(first.imported, first.choices, self._beside)
        tell("write", 0)
        return {"ok": True, "html": {"beside": beside_section(self._reading)}, "problems": []}

    def write(self, question: Question) -> Answer:
        """Draft the documents for the orders on the list, from the file read once more."""
        language, fields, tell = question.language, question.fields, question.tell
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
            told = partial(tell, "read")
            chosen = order_file.chosen(question.opened, order_ids, options, told)
        except InvalidInput as invalid:
            problems = [
                {"field": ORDERS, "message": problem_text(problem, language)} for problem in invalid.problems
            ]
            return {"ok": False, "html": {}, "problems": problems}
        drafted = order_file.letters(chosen, particulars, language)
        self._documents = {document.name: document for document in drafted}
        html = {"documents": documents(language, drafted, chosen)}
        return {"ok": True, "html": html, "problems": []}

    def docx(self, question: Question) -> str:
        """Answer with the drafted document of a `name` as DOCX, in base64; empty where there is none."""
        document = self._documents.get(question.argument["name"])
        return base64.b64encode(as_docx(document)).decode() if document else ""

    def exported(self, question: Question) -> str:
        """Answer with `what` to save: `mix` and `screening` as JSON, `alerts` and `rejected` as CSV.

        Empty where nothing has been read. The JSON is that of the command line, to the byte.
        """
        reading = self._reading
        if reading is None:
            return ""
        match question.argument["what"]:
            case "mix":
                beside = {"follow_up": reading.follow_up} if reading.follow_up else {}
                return written({**reading.mix, **beside}) + "\n"
            case "screening":
                return written(dict(reading.screen)) + "\n"
            case "alerts":
                return alerts_csv(dict(reading.screen), reading.lang)
            case _:
                return rejected_csv(reading.mix["import"], reading.lang)


class _Kept:
    """The fields that a reader's device has kept for files by their shape, and which of them were taken."""

    def __init__(self, question: Question, first: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._language = question.language
        self._fields = {**question.argument.get("kept", {}), **(first or {})}
        self.taken: Choices | None = None

    def options(self, shape: str) -> Options | None:
        """Return what was kept for a shape; what is not understood any more is left aside."""
        if not self._fields.get(shape):
            return None
        try:
            self.taken = read_choices(self._fields[shape], self._language)
        except InvalidInput:
            return None
        return self.taken.options


def _imported(question: Question, choices: Choices, kept: _Kept) -> Imported:
    if question.argument["size"] > MOST_BYTES_IN_A_PAGE:
        raise refuse("too_large", limits=(0, MOST_BYTES_IN_A_PAGE), reason="file")
    return order_file.read(question.opened, choices.options, partial(question.tell, "read"), kept.options)


def _shown(reading: Reading, but: str = "") -> Answer:
    html = {place: piece for place, piece in pieces_of(reading).items() if place != but}
    return {"ok": True, "html": html, "problems": [], "shape": reading.imported.look.shape}


def _corrections(invalid: InvalidInput, language: str) -> Answer:
    problems = [
        {"field": problem.field, "message": problem_text(problem, language, door="form")}
        for problem in invalid.problems
    ]
    return {"ok": False, "html": {}, "problems": problems}


_SESSION = Session()

METHODS = {
    "read": _SESSION.read,
    "again": _SESSION.again,
    "beside": _SESSION.beside,
    "write": _SESSION.write,
    "docx": _SESSION.docx,
    "exported": _SESSION.exported,
}
