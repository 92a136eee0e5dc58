"""The formulas and the exact call that gives these results again, in Python and on the command line.

Only what differs from the defaults is written, so that the call can be read and kept; the version makes it
repeatable.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import fold, paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.who_carries import has_provider
from calculator.parameters import Part, declaration_of

FORMULAS = ("order", "receivable", "blind_window", "loss", "distribution", "history", "benefit", "levers")
WITH_PROVIDER = ("order", "distribution", "provider")


def reproduce(figures: Figures) -> Html:
    """The formulas by number, the call in Python and the command line, each ready to copy."""
    lang = figures.lang
    document = essential(figures.result["inputs"])
    used = WITH_PROVIDER if has_provider(figures) else FORMULAS
    formulas = (element("li", None, sentence(lang, f"results.reproduce.formula_{name}")) for name in used)
    version = str(figures.result["calculator_version"])
    return section(
        lang,
        "reproduce",
        fold("formulas", sentence(lang, "results.reproduce.formulas"), element("ul", None, join(formulas))),
        fold(
            "call",
            sentence(lang, "results.reproduce.call"),
            paragraph(sentence(lang, "results.reproduce.lead", version=version)),
            _code(lang, "python", python_call(document)),
            _code(lang, "command", command_line(document)),
        ),
    )


def essential(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The input without what the declaration would fill in with the same value."""
    whole = declaration_of("estimate")
    segments = whole.part("segments")
    document = {"schema": inputs["schema"], **_differing(inputs, whole)}
    document |= {
        rows.name: inputs[rows.name]
        for rows in whole.lists
        if rows is not segments.rows and inputs.get(rows.name)
    }
    return document | {segments.name: [_differing(segment, segments) for segment in inputs[segments.name]]}


def python_call(document: Mapping[str, Any]) -> str:
    """A Python program that prints the result."""
    return (
        f"from calculator.answers.estimate import estimate\n\nprint(estimate({_laid_out(document, repr)}))\n"
    )


def command_line(document: Mapping[str, Any]) -> str:
    """The same as a command for a shell."""
    mix = _laid_out(document, _in_json)
    return f"python -m calculator estimate - --pretty <<'MIX'\n{mix}\nMIX\n"


def _differing(values: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """What differs from the defaults in an object, and in the objects within it."""
    own = {
        field.name: values[field.name]
        for field in part.fields
        if field.name in values and (field.required or values[field.name] != field.default)
    }
    within = {one.name: _differing(values[one.name], one) for one in part.objects if one.name in values}
    return own | {name: differing for name, differing in within.items() if differing}


def _laid_out(value: object, write: Callable[[object], str], margin: str = "") -> str:
    """A value as source text, one member a line, whole numbers without a point."""
    inner = margin + "  "
    if isinstance(value, dict):
        members = [f"{inner}{write(name)}: {_laid_out(part, write, inner)}" for name, part in value.items()]
        return "{\n" + ",\n".join(members) + f"\n{margin}}}"
    if isinstance(value, list):
        members = [inner + _laid_out(part, write, inner) for part in value]
        return "[\n" + ",\n".join(members) + f"\n{margin}]"
    return write(int(value) if isinstance(value, float) and value.is_integer() else value)


# An edit changes one value of hundreds; 1, 1.0 and true are equal, but not as text.
@lru_cache(maxsize=2048, typed=True)
def _in_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _code(lang: str, kind: str, program: str) -> Html:
    title = element("h4", {"id": f"results-{kind}-title"}, sentence(lang, f"results.reproduce.{kind}"))
    copy = element(
        "button",
        {
            "type": "button",
            "id": f"results-{kind}-copy",
            "data-action": "copy",
            "data-needs-script": True,
            "aria-describedby": f"results-{kind}-title",
        },
        sentence(lang, "results.reproduce.copy"),
    )
    code = element(
        "pre",
        {"class": "results__code", "tabindex": 0, "aria-labelledby": f"results-{kind}-title"},
        element("code", None, program),
    )
    return element("div", {"data-copyable": True}, title, code, copy)
