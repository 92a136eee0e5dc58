"""One field of the form: label, help, box, unit, what was understood, what is wrong, where a default is from.

The box's name is its path in the JSON document. It is a text box, never a number box: people type 1.2万, 3%
or full-width digits, and Python understands them. Its value, and its default in `data-default`, are what a
person would type, rates in per cent.
"""

from __future__ import annotations

from dataclasses import dataclass

from calculator import words
from calculator.page.html.markup import Attributes, Html, element, sentence, text
from calculator.page.typed.as_typed import written
from calculator.parameters import Field, source
from calculator.words.messages import choice_name
from calculator.words.quantity import quantity

REFERENCE_PAGE = "../parameters/"
LONGEST_TEXT = 200
"""Characters that a box takes: as many as a link or the device's storage gives back."""
Value = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: its declaration and its path in this document (`segments[2].name`)."""

    field: Field
    path: str

    @property
    def id(self) -> str:
        """The id of the box; the ids around it start with it."""
        return box_id(self.path)


def box_id(path: str) -> str:
    """The id of the box of an input at this path of the document."""
    return "field-" + path.replace("[", "-").replace("].", "-").replace(".", "-")


def control(lang: str, place: Place, value: Value, choices: tuple[str, ...] = ()) -> Html:
    """The whole field; `choices` are the names that a field of kind `segment` may take."""
    field = place.field
    label = element(
        "label", {"class": "field__label", "for": place.id}, words.say(lang, f"field.{field.key}.label")
    )
    help_text = element(
        "p", {"class": "field__help", "id": f"{place.id}-help"}, words.say(lang, f"field.{field.key}.help")
    )
    box = _box(lang, place, value, choices)
    unit = element("span", {"class": "field__unit", "id": f"{place.id}-unit"}, *_unit(lang, field))
    understood = {
        "class": "field__understood",
        "id": f"{place.id}-understood",
        "data-understood-for": place.path,
    }
    error = {"class": "field__error", "id": f"{place.id}-error", "data-error-for": place.path}
    return element(
        "div",
        {"class": f"field field--{field.kind}"},
        label,
        help_text,
        element("div", {"class": "field__row"}, box, unit),
        element("p", understood),
        element("p", error),
        _basis(lang, place),
    )


def reference_anchor(field: Field) -> str:
    """The anchor of a field on the page of parameters: `segments[].name` becomes `segments-name`."""
    return field.path.replace("[]", "").replace(".", "-")


def _box(lang: str, place: Place, value: Value, choices: tuple[str, ...]) -> Html:
    field = place.field
    described = " ".join(f"{place.id}-{part}" for part in ("help", "unit", "understood", "error"))
    common: Attributes = {
        "id": place.id,
        "name": place.path,
        "class": "field__box",
        "data-key": field.link_key,
        "data-default": written(field, field.default),
        "aria-describedby": described,
        "aria-required": "true" if field.required else None,
        # Levers are tried on a shop: no figure of it is entered with them.
        "data-what-if": field.group in ("levers", "plan_change"),
    }
    if field.kind == "boolean" and field.nullable:
        return _yes_no_or_as_suggested(lang, field, common, value)
    if field.kind == "boolean":
        return element("input", {**common, "type": "checkbox", "value": "on", "checked": value is True})
    if field.choices or field.kind == "position":
        return _choice(lang, field, common, value, choices)
    if field.kind == "date" and field.command == "commitments":
        return element("input", {**common, "type": "date", "value": written(field, value)})
    if field.kind == "segment":
        first = element("option", {"value": "", "selected": value is None}, shown(lang, field, None))
        others = (element("option", {"value": name, "selected": value == name}, name) for name in choices)
        return element("select", {**common, "data-segment-choice": True}, first, *others)
    typing: Attributes = {
        "type": "text",
        "inputmode": "text" if field.kind in ("text", "date", "currency") else "decimal",
        "maxlength": LONGEST_TEXT,
        "autocomplete": "off",
        "spellcheck": "false",
        "value": written(field, value),
    }
    return element("input", {**common, **typing})


def _choice(lang: str, field: Field, common: Attributes, value: Value, choices: tuple[str, ...]) -> Html:
    """A list to choose from: what the declaration offers and has words, or the entries of another list."""
    if field.kind == "position":
        offered = [(str(place), f"{place}. {name}") for place, name in enumerate(choices, start=1)]
    else:
        keys = ((choice, field.words_of(choice)) for choice in field.choices)
        known = words.catalogue(lang)
        offered = [(choice, known[key]) for choice, key in keys if key in known]
    chosen = written(field, value)
    options = [element("option", {"value": name, "selected": name == chosen}, said) for name, said in offered]
    if field.default is None:
        none = sentence(lang, f"choice.{field.key}.none")
        options.insert(0, element("option", {"value": "", "selected": not chosen}, none))
    return element("select", {**common, "data-position": field.kind == "position"}, *options)


def _yes_no_or_as_suggested(lang: str, field: Field, common: Attributes, value: Value) -> Html:
    chosen = written(field, value)
    offered = (None, True, False)
    options = (
        element("option", {"value": text, "selected": text == chosen}, shown(lang, field, one))
        for one, text in ((one, written(field, one)) for one in offered)
    )
    return element("select", common, *options)


def _unit(lang: str, field: Field) -> list[str]:
    """The unit; that of an amount begins with the currency, which the page's script keeps up to date."""
    if field.kind == "text":
        return []
    unit = words.say(lang, f"unit.{field.unit}")
    if field.kind != "money":
        return [unit]
    yuan = words.say(lang, "unit.money")
    return [element("span", {"data-currency": True}, yuan), unit.removeprefix(yuan)]


