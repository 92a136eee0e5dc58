"""What the answer rests on that nobody entered, where the answer stands: each leads to its box in the form.

Returns, the cost of the goods and additional orders decide whether pay-later pays; a fee that nobody has
published is the usual one; an amount assumed in another currency is not converted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.page.form.control import box_id
from calculator.page.form.control import shown as in_form
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence, text
from calculator.page.html.section import listed, paragraph
from calculator.page.html.shown_figure import Figures, value_at
from calculator.page.merchant.assumed_inputs import (
    fee_path,
    foreign_amounts,
    is_assumed,
    is_known_goods,
    platform_that_published,
    platform_with_unknown_fee,
)
from calculator.page.merchant.sections.who_carries import has_provider, platform_name
from calculator.parameters import platform
from calculator.parameters.fields import field_at
from calculator.words import say

RATES = ("return_rate", "goods_cost_share")
"""What the kind of goods decides, and with it whether pay-later pays."""
UNPAID = ("non_payment_rate", "fraud_rate")
"""What decides besides where no provider bears it."""
HANGS_ON = ("return_rate", "incremental_share")
"""What a verdict hangs on first, and says itself where it was not entered."""
MOST = 3
"""Kinds of goods of which it is told; those that follow are told in the form."""
EXTRA = "portfolio.break_even_incremental"


def given(figures: Figures, path: str, shown: Html, said: str = "results.given.") -> Html:
    """An input as a sentence says it: entered by the reader, published by the platform, or assumed.

    `said` begins the keys of the words for it, which end in one of those three.
    """
    whose = _whose_input(figures, path)
    value = _as_published(figures, path) if whose == "published" else shown
    return sentence(figures.lang, f"{said}{whose}", value=value, platform=text(platform_name(figures)))


def _as_published(figures: Figures, path: str) -> Html:
    """A fee to the last digit, as it is found where it was published."""
    field, value = field_at(path), value_at(figures.result["inputs"], path)
    return text(in_form(figures.lang, field, value, figures.currency)) if field else Html()


def _whose_input(figures: Figures, path: str) -> str:
    """`entered` by the reader, `published` by their platform, or `assumed`."""
    inputs = figures.result["inputs"]
    if not is_assumed(inputs, path):
        return "entered"
    return "published" if platform_that_published(inputs, path) else "assumed"


def assumed_beside_the_answer(figures: Figures) -> Html:
    """These sentences as paragraphs; nothing where nothing is sold pay-later."""
    return join(paragraph(said, "results__entered") for said in assumed(figures))


def assumed(figures: Figures) -> Iterator[Html]:
    """What decides the answer and was not entered, in sentences."""
    if figures.value("portfolio.pay_later_orders") == 0:
        return
    if has_provider(figures) and (chosen := platform_with_unknown_fee(figures.result["inputs"])):
        yield _unknown_fee(figures, chosen)
    names = RATES if has_provider(figures) else (*RATES, *UNPAID)
    if told := [name for name in names if _assumed_in(figures, name)]:
        rates = [_rates(figures, name, with_goods=name == told[0]) for name in told]
        row = join(rates, "；" if figures.lang == "zh" else "; ")
        yield sentence(figures.lang, "results.assumed.rates", rates=row)
    yield _extra_orders(figures)
    if amounts := list(_foreign(figures)):
        row = listed(figures.lang, amounts)
        currency = numbers.currency_word(figures.currency, figures.lang)
        yield sentence(figures.lang, "results.assumed.amounts", amounts=row, currency=currency)


def _who_charges(lang: str, chosen: str) -> str:
    """Whose fee it is: a shop system's shops have a provider besides."""
    known = platform(chosen).kind != "shop_system"
    return say(lang, f"platform.{chosen}" if known else "results.assumed.your_provider")


def _unknown_fee(figures: Figures, chosen: str) -> Html:
    fee = _to_box("provider.fee_rate", figures.percent("inputs.provider.fee_rate"))
    name = _who_charges(figures.lang, chosen)
    return sentence(figures.lang, "results.assumed.unknown_fee", platform=name, fee=fee)


def all_assumed(figures: Figures, name: str) -> bool:
    """Whether an input was entered for no kind of goods that is sold pay-later."""
    return len(_assumed_in(figures, name)) == len(_sold(figures))


