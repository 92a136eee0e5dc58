"""Each segment's share of the loss in the worst months, against its share of the average loss.

One bar a segment, its name above it, in the colour of what is worse where it reaches beyond the thin mark of
the average share.
"""

from __future__ import annotations

from calculator.page.charts import fluid, svg
from calculator.page.charts.frame import framed, heads, table
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence, text
from calculator.page.html.shown_figure import Figures

NAME = "contributions-chart"
MARGIN = "right"
ROW, BAR, LONGEST_NAME = 38.0, 12.0, 36
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
    height = ROW * len(drawn) + 4
    picture = fluid.drawing(NAME, title, described, height, *_bars(figures, drawn), margin=MARGIN)
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
    along = fluid.scale(0, max(*shares, *averages))
    shapes = []
    for row, (path, share, average) in enumerate(zip(places, shares, averages, strict=True)):
        top = row * ROW + 18
        shapes.append(fluid.label((0, top - 5), svg.shortened(_name(figures, path), LONGEST_NAME)))
        shapes.append(fluid.bar(0, top, along(min(share, average)), BAR, "bar-usual"))
        if share > average:
            width = along(share) - along(average)
            shapes.append(fluid.bar(along(average), top, width, BAR, "bar-worse"))
        shapes.append(fluid.upright(along(average), top - 2, top + BAR + 2, "mark-usual"))
        end = (along(max(share, average)), top + BAR - 1)
        shapes.append(fluid.label(end, numbers.percent(share, figures.lang), "name", aside=5))
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
