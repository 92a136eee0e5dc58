"""The calculator as one piece of HTML: everything the script looks for is there, in both languages alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from calculator import words
from calculator.answers.commitments import commitments
from calculator.build.site.paths_and_addresses import ROOT
from calculator.buyer.plan_example import plan_example
from calculator.page.buyer.page_html import buyer_html
from calculator.page.merchant.page_html import calculator_html
from calculator.shop.templates import example
from calculator.words import LANGUAGES
from tests.html import Element, by_id, elements_of, with_attribute
from tests.page.shops import result_of_example

PAGE = ROOT / "calculator" / "page"
OF_OTHER_PAGES = {"buyer", "home", "living", "order_file"}
SCRIPTS = [file for file in (PAGE / "js").rglob("*.js") if file.parent.name not in OF_OTHER_PAGES]


def whole(lang: str) -> str:
    return calculator_html(lang, example().document(lang), result_of_example(lang), "../runtime/")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ids_are_unique_and_references_lead_somewhere(lang: str) -> None:
    ids = by_id(whole(lang))
    for link in with_attribute(whole(lang), "href"):
        if link.get("href").startswith("#"):
            assert link.get("href")[1:] in ids


def test_both_languages_have_the_same_elements() -> None:
    def skeleton(element: Element) -> tuple[str, str, str]:
        return element.name, element.get("id"), element.get("data-result")

    chinese, english = ([skeleton(element) for element in elements_of(whole(lang))] for lang in LANGUAGES)
    assert sorted(chinese) == sorted(english)
    # A reader's own platforms come first in the list.
    listed = {"option", "optgroup"}
    assert [one for one in chinese if one[0] not in listed] == [
        one for one in english if one[0] not in listed
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_that_the_script_says_is_in_the_page(lang: str) -> None:
    said = json.loads(with_attribute(whole(lang), "data-words")[0].get("data-words"))
    asked = {
        key
        for script in SCRIPTS
        for call in re.findall(r"\bsay\(([^;]*?)[,)]", script.read_text(encoding="utf-8"))
        for key in re.findall(r'"([a-z_.]+)"', call)
    }
    standings = re.search(
        r"@typedef \{((?:'\w+'(?: \| )?)+)\} Standing",
        Path(PAGE, "js", "view", "results_view.js").read_text(),
    )
    assert standings is not None
    asked |= {f"results.{name}" for name in re.findall(r"'(\w+)'", standings[1])}
    asked |= {"download", "start", "import", "example"}
    assert asked <= said.keys()
    assert len(asked) > 20


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_action_of_a_button_is_known_to_the_script(lang: str) -> None:
    actions = {button.get("data-action") for button in with_attribute(whole(lang), "data-action")}
    scripts = "".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
    for action in actions:
        prefix = re.match(r"save_", action)
        assert (
            f'"{action}"' in scripts or f"'{action}'" in scripts or (prefix and f'"{prefix[0]}"' in scripts)
        )


SAID_OF = {
    "row-add": ("added", "full"),
    "row-copy": ("copied", "full"),
    "row-remove": ("removed",),
    "row-up": ("moved",),
    "row-down": ("moved",),
}
"""What a button of a list says when it is pressed."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_button_of_a_list_has_words_for_what_it_does(lang: str) -> None:
    own = {"segments": "segment", "ranges": "range", "season": "season"}
    plan = plan_example(lang)
    for html in (whole(lang), buyer_html(lang, plan, commitments(plan), "../runtime/")):
        said = json.loads(with_attribute(html, "data-words")[0].get("data-words"))
        lists = set()
        for button in with_attribute(html, "data-action"):
            rows = [around.get("data-row") for around in button.ancestors if around.get("data-row")]
            events = SAID_OF.get(button.get("data-action"), ())
            name = rows[0] if rows else button.get("data-list")
            lists |= {name} if events else set()
            assert {f"{own.get(name, 'row')}_{event}" for event in events} <= said.keys()
        assert len(lists) > 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_to_do_without_a_script(lang: str) -> None:
    notes = [element for element in elements_of(whole(lang)) if element.name == "noscript"]
    assert len(notes) == 1
    assert "JavaScript" in notes[0].text


def test_no_word_of_the_form_the_results_and_the_charts_is_left_over() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in PAGE.rglob("*.py"))
    literals = set(re.findall(r'"((?:form|results|charts|script)\.[\w.{}]+)"', sources))
    patterns = [re.sub(r"\{\w+\}", r"\\w+", literal.replace(".", r"\.")) for literal in literals]
    for concern in ("form", "results", "carrier", "charts"):
        path = Path(words.__file__).parent / "zh" / f"{concern}.json"
        for key in json.loads(path.read_text(encoding="utf-8")):
            used = any(re.fullmatch(pattern, key) for pattern in patterns)
            assert used or key.startswith("script."), key
