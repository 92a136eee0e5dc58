"""The form has every declared input once, named by its path, labelled, explained and tied to its messages."""

from __future__ import annotations

import json

import pytest

from calculator.answers import estimate
from calculator.boundary.problems import InvalidInput
from calculator.page.merchant.form import form_html
from calculator.page.typed.as_typed import form_texts
from calculator.page.typed.filled_form import read_form
from calculator.page.typed.pasted_lists import PASTED
from calculator.parameters import fields, source
from calculator.parameters.fields import field_at
from calculator.shop.templates import example, templates
from calculator.words import LANGUAGES
from tests.html import Element, by_id, elements_of, with_attribute
from tests.page.shops import shop


def form_of_example(lang: str) -> str:
    return form_html(lang, example().document(lang))


def boxes(html: str) -> list[Element]:
    """The boxes of the form, without those of the segment that is yet to be added."""
    return [box for box in with_attribute(html, "name") if not in_template(box)]


def in_template(element: Element) -> bool:
    return any(ancestor.name == "template" for ancestor in element.ancestors)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_declared_input_stands_in_the_form_once_for_each_segment(lang: str) -> None:
    names = [box.get("name") for box in boxes(form_of_example(lang))]
    items = {"segment": 3, "ranges": 0, "season": 0}
    expected = [
        path
        for field in fields()
        if field.scope not in PASTED
        for path in (
            [field.path.replace("[]", f"[{position}]") for position in range(items[field.scope])]
            if "[]" in field.path
            else [field.path]
        )
    ]
    assert sorted(names) == sorted([*expected, *PASTED])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_box_has_a_label_help_and_places_for_what_python_says(lang: str) -> None:
    html = form_of_example(lang)
    ids = by_id(html)
    labels = {label.get("for"): label for label in elements_of(html) if label.name == "label"}
    for box in boxes(html):
        assert labels[box.get("id")].text.strip()
        described = box.get("aria-describedby").split()
        assert all(reference in ids for reference in described)
        assert any(ids[reference].get("data-error-for") == box.get("name") for reference in described)
        assert any(ids[reference].get("data-understood-for") == box.get("name") for reference in described)
        assert ids[f"{box.get('id')}-help"].text.strip()


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "可填 0 天 至 365 天"), ("en", "Accepted: 0 days to 365 days.")]
)
def test_what_a_number_may_be_stands_beside_its_default(lang: str, said: str) -> None:
    (reset,) = (
        button
        for button in with_attribute(form_of_example(lang), "data-for")
        if button.get("data-for") == "provider.payout_days"
    )
    assert said in next(iter(reset.ancestors)).text


def test_boxes_take_any_text_and_nothing_is_submitted() -> None:
    html = form_of_example("zh")
    for element in elements_of(html):
        if element.name == "input":
            assert element.get("type") in ("text", "checkbox")
        if element.name == "button":
            assert element.get("type") == "button"
        if element.name == "form":
            assert "action" not in element.attributes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_as_written_gives_the_result_of_the_example(lang: str) -> None:
    typed = {
        box.get("name"): box.get("value")
        if box.get("type") == "text"
        else ("on" if "checked" in box.attributes else "")
        for box in boxes(form_of_example(lang))
    }
    assert estimate.result_of(read_form(typed)) == estimate.estimate(example().document(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_in_the_form_is_known_by_the_name_of_a_box(lang: str) -> None:
    """A form finds its boxes by name or by id; two of one name would be a list."""
    html = form_of_example(lang)
    assert not {box.get("name") for box in boxes(html)} & set(by_id(html))


def test_every_default_can_be_had_back_and_says_what_it_rests_on() -> None:
    html = form_of_example("en")
    resets = {button.get("data-for") for button in with_attribute(html, "data-for")}
    for box in boxes(html):
        field = field_at(box.get("name"))
        assert (box.get("name") in resets) == (field is not None and not field.required)
    links = {link.get("href") for link in with_attribute(html, "href")}
    for field in fields():
        if field.scope in PASTED:
            continue
        anchor = f"../parameters/#{field.path.replace('[]', '').replace('.', '-')}"
        assert (anchor in links) == (not field.required)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_default_whose_source_names_a_last_day_can_say_that_it_has_passed(lang: str) -> None:
    html = form_of_example(lang)
    notices = {
        e.get("data-valid-to") for e in with_attribute(html, "data-valid-to") if "hidden" in e.attributes
    }
    sourced = [source(field.sources[0]) for field in fields() if field.basis == "source"]
    assert notices == {one.valid_to for one in sourced if one.valid_to}
    assert len(notices) == 2


def test_a_chosen_segment_a_ticked_box_and_a_cap_are_filled_in() -> None:
    document = shop(
        {"guarantee_covers_fraud": True, "guarantee_cap_per_order": 2000},
        {},
        rings={"per_month": 0.1, "segment": "s1"},
        blind_window={"segment": "s0", "order_limit": None},
        guarantee_cap_per_month=50_000,
    )
    html = form_html("en", document)
    filled = {box.get("name"): box for box in boxes(html)}
    assert "checked" in filled["segments[0].guarantee_covers_fraud"].attributes
    assert "checked" not in filled["segments[1].guarantee_covers_fraud"].attributes
    assert filled["segments[0].guarantee_cap_per_order"].get("value") == "2000"
    assert filled["assumptions.guarantee_cap_per_month"].get("value") == "50000"
    assert filled["assumptions.blind_window.order_limit"].get("value") == ""
    assert filled["assumptions.blind_window.order_limit"].get("data-default") == "1000"
    chosen = [e for e in with_attribute(html, "selected") if not in_template(e)]
    assert [option.get("value") for option in chosen] == ["", "", "s1", "s0", "", "", ""]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_trade_template_lacks_nothing_but_the_sizes_of_the_shop(lang: str) -> None:
    options = with_attribute(form_of_example(lang), "data-fields")
    assert [option.get("value") for option in options] == [template.id for template in templates()]
    for option, template in zip(options, templates(), strict=True):
        assert option.text == template.name(lang)
        typed = json.loads(option.get("data-fields"))
        with pytest.raises(InvalidInput) as raised:
            read_form(typed)
        lacking = {problem.field for problem in raised.value.problems}
        whole = form_texts(template.document(lang))
        assert lacking == whole.keys() - typed.keys() and lacking
        computed = estimate.result_of(read_form(whole | typed))
        assert computed == estimate.estimate(template.document(lang))


def test_a_hostile_name_stays_text() -> None:
    name = '"><img src=x onerror=alert(1)>'
    html = form_html("zh", shop({"name": name}))
    assert not [element for element in elements_of(html) if element.name == "img"]
    assert [box.get("value") for box in boxes(html) if box.get("name") == "segments[0].name"] == [name]


def test_every_input_of_the_form_has_a_short_key_of_its_own() -> None:
    in_the_form = [field for field in fields() if field.scope not in PASTED]
    keys = [field.link_key for field in in_the_form] + [pasted.link_key for pasted in PASTED.values()]
    assert len(set(keys)) == len(keys)
    assert all(key.isalpha() and key.islower() for key in keys)
