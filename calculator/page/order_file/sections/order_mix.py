"""The order mix of the file, each figure with the orders it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculator.orders.mix.tally import matured_after_days
from calculator.page.html.markup import Html, element, sentence
from calculator.page.order_file.form_boxes import button
from calculator.page.order_file.read_file import Reading
from calculator.page.order_file.sections.part import part, rows
from calculator.page.order_file.sections.recognised import cut

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
    """The segments, and who carries non-payment in the calculator that opens with them."""
    lang = reading.lang
    heads = {
        name: sentence(lang, f"file.mix.{name}", days=str(matured_after_days()))
        for name in ("name", *COLUMNS)
    }
    if only_confirmed := _only_confirmed(reading):
        column = cut(reading.mix["import"]["columns"]["received_at"])
        heads["due_days"] = sentence(lang, "file.mix.confirmed_after", column=column)
    table = rows(sentence(lang, "file.mix.caption"), [*heads.values()], _body(reading))
    out = reading.mix["money_out"]
    scaled = out["basis"] == "counted" and out["calculator"] is not None
    not_payment = element("p", {"class": "results__note"}, sentence(lang, "file.mix.confirmed_not_paid"))
    return part(
        lang,
        "mix",
        element("p", None, sentence(lang, f"file.mix.by_{reading.mix['segments_by']}")),
        table,
        *([element("p", {"class": "results__note"}, sentence(lang, "file.mix.scaled"))] if scaled else []),
        *([not_payment] if only_confirmed else []),
        element("p", None, sentence(lang, f"file.mix.carrier_{reading.mix['mix']['carrier']}")),
        element("p", {"class": "results__note"}, sentence(lang, "file.mix.open_note")),
        element("p", {"data-needs-script": True}, button(lang, "save", what="mix")),
        folded=True,
    )


def _only_confirmed(reading: Reading) -> bool:
    """Whether the file tells when orders were confirmed and not that this is when they are paid."""
    told = "received_at" in reading.mix["import"]["columns"]
    return told and not any("due_days" in segment for segment in reading.mix["mix"]["segments"])


def _body(reading: Reading) -> Iterator[Sequence[str]]:
    figures, lang = reading.figures, reading.lang
    unknown = sentence(lang, "file.mix.unknown")
    out = reading.mix["money_out"]
    only_confirmed = _only_confirmed(reading)
    payments_told = out["reading"] != "untold" and not out["completed_count_as_paid"]
    for position, (segment, counted) in enumerate(
        zip(reading.mix["mix"]["segments"], reading.mix["from_file"], strict=True)
    ):
        path, file = f"mix.segments[{position}].", f"from_file[{position}]."
        days = path + "due_days" if "due_days" in segment else ""
        if only_confirmed and counted["confirmed"]:
            days = file + "days_to_confirmation"
        yield (
            str(segment["name"]),
            sentence(lang, "file.mix.orders", count=figures.whole(file + "orders")),
            figures.count(path + "orders_per_month"),
            figures.money(path + "average_order_value"),
            figures.decimal(path + "order_value_cv") if "order_value_cv" in segment else unknown,
            _share(reading, path + "pay_later_share", unknown),
            figures.percent(path + "return_rate") if "return_rate" in segment else unknown,
            figures.days(days) if days else unknown,
            sentence(
                lang,
                "file.mix.unpaid",
                unpaid=figures.whole(file + "unpaid"),
                matured=figures.whole(file + "matured"),
            )
            if counted["matured"]
            else sentence(lang, "file.mix.not_matured" if payments_told else "file.mix.payments_untold"),
        )


def _share(reading: Reading, path: str, unknown: Html) -> Html:
    """The share of pay-later orders: counted, said by the reader, or our assumption."""
    if (
        reading.mix["money_out"]["basis"] == "asked"
        or "pay_later_share" not in reading.mix["mix"]["segments"][0]
    ):
        return unknown
    share = reading.figures.percent(path)
    if reading.mix["import"]["pay_later_known"]:
        return share
    key = "assumed" if reading.mix["money_out"]["share_is_assumed"] else "said"
    return sentence(reading.lang, f"file.mix.{key}", share=share)
