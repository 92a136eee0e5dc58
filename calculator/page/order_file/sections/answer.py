"""What the file says, in a line: orders, money out or why it is not told, and the groups worth a look."""

from __future__ import annotations

from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import sentences
from calculator.page.order_file.read_file import Reading


def answer(reading: Reading) -> Html:
    """Orders, money and days; what is out; how many groups are worth a look."""
    lang, figures = reading.lang, reading.figures
    report, alerts = reading.mix["import"], reading.screen["alerts"]
    said = [
        sentence(
            lang,
            "file.answer.orders",
            orders=figures.whole("import.orders"),
            amount=figures.about_money("import.total_amount"),
            first=report["first_day"],
            last=report["last_day"],
        ),
        _money_out(reading),
    ]
    key = "none" if not alerts else "one" if len(alerts) == 1 else "many"
    said.append(
        sentence(
            lang,
            f"file.answer.alerts_{key}",
            count=str(len(alerts)),
            orders=figures.whole("orders_in_alerts"),
        )
    )
    return sentences(lang, said)


def _money_out(reading: Reading) -> Html:
    lang, figures = reading.lang, reading.figures
    out, marked = reading.mix["money_out"], reading.mix["import"]["pay_later_known"]
    if out["basis"] == "counted":
        return sentence(
            lang,
            f"file.answer.counted_{out['reading']}_{'marked' if marked else 'unmarked'}",
            amount=figures.about_money("money_out.amount"),
            orders=figures.whole("money_out.orders"),
            today=reading.mix["ageing"]["today"],
        )
    if out["basis"] == "estimated":
        key = "marked" if marked else "assumed" if out["share_is_assumed"] else "said"
        return sentence(
            lang,
            f"file.answer.estimated_{key}",
            amount=figures.about_money("money_out.amount"),
            share=figures.percent("mix.segments[0].pay_later_share"),
        )
    return sentence(lang, f"file.answer.{out['basis']}")
