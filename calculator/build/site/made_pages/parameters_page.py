"""The reference of all inputs, written from the declaration that also drives the form and the validation.

Each input has a heading whose anchor is its JSON path (`segments[].return_rate` is `#segments-return_rate`),
what it means, its limits and default, and where the default comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

from calculator import words
from calculator.answers.declared_scenarios import scenarios
from calculator.build.site.staging.site_words import word
from calculator.page.form.control import expired, reference_anchor
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join
from calculator.page.merchant.sections.scenarios import multiples_in_words
from calculator.parameters import Field, fields, order_file_fields, source

WRITTEN: Mapping[str, Callable[[float, str], str]] = {
    "rate": numbers.percent,
    "days": numbers.days,
}
USUAL, CAUTIOUS_FOLLOWS = "usual", "cfpb-2025"
YES_NO = {True: "yes", False: "no"}


def parameters(lang: str) -> str:
    """All inputs as Markdown, a second-level heading a group and a third-level heading an input."""
    parts = []
    for group, members in groupby([*fields(), *order_file_fields()], key=lambda field: field.group):
        parts.append(f"## {words.say(lang, f'group.{group}')} {{#group-{group}}}")
        parts += [_entry(lang, field) for field in members]
    return "\n\n".join([*parts, *_scenarios(lang)])


def _scenarios(lang: str) -> list[str]:
    """The multiples that the scenarios take, and what they rest on."""
    said = [multiples_in_words(lang, scenario) for scenario in scenarios() if scenario.name != USUAL]
    link = _source_link(CAUTIOUS_FOLLOWS)
    return [
        f"## {words.say(lang, 'results.scenarios.caption')} {{#scenarios}}",
        words.say(lang, "results.scenarios.assumed_lead"),
        "\n".join(f"- {sentence}" for sentence in said),
        element("p", {"class": "parameter__sources"}, link),
    ]


def value(lang: str, path: str, what: str) -> str:
    """What the declaration says about an input: its `default`, `low`, `high`, `minimum` or `maximum`."""
    field = next((field for field in (*fields(), *order_file_fields()) if field.path == path), None)
    if field is None or what not in ("default", "low", "high", "minimum", "maximum"):
        raise KeyError(f"{path} {what}")
    return shown_value(lang, field, getattr(field, what))


def shown_value(lang: str, field: Field, content: str | float | bool | None) -> str:
    """A value of an input as readers write it, with its unit."""
    if content is None:
        own = f"field.{field.key}.none"
        return words.say(lang, own) if own in words.catalogue(lang) else word(lang, "parameters.cap.none")
    if isinstance(content, bool | str):
        return content if isinstance(content, str) else word(lang, f"parameters.{YES_NO[content]}")
    if field.kind == "money":
        return numbers.money(content, lang, field.default_currency)
    write = WRITTEN.get(field.kind)
    if write:
        return write(content, lang)
    return numbers.whole(content) if float(content).is_integer() else f"{content:g}"


def _entry(lang: str, field: Field) -> str:
    label = words.say(lang, f"field.{field.key}.label")
    facts = [
        (word(lang, "parameters.default"), _default(lang, field)),
        (word(lang, "parameters.range"), _range(lang, field, field.minimum, field.maximum)),
    ]
    if field.low is not None and field.high is not None:
        facts.append((word(lang, "parameters.usual"), _range(lang, field, field.low, field.high)))
    facts += [
        (word(lang, "parameters.basis"), _basis(lang, field)),
        (word(lang, "parameters.name"), element("code", None, field.path)),
    ]
    rows = [
        element("div", None, element("dt", None, term), element("dd", None, said)) for term, said in facts
    ]
    help_text = element("p", None, words.say(lang, f"field.{field.key}.help"))
    look = "parameter parameter--choice" if field.kind == "choice" else "parameter"
    return (
        f"### {label} {{#{reference_anchor(field)}}}\n\n{help_text}\n\n"
        f"{element('dl', {'class': look}, *rows)}"
    )


def _range(lang: str, field: Field, low: float | None, high: float | None) -> str:
    if field.kind == "text":
        return word(lang, "parameters.longest", high=numbers.whole(high or 0))
    if field.kind == "segment":
        return word(lang, "parameters.choice")
    if field.kind == "choice":
        names = (words.say(lang, field.words_of(choice)) for choice in field.choices)
        return word(lang, "audience.separator").join(names)
    if field.kind in ("date", "currency"):
        return words.say(lang, f"form.{field.kind}_format")
    if field.kind == "boolean" or low is None or high is None:
        return " / ".join([word(lang, "parameters.yes"), word(lang, "parameters.no")])
    return word(lang, "parameters.to", low=shown_value(lang, field, low), high=shown_value(lang, field, high))


def _default(lang: str, field: Field) -> str:
    if field.required:
        return word(lang, "parameters.required")
    if field.kind == "segment" and field.default is None and field.scope != "open_orders":
        return words.say(lang, "form.dearest_segment")
    return shown_value(lang, field, field.default)


def _basis(lang: str, field: Field) -> Html:
    note = f"field.{field.key}.note"
    said = words.say(lang, note) if note in words.catalogue(lang) else words.say(lang, f"basis.{field.basis}")
    links = join([_source_link(identifier) for identifier in field.sources], word(lang, "audience.separator"))
    cited = [element("span", {"class": "parameter__sources"}, links)] if links else []
    return join([said, *cited, expired(lang, field)])


def _source_link(identifier: str) -> Html:
    return element("a", {"href": f"#source-{identifier}"}, source(identifier).outlet)
