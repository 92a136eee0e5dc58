"""The sentence to complete: what a merchant knows by heart, said as they would say it.

Each blank is a native control that stands for a box of the form (`data-stands-for` is its path); the page's
script carries what is typed there and back. Choosing a platform or a kind of goods also fills in what the
dated data know of it (`data-fills`, by path), so that three numbers are enough for a first answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculator import words
from calculator.page.form.calculator_frame import script_words
from calculator.page.form.not_started import GUARD
from calculator.page.html.markup import Attributes, Html, element, join, sentence
from calculator.page.html.numbers import currency_word
from calculator.page.merchant.known_of_platforms import CURRENCY, platform_fills
from calculator.page.typed.as_typed import written
from calculator.page.typed.units import CURRENCIES
from calculator.parameters import Field, declaration_of, fields_of, platforms
from calculator.parameters.fields import assumed_pay_later_share, fields
from calculator.shop.templates import SIZES, TemplateSegment, templates

SHARES = (0.1, 0.2, 0.25, 0.3, 1 / 3, 0.5, 2 / 3, 0.8, 1.0)
"""Shares that have a word of their own, as `sentence.share.<per cent>`."""
DEAR = 1
"""The position of the second kind of goods, the dear one."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of the sentence: the path it stands for, and the words it is known by."""

    path: str
    name: str

    @property
    def attributes(self) -> Attributes:
        """What every control of the sentence has."""
        return {
            "id": f"say-{self.name}",
            "class": f"say__box say__box--{self.name}",
            "data-stands-for": self.path,
        }


def sentence_html(lang: str, *closing: Html) -> Html:
    """The sentence with its blanks, all empty; `closing` stands below it."""
    goods = _goods_options(lang)
    first = {
        "platform": _choice(lang, Blank("platform", "platform"), _platform_options(lang)),
        "carrier": _choice(lang, Blank("carrier", "carrier"), _carrier_options(lang)),
        "goods": _choice(lang, Blank("segments[0].name", "goods"), goods),
        "orders": _number(lang, Blank("segments[0].orders_per_month", "orders")),
        "average": _number(lang, Blank("segments[0].average_order_value", "average")),
        "share": _choice(lang, Blank("segments[0].pay_later_share", "share"), _share_options(lang)),
        "returns": _per_cent(lang, Blank("segments[0].return_rate", "returns")),
        "currency": _currencies(lang),
    }
    dear = {
        "goods": _choice(lang, Blank(f"segments[{DEAR}].name", "dear-goods"), goods),
        "orders": _number(lang, Blank(f"segments[{DEAR}].orders_per_month", "dear-orders")),
        "average": _number(lang, Blank(f"segments[{DEAR}].average_order_value", "dear-average")),
        "currency": _currency(lang),
    }
    return element(
        "div",
        {"class": "say", "role": "group", "aria-labelledby": "say-title", "data-needs-script": True},
        element("h2", {"id": "say-title", "class": "say__title"}, sentence(lang, "sentence.title")),
        element("p", {"class": "say__line"}, sentence(lang, "sentence.where", **first)),
        element("p", {"class": "say__line"}, sentence(lang, "sentence.what", **first)),
        element(
            "p",
            {"class": "say__line", "data-dear": True, "hidden": True},
            sentence(lang, "sentence.dear_line", **dear),
            " ",
            _button(lang, "dear-remove"),
        ),
        element("p", {"class": "say__further", "data-further-goods": True, "hidden": True}),
        _remarks(),
        element("p", {"class": "say__more"}, _button(lang, "dear-add")),
        *closing,
    )


def home_sentence_html(lang: str, calculator: str) -> Html:
    """The sentence on another page; `calculator` is the address of the calculator that answers it."""
    said = script_words(lang)
    wanted = {key: said[key] for key in said if key == "segment_new" or key.startswith("sentence.")}
    submit = element("button", {"class": "say__submit"}, sentence(lang, "sentence.home_submit"))
    note = element("span", {"class": "say__note"}, sentence(lang, "sentence.home_note"))
    return element(
        "form",
        {
            "class": "calculator calculator--home",
            "data-home-sentence": True,
            "data-calculator": calculator,
            "data-fields": json.dumps(_link_fields()),
            "data-words": json.dumps(wanted, ensure_ascii=False),
            "lang": lang,
            "autocomplete": "off",
            "novalidate": True,
        },
        element("p", {"class": "say__last", "data-last-answer": True, "hidden": True}),
        sentence_html(lang, element("p", {"class": "say__more"}, submit, " ", note)),
        *_way_without_scripts(lang, calculator),
    )


def _way_without_scripts(lang: str, calculator: str) -> tuple[Html, ...]:
    """A plain link where no script completes the sentence: there is none, or it did not arrive."""
    link = element("a", {"class": "button", "href": calculator}, sentence(lang, "sentence.home_without"))
    missing: Attributes = {"data-not-started": True, "data-too-old": True, "hidden": True}
    return (
        element("noscript", None, element("p", None, link)),
        element("p", missing, link),
        element("script", None, GUARD),
    )


