"""What surrounds a chart: its caption, which states the finding, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.page.charts import svg
from calculator.page.charts.axis import Scale
from calculator.page.html.markup import Html, element, join, sentence, text

BETWEEN_CELLS = Html("</td><td>")


def framed(
    name: str, lang: str, picture: Html, finding: Html, table: Html, *, in_two_widths: bool = False
) -> Html:
    """A figure: the finding in words, the picture, and the numbers behind a fold.

    A picture in two widths is a narrow drawing and a wide one; the style sheet shows the one that fits.
    """
    summary = element("summary", None, sentence(lang, "charts.table"))
    return element(
        "figure",
        {"class": f"chart-figure{' chart-figure--wide' if in_two_widths else ''}", "id": f"{name}-figure"},
        element("figcaption", None, _of_the_example(lang), finding),
        picture,
        element("details", {"class": "chart-table", "id": f"{name}-table"}, summary, table),
    )


def _of_the_example(lang: str) -> Html:
    """Shown in a calculator as long as its figures are the example's."""
    return element("span", {"class": "only-example"}, sentence(lang, "charts.of_the_example"), " ")


def heads(lang: str, key: str, *names: str) -> list[Html]:
    """The heads of a table's columns; `key` is that of their words, with `{name}` for each name."""
    return [sentence(lang, key.format(name=name)) for name in names]


def table(caption: Html, columns: Sequence[Html], rows: Iterable[Sequence[Html]]) -> Html:
    """A narrow table; the first cell of each row names it."""
    head = element("tr", None, *(element("th", {"scope": "col"}, head) for head in columns))
    # Written out, since there are hundreds of cells.
    body = [
        Html(f'<tr><th scope="row">{text(first)}</th><td>{join(cells, BETWEEN_CELLS)}</td></tr>')
        for first, *cells in rows
    ]
    return element(
        "table",
        {"class": "figures-table"},
        element("caption", None, caption),
        element("thead", None, head),
        element("tbody", None, join(body)),
    )


def across(values: Iterable[tuple[float, str]], left: float, right: float, scale: Scale) -> Html:
    """Level grid lines with their labels at the left."""
    lines = []
    for value, words in values:
        y = scale(value)
        lines.append(svg.rule((left, y), (right, y), "baseline" if value == 0 else "grid"))
        lines.append(svg.label((left - 5, y + 4), words, "tick", "end"))
    return svg.group("axis", *lines)


def along(values: Iterable[tuple[float, str]], floor: float, scale: Scale) -> Html:
    """Labels under the floor; the last one ends at the edge so that it is never cut off."""
    marks = list(values)
    parts = []
    for value, words in marks:
        x = scale(value)
        anchor = "end" if x > svg.WIDTH - 24 else "middle"
        parts.append(svg.rule((x, floor), (x, floor + 4), "mark"))
        parts.append(svg.label((x + (6 if anchor == "end" else 0), floor + 17), words, "tick", anchor))
    return svg.group("axis", *parts)
