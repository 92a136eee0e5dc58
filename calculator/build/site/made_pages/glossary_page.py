"""The glossary as a page: Markdown, a second-level heading a group and a third-level heading a term."""

from __future__ import annotations

from calculator.build.site.made_pages.glossary import Term, groups
from calculator.build.site.staging.marked_terms import in_other_languages, origin
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import element


def glossary(lang: str, up: str) -> str:
    """Every term with its meaning; `up` leads to the folder of the language."""
    parts = []
    for group in groups():
        parts.append(f"## {group.title[lang]} {{#{group.id}}}")
        parts += [_entry(lang, term, up) for term in group.terms]
    return "\n\n".join(parts)


def _entry(lang: str, term: Term, up: str) -> str:
    more = element("a", {"href": f"{up}{term.more_address}"}, word(lang, "term.more", term=term.words[lang]))
    about = element(
        "p",
        {"class": "meaning__origin"},
        in_other_languages(lang, term),
        " · ",
        origin(lang, term, up),
        " · ",
        more,
    )
    return f"### {term.words[lang]} {{#term-{term.id}}}\n\n{term.means[lang]}\n\n{about}"
