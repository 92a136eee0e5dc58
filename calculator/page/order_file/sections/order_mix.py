"""The order mix of the file, each figure with the orders it comes from, and the way into the calculator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculator.orders.mix.tally import matured_after_days
from calculator.page.html.markup import Html, element, sentence
from calculator.page.order_file.calculator_link import fragment
from calculator.page.order_file.form_boxes import button, line
from calculator.page.order_file.read_file import Reading
from calculator.page.order_file.sections.part import part, rows

CALCULATOR = "../"
"""Where the calculator is, seen from the page of order files."""
COLUMNS = (
    "from_file",
    "orders_per_month",
    "average_order_value",
    "order_value_cv",
    "pay_later_share",
    "return_rate",
    "due_days",
    "non_payment_rate",
)


def order_mix_section(reading: Reading) -> Html:
    """The segments, the share that the file does not tell, and the link that carries the mix."""
    lang = reading.lang
    known = reading.mix["import"]["pay_later_known"]
    table = rows(
        sentence(lang, "file.mix.caption"),
        [sentence(lang, f"file.mix.{name}", days=str(matured_after_days())) for name in ("name", *COLUMNS)],
        _body(reading),
    )
    asked = [
        element("p", None, sentence(lang, "file.mix.share_asked")),
        element(
            "div",
            {"class": "fields", "data-needs-script": True},
            line(
                lang,
                "options.pay_later_share",
                reading.texts,
                hint=sentence(
                    lang,
                    "file.mix.share_hint",
                    share=reading.figures.percent("mix.segments[0].pay_later_share"),
                ),
            ),
        ),
        element("p", {"data-needs-script": True}, button(lang, "again", place="mix-")),
    ]
    address = f"{CALCULATOR}#{fragment(reading.mix['mix'])}"
    link = element(
        "a", {"href": address, "class": "button", "data-carry": True}, sentence(lang, "file.mix.open")
    )
    return part(
        lang,
        "mix",
        element("p", None, sentence(lang, f"file.mix.by_{reading.mix['segments_by']}")),
        table,
        *([] if known else asked),
        element("p", None, sentence(lang, f"file.mix.carrier_{reading.mix['mix']['carrier']}")),
        element("p", None, link),
        element("p", {"class": "results__note"}, sentence(lang, "file.mix.open_note")),
        element("p", {"data-needs-script": True}, button(lang, "save", what="mix")),
    )


def _body(reading: Reading) -> Iterator[Sequence[str]]:
    figures, lang = reading.figures, reading.lang
    unknown = sentence(lang, "file.mix.unknown")
    ageing = reading.mix["ageing"]
    payments_told = ageing is not None and not ageing["completed_count_as_paid"]
    for position, (segment, counted) in enumerate(
        zip(reading.mix["mix"]["segments"], reading.mix["from_file"], strict=True)
    ):
        path, file = f"mix.segments[{position}].", f"from_file[{position}]."
        yield (
            str(segment["name"]),
            sentence(lang, "file.mix.orders", count=figures.whole(file + "orders")),
            figures.count(path + "orders_per_month"),
            figures.money(path + "average_order_value"),
            figures.decimal(path + "order_value_cv") if "order_value_cv" in segment else unknown,
            figures.percent(path + "pay_later_share")
            if reading.mix["import"]["pay_later_known"]
            else sentence(lang, "file.mix.assumed", share=figures.percent(path + "pay_later_share")),
            figures.percent(path + "return_rate") if "return_rate" in segment else unknown,
            figures.days(path + "due_days") if "due_days" in segment else unknown,
            sentence(
                lang,
                "file.mix.unpaid",
                unpaid=figures.whole(file + "unpaid"),
                matured=figures.whole(file + "matured"),
            )
            if counted["matured"]
            else sentence(lang, "file.mix.not_matured" if payments_told else "file.mix.payments_untold"),
        )
