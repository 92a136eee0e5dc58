"""Each segment's share of the loss in the worst months, against its share of the average loss.

One bar a segment, its name above it, in the colour of what is worse where it reaches beyond the thin mark of
the average share.
"""

from __future__ import annotations

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.shown_figure import Figures

NAME = "contributions-chart"
ROW, BAR, RIGHT = 36.0, 12.0, svg.WIDTH - 56.0
MOST_ROWS = 8


def contributions_chart(figures: Figures) -> Html:
    """The figure of the contributions; a plain sentence where nothing can be lost."""
    lang = figures.lang
    places = _places(figures)
    if not places or figures.value(f"{places[0]}.share") <= 0:
        return sentence(lang, "charts.contributions.nothing")
    title = sentence(lang, "charts.contributions.title")
    drawn = places[:MOST_ROWS]
    first = figures.value(f"{drawn[0]}.share")
    described = sentence(
        lang,
        "charts.contributions.description",
        name=_name(figures, drawn[0]),
        share=numbers.percent(first, lang),
    )
    finding = sentence(
        lang,
        "charts.contributions.finding",
        name=_name(figures, drawn[0]),
        share=figures.percent(f"{drawn[0]}.share"),
    )
    picture = svg.drawing(NAME, title, described, round(ROW * len(drawn)) + 4, *_bars(figures, drawn))
    return framed(NAME, lang, picture, finding, _table(figures, places))


def _places(figures: Figures) -> list[str]:
    """The paths of the segments and of the rings, the largest share first."""
    found = figures.result["contributions"]
    paths = [f"contributions.segments[{place}]" for place in range(len(found["segments"]))]
    if found["rings"] is not None:
        paths.append("contributions.rings")
    return sorted(paths, key=lambda path: -figures.value(f"{path}.share"))


def _name(figures: Figures, path: str) -> Html:
    if path == "contributions.rings":
        return sentence(figures.lang, "results.contributions.rings")
    place = int(path.split("[")[1].removesuffix("]"))
    return text(str(figures.result["contributions"]["segments"][place]["name"]))


def _bars(figures: Figures, places: list[str]) -> list[Html]:
    expected = figures.value("portfolio.expected_book_loss")
    averages = [figures.value(f"{path}.expected_loss") / expected for path in places]
    shares = [max(figures.value(f"{path}.share"), 0.0) for path in places]
    along = Scale(0, max(*shares, *averages), 0, RIGHT)
    shapes = []
    for row, (path, share, average) in enumerate(zip(places, shares, averages, strict=True)):
        top = row * ROW + 16
        shapes.append(svg.label((0, top - 5), svg.shortened(_name(figures, path), 40), "label"))
        shapes.append(svg.bar(0, top, along(min(share, average)), BAR, "bar-usual"))
        if share > average:
            width = along(share) - along(average)
            shapes.append(svg.bar(along(average), top, width, BAR, "bar-worse"))
        shapes.append(svg.rule((along(average), top - 2), (along(average), top + BAR + 2), "mark-usual"))
        end = along(max(share, average)) + 4
        shapes.append(svg.label((end, top + BAR - 1), numbers.percent(share, figures.lang), "name"))
    return shapes


def _table(figures: Figures, places: list[str]) -> Html:
    lang = figures.lang
    columns = heads(lang, "results.contributions.head_{name}", "name", "expected", "shortfall", "share")
    rows = [
        (
            _name(figures, path),
            figures.money(f"{path}.expected_loss"),
            figures.money(f"{path}.expected_shortfall"),
            figures.percent(f"{path}.share"),
        )
        for path in places
    ]
    return table(sentence(lang, "results.contributions.caption"), columns, rows)
