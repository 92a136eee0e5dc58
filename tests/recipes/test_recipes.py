"""A newcomer follows each recipe and finds the new thing in form, command line, reference, order reading."""

import json
from pathlib import Path

import pytest

from tests.recipes.recipe import MOST_FILES, Tree, recipe

TITLES = (
    "add a form field",
    "add a list",
    "add a lever",
    "add a platform",
    "add a platform's order file",
)
DRIFT = "tests/boundary/test_declaration.py"
"""Holds declaration, model and words together."""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.mark.parametrize("title", TITLES)
def test_no_recipe_names_more_than_three_files_beside_the_words(title: str) -> None:
    followed = recipe(title, "x")
    assert 1 <= len(followed.files) <= MOST_FILES
    assert followed.words


def named(key: str, zh: str, en: str) -> tuple[dict[str, str], dict[str, str]]:
    """Label, help and note of a field in both languages."""
    return (
        {f"{key}.label": zh, f"{key}.help": f"{zh}的说明。", f"{key}.note": "假设：示例。"},
        {f"{key}.label": en, f"{key}.help": f"About {en}.", f"{key}.note": "Assumption: an example."},
    )


IN_THE_FORM = """
import json
from calculator.page.merchant.form import form_html
from calculator.shop.templates import example
from calculator.build.site.made_pages.parameters_page import parameters
from calculator.schemas import schema
from calculator.words import LANGUAGES
for lang in LANGUAGES:
    form = form_html(lang, example().document(lang))
    reference = parameters(lang)
    for name in NAMES:
        assert f'name="{name}"' in form, name
    for label in LABELS[lang]:
        assert label in form, label
        assert label in reference, label
"""


def in_the_form(names: list[str], zh: list[str], en: list[str]) -> str:
    return f"NAMES = {names!r}\nLABELS = {{'zh': {zh!r}, 'en': {en!r}}}\n{IN_THE_FORM}"


COMMAND = """
import io, json, sys
from calculator.__main__ import main
def run(*arguments, given=b""):
    output, errors = io.StringIO(), io.StringIO()
    status = main(arguments, io.BytesIO(given), output, errors)
    return status, output.getvalue(), errors.getvalue()
def estimate(document):
    status, output, errors = run("estimate", "-", given=json.dumps(document).encode())
    assert status == 0, errors
    return json.loads(output)
SHOP = {"segments": [
    {"name": "phones", "orders_per_month": 120, "average_order_value": 3200, "pay_later_share": 0.4},
    {"name": "cases", "orders_per_month": 900, "average_order_value": 60, "pay_later_share": 0.5}]}
"""


def test_a_form_field(tree: Tree) -> None:
    followed = recipe("add a form field", "gift_cost")
    entry: dict[str, object] = {
        "path": "segments[].gift_cost",
        "link_key": "gi",
        "kind": "money",
        "unit": "money_an_order",
    }
    entry |= {"group": "costs", "minimum": 0, "maximum": 1000000, "default": 0, "basis": "assumption"}
    tree.declare(entry, after="segments[].shipping_cost")
    tree.insert(
        "calculator/shop/order_mix.py",
        "    gift_cost: float\n",
        after="    goods_cost_share: float\n    shipping_cost: float\n",
    )
    tree.insert(
        "calculator/exposure/loss_given_default.py",
        " + segment.gift_cost",
        after="segment.goods_cost_share * segment.average_order_value + segment.shipping_cost",
    )
    tree.say("fields", *named("field.segment.gift_cost", "每单赠品成本", "Gift in each parcel"))
    tree.assert_is(followed)

    tree.run(in_the_form(["segments[0].gift_cost"], ["每单赠品成本"], ["Gift in each parcel"]))
    tree.run(
        COMMAND
        + """
before = estimate(SHOP)
assert before["inputs"]["segments"][0]["gift_cost"] == 0
SHOP["segments"][0]["gift_cost"] = 100
after = estimate(SHOP)
assert after["portfolio"]["net_benefit"] < before["portfolio"]["net_benefit"]
SHOP["segments"][0]["gift_cost"] = -1
status, output, errors = run("estimate", "-", given=json.dumps(SHOP).encode())
assert status == 2 and errors.startswith("segments[0].gift_cost: Gift in each parcel"), errors
status, output, errors = run("schema", "estimate")
assert "gift_cost" in json.loads(output)["properties"]["segments"]["items"]["properties"]
from calculator.page.merchant.sections.reproduce import essential
assert essential(after["inputs"])["segments"][0]["gift_cost"] == 100
from calculator.page.order_file.calculator_link import fragment
SHOP["segments"][0]["gift_cost"] = 100
assert "&0gi=100" in fragment(SHOP)
"""
    )
    tree.tests(DRIFT, "-k", "same_fields or left_over or gift_cost")


