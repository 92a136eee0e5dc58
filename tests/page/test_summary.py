"""The answer in a few lines says what the results say, in plain text."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.answers import estimate
from calculator.page.html.plain_text import plain_text
from calculator.page.merchant.results import result_pieces
from calculator.page.merchant.summary import MOST_FIGURES, MOST_SEGMENTS, summary
from calculator.page.typed.as_typed import form_texts
from calculator.parameters import fields_of
from calculator.shop.templates import example
from calculator.words import LANGUAGES, catalogue, say
from tests.page.shops import SHOPS, WITH_PROVIDER, shop
from tests.page.test_session import FORM, answer_to

every_language = pytest.mark.parametrize("lang", LANGUAGES)
HOSTILE = "<b>&amp; “壳”"


def lines_of(document: dict[str, Any], lang: str, *, is_example: bool = False) -> dict[str, Any]:
    return summary(lang, estimate.estimate(document), is_example=is_example)


@every_language
def test_it_says_the_answer_of_the_page_without_markup(lang: str) -> None:
    document = example().document(lang)
    pieces = result_pieces(lang, estimate.estimate(document))
    lines = lines_of(document, lang)
    assert lines["sentences"][0] == plain_text(pieces["answer"])
    assert lines["sentences"][-1] in plain_text(pieces["decision"])
    figures = "".join("".join(f"{one['label']}{one['value']}".split()) for one in lines["figures"])
    assert "".join(plain_text(pieces["bar"]).split()).endswith(figures)


@every_language
def test_names_are_repeated_as_they_were_typed(lang: str) -> None:
    lines = lines_of(shop({"name": HOSTILE}), lang)
    assert lines["inputs"][0].startswith(HOSTILE)
    assert HOSTILE in lines["sentences"][0]


@every_language
@pytest.mark.parametrize("name", SHOPS)
def test_every_shop_can_be_told_in_lines(name: str, lang: str) -> None:
    lines = lines_of(SHOPS[name], lang)
    said = [lines["title"], *lines["sentences"], *lines["inputs"]]
    assert all(said)
    assert not any(sign in text for text in said for sign in "{}<>")


@every_language
def test_it_says_whose_answer_it_is(lang: str) -> None:
    document = example().document(lang)
    titles = {lines_of(document, lang, is_example=whose)["title"] for whose in (True, False)}
    assert len(titles) == 2


@every_language
def test_platform_and_carrier_are_told_where_they_were_chosen(lang: str) -> None:
    told = {"platform": "pinduoduo", "carrier": "unknown"}
    names = [catalogue(lang)["platform.pinduoduo"], catalogue(lang)["choice.document.carrier.unknown"]]
    lines = lines_of(shop({}) | told, lang)["inputs"]
    assert [name in line for name, line in zip(names, lines, strict=False)] == [True, True]
    assert lines[2:] == lines_of(shop({}), lang)["inputs"]


@every_language
def test_many_kinds_of_goods_are_counted_beyond_the_first(lang: str) -> None:
    many = [{"name": f"g{number}"} for number in range(MOST_SEGMENTS + 3)]
    *goods, more, _ = lines_of(shop(*many), lang)["inputs"]
    assert [line[:2] for line in goods] == [f"g{number}" for number in range(MOST_SEGMENTS)]
    assert "3" in more


@every_language
def test_whatever_figure_was_entered_is_named_with_its_value(lang: str) -> None:
    def named(path: str, value: str) -> str:
        label = catalogue(lang)[f"field.{path}.label"]
        return say(lang, "table.of_entry", entry=label, label=value)

    own = {"return_rate": 0.12, "recovery_rate": 0.25}
    plain, second, of_the_shop, rest = lines_of(shop({}, own, write_off_days=61), lang)["inputs"]
    assert second == " · ".join(
        [
            plain.replace("s0", "s1"),
            named("segment.recovery_rate", "25%"),
            named("segment.return_rate", "12%"),
        ]
    )
    assert of_the_shop.startswith(named("assumptions.write_off_days", "61"))
    assert rest == catalogue(lang)["summary.others_none"]


@every_language
def test_figures_beyond_the_most_are_counted(lang: str) -> None:
    names = [name for name, field in fields_of("segment").items() if field.kind == "days"]
    names += ["order_value_cv", "incremental_share", "late_share"]
    many = [dict.fromkeys(names, 0.3) for _ in range(MOST_SEGMENTS + 2)]
    entered = len(names) * len(many)
    lines = lines_of(shop(*many), lang)["inputs"]
    named = sum(line.count(" · ") for line in lines)
    assert named == MOST_FIGURES
    assert str(entered - named) in lines[-1]


@every_language
def test_the_page_is_answered_with_it_or_told_that_there_is_none(lang: str) -> None:
    fields = form_texts(example().document(lang))
    answered = answer_to(fields, lang, "summary", example=True)
    assert answered == {"ok": True} | lines_of(example().document(lang), lang, is_example=True)
    mistaken = FORM | {"segments[0].orders_per_month": "?"}
    assert answer_to(mistaken, lang, "summary", example=False) == {"ok": False}


@every_language
@pytest.mark.parametrize("name", WITH_PROVIDER)
def test_with_a_provider_fees_stand_in_the_bar_and_in_the_picture(name: str, lang: str) -> None:
    document = WITH_PROVIDER[name]
    pieces = result_pieces(lang, estimate.estimate(document))
    labels = [catalogue(lang)[f"results.bar.{one}"] for one in ("on_its_way", "fees", "disputes", "net")]
    lines = lines_of(document, lang)
    assert [one["label"] for one in lines["figures"]] == labels
    figures = "".join("".join(f"{one['label']}{one['value']}".split()) for one in lines["figures"])
    assert "".join(plain_text(pieces["bar"]).split()).endswith(figures)
    assert 'data-result="portfolio.fees"' in pieces["bar"]


@every_language
def test_a_list_that_was_pasted_is_one_entry(lang: str) -> None:
    pasted = [{"orders": 120 + row, "unpaid": 3} for row in range(5)]
    without, with_it = (lines_of(shop({}) | more, lang)["inputs"][-1] for more in ({}, {"months": pasted}))
    assert without == catalogue(lang)["summary.others_none"]
    assert with_it == catalogue(lang)["summary.others_one"]
