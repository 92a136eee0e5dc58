"""The results: every figure is the one in the JSON, every name is harmless, both languages say the same."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.page.html.shown_figure import value_at
from calculator.page.merchant.results import LATER, later_pieces, result_pieces, results_html
from calculator.parameters import platform, platforms
from calculator.words import LANGUAGES
from tests.html import by_id, elements_of, with_attribute
from tests.page.shops import (
    SHOPS,
    WITH_PROVIDER,
    every_shop_and_with_provider,
    result_of,
    result_of_example,
    shop,
)

EVERY = SHOPS | WITH_PROVIDER
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "{portfolio}",
    "a' onmouseover='x",
    "&lt;b&gt;",
]


def figures_in(html: str) -> list[tuple[str, str]]:
    return [(e.get("data-result"), e.get("data-value")) for e in with_attribute(html, "data-result")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "document"),
    every_shop_and_with_provider(),
    ids=[name for name, _ in every_shop_and_with_provider()],
)
def test_every_figure_is_the_unrounded_number_at_its_path(
    name: str, document: dict[str, Any], lang: str
) -> None:
    result = result_of(document)
    shown = figures_in(results_html(lang, result))
    assert len(shown) > 20
    for path, value in shown:
        assert float(value) == value_at(result, path), path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_the_html_is_well_formed_and_its_ids_are_unique(name: str, lang: str) -> None:
    html = results_html(lang, result_of(EVERY[name]))
    ids = by_id(html)
    for element in elements_of(html):
        for attribute in ("aria-labelledby", "aria-describedby"):
            for reference in element.get(attribute).split():
                assert reference in ids


def test_both_languages_show_the_same_figures_in_the_same_order() -> None:
    result = result_of_example("zh")
    chinese, english = (figures_in(results_html(lang, result)) for lang in ("zh", "en"))
    assert [path for path, _ in chinese if path.startswith("segments")] == [
        path for path, _ in english if path.startswith("segments")
    ]
    assert set(chinese) == set(english)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_segments_name_is_never_markup(name: str) -> None:
    result = result_of(shop({"name": name}))
    html = results_html("en", result)
    found = elements_of(html)
    assert not [e for e in found if e.name in ("img", "script", "b")]
    assert not [a for e in found for a in e.attributes if a.startswith("on")]
    assert any(e.name == "strong" and e.text == name for e in found)


def test_no_element_carries_a_style_or_a_script() -> None:
    for element in elements_of(results_html("zh", result_of_example("zh"))):
        assert "style" not in element.attributes
        assert not any(attribute.startswith("on") for attribute in element.attributes)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("no orders", "Without pay-later orders, buyers owe you nothing"),
        ("everything is covered", "no sales value is lost"),
        ("a monthly cap", "these three figures are an estimate"),
        ("a quarter", "in 3 months"),
        ("pays at any rate", "pays off at any rate"),
        ("everything is returned", "no genuine order is kept"),
        ("rates that add up to more than one", "these figures do not seem to fit together"),
        ("a season before the ring", "is highest before that, on day"),
        ("nothing sold pay-later", "have no pay-later orders, so there is nothing to notice"),
        ("everybody pays", "such orders use up what pay-later earns"),
        ("nobody pays", "not even one such order can be made good"),
        ("everything is covered", "no number of such orders uses up"),
        ("seen at once", "would show only after 0 days"),
        ("pays at any rate", "there is no lost outlay"),
        ("a season", "What buyers owe is highest on day"),
        ("no orders", "This counts no guarantee:"),
        ("everything is covered", "This counts the guarantee that you entered"),
        ("nobody knows who carries", "You don’t know yet whether Pinduoduo pays you"),
        ("nobody knows who carries", "is as you entered it for “s1”"),
        ("nothing pays on either side", "If the platform doesn’t: you lose about"),
        ("the platform carries", "count as covered for “s0” only"),
        ("the platform carries", "a guarantee (yours is already as good)"),
        ("the shop carries", "The guarantee is not counted"),
        ("a provider carries", "A provider pays you first"),
        ("a provider carries", "Owed by the provider"),
        ("a provider that charges too much", "it would pay off at"),
        ("a provider without disputes", "no sales value is lost"),
        (
            "a provider without disputes",
            "Hardly any order is handed back for being shipped against the rules",
        ),
        ("a provider and all else for free", "It pays off however many disputes there are"),
        ("a provider and no orders", "Without pay-later orders"),
    ],
)
def test_special_shops_get_their_own_words(name: str, part: str) -> None:
    assert part in elements_of(results_html("en", result_of(EVERY[name])))[0].text


def test_a_shop_that_loses_is_told_how_much_without_a_minus_sign() -> None:
    result = result_of(shop({"incremental_share": 0}))
    assert result["portfolio"]["net_benefit"] < 0
    answer = elements_of("<p>" + result_pieces("en", result)["answer"] + "</p>")[0].text
    assert "worse off" in answer
    assert "−" not in answer


@pytest.mark.parametrize(
    ("lang", "question"),
    [("zh", "您会知道吗？今天若有团伙开始买“手机”"), ("en", "Would you notice? A fraud ring buying")],
)
def test_the_answer_says_whether_the_merchant_would_know(lang: str, question: str) -> None:
    result = result_of_example(lang)
    html = f"<p>{result_pieces(lang, result)['answer']}</p>"
    assert question in elements_of(html)[0].text
    assert [path for path, _ in figures_in(html)][-3:] == [
        "blind_window.days",
        "blind_window.orders",
        "blind_window.exposure",
    ]


@pytest.mark.parametrize(
    ("lang", "said", "ring"),
    [("zh", "您才第一次看得出来", "团伙"), ("en", "you would spot it only after", "fraud ring")],
)
def test_no_ring_is_named_in_the_answer_of_a_shop_without_dear_goods(lang: str, said: str, ring: str) -> None:
    result = result_of(shop({"average_order_value": 68}))
    answer = f"<p>{result_pieces(lang, result)['answer']}</p>"
    assert said in elements_of(answer)[0].text
    assert ring not in elements_of(answer)[0].text
    assert [path for path, _ in figures_in(answer)][-1] == "blind_window.days"


def test_the_countermeasure_that_helps_most_is_named_and_stands_first() -> None:
    result = result_of_example("en")
    html = results_html("en", result)
    first = result["blind_window"]["countermeasures"][0]
    assert first["lever"] == "hold"
    assert "the most effective is “Check before shipping above ¥1,000”" in elements_of(html)[0].text
    harmless = result["blind_window"] | {
        "countermeasures": [
            measure | {"change": 0.0} for measure in result["blind_window"]["countermeasures"]
        ]
    }
    said = elements_of(results_html("en", result | {"blind_window": harmless}))[0].text
    assert "none of these reduces the lost sales value" in said


def test_an_order_that_eats_more_than_a_month_is_called_less_than_one() -> None:
    result = result_of_example("en")
    orders = result["ring_stress"]["orders_that_eat_a_month"]
    assert orders < 1
    assert (
        f"less than one such order (about {orders:.1f}) uses up"
        in elements_of(results_html("en", result))[0].text
    )


@pytest.mark.parametrize(
    ("days", "loss", "part"),
    [
        (12.5, 900.0, "needs 12.5 days"),
        (None, 900.0, "no net benefit that could earn"),
        (None, -1.0, "no lost outlay"),
    ],
)
def test_what_earning_the_loss_back_takes(days: float | None, loss: float, part: str) -> None:
    result = result_of_example("en")
    changed = result["blind_window"] | {"days_of_net_benefit": days, "loss_cash": loss}
    assert part in elements_of(results_html("en", result | {"blind_window": changed}))[0].text


def test_a_failed_check_is_said_loudly() -> None:
    result = result_of_example("en")
    failed = result | {"audit": result["audit"] | {"passed": False}}
    assert "did not pass its own check" in results_html("en", failed)
    assert "did not pass its own check" not in results_html("en", result)


@pytest.mark.parametrize(
    ("name", "document"),
    every_shop_and_with_provider(),
    ids=[name for name, _ in every_shop_and_with_provider()],
)
def test_no_place_of_a_sentence_is_left_unfilled(name: str, document: dict[str, Any]) -> None:
    for lang in LANGUAGES:
        for element in elements_of(results_html(lang, result_of(document))):
            if element.name in ("p", "li", "figcaption", "dt", "td", "text", "desc"):
                assert "{" not in element.text


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "that one buys “s1”, this one “s0”"), ("zh", "那里的团伙买“s1”，这里的买“s0”")]
)
def test_the_blind_window_says_where_other_rings_buy_something_else(lang: str, said: str) -> None:
    def told(bought: str | None, **blind_window: str) -> bool:
        rings = {"per_month": 0.5, "mean_orders": 12, "segment": bought}
        mix = shop({}, {"average_order_value": 50}, rings=rings, blind_window=blind_window)
        return said in elements_of(results_html(lang, result_of(mix)))[0].text

    assert told("s1")
    assert not told("s0")
    assert not told(None)
    assert not told("s1", segment="s1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_shop_with_a_provider_is_not_shown_what_it_does_not_bear(lang: str) -> None:
    def parts(name: str) -> set[str]:
        html = results_html(lang, result_of(EVERY[name]))
        return {e.get("id") for e in elements_of(html) if "results__part" in e.get("class").split()}

    alone, with_provider = parts("the shop carries"), parts("a provider carries")
    assert {"results-money_out", "results-blind_window", "results-ring_stress"} <= alone - with_provider
    assert with_provider - alone == {"results-provider_money", "results-provider_costs"}
    assert {"results-who_carries", "results-losses", "results-worth_it"} <= alone & with_provider


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sold_on", [one.id for one in platforms() if one.carrier.inferred])
@pytest.mark.parametrize("carrier", ["as inferred", "unknown"])
def test_who_carries_is_not_said_as_told_where_it_was_inferred(lang: str, sold_on: str, carrier: str) -> None:
    fact = platform(sold_on).carrier
    chosen = str(fact.value) if carrier == "as inferred" else carrier
    html = results_html(lang, result_of(shop({}) | {"carrier": chosen, "platform": sold_on}))
    said = by_id(html)["results-who_carries"].text
    assert ("infer" if lang == "en" else "推断") in said
    assert ("has been told in public" if lang == "en" else "据公开的说法") not in said
    told = result_of(shop({}) | {"carrier": chosen, "platform": "klarna"})
    other = by_id(results_html(lang, told))["results-who_carries"].text
    assert ("infer" if lang == "en" else "推断") not in other


def test_who_carries_is_told_before_any_other_figure() -> None:
    for name in ("nobody knows who carries", "a provider carries", "no orders"):
        found = elements_of(results_html("en", result_of(EVERY[name])))
        parts = [e.get("id") for e in found if "results__part" in e.get("class").split()]
        assert parts[0] == "results-who_carries"
        assert parts[1] in ("results-decision", "results-provider_money", "results-money_out")


def test_later_parts_have_nothing_to_say_with_a_provider() -> None:
    result = result_of(EVERY["a provider carries"])
    assert {piece for part in LATER for piece in later_pieces("en", result, part).values()} == {""}