DISCOUNTS = '''"""Days of turnover that discounts give away."""

import math

from calculator.shop.order_mix import OrderMix


def given_away(mix: OrderMix) -> float:
    """Days of turnover: each discount's share times its days."""
    return math.fsum(one.share * one.days for one in mix.discounts)
'''


def test_a_list(tree: Tree) -> None:
    followed = recipe("add a list", "discounts")

    def declared(text: str) -> str:
        content = json.loads(text)
        content["lists"].append(
            {"name": "discounts", "item": "discount", "most": 12, "most_in_form": 12, "exists_by": "share"}
            | {"section": "records", "fold": "discounts"}
        )
        share = {"path": "discounts[].share", "link_key": "qs", "kind": "rate", "unit": "of_order_value"}
        days = {"path": "discounts[].days", "link_key": "qd", "kind": "days", "unit": "days"}
        content["fields"] += [
            share | {"group": "discounts", "minimum": 0, "maximum": 1, "required": True, "basis": "reader"},
            days | {"group": "discounts", "minimum": 0, "maximum": 365, "default": 1, "basis": "assumption"},
        ]
        return json.dumps(content, ensure_ascii=False, indent=2)

    tree.edit("calculator/parameters/fields.json", declared)
    tree.edit(
        "calculator/shop/order_mix.py",
        lambda text: text.replace(
            "@dataclass(frozen=True, slots=True, kw_only=True)\nclass OrderMix:",
            "@dataclass(frozen=True, slots=True, kw_only=True)\nclass Discount:\n"
            '    """A discount on everything for some days."""\n\n    share: float\n    days: float\n\n\n'
            "@dataclass(frozen=True, slots=True, kw_only=True)\nclass OrderMix:",
        ).replace(
            "    levers: LeverSettings\n", "    levers: LeverSettings\n    discounts: tuple[Discount, ...]\n"
        ),
    )
    tree.write("calculator/exposure/discounts.py", DISCOUNTS)
    share = named("field.discounts.share", "折扣幅度", "Discount")
    days = named("field.discounts.days", "折扣天数", "Days of it")
    plain = {"group.discounts": ("打折", "Discounts"), "place.discounts": ("打折列表", "The discounts")}
    plain["place.discount"] = ("第 {number} 次打折", "discount {number}")
    tree.say(
        "fields",
        share[0] | days[0] | {key: zh for key, (zh, _) in plain.items()},
        share[1] | days[1] | {key: en for key, (_, en) in plain.items()},
    )
    tree.say(
        "form",
        {f"form.discounts_{what}": f"打折{what}" for what in ("lead", "add", "remove", "number")},
        {f"form.discounts_{what}": f"Discount {what}" for what in ("lead", "add", "remove", "number")},
    )
    tree.assert_is(followed)

    tree.run(in_the_form(["discounts[#].share", "discounts[#].days"], ["折扣幅度"], ["Discount"]))
    tree.run(
        COMMAND
        + """
assert estimate(SHOP)["inputs"]["discounts"] == []
SHOP["discounts"] = [{"share": 0.1}]
assert estimate(SHOP)["inputs"]["discounts"] == [{"share": 0.1, "days": 1.0}]
status, output, errors = run("schema", "estimate")
assert json.loads(output)["properties"]["discounts"]["maxItems"] == 12
SHOP["discounts"] *= 13
status, output, errors = run("estimate", "-", given=json.dumps(SHOP).encode())
assert status == 2 and "discounts" in errors, errors
from calculator.shop.validation import validate
from calculator.exposure.discounts import given_away
SHOP["discounts"] = [{"share": 0.1}, {"share": 0.2, "days": 2}]
assert given_away(validate(SHOP)) == 0.5
"""
    )
    tree.tests(DRIFT, "-k", "same_fields or left_over or discounts")


