"""What the page says of an order file: every figure is the result's, markup is text, nothing fails."""

from __future__ import annotations

import base64
import json
import re
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.orders.recognition.options import Options
from calculator.orders.screening.thresholds import Thresholds
from calculator.page.html.markup import Html, join
from calculator.page.html.shown_figure import value_at
from calculator.page.order_file.choices import read_choices
from calculator.page.order_file.export_steps import where_exported
from calculator.page.order_file.file_session import Session
from calculator.page.order_file.page_html import order_file_html
from calculator.page.order_file.result_pieces import PLACES
from calculator.page.order_file.sections.evidence import MOST_BUYERS, evidence_section
from calculator.page.order_file.thresholds import KINDS
from calculator.page.question import Question
from calculator.parameters import platforms, source
from calculator.tables.file_size_limits import MOST_BYTES_IN_A_PAGE
from calculator.words import LANGUAGES, catalogue
from tests.browser.languages import in_turn
from tests.html import by_id, elements_of, with_attribute
from tests.orders.files import file_of
from tests.orders.messy import ARRIVED, RECEIPTS, SENT, douyin, jd, pinduoduo


def asked(data: bytes, lang: str = "en", session: Session | None = None, **fields: str) -> dict[str, Any]:
    """The page's answer to a file; names of fields with `__` for the point."""
    typed = {name.replace("__", "."): text for name, text in fields.items()}
    return (session or Session()).read(question(typed, lang, data))


def question(fields: dict[str, str], lang: str = "en", data: bytes = b"") -> Question:
    return Question({"language": lang, "fields": fields, "size": len(data)}, BytesIO(data))


def page_of(answer: dict[str, Any]) -> str:
    return "".join(answer["html"][place] for place in PLACES)


def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


