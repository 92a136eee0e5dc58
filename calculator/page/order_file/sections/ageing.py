"""Open money by age, the days of sales it stands for, and the orders past their day, oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import key_figure, key_figures
from calculator.page.order_file.form_boxes import button, line
from calculator.page.order_file.read_file import Reading, supposed
from calculator.page.order_file.sections.part import fold, part, rows
from calculator.page.order_file.sections.recognised import cut

SHOWN = 20


def ageing_section(reading: Reading) -> Html:
    """The ageing, or why there is none."""
    lang, figures = reading.lang, reading.figures
    ageing = reading.mix["ageing"]
    if ageing is None:
        return part(lang, "ageing", element("p", None, sentence(lang, "file.ageing.unknown")), folded=True)
    counted = key_figures(
        key_figure(
            sentence(lang, f"file.ageing.open{supposed(reading)}"),
            figures.money("ageing.open_amount"),
            sentence(lang, "file.ageing.open_note", count=figures.whole("ageing.open_orders")),
            "key-figure--main",
        ),
        key_figure(
            sentence(lang, "file.ageing.dso"),
            figures.days("ageing.count_back_dso"),
            sentence(lang, "file.ageing.dso_note"),
        ),
        key_figure(
            sentence(lang, "file.ageing.late"),
            figures.whole("ageing.past_expected_count"),
            sentence(lang, "file.ageing.late_note"),
        ),
    )
    table = rows(
        sentence(lang, "file.ageing.caption"),
        [sentence(lang, f"file.ageing.{name}") for name in ("bucket", "orders", "amount", "share")],
        _buckets(reading),
    )
    day = line(lang, "options.today", reading.texts, day=reading.last_day)
    return part(
        lang,
        "ageing",
        element(
            "p",
            None,
            sentence(
                lang,
                "file.ageing.marked" if ageing["only_marked_orders"] else "file.ageing.unmarked",
                today=ageing["today"],
                days=figures.days("ageing.expected_days"),
            ),
        ),
        counted,
        table,
        *_oldest(reading),
        element("div", {"class": "fields", "data-needs-script": True}, day),
        element("p", {"data-needs-script": True}, button(lang, "again", place="ageing-")),
        folded=True,
    )


def _buckets(reading: Reading) -> Iterator[Sequence[str]]:
    figures = reading.figures
    whole = figures.value("ageing.open_amount") or 1.0
    for position, bucket in enumerate(reading.mix["ageing"]["buckets"]):
        path = f"ageing.buckets[{position}]."
        share = bucket["amount"] / whole
        bar = element("meter", {"min": 0, "max": 1, "value": f"{share:.4f}", "aria-hidden": "true"})
        yield (
            sentence(reading.lang, f"ageing.{bucket['bucket']}"),
            figures.whole(path + "orders"),
            figures.money(path + "amount"),
            bar,
        )


def _oldest(reading: Reading) -> list[Html]:
    lang, figures = reading.lang, reading.figures
    late = reading.mix["ageing"]["past_expected"][:SHOWN]
    if not late:
        return [element("p", None, sentence(lang, "file.ageing.none_late"))]

    def body() -> Iterator[Sequence[str]]:
        for position, order in enumerate(late):
            path = f"ageing.past_expected[{position}]."
            yield (
                cut(order["order_id"]),
                figures.money(path + "amount"),
                order["expected_day"],
                figures.days(path + "days_late"),
            )

    heads = [
        sentence(lang, f"file.late.{name}") for name in ("order_id", "amount", "expected_day", "days_late")
    ]
    more = [element("p", {"class": "results__note"}, sentence(lang, "file.late.more"))]
    return [
        fold(
            "late",
            sentence(lang, "file.late.title", count=str(len(late))),
            join(
                [
                    rows(sentence(lang, "file.late.caption"), heads, body()),
                    *(more if len(late) < reading.mix["ageing"]["past_expected_count"] else []),
                ]
            ),
        )
    ]