def _link_fields() -> list[dict[str, str | int]]:
    """What a link has to know of the boxes that the sentence fills in: path, short key, default."""
    said = {*platform_fills(platforms()[0]), "platform", "segments[].name"}
    said |= {f"segments[].{field.name}" for field in _told_rates()} | {f"segments[].{name}" for name in SIZES}
    rows = declaration_of("estimate").part("segments").rows
    return [
        {"pattern": field.path, "key": field.link_key, "defaultText": written(field, field.default)}
        | ({"most": rows.most_in_form} if rows and field.path == "segments[].name" else {})
        for field in fields()
        if field.path in said
    ]


def _button(lang: str, action: str) -> Html:
    attributes: Attributes = {"type": "button", "class": "button--quiet", "data-action": action}
    return element("button", attributes, sentence(lang, f"sentence.{action.replace('-', '_')}"))


def _remarks() -> Html:
    """How what was typed was understood and what is wrong with it, as beside the boxes of the form."""
    paths = [
        f"segments[{position}].{name}"
        for position in (0, DEAR)
        for name in ("orders_per_month", "average_order_value", "pay_later_share", "return_rate", "name")
    ]
    return element(
        "div",
        {"class": "say__remarks field"},
        *(element("p", {"class": "field__understood", "data-understood-for": path}) for path in paths),
        *(element("p", {"class": "field__error", "data-error-for": path}) for path in paths),
    )


def _label(lang: str, blank: Blank) -> Html:
    attributes: Attributes = {"class": "visually-hidden", "for": f"say-{blank.name}"}
    return element("label", attributes, sentence(lang, f"sentence.label.{blank.name}"))


def _number(lang: str, blank: Blank) -> Html:
    attributes: Attributes = {
        **blank.attributes,
        "type": "text",
        "inputmode": "decimal",
        "maxlength": 40,
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return join([_label(lang, blank), element("input", attributes)])


def _per_cent(lang: str, blank: Blank) -> Html:
    """A rate, never parted from its sign."""
    return element("span", {"class": "say__together"}, _number(lang, blank), "%")


def _choice(lang: str, blank: Blank, options: Iterable[Html]) -> Html:
    first = element("option", {"value": ""}, sentence(lang, f"sentence.choose.{blank.name}"))
    unit = "%" if blank.name == "share" else None
    return join(
        [_label(lang, blank), element("select", {**blank.attributes, "data-unit": unit}, first, *options)]
    )


def _option(value: str, said: str, fills: Mapping[str, str] | None = None) -> Html:
    known = json.dumps(fills, ensure_ascii=False) if fills else None
    return element("option", {"value": value, "data-fills": known}, said)


def _currency(lang: str) -> Html:
    return element("span", {"data-currency": True}, words.say(lang, "unit.money"))


def _currencies(lang: str) -> Html:
    """The currency of every amount: no gap to fill in, since there is one from the beginning."""
    blank = Blank(CURRENCY, "currency")
    options = [_option(code, currency_word(code, lang)) for code in CURRENCIES]
    return join([_label(lang, blank), element("select", blank.attributes, *options)])


def _platform_options(lang: str) -> list[Html]:
    """The platforms in their groups; each fills in what is known of it, and nothing that is not."""
    groups: dict[str, list[Html]] = {}
    for platform in platforms():
        name = words.say(lang, f"platform.{platform.id}")
        said = words.say(lang, f"sentence.platform.{platform.kind}", name=name)
        option = _option(platform.id, said, platform_fills(platform))
        groups.setdefault(platform.region, []).append(option)
    return [
        element("optgroup", {"label": words.say(lang, f"sentence.group.{group}")}, *options)
        for group, options in sorted(groups.items(), key=lambda one: (one[0] != "home") == (lang == "zh"))
    ]


def _carrier_options(lang: str) -> list[Html]:
    field = fields_of("document")["carrier"]
    return [_option(choice, words.say(lang, f"sentence.carrier.{choice}")) for choice in field.choices]


def _share_options(lang: str) -> list[Html]:
    field = fields_of("segment")["pay_later_share"]
    assumed = assumed_pay_later_share()
    unknown = words.say(lang, "sentence.share.unknown", share=f"{assumed:.0%}")
    typed = words.say(lang, "sentence.share.about", share=written(field, assumed))
    return [
        *(
            _option(written(field, round(share, 3)), words.say(lang, f"sentence.share.{share:.0%}"[:-1]))
            for share in SHARES
        ),
        _option(typed, unknown),
    ]


def _goods_options(lang: str) -> list[Html]:
    """Every kind of goods of the trade templates, by trade; each fills in its trade's rates and costs."""
    rates = _told_rates()
    seen: set[str] = set()
    groups = []
    for trade in templates():
        options = []
        for part in trade.segments:
            name = words.say(lang, f"template.{trade.id}.{part.key}")
            if name not in seen:
                options.append(_option(name, name, _rates(rates, part)))
                seen.add(name)
        groups.append(element("optgroup", {"label": trade.name(lang)}, *options))
    return groups


def _told_rates() -> list[Field]:
    """The fields of which some trade template says something, but for the sizes of a shop."""
    told = {name for trade in templates() for part in trade.segments for name in part.figures}
    return [
        field for field in fields_of("segment").values() if field.name in told and field.name not in SIZES
    ]


def _rates(rates: Iterable[Field], part: TemplateSegment) -> dict[str, str]:
    """The rates of one kind of goods as typed; what its template does not say goes back to the default."""
    return {
        f"segments[].{field.name}": written(
            field, part.figures[field.name].value if field.name in part.figures else field.default
        )
        for field in rates
    }