LEVER = '''"""Reminders before the due day: a share of those who forget pays after all.

    p' = p (1 - e)

p the non-payment rate, e the effect of reminders, a share.
"""

from dataclasses import dataclass

from calculator.exposure.decisions.levers.changed_shop import ChangedShop, with_segments
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever


@dataclass(frozen=True, slots=True)
class Reminders:
    """The share `effect` of unpaid genuine orders is paid."""

    effect: float

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with reminders as well."""
        changed = with_segments(
            shop.mix, None, lambda s: s.changed(non_payment_rate=s.non_payment_rate * (1 - self.effect))
        )
        return shop._replace(mix=changed)


def _set_in(asked: Asked) -> SetLever | None:
    effect = asked.mix.levers.reminder_effect
    return SetLever(Reminders(effect), effect) if effect else None


LEVER = DeclaredLever(shows="levers.reminder_effect", set_in=_set_in)
'''


def test_a_lever(tree: Tree) -> None:
    followed = recipe("add a lever", "reminders")
    tree.write("calculator/exposure/decisions/levers/reminders.py", LEVER)
    use = {"path": "levers.use_reminders", "link_key": "eku", "kind": "boolean", "unit": "none"}
    tree.declare(
        use | {"group": "levers", "default": True, "basis": "assumption"}, after="levers.use_recovery"
    )
    effect: dict[str, object] = {
        "path": "levers.reminder_effect",
        "link_key": "ek",
        "kind": "rate",
        "unit": "of_orders",
    }
    effect |= {"group": "levers", "minimum": 0, "maximum": 1, "default": 0.25, "basis": "assumption"}
    tree.declare(effect, after="levers.use_recovery")
    tree.insert(
        "calculator/shop/order_mix.py",
        "    use_reminders: bool\n    reminder_effect: float\n",
        after="    use_recovery: bool\n",
    )
    words = (
        named("field.levers.reminder_effect", "提醒的效果", "Effect of reminders"),
        named("field.levers.use_reminders", "一起算：提醒", "Together: reminders"),
    )
    tree.say("fields", words[0][0] | words[1][0], words[0][1] | words[1][1])
    tree.say(
        "levers",
        {"results.levers.reminders": "提醒让 {value} 付款", "results.levers.idle_reminders": "提醒"},
        {
            "results.levers.reminders": "Reminders make {value} pay",
            "results.levers.idle_reminders": "reminders",
        },
    )
    tree.assert_is(followed)

    names = ["levers.reminder_effect", "levers.use_reminders"]
    tree.run(in_the_form(names, ["提醒的效果"], ["Effect of reminders"]))
    tree.run(
        COMMAND
        + """
found = estimate(SHOP)
(effect,) = [one for one in found["levers"]["ranked"] if one["lever"] == "reminders"]
assert effect["chosen"] and effect["value"] == 0.25
assert effect["expected_loss_avoided"] > 0
from calculator.page.merchant.results import results_html
for lang, said in (("zh", "提醒让 "), ("en", "Reminders make ")):
    html = results_html(lang, found)
    assert said in html and 'data-ticks="levers.use_reminders"' in html
SHOP["levers"] = {"reminder_effect": 0}
found = estimate(SHOP)
assert "reminders" in found["levers"]["without_effect"]
assert "No effect at present" in results_html("en", found) and "reminders" in results_html("en", found)
status, output, errors = run("schema", "estimate")
assert "use_reminders" in json.loads(output)["properties"]["levers"]["properties"]
"""
    )
    tree.tests(DRIFT, "-k", "same_fields or left_over or reminder")


PLATFORM = """{
  "region": "home", "place": 20, "kind": "marketplace",
  "buyer": true, "in_payments": ["爱购"], "told_in": "others",
  "terms": {
    "carrier": {
      "known": "announced", "value": "platform", "announced": "2026-05",
      "sources": ["weixin-shop-2023"], "confidence": "low"
    }
  }
}
"""


