"""Who carries non-payment: what was counted and, where it is not known, both answers side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator import words
from calculator.exposure.carrier.counted_shop import ENTERED
from calculator.exposure.loss_levels import BAD, VERY_BAD
from calculator.page.charts.frame import table
from calculator.page.html.markup import Html, element, sentence, text
from calculator.page.html.period import how_often, period
from calculator.page.html.section import fold, items, listed, paragraph, section, sentences
from calculator.page.html.shown_figure import Figures
from calculator.parameters import platform
from calculator.shop.order_mix import PLATFORM, PROVIDER, SHOP, UNKNOWN

PLATFORMS_PAGE = "../platforms/"
ROWS = (
    ("receivable", "receivable"),
    ("never_paid", "receivable_never_paid"),
    ("not_covered", "receivable_not_covered"),
    ("expected", "expected_book_loss"),
    ("bad", f"value_at_risk.{BAD}"),
    ("very_bad", f"value_at_risk.{VERY_BAD}"),
    ("net", "net_benefit_per_month"),
)


def has_provider(figures: Figures) -> bool:
    """Whether a provider pays the shop up front, so that the result has other parts."""
    return bool(figures.result["who_carries"]["carrier"] == PROVIDER)


def who_carries(figures: Figures) -> Html:
    """What was counted; both sides with what each rests on; and how to find out."""
    found = figures.result["who_carries"]
    if found["carrier"] == UNKNOWN:
        return section(figures.lang, "who_carries", *_both_sides(figures, found["sides"]))
    counted = paragraph(sentences(figures.lang, _counted(figures, found["counted"])))
    asked = [_ask(figures)] if found["carrier"] is None else []
    return section(figures.lang, "who_carries", counted, *asked)


def answered_for(figures: Figures) -> Html:
    """What the answer at the top takes for granted where it is not known who carries; else nothing."""
    is_known = figures.result["who_carries"]["carrier"] != UNKNOWN
    return Html() if is_known else _say(figures, "answered_for")


def if_the_platform_pays(figures: Figures) -> Html:
    """What the answer would be if the platform paid, in a sentence, where that is not known; else nothing."""
    found = figures.result["who_carries"]
    carriers = [side["rests_on"]["carrier"] for side in found["sides"]] if found["carrier"] == UNKNOWN else []
    return _side(figures, carriers.index(PLATFORM)) if PLATFORM in carriers else Html()


def to_ask(figures: Figures) -> Html:
    """What to ask the platform in writing, where it is not known who carries; else nothing."""
    return _say(figures, "ask") if figures.result["who_carries"]["carrier"] == UNKNOWN else Html()


def platform_name(figures: Figures) -> str:
    """The platform as it is called where the reader has chosen one, else "the platform"."""
    chosen = figures.result["inputs"].get("platform")
    return words.say(figures.lang, f"platform.{chosen}" if chosen else "results.who_carries.the_platform")


def _both_sides(figures: Figures, sides: list[Mapping[str, Any]]) -> list[Html]:
    lang = figures.lang
    heads = [
        sentence(lang, f"results.who_carries.{name}")
        for name in ("head_figure", "head_platform", "head_shop")
    ]
    rows = [
        (
            sentence(lang, f"results.who_carries.{name}"),
            *(figures.short_money(f"who_carries.sides[{place}].{path}") for place in range(len(sides))),
        )
        for name, path in ROWS
    ]
    rows.append(
        (
            sentence(lang, "results.who_carries.break_even"),
            *(_break_even(figures, place) for place in range(len(sides))),
        )
    )
    return [
        paragraph(_say(figures, "unknown")),
        items([_side(figures, place) for place in range(len(sides))], "verdicts"),
        paragraph(sentences(lang, [*_told(figures), _say(figures, "ask")])),
        fold(
            "both-sides",
            sentence(lang, "results.who_carries.side_by_side"),
            table(sentence(lang, "results.who_carries.caption", period=period(figures)), heads, rows),
            paragraph(sentences(lang, [_say(figures, "rests_on"), *_cover(figures, sides[0]["rests_on"])])),
        ),
    ]


def _told(figures: Figures) -> list[Html]:
    """What has been told in public of whether this platform pays, with how far it can be relied on."""
    chosen = figures.result["inputs"].get("platform")
    if chosen is None:
        return []
    found = platform(chosen)
    fact, name = found.carrier, words.say(figures.lang, f"platform.{chosen}")
    key = "nothing" if fact.value is None else SHOP if fact.value == SHOP else PLATFORM
    sure = "_inferred" if fact.inferred and fact.value else "_low" if fact.confidence == "low" else ""
    link = element("a", {"href": f"{PLATFORMS_PAGE}#{found.told_in}"}, name)
    return [sentence(figures.lang, f"results.who_carries.told_{key}{sure}", link=link)]


def _side(figures: Figures, place: int) -> Html:
    """What one side comes to."""
    path = f"who_carries.sides[{place}]."
    side = figures.result["who_carries"]["sides"][place]["rests_on"]["carrier"]
    net = "adds" if figures.value(f"{path}net_benefit_per_month") >= 0 else "costs"
    covers = figures.result["who_carries"]["sides"][place]["rests_on"]["for_fraud"]
    aside = [_say(figures, "no_fraud")] if side == PLATFORM and not covers else []
    said = _say(
        figures,
        f"{side}_{net}",
        loss=figures.about_money(f"{path}expected_book_loss"),
        bad=figures.about_money(f"{path}value_at_risk.{BAD}"),
        net=figures.about_money(f"{path}net_benefit_per_month", unsigned=True),
        period=period(figures),
        often=how_often(figures),
    )
    return sentences(figures.lang, [said, *aside])


def _break_even(figures: Figures, place: int) -> Html:
    side = figures.result["who_carries"]["sides"][place]
    key = f"results.who_carries.break_even_{side['profitable']}"
    if side["break_even_rate"] is None:
        return sentence(figures.lang, key)
    return sentence(figures.lang, key, rate=figures.percent(f"who_carries.sides[{place}].break_even_rate"))


def _counted(figures: Figures, cover: Mapping[str, Any]) -> list[Html]:
    """What the figures count, in sentences."""
    if cover["carrier"] == ENTERED and not cover["as_entered"]:
        return [_say(figures, "counted_nothing")]
    first = [_say(figures, f"counted_{cover['carrier']}"), *_inferred(figures, cover["carrier"])]
    return [*first, *_cover(figures, cover)] if cover["carrier"] in (PLATFORM, ENTERED) else first


def _inferred(figures: Figures, carrier: str) -> list[Html]:
    """That it was concluded of the platform, and not told, who carries; nothing where it was told."""
    chosen = figures.result["inputs"].get("platform")
    fact = platform(chosen).carrier if chosen else None
    return [_say(figures, "inferred")] if fact and fact.inferred and fact.value == carrier else []


def _cover(figures: Figures, cover: Mapping[str, Any]) -> list[Html]:
    """What is covered and how, in sentences."""
    names = [segment["name"] for segment in figures.result["inputs"]["segments"]]
    said = []
    if cover["in_full"]:
        said.append(_about(figures, "in_full", cover["in_full"], names))
    if cover["as_entered"]:
        said.append(_about(figures, "as_entered", cover["as_entered"], names))
    said.append(
        _about(figures, "for_fraud", cover["for_fraud"], names)
        if cover["for_fraud"]
        else _say(figures, "no_fraud")
    )
    return [*said, _say(figures, "limits")]


def _about(figures: Figures, key: str, some: list[str], of_all: list[str]) -> Html:
    """A sentence about all segments, or about some by name."""
    if len(some) == len(of_all):
        return _say(figures, f"{key}_all")
    return _say(figures, f"{key}_some", names=listed(figures.lang, some))


def _ask(figures: Figures) -> Html:
    title = sentence(figures.lang, "results.who_carries.ask_title")
    return fold("ask-platform", title, paragraph(_say(figures, "ask")))


def _say(figures: Figures, name: str, **values: str) -> Html:
    """A sentence of this section, in which the platform may be named."""
    return sentence(
        figures.lang, f"results.who_carries.{name}", platform=text(platform_name(figures)), **values
    )
