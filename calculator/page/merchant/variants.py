"""Variants of a shop side by side: up to three that the reader has kept, and what the form holds now.

The page's script keeps them on the device; what they come to is computed here, anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from calculator import words
from calculator.answers import estimate
from calculator.boundary.problems import InvalidInput
from calculator.exposure.loss_levels import BAD
from calculator.page.form.control import shown
from calculator.page.html import numbers
from calculator.page.html.markup import Attributes, Html, element, join, sentence, text
from calculator.page.html.section import section
from calculator.page.merchant.assumed_inputs import platform_with_unknown_fee
from calculator.page.merchant.sections.entered import scalars
from calculator.page.merchant.sections.reproduce import essential
from calculator.page.question import Question
from calculator.page.typed.filled_form import read_form
from calculator.parameters import Field
from calculator.parameters.fields import field_at, position_in

MOST = 3
"""Variants that can be kept: with the present input they are the four columns that a reader can compare."""
MOST_DIFFERENCES = 6
SHOWN = ("receivable", "fees", "expected_book_loss", "bad", "net_benefit")


class _Variant(NamedTuple):
    name: str
    result: Mapping[str, Any] | None
    """None where its input has mistakes."""


def compared(question: Question) -> dict[str, Any]:
    """Answer with the table of the variants, the present input first; nothing while none is kept."""
    asked: Sequence[Mapping[str, Any]] = question.argument["variants"]
    variants = [
        _Variant(str(one["name"]), _result(tuple(one["fields"].items()))) for one in asked[: MOST + 1]
    ]
    table = _table(question.language, variants) if len(variants) > 1 else Html()
    return {"ok": True, "html": {"variants": table}}


def variants_box(lang: str) -> Html:
    """Where a variant is named and kept, and a saved input opened; the page's script fills the table."""
    named: Attributes = {
        "type": "text",
        "id": "variant-name",
        "class": "field__box",
        "maxlength": 40,
        "autocomplete": "off",
    }
    file: Attributes = {
        "type": "file",
        "id": "saved-input",
        "class": "visually-hidden",
        "accept": ".json,application/json",
    }
    return section(
        lang,
        "variants",
        element(
            "p",
            {"class": "results__note"},
            sentence(lang, "variants.lead"),
            " ",
            element("a", {"href": "#say-title"}, sentence(lang, "variants.to_the_form")),
        ),
        element("div", {"data-slot": "variants", "class": "results__body"}),
        element(
            "div",
            {"class": "variants__tools", "data-needs-script": True},
            element("label", {"for": "variant-name"}, sentence(lang, "variants.name")),
            element("input", named),
            _button(lang, "keep"),
            _button(lang, "link", hidden=True),
            element("input", file),
            element(
                "label", {"class": "button-like", "for": "saved-input"}, sentence(lang, "variants.open_file")
            ),
            element("p", {"data-variants-status": True, "role": "status"}),
        ),
        further=True,
    )


def _button(lang: str, what: str, number: int | None = None, *, hidden: bool = False) -> Html:
    attributes: Attributes = {
        "type": "button",
        "data-action": f"variant-{what}",
        "data-number": number,
        "hidden": hidden,
    }
    return element("button", attributes, sentence(lang, f"variants.{what}"))


# After an edit only the present input is another; twice as many, so that going back costs nothing.
@lru_cache(maxsize=2 * (MOST + 1))
def _result(typed: tuple[tuple[str, str], ...]) -> Mapping[str, Any] | None:
    try:
        return estimate.Shop(read_form(dict(typed))).part("figures")
    except InvalidInput:
        return None


def _table(lang: str, variants: Sequence[_Variant]) -> Html:
    """A row for each variant, which a small screen shows as a card."""
    shown = [name for name in SHOWN if name != "fees" or any(map(_has_fees, variants))]
    besides = {"expected_book_loss": "loss_besides_fees", "receivable": "receivable_or_on_its_way"}
    with_fees = besides if "fees" in shown else {}
    named = (with_fees.get(name, name) for name in ("variant", *shown, "differs"))
    heads = [sentence(lang, f"variants.head_{name}") for name in named]
    best = _best(variants)
    head = element(
        "tr",
        {"role": "row"},
        *(element("th", {"scope": "col", "role": "columnheader"}, one) for one in heads),
    )
    rows = [
        _row(lang, heads, shown, variants, place, is_best=place == best) for place in range(len(variants))
    ]
    return element(
        "table",
        {"class": "segment-table variants", "role": "table"},
        element("caption", None, sentence(lang, "variants.caption")),
        element("thead", {"role": "rowgroup"}, head),
        element("tbody", {"role": "rowgroup"}, *rows),
    )