def _basis(lang: str, place: Place) -> Html:
    """What the default is and what it rests on, with a way back to it; nothing where there is no default."""
    field = place.field
    of_plan = field.kind == "choice" and field.command == "commitments"
    if field.required or field.basis == "reader" or of_plan:
        return Html()
    where = (
        words.say(lang, "form.assumption") if field.basis == "assumption" else source(field.sources[0]).outlet
    )
    link: str = element("a", {"href": f"{REFERENCE_PAGE}#{reference_anchor(field)}"}, where)
    if field.command != "estimate":  # the reference page has the inputs of that
        link = where
    reset = element(
        "button",
        {
            "type": "button",
            "class": "field__reset",
            "data-action": "reset",
            "data-for": place.path,
            "hidden": True,
        },
        sentence(lang, "form.reset"),
        element("span", {"class": "visually-hidden"}, " ", words.say(lang, f"field.{field.key}.label")),
    )
    default = sentence(
        lang, "form.default", value=shown(lang, field, field.default, field.default_currency), basis=link
    )
    return element(
        "p", {"class": "field__basis"}, default, *_range(lang, field), " ", reset, expired(lang, field)
    )


def expired(lang: str, field: Field) -> Html:
    """A notice that a default's source is about a time that has passed; nothing where it names no last day.

    It is hidden until the page's script compares the day with the reader's: no build knows today.
    """
    last = source(field.sources[0]).valid_to if field.basis == "source" else None
    if last is None:
        return Html()
    day = element("time", {"datetime": last}, last)
    return element(
        "span",
        {"class": "field__expired", "data-valid-to": last, "hidden": True},
        sentence(lang, "form.expired", day=day),
    )


def _range(lang: str, field: Field) -> list[Html]:
    if field.minimum is None or field.maximum is None:
        return []
    low, high = (shown(lang, field, end, field.default_currency) for end in (field.minimum, field.maximum))
    return [text(" "), sentence(lang, "form.range", low=low, high=high)]


def shown(lang: str, field: Field, value: Value, currency: str = "CNY") -> str:
    """A value of a field as the form shows it, with its unit where the number alone would mislead."""
    if value is None:
        own = f"field.{field.key}.none"
        usual = "form.dearest_segment" if field.kind == "segment" else "form.no_cap"
        return words.say(lang, own if own in words.catalogue(lang) else usual)
    if isinstance(value, bool):
        return words.say(lang, "form.yes" if value else "form.no")
    if isinstance(value, str):
        return choice_name(field, value, lang)
    return quantity(value, field, lang, door="form", currency=currency)