def _sold(figures: Figures) -> list[int]:
    """The segments sold pay-later."""
    places = range(len(figures.result["segments"]))
    return [place for place in places if figures.value(f"segments[{place}].pay_later_orders") > 0]


def _assumed_in(figures: Figures, name: str) -> list[int]:
    """Those of them whose input of this name was not entered."""
    inputs = figures.result["inputs"]
    return [place for place in _sold(figures) if is_assumed(inputs, f"segments[{place}].{name}")]


def _rates(figures: Figures, name: str, *, with_goods: bool) -> Html:
    """A rate of each kind of goods, once where all have the same; the only kind is named `with_goods`."""
    places = _assumed_in(figures, name)
    if len({figures.value(f"inputs.segments[{place}].{name}") for place in places}) == 1:
        places = places[:1]
    names = figures.result["inputs"]["segments"]
    said = []
    for place in places[:MOST]:
        goods = str(names[place]["name"])
        is_named = len(places) > 1 or (with_goods and len(names) == 1 and is_known_goods(goods))
        rate = figures.percent(f"inputs.segments[{place}].{name}")
        shown = (
            sentence(figures.lang, "results.assumed.of_goods", rate=rate, goods=goods) if is_named else rate
        )
        said.append(_to_box(f"segments[{place}].{name}", shown))
    return sentence(figures.lang, f"results.assumed.{name}", rates=listed(figures.lang, said))


def _extra_orders(figures: Figures) -> Html:
    """From which share of additional orders on pay-later pays, and the share that is counted."""
    found = figures.result["portfolio"]["break_even_incremental"]
    box = f"segments[{_sold(figures)[0]}].incremental_share"
    said = "assumed" if all_assumed(figures, "incremental_share") else "entered"
    now = sentence(figures.lang, f"results.given.{said}", value=_to_box(box, figures.percent(f"{EXTRA}.now")))
    share = {"share": figures.percent(f"{EXTRA}.share")} if found["share"] is not None else {}
    return sentence(figures.lang, f"results.extra.{found['profitable']}", given=now, **share)


def resting_on(figures: Figures) -> Html:
    """What a verdict rests on that nobody entered, as part of its sentence; nothing where all was entered."""
    if names := [name for name in HANGS_ON if _assumed_in(figures, name)]:
        row = join((_in_short(figures, name) for name in names), "、" if figures.lang == "zh" else " and ")
        return sentence(figures.lang, "results.assumed.verdict", figures=row)
    return Html()


def _in_short(figures: Figures, name: str) -> Html:
    paths = [f"inputs.segments[{place}].{name}" for place in _assumed_in(figures, name)]
    if len({figures.value(path) for path in paths}) > 1:
        return sentence(figures.lang, f"results.assumed.several.{name}")
    return sentence(figures.lang, f"results.assumed.short.{name}", rate=figures.percent(paths[0]))


def _foreign(figures: Figures) -> Iterator[Html]:
    """Amounts that decide the answer and were assumed in another currency, each kind once."""
    told = set()
    for path, currency in foreign_amounts(figures.result["inputs"]):
        scope, _, name = path.rpartition(".")
        value = figures.value(f"inputs.{path}")
        if scope == "levers" or (name, value) in told:
            continue
        told.add((name, value))
        amount = figures.amount_in(f"inputs.{path}", currency)
        yield _to_box(path, sentence(figures.lang, f"results.assumed.{name}", amount=amount))


def _to_box(path: str, said: Html) -> Html:
    """Words that lead to the box of an input."""
    return element("a", {"href": f"#{box_id(path)}"}, text(said))


def remarks_at_boxes(lang: str, inputs: Mapping[str, Any]) -> dict[str, str]:
    """What stands beside the boxes of such inputs, by path."""
    own = numbers.currency_word(inputs["currency"], lang)
    remarks = {
        path: say(lang, "form.assumed_in", currency=numbers.currency_word(currency, lang), own=own)
        for path, currency in foreign_amounts(inputs)
    }
    if chosen := platform_with_unknown_fee(inputs):
        name = _who_charges(lang, chosen)
        remarks[fee_path(inputs)] = say(lang, "form.fee_unknown", platform=name)
    return remarks