def _best(variants: Sequence[_Variant]) -> int | None:
    """The one that earns most; none where two earn the same to the last unit shown, or none earns anything.

    Nor where one of them rests on a fee that is not known.
    """
    if any(one.result and platform_with_unknown_fee(one.result["inputs"]) for one in variants):
        return None
    earned = [one.result["portfolio"]["net_benefit"] if one.result else None for one in variants]
    known = sorted((value for value in earned if value is not None), reverse=True)
    if len(known) < 2 or round(known[0]) == round(known[1]) or known[0] <= 0:
        return None
    return earned.index(known[0])


def _row(
    lang: str,
    heads: Sequence[Html],
    shown: Sequence[str],
    variants: Sequence[_Variant],
    place: int,
    *,
    is_best: bool,
) -> Html:
    variant = variants[place]
    tag = element("strong", {"class": "whose"}, sentence(lang, "variants.best")) if is_best else Html()
    tools = (
        join([_button(lang, "take", place - 1), _button(lang, "remove", place - 1)], " ") if place else Html()
    )
    name = element("th", {"scope": "row", "role": "rowheader"}, text(variant.name), " ", tag, " ", tools)
    if variant.result is None:
        cells = [sentence(lang, "variants.mistaken"), *[Html()] * len(shown)]
    else:
        cells = [*_figures(lang, shown, variant.result), _differences(lang, variants, place)]
    said = (
        element(
            "td",
            {"role": "cell"},
            element("span", {"class": "segment-table__label"}, head),
            element("span", {"class": "segment-table__value"}, cell),
        )
        for head, cell in zip(heads[1:], cells, strict=True)
        if cell
    )
    return element("tr", {"role": "row"}, name, *said)


def _has_fees(variant: _Variant) -> bool:
    return variant.result is not None and "fees" in variant.result["portfolio"]


def _figures(lang: str, shown: Sequence[str], result: Mapping[str, Any]) -> list[Html]:
    portfolio, currency = result["portfolio"], result["inputs"]["currency"]
    values = {**portfolio, "bad": portfolio["value_at_risk"][str(BAD)]}
    cells = {
        name: text(numbers.about_money(values[name], lang, currency)) for name in shown if name in values
    }
    if "fees" in shown and "fees" not in cells:
        cells["fees"] = sentence(lang, "variants.fees_within")
    elif "fees" in shown and platform_with_unknown_fee(result["inputs"]):
        cells["fees"] = sentence(lang, "variants.fees_assumed", fees=cells["fees"])
    return [cells[name] for name in shown]


def _differences(lang: str, variants: Sequence[_Variant], place: int) -> Html:
    """The inputs that differ from the present ones, each as it is and as it is there."""
    now, there = variants[0].result, variants[place].result
    if place == 0 or now is None or there is None:
        return Html()
    before, after = dict(scalars(essential(now["inputs"]))), dict(scalars(essential(there["inputs"])))
    paths = [path for path in {**before, **after} if before.get(path) != after.get(path) and field_at(path)]
    values = [dict(scalars(one["inputs"])) for one in (now, there)]
    said = [_difference(lang, path, (now, there), values) for path in islice(paths, MOST_DIFFERENCES)]
    if len(paths) > MOST_DIFFERENCES:
        said.append(sentence(lang, "variants.further", count=str(len(paths) - MOST_DIFFERENCES)))
    return join(said, element("br")) if said else sentence(lang, "variants.the_same")


def _difference(
    lang: str,
    path: str,
    results: tuple[Mapping[str, Any], Mapping[str, Any]],
    values: Sequence[Mapping[str, Any]],
) -> Html:
    """An input as it is there and as it is now, with the goods that it is of where there are several.

    `values` are the inputs of the two results, the present one first, by path.
    """
    field = field_at(path)
    if field is None:
        return Html()
    now, there = (
        _shown(lang, field, given.get(path), result["inputs"]["currency"])
        for given, result in zip(values, results, strict=True)
    )
    label = words.say(lang, f"field.{field.key}.label")
    goods = max((one["inputs"]["segments"] for one in results), key=len)
    position = position_in(path) if path.startswith("segments[") else None
    if position is not None and len(goods) > 1:
        label = words.say(lang, "variants.of_goods", goods=goods[position]["name"], label=label)
    return sentence(lang, "variants.difference", label=label, value=there, now=now)


def _shown(lang: str, field: Field, value: Any, currency: str) -> str:  # noqa: ANN401 - a JSON value
    return words.say(lang, "variants.none") if value is None else shown(lang, field, value, currency)
