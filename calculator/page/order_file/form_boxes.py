"""The boxes with which a reader says otherwise: a list to choose from, a line, a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calculator.page.html.markup import Attributes, Html, element, sentence

Texts = Mapping[str, str]


def choice(
    lang: str, name: str, options: Iterable[tuple[str, str]], texts: Texts, label: str | None = None
) -> Html:
    """A list; each option is its value and its words."""
    chosen = texts.get(name, "")
    listed = (
        element("option", {"value": value, "selected": value == chosen}, words) for value, words in options
    )
    return _field(lang, name, element("select", _common(name), *listed), label)


def line(
    lang: str,
    name: str,
    texts: Texts,
    *,
    label: str | None = None,
    hint: Html | None = None,
    day: str = "",
    words: bool = False,
) -> Html:
    """One line; what was typed comes back as it was. `day`: a date, and which one it is by itself."""
    mode = "text" if words else "decimal"
    kind: Attributes = {"type": "text", "inputmode": mode, "value": texts.get(name, "")}
    if day:
        kind = {"type": "date", "value": texts.get(name) or day, "data-default": day}
    box = element(
        "input",
        {**_common(name), **kind, "autocomplete": "off", "spellcheck": "false"},
    )
    return _field(lang, name, box, label, hint, kind="field field--words" if words else "field")


def lines(lang: str, name: str, texts: Texts, hint: Html | None = None) -> Html:
    """Several lines."""
    box = element(
        "textarea",
        {**_common(name), "rows": 2, "autocomplete": "off", "spellcheck": "false"},
        texts.get(name, ""),
    )
    return _field(lang, name, box, None, hint)


def button(lang: str, action: str, what: str | None = None, place: str = "") -> Html:
    """A button of the page's script; `place` tells apart two that do the same."""
    attributes: Attributes = {
        "type": "button",
        "id": f"file-button-{place}{what if action == 'save' else action}",
        "data-action": action,
        "data-what": what,
    }
    words = what if action == "save" else action
    return element("button", attributes, sentence(lang, f"file.action.{words}"))


def _common(name: str) -> Attributes:
    described = " ".join(f"{_id(name)}-{part}" for part in ("help", "error"))
    return {"id": _id(name), "name": name, "class": "field__box", "aria-describedby": described}


def _field(
    lang: str, name: str, box: Html, label: str | None, hint: Html | None = None, *, kind: str = "field"
) -> Html:
    words = label or sentence(lang, f"place.{name}")
    return element(
        "div",
        {"class": kind},
        element("label", {"class": "field__label", "for": _id(name)}, words),
        element("p", {"class": "field__help", "id": f"{_id(name)}-help"}, *([hint] if hint else [])),
        element("div", {"class": "field__row"}, box),
        element("p", {"class": "field__error", "id": f"{_id(name)}-error", "data-error-for": name}),
    )


def _id(name: str) -> str:
    return "file-" + name.replace(".", "-")
