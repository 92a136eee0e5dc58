"""What the file says, in a sentence or two."""

from __future__ import annotations

from calculator.page.html.markup import Html, join, sentence
from calculator.page.order_file.read_file import Reading


def answer(reading: Reading) -> Html:
    """Orders, money and days; what is open; how many groups are worth a look."""
    lang, figures = reading.lang, reading.figures
    report, ageing, alerts = reading.mix["import"], reading.mix["ageing"], reading.screen["alerts"]
    parts = [
        sentence(
            lang,
            "file.answer.orders",
            orders=figures.whole("import.orders"),
            amount=figures.about_money("import.total_amount"),
            first=report["first_day"],
            last=report["last_day"],
        )
    ]
    if ageing and ageing["open_amount"]:
        parts.append(sentence(lang, "file.answer.open", open=figures.about_money("ageing.open_amount")))
    key = "none" if not alerts else "one" if len(alerts) == 1 else "many"
    parts.append(
        sentence(
            lang,
            f"file.answer.alerts_{key}",
            count=str(len(alerts)),
            orders=figures.whole("orders_in_alerts"),
        )
    )
    return join(parts, "" if lang == "zh" else " ")