def test_a_platform(tree: Tree) -> None:
    followed = recipe("add a platform", "aigou")
    tree.write(
        "calculator/parameters/platforms/aigou.json",
        PLATFORM.replace(', "told_in": "others"', ""),
    )
    tree.say("platforms", {"platform.aigou": "爱购"}, {"platform.aigou": "Aigou"})
    for lang, said in (("zh", "爱购"), ("en", "Aigou")):
        tree.edit(
            f"docs/{lang}/platforms.md",
            lambda text, said=said: f"{text}\n## {said} {{#aigou}}\n\n{SECTION[said]}\n",  # type: ignore[misc]
        )
    tree.assert_is(followed)

    tree.run(
        COMMAND
        + """
from calculator.page.buyer.form import form_html
from calculator.buyer.plan_example import plan_example
for lang, said in (("zh", "爱购"), ("en", "Aigou")):
    assert f'<option value="aigou">{said}</option>' in form_html(lang, plan_example(lang))
from calculator.buyer.payments.importing import import_payments
text = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号\\n"
text += "2026-11-20 10:00:00,先用后付,爱购小店,灯,支出,¥12.50,零钱,待扣款,1001\\n"
assert [order["platform"] for order in import_payments(text.encode())["orders"]] == ["aigou"]
from calculator.parameters import platform
assert platform("aigou").advance.value is True
from calculator.build.site.staging.citations import cite
from calculator.build.site.made_pages.platform_terms.table import terms_table
table = terms_table("en", "home", lambda *ids: cite("en", ids, ids))
assert "Aigou" in table and "said in 2026" in table
"""
    )
    tree.tests("tests/boundary/test_platforms.py", "tests/site/test_platforms.py")


SECTION = {
    "爱购": "**去哪里看：**协议。\n\n**怎么关：**设置。",
    "Aigou": "**Where to look:** the agreement.\n\n**Switching it off:** settings.",
}
ORDER_FILE = {
    "id": "aigou",
    "read_on": "2026-11-22",
    "signature": ["爱购单号", "爱购实付"],
    "certain_with": 2,
    "amount_of": "order",
    "day_in_order_id": None,
    "columns": {
        "order_id": ["爱购单号"],
        "amount": ["爱购实付"],
        "created_at": ["下单时间"],
        "receiver_phone": ["收货手机"],
        "address": ["收货地址"],
        "status": ["订单状态"],
    },
}
SAMPLE = '''

def aigou(sale: Sale) -> list[str]:
    """Return a row of a made-up platform."""
    return [f"AG{sale.number:08d}", f"{sale.amount:.2f}", f"{sale.placed:%Y-%m-%d %H:%M:%S}"]


EXPORTS["aigou"] = (["爱购单号", "爱购实付", "下单时间"], aigou, "utf-8")
'''


def test_a_platforms_order_file(tree: Tree) -> None:
    followed = recipe("add a platform's order file", "aigou")
    tree.write("calculator/parameters/platforms/aigou.json", PLATFORM)
    tree.write("calculator/orders/platforms/aigou.json", json.dumps(ORDER_FILE, ensure_ascii=False, indent=2))
    tree.edit("calculator/build/samples/exports.py", lambda text: text + SAMPLE)
    tree.say("platforms", {"platform.aigou": "爱购"}, {"platform.aigou": "Aigou"})
    tree.assert_is(followed)

    tree.run(
        COMMAND
        + """
from calculator.build.samples.write import sample
status, output, errors = run("mix", "-", given=sample("aigou"))
assert status == 0, errors
report = json.loads(output)["import"]
assert (report["platform"], report["certainty"]) == ("aigou", 1.0)
assert report["orders"] == report["rows_used"] > 100
status, output, errors = run("mix", "-", "--platform", "aigou", given=sample("aigou"))
assert status == 0, errors
from calculator.answers import order_file
from calculator.page.order_file.choices import read_choices
from calculator.page.order_file.page_html import order_file_html
from calculator.page.order_file.read_file import reading_of
choices = read_choices({}, "en")
reading = reading_of(order_file.read(sample("aigou"), choices.options), choices)
html = order_file_html(reading, "runtime", {"aigou": "aigou.csv"}, "aigou")
assert '<option value="aigou">Aigou</option>' in html and "aigou.csv" in html
"""
    )
    tree.tests("tests/boundary/test_platforms.py")