@in_turn("platform", EXPORTS)
def test_every_figure_is_that_of_the_result(platform: str, lang: str) -> None:
    data = sample(platform)
    result = {
        **order_file.mix(data, Options(language=lang)),
        **order_file.screen(data, Options(language=lang)),
    }
    answer = asked(data, lang)
    assert answer["ok"]
    figures = with_attribute(page_of(answer), "data-result")
    assert len(figures) > 40
    for figure in figures:
        assert figure.get("data-value") == repr(value_at(result, figure.get("data-result")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_well_formed_and_every_box_has_its_label_and_its_place_for_a_message(lang: str) -> None:
    choices = read_choices({}, lang)
    session = Session()
    asked(sample("generic"), lang, session)
    reading = session._reading
    assert reading is not None
    assert reading.choices == choices
    samples = {platform: f"samples/{platform}.csv" for platform in EXPORTS}
    html = order_file_html(reading, "runtime", samples, "generic")
    ids = by_id(html)
    labelled = {element.get("for") for element in elements_of(html) if element.name == "label"}
    boxes = [
        e
        for e in with_attribute(html, "name")
        if e.name in ("input", "select", "textarea") and e.get("type") != "hidden"
    ]
    assert {box.get("name") for box in boxes} >= {"options.platform", "thresholds.least_score"}
    for box in boxes:
        assert box.get("id") in labelled
        for described in box.get("aria-describedby").split():
            assert described in ids
        assert ids[f"{box.get('id')}-error"].get("data-error-for") == box.get("name")


def test_every_threshold_of_the_rules_can_be_changed_and_is_explained() -> None:
    assert set(KINDS) == set(Thresholds.__slots__)
    for lang in LANGUAGES:
        words = catalogue(lang)
        assert all(f"place.thresholds.{name}" in words for name in KINDS)
        assert all(f"file.threshold.{name}.help" in words for name in KINDS)


def test_every_box_takes_the_starting_value_that_it_names() -> None:
    typed = {
        f"thresholds.{name}": f"{value * 100 if KINDS[name] == 'rate' else value:g}"
        for name, value in ((name, getattr(Thresholds(), name)) for name in KINDS)
        if isinstance(value, int | float)
    }
    assert order_file.changed_thresholds(read_choices(typed, "en").thresholds) == Thresholds()


def test_choices_reach_the_result() -> None:
    data = sample("pinduoduo")
    answer = asked(data, options__pay_later_share="45 %", thresholds__least_score="99")
    html = page_of(answer)
    values = {e.get("data-result"): e.get("data-value") for e in with_attribute(html, "data-result")}
    assert values["mix.segments[0].pay_later_share"] == "0.45"
    assert values["orders_in_alerts"] == "0"
    day = asked(sample("jd"), options__today="2026-12-31")
    assert "2026-12-31" in day["html"]["ageing"]
    assert "2026-12-31" in text_of(day["html"]["answer"])
    (share,) = (e for e in with_attribute(html, "name") if e.get("name") == "options.pay_later_share")
    assert share.get("value") == "45 %"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("options.pay_later_share", "140"),
        ("options.pay_later_share", "most"),
        ("options.pay_later_share", "30-40"),
        ("options.today", "2026-02-30"),
        ("options.today", "tomorrow"),
        ("thresholds.least_score", "-3"),
        ("thresholds.least_score", "0"),
        ("thresholds.limits", "99\nmuch"),
        ("thresholds.split_below", "1e999"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_understood_is_said_beside_its_box(name: str, text: str, lang: str) -> None:
    session = Session()
    assert asked(sample("jd"), lang, session)["ok"]
    answer = session.again(question({name: text}, lang))
    assert [problem["field"] for problem in answer["problems"]] == [name]
    assert answer["problems"][0]["message"]
    assert "{" not in answer["problems"][0]["message"]


@pytest.mark.parametrize("text", ["99\n1,200\n300", "99 1200 300", "99、1,200、300", "99, 1200, 300"])
def test_limits_stand_one_a_line_or_side_by_side(text: str) -> None:
    assert read_choices({"thresholds.limits": text}, "en").thresholds == {"limits": [99, 1200, 300]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markup_of_a_file_is_text(lang: str) -> None:
    hostile = '<img src=x onerror=alert(1)>"&'
    quoted = '"' + hostile.replace('"', '""') + '"'
    rows = [f"{quoted}{n},500,2026-10-03,{quoted},b{n},10099990000,waiting" for n in range(9)]
    rows += [f"B{n},{20 + n},2026-10-{n % 28 + 1:02d},tea,c{n},{10000000000 + n},shipped" for n in range(60)]
    rows.append(f"C1,{quoted},2026-10-01,,,,")
    header = f"order_id,amount,created_at,category,buyer,receiver_phone,status,{quoted}"
    html = page_of(asked("\n".join([header, *(row + "," for row in rows)]).encode(), lang))
    assert all(element.name != "img" for element in elements_of(html))
    assert hostile in join([element.text for element in elements_of(html) if element.name == "td"]).replace(
        "&lt;", "<"
    ).replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def test_persons_are_masked() -> None:
    answer = asked(sample("generic"))
    assert not re.search(r"100\d{8}", text_of(page_of(answer)))
    assert "100****0000" in answer["html"]["alerts"]


def test_it_never_says_fraud() -> None:
    for lang, word in (("en", "fraud"), ("zh", "欺诈")):
        answer = asked(sample("generic"), lang)
        assert word not in text_of(page_of(answer)).lower()


def test_a_file_that_cannot_be_used_shows_what_was_seen_of_it() -> None:
    answer = asked(b"this,that\n1,2\n")
    assert not answer["ok"]
    assert "this" in answer["html"]["recognised"]
    assert 'name="options.columns.order_id"' in answer["html"]["recognised"]
    assert answer["html"]["mix"] == answer["html"]["alerts"] == ""
    for content, said in ((b"this,that\n1,2\n", "found are: this, that"), (b"this\n1\n", "found (this)")):
        problem = asked(content)["html"]["problem"]
        assert problem.count("<li>") == 1
        assert problem.count("this") == 1 + problem.count("this is not")
        assert said in problem
        assert "Order number" in problem
    assert "No platform was recognised" in asked(b"this\n1\n")["html"]["recognised"]
    told = asked(b"order_id,amount,created_at\nA1,ten,2026-10-01\n")
    assert "not a number" in told["html"]["problem"]


def test_too_large_a_file_is_refused_before_it_is_read() -> None:
    class Untouched:
        def read(self, size: int, /) -> bytes:
            raise AssertionError(size)

    asked_for = Question({"language": "en", "fields": {}, "size": MOST_BYTES_IN_A_PAGE + 1}, Untouched())
    answer = Session().read(asked_for)
    assert "too large" in answer["html"]["problem"]


def test_nothing_can_be_taken_away_before_a_file_is_read() -> None:
    session = Session()
    assert session.exported(Question({"what": "mix"})) == ""
    assert session.again(question({}))["gone"]


def test_progress_is_told_by_bytes_and_then_by_step() -> None:
    told: list[tuple[str, int]] = []
    data = sample("jd")
    Session().read(
        Question(
            {"language": "en", "fields": {}, "size": len(data)},
            BytesIO(data),
            lambda step, loaded: told.append((step, loaded)),
        )
    )
    assert told[0] == ("read", len(data))
    assert [step for step, _ in told] == ["read", "compute", "write"]


@given(
    st.binary(max_size=300), st.dictionaries(st.sampled_from(sorted(KINDS)), st.text(max_size=20), max_size=3)
)
def test_nothing_makes_it_fail(data: bytes, thresholds: dict[str, str]) -> None:
    fields = {f"thresholds.{name}": text for name, text in thresholds.items()}
    answer = Session().read(question(fields, "zh", data))
    assert json.loads(json.dumps(answer, allow_nan=False))["ok"] in (True, False)


def test_choices_that_no_list_offers_are_refused() -> None:
    with pytest.raises(InvalidInput):
        read_choices({"options.platform": "elsewhere"}, "en")


def test_html_is_never_escaped_twice() -> None:
    assert "&amp;lt;" not in page_of(asked(sample("jd")))
    assert isinstance(Html(), str)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_documents_are_drafted_for_the_orders_on_the_list(lang: str) -> None:
    session, data = Session(), sample("generic", lang)
    asked(data, lang, session)
    fields = {"evidence.orders": "A10400\nA10401\nnowhere", "evidence.shop": "<b>Tea & Co</b>"}
    answer = session.write(question(fields, lang, data))
    html = answer["html"]["documents"]
    names = [element.get("data-letter") for element in with_attribute(html, "data-letter")]
    assert "A10400" in text_of(html)
    assert "nowhere" in text_of(html)
    assert "Tea &amp; Co" in html
    assert "<b>" not in html
    for name in names:
        assert base64.b64decode(session.docx(Question({"name": name}))).startswith(b"PK\x03\x04")
    assert session.docx(Question({"name": "no such document"})) == ""
    by_id(html)


def written(data: bytes, lang: str = "en", **fields: str) -> dict[str, Any]:
    """The page's answer to a wish for documents; names of fields without `evidence.`."""
    typed = {f"evidence.{name}": text for name, text in fields.items()}
    return Session().write(question(typed, lang, data))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_for_the_letters_that_is_none_is_said_beside_its_box(lang: str) -> None:
    days = {"date": "2026-02-30", "reply_by": "1e999", "pay_by": "<script>"}
    problems = written(sample("generic", lang), lang, orders="A10400", **days)["problems"]
    assert [problem["field"] for problem in problems] == [f"evidence.{name}" for name in days]
    for problem, typed in zip(problems, days.values(), strict=True):
        assert typed in problem["message"]


def test_a_day_for_the_letters_is_written_as_a_day() -> None:
    typed = {"date": "2026年11月2日", "reply_by": "20261115", "pay_by": " ２０２６/12/1 "}
    html = written(sample("generic"), orders="A10400", **typed)["html"]["documents"]
    for day in ("2026-11-02", "2026-11-15", "2026-12-01"):
        assert day in text_of(html)
    assert "年11" not in text_of(html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_there_is_no_letter_for_an_order_is_said(lang: str) -> None:
    header = "order_id,amount,created_at,paid_at,refunded_amount"
    rows = ["P1,50,2026-10-01,2026-10-02,", "R1,60,2026-10-01,,60", "U1,70,2026-10-01,,"]
    file = "\n".join([header, *rows]).encode()

    def said(*orders: str) -> str:
        return text_of(written(file, lang, orders="\n".join(orders))["html"]["documents"])

    words = catalogue(lang)
    paid = words["file.evidence.paid"].format(orders="P1")
    given_back = words["file.evidence.given_back"].format(orders="R1")
    assert paid in said("P1")
    assert given_back in said("R1")
    assert paid in said("P1", "U1")
    assert paid not in said("U1", "R1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_letters_are_shown_for_as_many_buyers_as_the_form_says(lang: str) -> None:
    rows = [f"A{n},50,2026-10-01,b{n}" for n in range(MOST_BUYERS + 1)]
    file = "\n".join(["order_id,amount,created_at,buyer", *rows]).encode()

    def shown(orders: int) -> tuple[list[str], str]:
        listed = "\n".join(f"A{n}" for n in range(orders))
        html = written(file, lang, orders=listed)["html"]["documents"]
        return [element.get("data-letter") for element in with_attribute(html, "data-letter")], text_of(html)

    more = catalogue(lang)["file.evidence.more"].format(count=MOST_BUYERS)
    names, said = shown(MOST_BUYERS)
    assert len(names) == 3 + 2 * MOST_BUYERS
    assert more not in said
    names, said = shown(MOST_BUYERS + 1)
    assert len(names) == 3 + 2 * MOST_BUYERS
    assert {"evidence", "platform", "report"} <= set(names)
    assert more in said
    assert str(MOST_BUYERS) in text_of(evidence_section(lang, {}))


def test_an_empty_list_of_evidence_is_said_beside_its_box() -> None:
    session, data = Session(), sample("jd")
    answer = session.write(question({}, "en", data))
    assert [problem["field"] for problem in answer["problems"]] == ["evidence.orders"]


def test_a_column_name_of_megabytes_is_no_choice() -> None:
    header = f"order_id,amount,created_at,{'x' * 100_000}"
    answer = asked(f"{header}\nA1,5,2026-10-01,\n".encode())
    assert answer["ok"]
    assert len(page_of(answer)) < 200_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_file_without_buyers_and_payments_cannot_tell_is_said(lang: str) -> None:
    rows = "A1,5,2026-01-01,completed,BNPL", "A2,6,2026-10-01,completed,BNPL"
    data = "\n".join(["order_id,amount,created_at,status,payment_method", *rows]).encode()
    text = text_of(page_of(asked(data, lang)))
    for key in ("file.alerts.no_buyer", "file.ageing.completed", "file.mix.payments_untold"):
        assert text_of(catalogue(lang)[key]) in text
    told = sample("taobao")
    assert catalogue(lang)["file.ageing.completed"] not in text_of(page_of(asked(told, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("platform", "carrier"), [("pinduoduo", "unknown"), ("shopify", "provider")])
def test_the_page_says_who_carries_in_the_calculator_that_it_opens(
    platform: str, carrier: str, lang: str
) -> None:
    html = asked(sample(platform), lang)["html"]
    said = elements_of(f"<div>{html['mix']}</div>")[0].text
    assert catalogue(lang)[f"file.mix.carrier_{carrier}"] in said
    (link,) = with_attribute(html["next"], "data-carry")
    assert f"&q={carrier}" in link.get("href")


@pytest.mark.parametrize(("lang", "claim"), [("en", "not paid yet"), ("zh", "没收回的约")])
def test_a_file_that_does_not_tell_is_asked_about_and_not_claimed(lang: str, claim: str) -> None:
    data, not_collected = pinduoduo()
    session = Session()
    html = asked(data, lang, session)["html"]
    assert catalogue(lang)["file.answer.asked"] in text_of(html["answer"])
    assert claim not in text_of(page_of({"html": html}))
    assert not with_attribute(html["ageing"], "data-result")
    buttons = [b for b in with_attribute(html["next"], "data-name") if b.get("data-then") == "again"]
    shares = [b.get("data-value") for b in buttons if b.get("data-name") == "options.pay_later_share"]
    assert shares[:3] == ["10", "20", "1/3"]
    figures = {e.get("data-result"): e.get("data-value") for e in with_attribute(html["more"], "data-result")}
    assert figures["money_out.readings[0].amount"] == repr(not_collected)
    (link,) = with_attribute(html["next"], "data-carry")
    assert "0s=" not in link.get("href"), "the calculator asks for what only the reader knows"
    third = session.again(question({"options.pay_later_share": "1/3"}, lang))["html"]
    assert claim not in text_of(third["answer"])
    assert [b.get("data-value") for b in with_attribute(third["next"], "aria-pressed")] == ["1/3"]
    unknown = session.again(question({"options.pay_later_share": shares[-1]}, lang))["html"]
    assert "30%" in text_of(unknown["answer"])
    days = session.again(question({"options.payments": "days"}, lang))["html"]
    assert claim in text_of(days["answer"]) or "没收回的约" in text_of(days["answer"])
    assert repr(not_collected) in days["answer"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_done_with_a_file_is_said_with_a_way_back(lang: str) -> None:
    session = Session()
    html = asked(jd(number="3.1E+11"), lang, session)["html"]["more"]
    said = text_of(html)
    assert "结算金额" in said
    assert "200" in said, "order numbers that were rounded"
    (back,) = (b for b in with_attribute(html, "data-name") if b.get("data-then") == "read")
    assert (back.get("data-name"), back.get("data-value")) == ("options.columns.amount", "=结算金额")
    insisted = asked(jd(), lang, session, options__columns__amount="=结算金额")
    assert not insisted["ok"]
    closed = b"order_id,amount,created_at,status,shipped_at\nA1,5,2026-10-01,cancelled,2026-10-02\n"
    note = catalogue(lang)["file.notes.closed_after_shipping"].split("{amount}")[1][3:20]
    assert note in text_of(asked(closed, lang)["html"]["more"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_completed_counts_as_paid_is_said_once_with_a_switch(lang: str) -> None:
    data = b"order_id,amount,created_at,status,payment_method\nA1,5,2026-10-01,completed,BNPL\n"
    data += b"A2,7,2026-10-02,shipped,BNPL\n"
    session = Session()
    answer = asked(data, lang, session)
    assert text_of(page_of(answer)).count(text_of(catalogue(lang)["file.ageing.completed"])) == 1
    buttons = with_attribute(answer["html"]["more"], "data-name")
    switch = [b.get("data-value") for b in buttons if b.get("data-name") == "options.payments"]
    assert switch == ["untold"]
    estimated = session.again(question({"options.payments": "untold"}, lang))["html"]
    assert text_of(catalogue(lang)["file.ageing.completed"]) not in text_of("".join(estimated.values()))
    assert with_attribute(estimated["answer"], "data-result")[2].get("data-result") == "money_out.amount"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_group_is_called_open_only_where_payment_is_told(lang: str) -> None:
    untold, told = (asked(sample(name), lang)["html"]["alerts"] for name in ("taobao", "jd"))
    assert "alerts[0].open_value" not in untold
    assert "alerts[0].value" in untold
    assert "alerts[0].open_value" in told


def test_a_refusal_says_its_reasons_once() -> None:
    problem = text_of(asked(jd(), options__columns__amount="=结算金额")["html"]["problem"])
    assert problem.count("no amount") == 1
    assert "200" in problem


@pytest.mark.parametrize(
    ("lang", "split", "supposed"),
    [
        ("en", "Orders without a day of payment: 17 (15 completed, 2 shipped).", "if no day of payment"),
        ("zh", "有 17 单没有付款时间：15 单已完成、2 单已发货。", "如果没有付款时间"),
    ],
)
def test_a_supposition_stays_wherever_its_figure_stands(lang: str, split: str, supposed: str) -> None:
    data, _, _ = douyin()
    session = Session()
    asked_first = asked(data, lang, session)["html"]
    said = text_of(asked_first["more"])
    assert split in said
    offered = [b.get("data-value") for b in with_attribute(asked_first["more"], "data-name")]
    assert offered[-2:] == ["days_or_completed", "days"], "the smaller first"
    for reading in ("days", "days_or_completed"):
        html = session.again(question({"options.payments": reading}, lang))["html"]
        (label,) = (
            e.text
            for e in elements_of(html["ageing"])
            if e.name == "dt" and e.text.startswith(("Unpaid", "未收"))
        )
        assert label == catalogue(lang)[f"file.ageing.open_{reading}"]
        assert supposed in label


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calculator_opens_with_what_was_accepted_or_asks_for_the_share_first(lang: str) -> None:
    data, _, _ = douyin()
    session = Session()
    asked(data, lang, session)
    accepted = {"options.payments": "days_or_completed"}
    html = session.again(question(accepted, lang))["html"]["next"]
    assert not with_attribute(html, "data-carry")
    assert catalogue(lang)["file.mix.share_first"] in text_of(html)
    carried = session.again(question({**accepted, "options.pay_later_share": "1/3"}, lang))["html"]["next"]
    assert len(with_attribute(carried, "data-carry")) == 1
    assert catalogue(lang)["file.notes.calculator_differs"].split("{")[0] not in text_of(carried)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_estimate_beside_a_count_says_which_to_believe(lang: str) -> None:
    data, _, _ = douyin()
    line = catalogue(lang)["file.readings.beside_estimate"]
    assert line in text_of(asked(data, lang, options__pay_later_share="1/3")["html"]["more"])
    assert line not in text_of(asked(data, lang)["html"]["more"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_days_to_completion_are_called_that_and_unpaid_checkouts_are_counted(lang: str) -> None:
    data, _, _ = douyin()
    html = asked(data, lang)["html"]
    heads = [e.text for e in elements_of(html["mix"]) if e.name == "th"]
    assert catalogue(lang)["file.mix.confirmed_after"].format(column="订单完成时间") in heads
    assert catalogue(lang)["file.mix.due_days"] not in heads
    assert catalogue(lang)["file.mix.confirmed_not_paid"] in text_of(html["mix"])
    figures = {e.get("data-result"): e.get("data-value") for e in with_attribute(html["more"], "data-result")}
    assert figures["import.rows_rejected_by_reason.awaiting_payment"] == "2"
    assert "0d=" not in html["next"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_share_that_contradicts_the_count_gives_way_with_one_tap(lang: str) -> None:
    rows = [f"A{n},100,2026-10-{1 + n % 28:02d},completed,2026-10-{1 + n % 28:02d}" for n in range(200)]
    lines = ["order_id,amount,created_at,status,paid_at", *rows, "B1,5,2026-10-20,shipped,", ""]
    session = Session()
    differs = catalogue(lang)["file.notes.calculator_differs"].split("{")[0]
    chosen = {"options.payments": "days", "options.pay_later_share": "90"}
    asked("\n".join(lines).encode(), lang, session)
    html = session.again(question(chosen, lang))["html"]["next"]
    assert differs in text_of(html)
    shares = [b for b in with_attribute(html, "data-name") if b.get("data-name") == "options.pay_later_share"]
    chosen["options.pay_later_share"] = shares[-1].get("data-value")
    agreed = session.again(question(chosen, lang))["html"]["next"]
    assert differs not in text_of(agreed)
    assert len(with_attribute(agreed, "data-carry")) == 1


MARKED = "订单号,金额,下单时间,支付方式,支付时间"
OCTOBER = file_of(
    ["A1,10,2026-10-01,先用后付,", "A2,20,2026-10-02,先用后付,", "A3,5,2026-10-02,先用后付,2026-10-08"],
    MARKED,
)
NOVEMBER = file_of(["A1,10,2026-10-01,先用后付,2026-11-01", "B1,20,2026-11-02,先用后付,"], MARKED)


def beside(data: bytes, lang: str, session: Session, **more: Any) -> dict[str, Any]:
    argument = {"language": lang, "fields": {}, "size": len(data), **more}
    return session.beside(Question(argument, BytesIO(data)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_file_says_what_became_of_the_open_orders_and_leaves_the_rest(lang: str) -> None:
    session = Session()
    assert beside(NOVEMBER, lang, session)["gone"]
    first = asked(OCTOBER, lang, session)
    answer = beside(NOVEMBER, lang, session)
    assert set(answer["html"]) == {"beside"}
    html = answer["html"]["beside"]
    values = {e.get("data-result"): e.get("data-value") for e in with_attribute(html, "data-result")}
    assert values["follow_up.amount"] == "30.0"
    assert values["follow_up.paid.amount"] == "10.0"
    assert values["follow_up.not_in_file.orders"] == "1"
    within = catalogue(lang)["file.beside.within"]
    assert within in text_of(html), "the day of what is missing lies in the span of the later file"
    assert answered(html, lang) == "_at_least"
    exported = json.loads(session.exported(Question({"what": "mix"})))
    assert exported["follow_up"] == order_file.mix(OCTOBER, beside=NOVEMBER)["follow_up"]
    again = session.again(question({}, lang))["html"]
    assert again["beside"] == html, "it stays when something else is changed"
    assert again["answer"] == first["html"]["answer"]
    assert "follow_up" not in asked(OCTOBER, lang, session)["html"]["beside"], "a new file begins anew"


def answered(html: str, lang: str) -> str:
    """Which of the answers about a second file a page gives."""
    found = text_of(html)
    ends = {
        kind: catalogue(lang)[f"file.beside.answer{kind}"].rsplit("}", 1)[1]
        for kind in ("_untold", "_at_least", "_receipt")
    }
    return next((kind for kind, end in ends.items() if end in found), "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_second_file_does_not_tell_is_not_called_unpaid(lang: str) -> None:
    session = Session()
    asked(OCTOBER, lang, session)
    silent = file_of(["A1,10,2026-10-02,先用后付,", "A2,20,2026-10-02,先用后付,"], MARKED)
    html = beside(silent, lang, session)["html"]["beside"]
    assert answered(html, lang) == "_untold"
    later = file_of(["B1,20,2026-11-02,先用后付,2026-11-09", "B2,20,2026-11-02,先用后付,"], MARKED)
    html = beside(later, lang, session)["html"]["beside"]
    assert answered(html, lang) == "_untold"
    assert "2026-10-01" in text_of(html), "from where on to export"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_only_receipts_are_told_a_second_file_says_that_received_is_not_paid(lang: str) -> None:
    session = Session()
    asked(file_of(SENT, RECEIPTS), lang, session)
    html = beside(file_of(ARRIVED, RECEIPTS), lang, session)["html"]["beside"]
    values = {e.get("data-result"): e.get("data-value") for e in with_attribute(html, "data-result")}
    assert (values["follow_up.amount"], values["follow_up.received.amount"]) == ("3000.0", "200.0")
    assert answered(html, lang) == "_receipt"
    assert catalogue(lang)["file.beside.oldest_caption_not_received"] in text_of(html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_file_that_cannot_be_used_is_refused_beside_the_first(lang: str) -> None:
    session = Session()
    asked(OCTOBER, lang, session)
    answer = beside(b"%PDF-1.7", lang, session)
    assert set(answer["html"]) == {"beside"}
    assert "PDF" in text_of(answer["html"]["beside"])
    assert "follow_up.paid.amount" in beside(NOVEMBER, lang, session)["html"]["beside"]


def test_a_second_file_of_the_same_shape_is_read_as_the_first() -> None:
    names = "number,owed,day,how,cleared"
    mapped = {
        f"options.columns.{field}": f"={name}"
        for field, name in zip(
            ("order_id", "amount", "created_at", "payment_method", "paid_at"), names.split(","), strict=True
        )
    }
    session = Session()
    before = file_of(["A1,10,2026-10-01,先用后付,", "A2,20,2026-10-02,先用后付,2026-10-03"], names)
    assert session.read(question(mapped, "zh", before))["ok"]
    after = file_of(["A1,10,2026-10-01,先用后付,2026-11-01", "B1,1,2026-11-02,先用后付,"], names)
    assert "follow_up.paid.amount" in beside(after, "zh", session)["html"]["beside"]


def test_what_the_device_kept_for_the_shape_of_a_file_is_taken_and_told() -> None:
    data = file_of(["A1,5,7,2026-10-01"], "order_id,amount,paid,created_at")
    session = Session()
    plain = asked(data, session=session)
    assert (plain["kept"], bool(plain["shape"])) == (False, True)
    kept = {plain["shape"]: {"options.columns.amount": "=paid", "thresholds.least_score": "99"}}

    def read(kept: dict[str, dict[str, str]]) -> dict[str, Any]:
        return session.read(
            Question({"language": "en", "fields": {}, "size": len(data), "kept": kept}, BytesIO(data))
        )

    answer = read(kept)
    assert answer["kept"] is True
    assert repr(7.0) in answer["html"]["answer"]
    (box,) = (e for e in with_attribute(answer["html"]["alerts"], "name") if "least_score" in e.get("name"))
    assert box.get("value") == "99", "the form shows what was taken"
    assert read({"another": kept[plain["shape"]]})["kept"] is False
    assert read({plain["shape"]: {"options.platform": "ebay"}})["kept"] is False, (
        "a choice of no list is left"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_orders_are_exported_is_said_with_sources_or_said_to_be_unknown(lang: str) -> None:
    lead, _, listed = where_exported(lang)
    lines = [text_of(line) for line in listed.split("<li>")[1:]]
    exports = [one for one in platforms() if one.order_export]
    assert {one.id for one in exports} >= {"pinduoduo", "taobao", "jd", "douyin", "kuaishou", "shopify"}
    described = [one for one in exports if one.order_export and one.order_export.sources]
    *lines, unknown = lines
    for one, line in zip(described, lines, strict=True):
        assert line.startswith(catalogue(lang)[f"platform.{one.id}"])
        assert one.order_export
        assert all(source(name).outlet in line for name in one.order_export.sources)
    assert catalogue(lang)["file.export.unknown"].split("}")[1] in unknown
    for one in exports:
        assert (catalogue(lang)[f"platform.{one.id}"] in unknown) == (one not in described)
    assert "2026-11-30" in lead


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_assumed_currency_is_said_with_others_to_tap(lang: str) -> None:
    session = Session()
    answer = asked(file_of(["A1,5,2026-10-01"]), lang, session)
    taps = [
        b
        for b in with_attribute(answer["html"]["next"], "data-name")
        if b.get("data-name") == "options.currency"
    ]
    assert [b.get("data-value") for b in taps] == ["USD", "EUR", "GBP"]
    (box,) = (
        e for e in with_attribute(answer["html"]["recognised"], "name") if e.get("name") == "options.currency"
    )
    assert box.name == "select", "the box that a tap sets"
    taken = session.again(question({"options.currency": "USD"}, lang))["html"]
    assert "$5" in text_of(taken["answer"]) or "5 美元" in text_of(taken["answer"])
    assert "options.currency" not in taken["next"]
    for told in (file_of(["A1,5,2026-10-01,USD"], "order_id,amount,created_at,currency"), OCTOBER):
        assert "options.currency" not in asked(told, lang)["html"]["next"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rounded_numbers_beside_joined_rows_do_not_say_that_each_row_is_an_order(lang: str) -> None:
    header = "order_id,amount,created_at,product"
    rows = ["2.61E+20,5,2026-10-01,cup", "2.62E+20,7,2026-10-02,pot"]
    alone = text_of(asked(file_of(rows, header), lang)["html"]["more"])
    joined = text_of(asked(file_of([*rows, ",,,lid"], header), lang)["html"]["more"])
    words = catalogue(lang)
    assert words["file.notes.numbers_lost"].format(count="2") in alone
    assert words["file.notes.numbers_lost_merged"].format(count="2") in joined


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_alert_is_one_line_until_it_is_opened(lang: str) -> None:
    html = asked(sample("generic"), lang)["html"]["alerts"]
    lines = re.findall(r'<details class="alert"[^>]*><summary>(.*?)</summary>', html)
    assert len(lines) == html.count('class="alert"') > 0
    assert re.search(r'<details class="alert"[^>]* open', html) is None
    assert html.index("results__note") < html.index('class="alert"'), "that it is no verdict comes first"
