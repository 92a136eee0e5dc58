"""What comes after the answer: the question that is missing, other ways to read the file, and the calculator.

Every button here sets one box of the form and has the answer worked out anew.
"""

from __future__ import annotations

from calculator import words
from calculator.orders.payments import DAYS, STATUS
from calculator.page.html import numbers
from calculator.page.html.markup import Attributes, Html, element, join, sentence
from calculator.page.html.section import items, listed
from calculator.page.order_file.calculator_link import fragment
from calculator.page.order_file.choices import COLUMNS, NAMED
from calculator.page.order_file.form_boxes import button, line
from calculator.page.order_file.read_file import Reading
from calculator.page.order_file.sections.part import fold
from calculator.page.order_file.sections.recognised import cut
from calculator.parameters import assumed_pay_later_share

CALCULATOR = "../"
"""Where the calculator is, seen from the page of order files."""
SHARE, PAYMENTS = "options.pay_later_share", "options.payments"
CURRENCY = "options.currency"
COMMON_CURRENCIES = ("CNY", "USD", "EUR", "GBP")
"""Currencies to tap where a file does not say its own; the list of all stands among the other choices."""
SHARES = {"10": "10", "20": "20", "1/3": "33", "50": "50", "2/3": "67"}
"""Shares to tap: what is typed for each, and `sentence.share.…` that names it."""
AWAITING_PAYMENT = "awaiting_payment"
"""Why rows of a checkout that was never paid were not used."""
AGREES = 0.005
"""Relative difference below which two figures are shown as one."""


def next_step(reading: Reading) -> Html:
    """The question that is missing and the way into the calculator."""
    chosen = {"type": "hidden", "name": PAYMENTS, "value": reading.texts.get(PAYMENTS, "")}
    return join(
        [
            element("input", chosen),
            _question(reading),
            _way_on(reading),
            *_contradiction(reading),
            *_currency(reading),
        ]
    )


def more_to_know(reading: Reading) -> Html:
    """Other ways to read the file, and what was done with it: folded."""
    return join([*_readings(reading), *_notes(reading)])


def _way_on(reading: Reading) -> Html:
    """The link into the calculator; where that would not say the money counted here, what it needs first."""
    lang, out = reading.lang, reading.mix["money_out"]
    if out["basis"] == "counted" and out["calculator"] is None:
        return element("p", {"class": "results__note"}, sentence(lang, "file.mix.share_first"))
    address = f"{CALCULATOR}#{fragment(reading.mix['mix'])}"
    marks: Attributes = {"href": address, "class": "button", "data-carry": True}
    return element("p", None, element("a", marks, sentence(lang, "file.mix.open")))


def _question(reading: Reading) -> Html:
    """How many orders are pay-later, where the file does not mark them."""
    lang = reading.lang
    if reading.mix["import"]["pay_later_known"]:
        return Html()
    typed = reading.texts.get(SHARE, "")
    unknown = words.say(lang, "file.share.unknown", share=f"{assumed_pay_later_share():.0%}")
    choices = [(text, words.say(lang, f"sentence.share.{key}")) for text, key in SHARES.items()]
    choices.append((words.say(lang, "file.share.not_known"), unknown))
    return element(
        "fieldset",
        {"class": "question", "data-needs-script": True},
        element("legend", None, sentence(lang, "file.share.asked")),
        element(
            "p",
            {"class": "question__choices"},
            join(
                [set_button(SHARE, text, named, "again", pressed=text == typed) for text, named in choices],
                " ",
            ),
        ),
        fold(
            "share",
            sentence(lang, "file.share.own"),
            line(lang, SHARE, reading.texts, hint=sentence(lang, "file.share.help")),
            element("p", None, button(lang, "again", place="share-")),
        ),
    )


def _readings(reading: Reading) -> list[Html]:
    """Other ways to read who has paid, each with what it would give."""
    lang, figures, out = reading.lang, reading.figures, reading.mix["money_out"]
    if out["basis"] == "provider":
        return []
    said = []
    least_first = sorted(enumerate(out["readings"]), key=lambda numbered: numbered[1]["amount"])
    for position, offer in least_first:
        if offer["reading"] != out["reading"]:
            path = f"money_out.readings[{position}]."
            text = sentence(
                lang,
                f"file.readings.{offer['reading']}",
                amount=figures.about_money(path + "amount"),
                orders=figures.whole(path + "orders"),
            )
            said.append((offer["reading"], text, "so"))
    split = _without_day(reading) if said else []
    if out["basis"] == "counted":
        said.append(("untold", sentence(lang, "file.readings.untold"), "estimate"))
    shown = [
        element(
            "p",
            None,
            text,
            " ",
            set_button(PAYMENTS, name, words.say(lang, f"file.readings.{label}"), "again"),
        )
        for name, text, label in said
    ]
    if not shown:
        return []
    first = [*split]
    if out["reading"] == STATUS and out["completed_count_as_paid"]:
        first.insert(0, element("p", None, sentence(lang, "file.ageing.completed")))
    if out["basis"] == "estimated":
        first.insert(0, element("p", None, sentence(lang, "file.readings.beside_estimate")))
    title = sentence(lang, "file.readings.title", count=str(len(shown)))
    return [fold("readings", title, *first, *shown)]


