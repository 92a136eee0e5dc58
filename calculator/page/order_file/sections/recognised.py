"""How the file was understood: platform, encoding, separator, columns; each can be said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculator import words
from calculator.orders.platforms import GENERIC, platforms
from calculator.orders.recognition.columns import FIELDS, NEEDED
from calculator.orders.recognition.header import Recognition
from calculator.orders.recognition.recognised_file import Look
from calculator.orders.rows.text_numbers import mask
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.order_file.choices import COLUMNS, NAMED, NONE
from calculator.page.order_file.form_boxes import Texts, button, choice
from calculator.page.order_file.sections.part import fold, part, rows
from calculator.page.typed.units import CURRENCIES
from calculator.tables.encoding import CODECS
from calculator.tables.file_size_limits import LONGEST_NAME
from calculator.tables.records import NAMED_SEPARATORS

MOST_COLUMNS = 100
"""Columns offered and shown; a file with more has them in folds that no screen could hold."""
MOST_CHARACTERS = 40
SHOWN_ROWS = 3
PERSONAL = ("buyer", "receiver_name", "receiver_phone", "address")
"""Shown masked."""


def recognised(lang: str, look: Look, texts: Texts, *, opened: bool = False) -> Html:
    """The section; `opened` where the reader has to say something."""
    folded = [
        ("first-rows", sentence(lang, "file.first_rows.title"), _first_rows(lang, look)),
        ("choices", sentence(lang, "file.choices.title"), _choices(lang, look, texts)),
    ]
    return part(
        lang,
        "recognised",
        element("p", None, _sentence(lang, look)),
        *(
            element("div", None, element("h4", None, title), content)
            if opened
            else fold(name, title, content)
            for name, title, content in folded
        ),
        folded=not opened,
    )


def _sentence(lang: str, look: Look) -> Html:
    recognition = look.recognition
    return sentence(
        lang,
        "file.recognised.text" if look.separator else "file.recognised.workbook",
        what=_platform(lang, recognition),
        encoding=sentence(lang, f"file.encoding.{look.encoding}"),
        separator=sentence(lang, f"file.separator.{_name_of(look.separator)}"),
        row=str(look.header_row),
        columns=str(len(recognition.positions)),
        all=str(len(recognition.header)),
    )


def _platform(lang: str, recognition: Recognition) -> Html:
    certainty = element(
        "span",
        {"class": "figure", "data-result": "import.certainty", "data-value": repr(recognition.certainty)},
        numbers.percent(recognition.certainty, lang),
    )
    if recognition.platform.id == GENERIC or not recognition.certainty:
        return sentence(lang, "file.recognised.no_platform", certainty=certainty)
    name = element("strong", None, words.say(lang, f"platform.{recognition.platform.id}"))
    return sentence(lang, "file.recognised.platform", platform=name, certainty=certainty)


def _name_of(separator: str) -> str:
    return next((name for name, sign in NAMED_SEPARATORS.items() if sign == separator), "none")


def _first_rows(lang: str, look: Look) -> Html:
    found = {position: field for field, position in look.recognition.positions.items()}
    shown = look.first_rows[:SHOWN_ROWS]
    heads = [
        sentence(lang, "file.first_rows.column"),
        sentence(lang, "file.first_rows.means"),
        *(sentence(lang, "file.first_rows.row", number=str(number)) for number in range(1, len(shown) + 1)),
    ]

    def body() -> Iterator[Sequence[str]]:
        for position, name in enumerate(look.recognition.header[:MOST_COLUMNS]):
            field = found.get(position)
            means = sentence(lang, f"file.column.{field}") if field else "–"
            yield (cut(name) or "–", means, *(_cell(row, position, field) for row in shown))

    return rows(sentence(lang, "file.first_rows.caption"), heads, body())


def _cell(row: Sequence[str], position: int, field: str | None) -> str:
    text = row[position].strip() if position < len(row) else ""
    return cut(mask(text) if text and field in PERSONAL else text) or "–"


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text short enough to be shown, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _choices(lang: str, look: Look, texts: Texts) -> Html:
    platform = [("", _as_found(lang, words.say(lang, f"platform.{look.recognition.platform.id}")))]
    platform += [(name, words.say(lang, f"platform.{name}")) for name in platforms()]
    boxes = [choice(lang, "options.platform", platform, texts)]
    if look.separator:
        encodings = [("", _as_found(lang, words.say(lang, f"file.encoding.{look.encoding}")))]
        encodings += [(name, words.say(lang, f"file.encoding.{name}")) for name in CODECS]
        separators = [("", _as_found(lang, words.say(lang, f"file.separator.{_name_of(look.separator)}")))]
        separators += [(name, words.say(lang, f"file.separator.{name}")) for name in NAMED_SEPARATORS]
        boxes.append(choice(lang, "options.encoding", encodings, texts))
        boxes.append(choice(lang, "options.separator", separators, texts))
    currencies = [("", words.say(lang, "file.choices.currency"))]
    currencies += [(code, numbers.currency_word(code, lang)) for code in CURRENCIES]
    boxes.append(choice(lang, "options.currency", currencies, texts))
    found = [field for field in FIELDS if field in NEEDED or field in look.recognition.positions]
    others = [field for field in FIELDS if field not in found]
    return join(
        [
            element("div", {"class": "fields"}, *boxes),
            element("p", None, sentence(lang, "file.choices.columns")),
            element("div", {"class": "fields"}, *(_column(lang, field, look, texts) for field in found)),
            fold(
                "more-columns",
                sentence(lang, "file.choices.more"),
                element("div", {"class": "fields"}, *(_column(lang, field, look, texts) for field in others)),
            ),
            element("p", {"class": "form__lead"}, sentence(lang, "file.choices.many"))
            if len(look.recognition.header) > MOST_COLUMNS
            else "",
            element("p", {"data-needs-script": True}, button(lang, "read")),
        ]
    )


def _as_found(lang: str, found: str) -> str:
    return words.say(lang, "file.choices.as_found", found=found)


def _column(lang: str, field: str, look: Look, texts: Texts) -> Html:
    position = look.recognition.positions.get(field)
    found = (
        cut(look.recognition.header[position])
        if position is not None
        else words.say(lang, "file.choices.nothing")
    )
    # a name of megabytes is damage, and would stand in every list
    header = look.recognition.header[:MOST_COLUMNS]
    names = dict.fromkeys(name for name in header if 0 < len(name) <= LONGEST_NAME)
    options = [("", _as_found(lang, found)), (NONE, words.say(lang, "file.choices.none"))]
    options += [(NAMED + name, cut(name)) for name in names]
    return choice(lang, COLUMNS + field, options, texts, label=words.say(lang, f"file.column.{field}"))
