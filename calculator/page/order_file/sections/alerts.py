"""Orders worth a look before shipping: linked orders, each rule with its number and the normal one.

An alert is never a verdict, and says so before anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from calculator import words
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import items, key_figure, key_figures
from calculator.page.order_file.figures import FileFigures
from calculator.page.order_file.form_boxes import button
from calculator.page.order_file.read_file import Reading, supposed
from calculator.page.order_file.sections.evidence import pick
from calculator.page.order_file.sections.next_step import set_button
from calculator.page.order_file.sections.part import fold, part
from calculator.page.order_file.sections.recognised import cut
from calculator.page.order_file.sections.threshold_boxes import threshold_boxes

LEAST_SCORE = "thresholds.least_score"
SHOWN_GROUPS = 20
SHOWN_ORDERS = 30
Writer = Callable[[FileFigures, str], Html]

COUNTED: tuple[Writer, Writer] = FileFigures.whole, FileFigures.expected
WRITTEN: Mapping[str, tuple[Writer, Writer]] = {
    "prior": (FileFigures.expected, FileFigures.expected),
    "newcomers": (FileFigures.percent, FileFigures.percent),
    "pay_later": (FileFigures.percent, FileFigures.percent),
    "unpaid": (FileFigures.percent, FileFigures.percent),
    "discount": (FileFigures.percent, FileFigures.percent),
    "orders_at_place": (FileFigures.whole, FileFigures.whole),
    "repeat": (FileFigures.whole, FileFigures.whole),
    "popularity": (FileFigures.percent, FileFigures.percent),
    "returning_place": (FileFigures.whole, FileFigures.percent),
    "further_doors": (FileFigures.whole, FileFigures.whole),
    "split": (FileFigures.whole, FileFigures.money),
    "value": (FileFigures.money, FileFigures.money),
    "common_gatherings": (FileFigures.expected, FileFigures.expected),
}
"""How the number of a rule and the normal one are written, where they do not count orders or buyers."""


def alerts_section(reading: Reading) -> Html:
    """The caveat, the groups, a line each, how many they are and would be, and the thresholds behind them."""
    lang, figures = reading.lang, reading.figures
    alerts = reading.screen["alerts"]
    counts = key_figures(
        key_figure(
            sentence(lang, "file.alerts.groups"),
            sentence(
                lang, f"file.alerts.groups_value{'_one' if len(alerts) == 1 else ''}", count=str(len(alerts))
            ),
            sentence(
                lang,
                "file.alerts.groups_note",
                orders=figures.whole("orders_in_alerts"),
                all=figures.whole("orders_screened"),
            ),
        ),
        key_figure(
            sentence(lang, "file.alerts.rate"),
            figures.count("alerts_per_1000_orders"),
            sentence(lang, "file.alerts.rate_note", a_day=figures.expected("alerts_per_day")),
        ),
    )
    shown = join(_group(figures, position, alert) for position, alert in enumerate(alerts[:SHOWN_GROUPS]))
    more = element(
        "p",
        {"class": "results__note"},
        sentence(lang, "file.alerts.more", count=str(len(alerts) - SHOWN_GROUPS)),
    )
    supposition = alerts and supposed(reading)
    return part(
        lang,
        "alerts",
        element("p", {"class": "results__note"}, sentence(lang, "screening.caveat_first")),
        shown or element("p", None, sentence(lang, "file.alerts.none")),
        *_close_to(reading),
        *([more] if len(alerts) > SHOWN_GROUPS else []),
        element("p", {"class": "results__note"}, sentence(lang, f"file.alerts.open{supposition}"))
        if supposition
        else "",
        element("p", {"class": "results__note"}, sentence(lang, "file.alerts.no_buyer"))
        if "buyer" not in reading.screen["import"]["columns"]
        else "",
        fold(
            "about-alerts",
            sentence(lang, "file.alerts.about"),
            element("p", {"class": "notice-box notice-box--calm"}, sentence(lang, "screening.caveat")),
            counts,
            _at_other_scores(reading),
            element(
                "p",
                {"class": "results__actions", "data-needs-script": True},
                button(lang, "save", what="alerts"),
                " ",
                button(lang, "save", what="screening"),
            ),
        ),
        fold("thresholds", sentence(lang, "file.thresholds.title"), threshold_boxes(lang, reading.texts)),
    )


def _group(figures: FileFigures, position: int, alert: Mapping[str, Any]) -> Html:
    lang, path = figures.lang, f"alerts[{position}]."
    facts = [sentence(lang, "file.alert.score", score=figures.whole(path + "score"))]
    if alert["not_shipped"]:
        facts.append(sentence(lang, "file.alert.not_shipped", count=figures.whole(path + "not_shipped")))
    if alert["receivers"]:
        masked = join(
            (element("bdi", None, cut(place)) for place in alert["receivers"][:5]),
            " · ",
        )
        facts.append(sentence(lang, "file.alert.receivers", receivers=masked))
    return element(
        "details",
        {"class": "alert", "id": f"file-alert-{position}"},
        element("summary", None, _in_one_line(figures, position, alert)),
        element("p", {"class": "alert__facts"}, join(facts, " ")),
        element("p", None, element("strong", None, sentence(lang, "file.alert.why"))),
        items(
            [
                _reason(figures, f"{path}reasons[{number}].", reason)
                for number, reason in enumerate(alert["reasons"])
            ]
        ),
        element("p", None, element("strong", None, sentence(lang, "file.alert.check"))),
        items(
            [sentence(lang, f"rule.{reason['rule']}.check") for reason in alert["reasons"]], "alert__checks"
        ),
        _orders(lang, position, alert["order_ids"]),
        element("p", {"data-needs-script": True}, pick(lang, alert["order_ids"], f"alert-{position}")),
    )


def _in_one_line(figures: FileFigures, position: int, alert: Mapping[str, Any]) -> Html:
    """Who, where, within which time and how much: "13 new buyers, one phone, one day, ¥8,500"."""
    lang, path = figures.lang, f"alerts[{position}]."
    told = alert["open_value"] is not None

    def counted(key: str, count: int) -> Html:
        return sentence(lang, f"{key}{'_one' if count == 1 else ''}", count=str(count))

    buyers, new = alert["buyers"], alert["new_buyers"]
    kind = "orders" if not buyers else "new" if new == buyers else "mixed" if new else "known"
    where = next((name for name in ("phones", "addresses") if alert[name]), "products")
    return sentence(
        lang,
        f"file.alert.title{'' if told else '_untold'}",
        number=str(position + 1),
        who=sentence(
            lang, f"file.alert.who.{kind}", count=str(buyers or len(alert["order_ids"])), new=str(new)
        ),
        where=counted(f"file.alert.where.{where}", max(1, alert[where])),
        when=counted("file.alert.when", alert["days"]),
        value=figures.money(path + ("open_value" if told else "value")),
    )


def _close_to(reading: Reading) -> list[Html]:
    """Groups that fall just short of an alert: silence about them would read as if there were none."""
    lang, least = reading.lang, reading.screen["alerts_at"][0]
    count = least["alerts"] - len(reading.screen["alerts"])
    if count <= 0 or LEAST_SCORE in reading.texts:
        return []
    score = str(least["score"])
    said = sentence(lang, f"file.alerts.close{'_one' if count == 1 else ''}", count=str(count), score=score)
    take = set_button(LEAST_SCORE, score, words.say(lang, "file.alerts.close_take"), "again")
    return [element("p", {"class": "results__note"}, said, " ", take)]


def _at_other_scores(reading: Reading) -> Html:
    """How many alerts other scores would show."""
    lang = reading.lang
    entries = [
        sentence(lang, "file.alerts.at_entry", score=str(at["score"]), alerts=str(at["alerts"]))
        for at in reading.screen["alerts_at"]
    ]
    listed = join(entries, "，" if lang == "zh" else ", ")
    return element("p", {"class": "results__note"}, sentence(lang, "file.alerts.at", list=listed))


def _reason(figures: FileFigures, path: str, reason: Mapping[str, Any]) -> Html:
    lang, rule = figures.lang, reason["rule"]
    value, normal = WRITTEN.get(rule, COUNTED)
    explained = sentence(
        lang,
        f"rule.{rule}.explanation",
        value=value(figures, path + "value"),
        normal=normal(figures, path + "normal"),
        window_days=figures.days(path + "window_days"),
    )
    name = element("strong", None, sentence(lang, f"rule.{rule}.name"))
    points = sentence(lang, "file.alert.points", points=figures.whole(path + "points"))
    return sentence(lang, "file.alert.reason", name=name, explanation=explained, points=points)


def _orders(lang: str, position: int, order_ids: list[str]) -> Html:
    listed = join((element("code", None, cut(order_id)) for order_id in order_ids[:SHOWN_ORDERS]), " ")
    rest = len(order_ids) - SHOWN_ORDERS
    more = [element("p", None, sentence(lang, "file.alert.more_orders", count=str(rest)))] if rest > 0 else []
    summary = sentence(lang, "file.alert.orders", count=str(len(order_ids)))
    return fold(f"alert-{position}", summary, element("p", {"class": "alert__orders"}, listed), *more)