def _without_day(reading: Reading) -> list[Html]:
    """How many orders have no day of payment, by what their status says has become of them."""
    lang, figures = reading.lang, reading.figures
    for position, offer in enumerate(reading.mix["money_out"]["readings"]):
        if offer["reading"] == DAYS:
            path = f"money_out.readings[{position}]."
            split = [
                sentence(lang, f"file.readings.{name}", count=figures.whole(path + name))
                for name in ("completed", "shipped", "not_shipped")
                if offer[name]
            ]
            orders = figures.whole(path + "orders")
            whole = sentence(lang, "file.readings.no_day", orders=orders, split=listed(lang, split))
            return [element("p", None, whole)]
    return []


def _notes(reading: Reading) -> list[Html]:
    """What was done with the file that its reader may want otherwise, folded."""
    lang, figures, report = reading.lang, reading.figures, reading.mix["import"]
    notes = []
    for field, passed in report["columns_passed_over"].items():
        names = listed(lang, [cut(name) for name in passed])
        text = sentence(
            lang,
            "file.notes.passed_over",
            field=sentence(lang, f"file.column.{field}"),
            empty=names,
            used=cut(report["columns"][field]),
        )
        back = words.say(lang, "file.notes.use", column=cut(passed[0]))
        notes.append(join([text, set_button(COLUMNS + field, NAMED + passed[0], back, "read")], " "))
    if AWAITING_PAYMENT in report["rows_rejected_by_reason"]:
        count = figures.whole(f"import.rows_rejected_by_reason.{AWAITING_PAYMENT}")
        notes.append(sentence(lang, "file.notes.awaiting_payment", count=count))
    if report["order_numbers_lost"]:
        count = figures.whole("import.order_numbers_lost")
        key = "numbers_lost_merged" if report["rows_merged"] else "numbers_lost"
        notes.append(sentence(lang, f"file.notes.{key}", count=count))
    if report["closed_after_shipping"]:
        notes.append(
            sentence(
                lang,
                "file.notes.closed_after_shipping",
                count=figures.whole("import.closed_after_shipping"),
                amount=figures.about_money("import.closed_after_shipping_amount"),
            )
        )
    if not notes:
        return []
    title = sentence(lang, f"file.notes.title{'_one' if len(notes) == 1 else ''}", count=str(len(notes)))
    return [fold("notes", title, items(notes, "notes"))]


def _contradiction(reading: Reading) -> list[Html]:
    """That the calculator opens with another figure than was counted here, and which share would not."""
    lang, figures, out = reading.lang, reading.figures, reading.mix["money_out"]
    if out["basis"] != "counted" or out["calculator"] is None:
        return []
    if abs(out["calculator"] - out["amount"]) <= AGREES * max(out["amount"], 1.0):
        return []
    amount = figures.about_money("money_out.calculator")
    note = sentence(lang, "file.notes.calculator_differs", amount=amount)
    return [element("p", {"class": "results__note"}, join([note, *_share_that_agrees(reading)], " "))]


def _currency(reading: Reading) -> list[Html]:
    """Which currency is assumed where neither the file nor its platform tells, and others to tap.

    Names of columns that are not English are Chinese, and so is the money.
    """
    lang, report = reading.lang, reading.mix["import"]
    is_english = "".join(report["columns"].values()).isascii()
    if report["currency_told"] or not is_english or reading.texts.get(CURRENCY):
        return []
    assumed = reading.figures.currency
    others = [code for code in COMMON_CURRENCIES if code != assumed]
    said = sentence(lang, "file.notes.currency", currency=numbers.currency_word(assumed, lang))
    taps = [set_button(CURRENCY, code, numbers.currency_word(code, lang), "again") for code in others]
    return [element("p", {"class": "results__note"}, join([said, *taps], " "))]


def _share_that_agrees(reading: Reading) -> list[Html]:
    """The share at which the calculator would say what was counted, with a button that takes it."""
    lang, share = reading.lang, reading.mix["money_out"]["share_that_agrees"]
    if share is None:
        return []
    shown = reading.figures.percent("money_out.share_that_agrees")
    typed = f"{share * 100:g}%"
    take = words.say(lang, "file.notes.take_share", share=typed)
    return [
        sentence(lang, "file.notes.share_that_agrees", share=shown),
        set_button(SHARE, typed, take, "again"),
    ]


def set_button(name: str, value: str, label: str, then: str, *, pressed: bool = False) -> Html:
    """A button that sets a box of the form to a value and has the answer worked out anew."""
    return element(
        "button",
        {
            "type": "button",
            "data-action": "set",
            "data-name": name,
            "data-value": value,
            "data-then": then,
            "aria-pressed": "true" if pressed else None,
        },
        label,
    )
