"""The list of evidence and the draft letters: what they fill in, whom they tell of whom, and both formats."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.court.court_fee import (
    court_fee,
    enforcement_fee,
    ordinary_fee,
    payment_order_fee,
)
from calculator.orders.evidence.items import items
from calculator.orders.evidence.letter import BLANK, letters_known
from calculator.orders.evidence.printable_document import Document, Text
from calculator.orders.evidence.wording import wording
from calculator.page.order_file.document_html import as_html
from calculator.parameters import sources
from calculator.words import LANGUAGES
from tests.boundary.test_words import CJK, places, places_filled
from tests.html import texts_of
from tests.orders.files import file_of

HEADER = (
    "order_id,amount,created_at,buyer,receiver_name,phone,province,city,address,product,"
    "payment_method,paid_at,shipped_at,received_at,tracking,refunded_amount"
)
AT = "13800001111,浙江,杭州,西湖路 1 号"
FILE = file_of(
    [
        f"A1,1200.50,2026-10-01 09:00,anna,安娜,{AT},手机,先用后付,,2026-10-02,2026-10-05,SF1,",
        f"A2,300,2026-10-02 09:00,anna,安娜,{AT},耳机,先用后付,,2026-10-03,,SF2,100",
        "A3,80,2026-10-03 09:00,<b>bob</b>,,13900002222,,,,=cmd|' /C calc'!A0,先用后付,,,,,",
        "A4,50,2026-10-04 09:00,carl,,,,,,,微信支付,2026-10-04,,,,",
    ],
    HEADER,
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
each_language = pytest.mark.parametrize("language", LANGUAGES)


def drafts(*order_ids: str, language: str = "en", **particulars: str) -> dict[str, Document]:
    written = order_file.letters(order_file.chosen(FILE, order_ids), particulars, language)
    return {document.name: document for document in written}


def words_of(document: Document) -> str:
    """Everything that a document says, as the HTML shows it."""

    return "".join(f"{text}\n" for text in texts_of(as_html(document)))


def docx_paragraphs(document: Document) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(order_file.as_docx(document))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]


def test_what_the_file_tells_is_filled_in_and_the_rest_is_to_be_ticked() -> None:
    found = order_file.evidence(FILE, ["A1", "A2", "gone"])
    first, second = found["orders"]
    in_file = {entry["item"]: entry["in_file"] for entry in first["items"]}
    assert list(in_file) == list(items())
    order = {"order_id": "A1", "day": "2026-10-01", "amount": 1200.5, "product": "手机"}
    assert in_file["order"] == order | {"payment_method": "先用后付", "buyer": "anna"}
    assert in_file["waybill"]["tracking"] == "SF1"
    assert in_file["waybill"]["receiver_address"] == "浙江杭州西湖路 1 号"
    assert in_file["signature"] == {"received_day": "2026-10-05"}
    assert in_file["chat"] == in_file["packing_video"] == in_file["refund_log"] == {}
    assert {entry["item"]: entry["in_file"] for entry in second["items"]}["refund_log"] == {"refunded": 100.0}
    assert (second["open_amount"], second["row"]) == (200.0, 3)
    assert found["not_found"] == ["gone"]
    assert found["open_amount"] == 1400.5
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("platform", EXPORTS)
def test_the_orders_of_an_alert_can_be_taken_from_every_platform(platform: str) -> None:
    data = sample(platform)
    # not every export tells enough for an alert: the surest group is taken, or any orders where there is none
    alerts = order_file.screen(data, thresholds={"least_score": 1})["alerts"]
    chosen = alerts[0]["order_ids"] if alerts else order_file.read(data).book.order_ids[:9]
    found = order_file.evidence(data, chosen)
    assert [order["order_id"] for order in found["orders"]] == sorted(chosen, key=chosen.index)
    assert found["not_found"] == []


def test_rows_of_one_order_count_once() -> None:
    data = sample("douyin")
    order_id = order_file.read(data).book.order_ids[0]
    (order,) = order_file.evidence(data + data.split(b"\n", 1)[1], [order_id])["orders"]
    assert order["order_id"] == order_id


@pytest.mark.parametrize(
    ("order_ids", "code"),
    [([], "no_orders"), (["Z"], "no_orders"), ([str(n) for n in range(501)], "too_large")],
)
def test_a_choice_that_cannot_be_used_is_refused(order_ids: list[str], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        order_file.evidence(FILE, order_ids)
    assert refused.value.problems[0].code == code
    assert refused.value.problems[0].field == "order_ids"


def test_nobody_is_told_of_anybody_elses_orders() -> None:
    written = drafts("A1", "A2", "A3")
    assert list(written) == [
        *("evidence", "platform", "reminder-1", "reminder-2", "report", "claim-1", "claim-2")
    ]
    annas, bobs = words_of(written["reminder-1"]), words_of(written["reminder-2"])
    assert "A1" in annas
    assert "A2" in annas
    assert "A3" not in annas
    assert "bob" not in annas
    assert "A1" not in bobs
    assert "安娜" not in bobs
    assert "1,400.50 yuan" in annas


def test_a_reminder_shows_no_phone_and_no_address() -> None:
    said = words_of(drafts("A1")["reminder"])
    assert "13800001111" not in said
    assert "西湖路" not in said


def test_what_is_paid_or_given_back_is_not_asked_for_again() -> None:
    assert list(drafts("A4")) == ["evidence"]
    assert "1,200.50" in words_of(drafts("A1", "A4")["platform"])
    assert "A4" not in words_of(drafts("A1", "A4")["platform"])


@each_language
def test_particulars_are_filled_in_and_what_is_missing_stays_a_blank(language: str) -> None:
    written = drafts("A1", language=language, shop="小店 & Co", pay_by="2026-12-01")["reminder"]
    assert "小店 & Co" in words_of(written)
    assert "2026-12-01" in words_of(written)
    assert BLANK in words_of(written)
    assert "2026-12-01" not in words_of(drafts("A1", language=language)["reminder"])


@pytest.mark.parametrize("name", ["date", "reply_by", "pay_by"])
@pytest.mark.parametrize("text", ["2026-02-30", "1e999", "<script>", "3/4/2026", "soon"])
def test_a_day_that_is_none_goes_into_no_letter(name: str, text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        drafts("A1", **{name: text})
    (problem,) = refused.value.problems
    assert (problem.code, problem.field, problem.reason) == ("wrong_type", name, "day")


@each_language
def test_a_reminder_keeps_to_the_rules_of_collecting(language: str) -> None:
    said = words_of(drafts("A1", language=language)["reminder"])
    rules = {
        "en": ("22:00", "three", "nobody|alone", "credit record"),
        "zh": ("22 点", "三次", "本人", "征信"),
    }
    for rule in rules[language]:
        assert re.search(rule, said), rule


@each_language
@pytest.mark.parametrize("letter", [letter.letter for letter in letters_known()])
def test_every_letter_names_its_laws_with_their_dates(letter: str, language: str) -> None:
    (known,) = (known for known in letters_known() if known.letter == letter)
    said = words_of(drafts("A1", language=language)[letter])
    assert known.laws
    for _, identifier in known.laws:
        about = sources()[identifier]
        assert about.title in said
        assert about.published is not None
        assert about.published in said
        assert about.read_on in said


@each_language
def test_every_word_of_letters_is_used(language: str) -> None:
    said = {"letter.yuan", "letter.sender", "letter.contact", "letter.date", "letter.law"}
    said |= {"letter.rests_on", "letter.before"}
    for letter in letters_known():
        said |= {f"letter.{letter.letter}.law.{law}" for law, _ in letter.laws}
        said |= {f"letter.{letter.letter}.{words[0]}" for _, *words in letter.blocks if words}
    assert {key for key in wording(language) if key.startswith("letter.")} == said
    shown = {fact for facts in items().values() for fact in facts}
    assert {key.split(".")[2] for key in wording(language) if key.startswith("evidence.fact.")} == shown
    assert {key.split(".")[2] for key in wording(language) if key.startswith("evidence.item.")} == set(
        items()
    )


def test_both_languages_say_the_same_things_each_in_its_typography() -> None:
    chinese, english = wording("zh"), wording("en")
    assert {key: places(text) for key, text in chinese.items()} == {
        key: places(text) for key, text in english.items()
    }
    wrong = re.compile(f"[{CJK}][A-Za-z0-9]|[A-Za-z0-9%][{CJK}]|[{CJK}][,;:?!()]|[,;:?!()][{CJK}]|你")
    assert {key: text for key, text in chinese.items() if wrong.search(places_filled(text))} == {}
    assert {key: text for key, text in english.items() if re.search(f"[{CJK}]", text)} == {}


def test_advice_to_the_sender_is_kept_apart_from_the_letter() -> None:
    document = drafts("A1")["report"]
    kinds = [block.kind if isinstance(block, Text) else "table" for block in document.blocks]
    assert kinds[kinds.index("note") - 1] == "heading"
    assert set(kinds[kinds.index("note") :]) == {"note"}
    assert '<aside class="letter__note">' in as_html(document)


def test_markup_in_a_cell_stays_text() -> None:
    for document in drafts("A3").values():
        assert "<b>bob" not in as_html(document)
    assert "&lt;b&gt;bob&lt;/b&gt;" in as_html(drafts("A3")["evidence"])
    assert any("<b>bob</b>" in text for text in docx_paragraphs(drafts("A3")["evidence"]))


@each_language
def test_a_docx_says_what_the_html_says(language: str) -> None:
    for document in drafts("A1", "A3", language=language, shop="小店").values():
        stored = "\n".join(docx_paragraphs(document))
        for line in words_of(document).splitlines():
            assert line.strip().removeprefix("☐ ") in stored


def test_a_docx_is_a_package_that_word_processors_open() -> None:
    data = order_file.as_docx(drafts("A1")["claim"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    types = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    declared = {
        part.get("PartName", "").lstrip("/") for part in parts["[Content_Types].xml"].iter(f"{types}Override")
    }
    assert declared == {"word/document.xml", "word/styles.xml"}
    styles = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {style.get(f"{W}val") for style in parts["word/document.xml"].iter(f"{W}pStyle")}
    assert used <= styles
    for table in parts["word/document.xml"].iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol")))
        assert {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")} == {columns}
        assert all(cell.find(f"{W}p") is not None for cell in table.iter(f"{W}tc"))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert order_file.as_docx(drafts("A1")["claim"]) == order_file.as_docx(drafts("A1")["claim"])


def test_characters_that_xml_has_not_are_left_out() -> None:
    document = Document("x", "x", "en", (Text("paragraph", "a\x00b\x0bc\ud800d"),))
    assert docx_paragraphs(document) == ["abcd"]


@pytest.mark.parametrize(
    ("claim", "fee"), [(0.5, 50), (10_000, 50), (20_000, 300), (100_000, 2_300), (100_001, None)]
)
def test_the_court_fee(claim: float, fee: float | None) -> None:
    """诉讼费用交纳办法, articles 13(1), 16 and 14(3): the tariff, its half for a small claim, its third."""
    assert ordinary_fee(claim) == fee
    assert court_fee(claim) == (None if fee is None else fee / 2)
    assert payment_order_fee(claim) == (None if fee is None else fee / 3)


@pytest.mark.parametrize(("claim", "fee"), [(0.5, 50), (10_000, 50), (100_000, 1_400), (100_001, None)])
def test_the_fee_of_enforcement(claim: float, fee: float | None) -> None:
    """Article 14(1): 50 up to 10,000, and 1.5 % of the part above."""
    assert enforcement_fee(claim) == fee


@each_language
def test_a_claim_tells_what_it_costs_in_each_procedure(language: str) -> None:
    """Of 1,200.50 yuan: 25 for a small claim, 50 in the ordinary procedure, a third for a payment order."""
    notes = [
        block.text
        for block in drafts("A1", language=language)["claim"].blocks
        if isinstance(block, Text) and block.kind == "note"
    ]
    (fees,) = [note for note in notes if "25.00" in note]
    assert fees.index("25.00") < fees.index("50.00") < fees.index("16.67")
