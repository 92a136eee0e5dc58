"""Open money by age, the days of sales it stands for, and the orders past their day, oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculator.page.charts import fluid
from calculator.page.charts.age_bar import Age, age_bar
from calculator.page.charts.frame import framed, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import key_figure, key_figures
from calculator.page.order_file.form_boxes import button, line
from calculator.page.order_file.read_file import Reading, supposed
from calculator.page.order_file.sections.part import fold, part, rows
from calculator.page.order_file.sections.recognised import cut

SHOWN = 20
NAME, TOP = "ageing-chart", 20.0
SHADES = {"not_due": 0, "1-30": 2, "31-60": 3, "61-90": 4, "over_90": 5}
"""How dark each age is; what has no due date has no shade."""


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
                today=element("time", None, ageing["today"]),
                days=figures.days("ageing.expected_days"),
            ),
        ),
        counted,
        _drawn(reading),
        *_oldest(reading),
        element("div", {"class": "fields", "data-needs-script": True}, day),
        element("p", {"data-needs-script": True}, button(lang, "again", place="ageing-")),
        folded=True,
    )


def _drawn(reading: Reading) -> Html:
    """The open money by age as one bar, with its table; nothing where nothing is open."""
    lang, buckets = reading.lang, reading.mix["ageing"]["buckets"]
    if reading.mix["ageing"]["open_amount"] <= 0:
        return Html()
    title = sentence(lang, "file.ageing.caption")
    axis = fluid.label((fluid.LEFT, TOP - 6), sentence(lang, "file.ageing.axis"), "axis-name")
    shapes, height = age_bar(NAME, [_age(reading, bucket) for bucket in buckets], TOP)
    most = max(range(len(buckets)), key=lambda place: buckets[place]["amount"])
    finding = sentence(
        lang,
        "file.ageing.finding",
        bucket=sentence(lang, f"ageing.{buckets[most]['bucket']}"),
        amount=reading.figures.about_money(f"ageing.buckets[{most}].amount"),
        share=_share(reading, most),
    )
    picture = fluid.drawing(NAME, title, sentence(lang, "file.ageing.description"), height, axis, *shapes)
    columns = [sentence(lang, f"file.ageing.{name}") for name in ("bucket", "orders", "amount", "share")]
    return framed(NAME, lang, picture, finding, table(title, columns, _buckets(reading)))


def _age(reading: Reading, bucket: Mapping[str, Any]) -> Age:
    name, amount = bucket["bucket"], bucket["amount"]
    money = numbers.short_money(amount, reading.lang, reading.figures.currency)
    words = sentence(reading.lang, f"file.ageing.short_{name}")
    return Age(f"{words} {money}", amount, SHADES.get(name))


def _share(reading: Reading, place: int) -> Html:
    ageing = reading.mix["ageing"]
    return Html(numbers.percent(ageing["buckets"][place]["amount"] / ageing["open_amount"], reading.lang))


def _buckets(reading: Reading) -> Iterator[Sequence[Html]]:
    figures = reading.figures
    for place, bucket in enumerate(reading.mix["ageing"]["buckets"]):
        path = f"ageing.buckets[{place}]."
        yield (
            sentence(reading.lang, f"ageing.{bucket['bucket']}"),
            figures.whole(path + "orders"),
            figures.money(path + "amount"),
            _share(reading, place),
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
