"""Every row is used or named: how many were read, and which were not used, and why."""

from __future__ import annotations

from calculator.orders.platforms import platforms
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import items, key_figure, key_figures
from calculator.page.order_file.figures import FileFigures
from calculator.page.order_file.form_boxes import button
from calculator.page.order_file.sections.part import fold, part, rows
from calculator.page.order_file.sections.recognised import cut

SHOWN = 20


def row_report(figures: FileFigures) -> Html:
    """Rows read, used, put together, refused; the first refused ones; all of them to take away."""
    lang = figures.lang
    report = figures.result["import"]
    counts = key_figures(
        key_figure(sentence(lang, "file.rows.read"), figures.whole("import.rows_read")),
        key_figure(
            sentence(lang, "file.rows.used"),
            figures.whole("import.rows_used"),
            sentence(
                lang,
                f"file.rows.merged.{platforms()[report['platform']].amount_of}",
                count=figures.whole("import.rows_merged"),
            )
            if report["rows_merged"]
            else None,
        ),
        key_figure(sentence(lang, "file.rows.orders"), figures.whole("import.orders")),
        key_figure(sentence(lang, "file.rows.rejected"), figures.whole("import.rows_rejected_count")),
    )
    if not report["rows_rejected_count"]:
        return part(
            lang, "rows", counts, element("p", None, sentence(lang, "file.rows.all_used")), folded=True
        )
    reasons = [
        sentence(
            lang,
            "file.rows.reason",
            reason=sentence(lang, f"reject.{reason}"),
            count=figures.whole(f"import.rows_rejected_by_reason.{reason}"),
        )
        for reason in sorted(
            report["rows_rejected_by_reason"], key=report["rows_rejected_by_reason"].__getitem__, reverse=True
        )
    ]
    listed = [
        (str(row["row"]), sentence(lang, f"reject.{row['reason']}"), cut(str(row["value"])) or "–")
        for row in report["rows_rejected"][:SHOWN]
    ]
    return part(
        lang,
        "rows",
        counts,
        element("p", None, sentence(lang, "file.rows.why")),
        items(reasons),
        fold(
            "rejected",
            sentence(lang, "file.rows.first", count=str(len(listed))),
            rows(
                sentence(lang, "file.rows.caption"),
                [sentence(lang, f"orders.column.{name}") for name in ("row", "reason", "value")],
                listed,
            ),
        ),
        element("p", {"data-needs-script": True}, button(lang, "save", what="rejected")),
        folded=True,
    )
