"""The balance at the end of each day, in steps: the lowest point marked, what is below zero tinted."""

from __future__ import annotations

from calculator.page.buyer.dates import day
from calculator.page.charts import svg
from calculator.page.charts.axis import Scale, round_step
from calculator.page.charts.frame import across, along, framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures

NAME = "balance-chart"
LEFT, RIGHT, TOP, FLOOR, HEIGHT = 64.0, svg.WIDTH - 6.0, 16.0, 176.0, 200
MOST_STEPS = 4
FLOWS = ("income", "fixed_costs", "deductions")


def balance_chart(figures: Figures) -> Html:
    """The figure of the balance over the calendar, its caption the finding, its numbers in a table."""
    lang, result = figures.lang, figures.result
    title = sentence(lang, "buyer.chart.title")
    since = result["inputs"]["today"]
    told = {
        "lowest": numbers.exact_money(result["lowest_balance"]["amount"], lang, figures.currency),
        "day": day(lang, result["lowest_balance"]["date"], since=since),
    }
    description = sentence(lang, "buyer.chart.description", **told)
    picture = svg.drawing(NAME, title, description, HEIGHT, *_shapes(figures))
    finding = sentence(
        lang,
        "buyer.chart.short" if result["shortfalls"] else "buyer.chart.enough",
        lowest=figures.exact_money("lowest_balance.amount"),
        day=told["day"],
        days_short=figures.whole("days_short"),
    )
    if "at_latest" in result:
        finding = sentences(lang, [finding, sentence(lang, "buyer.chart.at_latest")])
    return framed(NAME, lang, picture, finding, _table(figures))


def levels(lowest: float, highest: float) -> list[float]:
    """Round amounts from at or below `lowest` to at or above `highest`, zero among them."""
    low, high = min(lowest, 0.0), max(highest, 0.0)
    if low == high:
        return [0.0, 1.0]
    step = round_step(high - low, MOST_STEPS)
    first, last = int(low // step), -int(-high // step)
    return [place * step for place in range(first, last + 1)]


def _shapes(figures: Figures) -> list[Html]:
    lang, days = figures.lang, figures.result["days"]
    balances = [entry["balance"] for entry in days]
    latest = figures.result["at_latest"]["balances"] if "at_latest" in figures.result else balances
    marks = levels(min(balances), max(*balances, *latest))
    sideways = Scale(0, len(days), LEFT, RIGHT)
    upwards = Scale(marks[0], marks[-1], FLOOR, TOP)
    zero = upwards(0)

    def steps(of: list[float]) -> list[svg.Point]:
        return [
            (x, upwards(balance))
            for place, balance in enumerate(of)
            for x in (sideways(place), sideways(place + 1))
        ]

    outline = steps(balances)
    below = [(x, max(y, zero)) for x, y in outline]
    lowest = balances.index(min(balances))
    at = (sideways(lowest + 0.5), upwards(balances[lowest]))
    anchor = "start" if at[0] < (LEFT + RIGHT) / 2 else "end"
    short = [svg.area(svg.track(below), zero, "short")] if marks[0] < 0 else []
    return [
        across(
            ((mark, numbers.axis_money(mark, lang, figures.currency)) for mark in marks), LEFT, RIGHT, upwards
        ),
        svg.area(svg.track([(x, min(y, zero)) for x, y in outline]), zero, "area"),
        *short,
        *([svg.line(svg.track(steps(latest)), "at-latest")] if latest is not balances else []),
        svg.line(svg.track(outline), "line"),
        svg.rule((at[0], at[1] - 5), (at[0], at[1] + 5), "mark-usual"),
        svg.label(
            (at[0], at[1] + 17 if at[1] < FLOOR - 20 else at[1] - 9),
            sentence(
                lang,
                "buyer.chart.lowest",
                amount=numbers.short_money(balances[lowest], lang, figures.currency),
            ),
            "warning-name" if balances[lowest] < 0 else "name",
            anchor,
        ),
        along(_day_labels(figures), FLOOR, sideways),
    ]


def _day_labels(figures: Figures) -> list[tuple[float, str]]:
    """Today, and the first day of each month where there is room."""
    days = figures.result["days"]
    lang, since = figures.lang, days[0]["date"]
    places = [place for place, entry in enumerate(days) if entry["date"].endswith("-01")]
    room = len(days) / 5
    chosen = [0]
    for place in places:
        if place - chosen[-1] >= room and len(days) - place > room / 3:
            chosen.append(place)
    return [
        (place, day(lang, days[place]["date"], since=since if place else days[0]["date"], weekday=False))
        for place in chosen
    ]


def _moved(figures: Figures, place: int, name: str) -> Html:
    """What moved on a day; an empty cell where nothing did."""
    return figures.exact_money(f"days[{place}].{name}") if figures.result["days"][place][name] else Html()


def _table(figures: Figures) -> Html:
    """Today, and the days on which something moves."""
    lang, days = figures.lang, figures.result["days"]
    since = figures.result["inputs"]["today"]
    has_latest = "at_latest" in figures.result
    moving = [place for place, entry in enumerate(days) if place == 0 or any(entry[name] for name in FLOWS)]
    rows = [
        (
            text(day(lang, days[place]["date"], since=since, weekday=False)),
            *(_moved(figures, place, name) for name in FLOWS),
            figures.exact_money(f"days[{place}].balance"),
            *([figures.exact_money(f"at_latest.balances[{place}]")] if has_latest else []),
        )
        for place in moving
    ]
    names = ("day", "income", "fixed_costs", "deductions", "balance", *(["at_latest"] if has_latest else []))
    columns = heads(lang, "buyer.chart.head_{name}", *names)
    return table(sentence(lang, "buyer.chart.title"), columns, rows)
