"""What was checked on this very run: the distribution's mass, mean and spread against the closed forms."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import fold, paragraph
from calculator.page.html.shown_figure import Figures


def audit(figures: Figures) -> Html:
    """The audit behind a fold; where it was not passed a warning in sight, the reasons, what was done."""
    passed = bool(figures.result["audit"]["passed"])
    words = sentence(
        figures.lang,
        "results.audit.passed" if passed else "results.audit.failed",
        mass=figures.scientific("audit.mass_error"),
        mean=figures.scientific("audit.mean_error"),
        sd=figures.scientific("audit.sd_error"),
        tail=figures.scientific("audit.tail_mass"),
        points=figures.whole("audit.lattice_points"),
    )
    if passed:
        title = sentence(figures.lang, "results.audit.title")
        return fold("audit", title, paragraph(words, "results__audit"))
    reasons = join(
        element("li", None, sentence(figures.lang, f"audit.reason.{reason}"))
        for reason in figures.result["audit"]["reasons"]
    )
    done = sentence(figures.lang, "audit.done", attempts=figures.whole("audit.attempts"))
    return element(
        "div",
        {"class": "results__audit results__audit--failed"},
        paragraph(words),
        element("ul", None, reasons),
        paragraph(done),
    )
