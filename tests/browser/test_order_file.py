"""Journeys with a shop's own order file: chosen, read, corrected, cancelled, taken away, carried on."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from calculator.answers import order_file as answers
from calculator.answers.estimate import estimate
from calculator.build.samples.write import sample
from calculator.orders.csv_export import alerts_csv, rejected_csv
from calculator.orders.recognition.options import Options
from calculator.words import catalogue
from tests.benchmarks.order_file import order_file
from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import BOTH, CHINESE_FIRST, ENGLISH_FIRST
from tests.browser.late_scripts import MANIFEST, LateScripts
from tests.browser.order_file_page import OrderFilePage
from tests.browser.watched import PATIENCE_MS, POLLING_MS, Watch
from tests.orders.messy import douyin, jd, pinduoduo
from tests.orders.test_spreadsheets import xlsx_of

PIXEL_WIDTH = {"viewport": {"width": 360, "height": 780}}


@pytest.fixture
def shop(page: Page, site_url: str, lang: str) -> OrderFilePage:
    return OrderFilePage(page, site_url, lang).opened_and_ready()


@CHINESE_FIRST
def test_a_chinese_export_gives_what_the_command_line_gives(shop: OrderFilePage, tmp_path: Path) -> None:
    data = sample("taobao")
    shop.read("ExportOrderList.csv", data)
    options = Options(language=shop.lang)
    mix, screening = answers.mix(data, options), answers.screen(data, options)
    assert shop.saved("mix", tmp_path).decode() == answers.mix_json(data, options) + "\n"
    assert shop.saved("screening", tmp_path).decode() == answers.screen_json(data, options) + "\n"
    assert shop.saved("alerts", tmp_path).decode() == alerts_csv(screening, shop.lang)
    assert shop.saved("rejected", tmp_path).decode() == rejected_csv(mix["import"], shop.lang)
    assert "GB18030" in shop.text("recognised")
    assert shop.figure("import.orders") == repr(mix["import"]["orders"])
    assert shop.figure("alerts[0].value") == repr(screening["alerts"][0]["value"])


@ENGLISH_FIRST
def test_the_example_is_the_same_before_and_after_python(
    browser: Browser, shop: OrderFilePage, site_url: str, lang: str
) -> None:
    without_script = browser.new_context(java_script_enabled=False)
    before = OrderFilePage(without_script.new_page(), site_url, lang).open()
    for place in ("answer", "recognised", "rows", "alerts", "ageing", "mix"):
        assert before.text(place) == shop.text(place) != ""
    without_script.close()


@pytest.mark.parametrize("lang", ["en"])
def test_a_workbook_is_opened(shop: OrderFilePage) -> None:
    rows: list[tuple[int, list[str | float]]] = [(1, ["order_id", "amount", "created_at"])]
    rows += [(number, [f"A{number}", 12.5, f"2026-10-{number:02d} 09:00"]) for number in range(2, 22)]
    shop.read("orders.xlsx", xlsx_of(rows))
    assert shop.figure("import.orders") == "20"
    assert shop.figure("import.total_amount") == "250.0"
    assert "XLSX" in shop.text("recognised")
    shop.read("broken.xlsx", xlsx_of(rows)[:-40])
    assert shop.text("problem") != ""


@CHINESE_FIRST
def test_a_file_that_was_changed_meanwhile_is_to_be_chosen_again(shop: OrderFilePage, tmp_path: Path) -> None:
    for button in ("read", "write"):
        file = tmp_path / f"own-{button}.csv"
        file.write_bytes(sample("jd"))
        shop.choose(file.name, file)
        shop.shows(file.name)
        file.unlink()
        shop.unfold(shop.page.locator(f"[data-action={button}]").first).click()
        said = catalogue(shop.lang)["file.script.state.gone"].format(name=file.name)
        shop.standing().filter(has_text=said).wait_for()
        assert shop.figure("import.orders") == "387"


@pytest.mark.first_visit
@ENGLISH_FIRST
def test_a_workbook_without_a_connection_leaves_the_page_at_work(
    page: Page, site_url: str, lang: str, watch: Watch
) -> None:
    shop = OrderFilePage(page, site_url, lang).opened_and_ready()
    rows: list[tuple[int, list[str | float]]] = [
        (1, ["order_id", "amount", "created_at"]),
        (2, ["A1", 12.5, "2026-10-01 09:00"]),
    ]
    shop.page.context.set_offline(True)
    shop.choose("orders.xlsx", xlsx_of(rows))
    said = catalogue(shop.lang)["file.script.state.not_loaded"].format(name="orders.xlsx")
    shop.standing().filter(has_text=said).wait_for()
    page.locator("#samples-fold > summary").click()
    page.locator("[data-action=sample]").first.click()
    shop.standing().filter(has_text=catalogue(shop.lang)["file.script.state.sample_missing"]).wait_for()
    shop.read("orders.csv", sample("jd"))
    assert shop.figure("import.orders") == "387"
    shop.page.context.set_offline(False)
    shop.read("orders.xlsx", xlsx_of(rows))
    assert shop.figure("import.orders") == "1"
    watch.errors.clear()  # of what could not be fetched


@pytest.mark.parametrize("lang", ["en"])
@pytest.mark.parametrize("retry", [False, True], ids=["chosen anew", "tried again"])
def test_a_file_chosen_where_python_could_not_start_is_read(
    page: Page, site_url: str, lang: str, watch: Watch, *, retry: bool
) -> None:
    shop = OrderFilePage(page, site_url, lang)
    page.route(MANIFEST, lambda route: route.abort())
    shop.open()
    page.locator("#order-file").scroll_into_view_if_needed()
    page.locator("[data-failed]").wait_for()
    if retry:
        shop.choose("own.csv", sample("jd"))
        page.locator("[data-failed]").wait_for()
    page.unroute(MANIFEST)
    if retry:
        page.locator("[data-action=retry]").click()
    else:
        shop.choose("own.csv", sample("jd"))
    shop.shows("own.csv")
    assert shop.figure("import.orders") == "387"
    watch.errors.clear()  # of what could not be fetched


@CHINESE_FIRST
def test_a_file_of_another_kind_is_refused_in_words_and_a_wrong_encoding_taken_back(
    shop: OrderFilePage,
) -> None:
    shop.read("orders.csv", b"%PDF-1.7 and so on")
    assert "PDF" in shop.text("problem")
    expect(shop.page.locator("[data-slot=answer]")).to_be_hidden()
    assert shop.text("alerts") == shop.text("mix") == ""
    shop.read("again.csv", sample("jd"))
    assert shop.text("problem") == ""
    assert shop.figure("import.orders") == "387"
    shop.box("options.encoding").select_option("utf-16")
    shop.press("[data-action=read]")
    assert shop.text("problem") != ""
    shop.box("options.encoding").select_option("")
    shop.press("[data-action=read]")
    assert shop.figure("import.orders") == "387"


@ENGLISH_FIRST
def test_a_reader_can_say_which_column_is_which(shop: OrderFilePage) -> None:
    shop.read("own.csv", b"Nr,Summe,Tag\r\n1,10.5,2026-10-01\r\n2,20,2026-10-02\r\n")
    assert shop.text("problem") != ""
    for field, name in (("order_id", "Nr"), ("amount", "Summe"), ("created_at", "Tag")):
        shop.box(f"options.columns.{field}").select_option(f"={name}")
    shop.press("[data-action=read]")
    assert shop.text("problem") == ""
    assert (shop.figure("import.orders"), shop.figure("import.total_amount")) == ("2", "30.5")
    assert shop.box("options.columns.amount").input_value() == "=Summe"


@ENGLISH_FIRST
def test_a_box_filled_in_before_the_scripts_arrive_keeps_what_was_typed(
    page: Page, site_url: str, lang: str
) -> None:
    scripts = LateScripts(page, f"{site_url}/{lang}/calculator/orders/")
    shop = OrderFilePage(page, site_url, lang)
    page.wait_for_selector('[name="thresholds.least_score"]', state="attached")
    shop.box("thresholds.least_score").fill("77")
    scripts.arrive()
    shop.is_ready()
    expect(page.locator('[name="thresholds.least_score"]')).to_have_value("77")


@CHINESE_FIRST
def test_a_file_chosen_before_the_scripts_arrive_is_read(page: Page, site_url: str, lang: str) -> None:
    scripts = LateScripts(page, f"{site_url}/{lang}/calculator/orders/")
    shop = OrderFilePage(page, site_url, lang)
    page.wait_for_selector("#order-file", state="attached")
    shop.choose("early.csv", sample("taobao"))
    scripts.arrive()
    shop.shows("early.csv")


@CHINESE_FIRST
def test_thresholds_are_changed_without_reading_again(shop: OrderFilePage) -> None:
    shop.read("orders.csv", sample("generic"))
    shop.box("thresholds.least_score").fill("１００")
    shop.press("[data-action=screen]")
    assert shop.page.locator(".alert").count() == 0
    assert shop.page.evaluate("document.activeElement.dataset.action") == "screen"
    shop.box("thresholds.least_score").fill("many")
    shop.unfold(shop.page.locator("[data-action=screen]")).click()
    message = shop.page.locator('[data-error-for="thresholds.least_score"]')
    message.filter(has_text="many").wait_for()
    shop.box("thresholds.least_score").fill("")
    shop.press("[data-action=screen]")
    assert shop.page.locator(".alert").count() == 1


@ENGLISH_FIRST
def test_the_mix_is_carried_into_the_calculator(shop: OrderFilePage, tmp_path: Path) -> None:
    shop.read("orders.csv", sample("douyin"))
    mix = json.loads(shop.saved("mix", tmp_path))["mix"]
    shop.page.locator("a[data-carry]").click()
    calculator = CalculatorPage(shop.page, shop.site_url, shop.lang)
    calculator.is_ready()
    assert calculator.segments() == [segment["name"] for segment in mix["segments"]]
    expected = estimate(mix)["portfolio"]
    figures = calculator.figures()
    for name in ("receivable", "expected_book_loss", "net_benefit"):
        assert float(figures[f"portfolio.{name}"]) == pytest.approx(expected[name], rel=1e-12)


@pytest.mark.parametrize("lang", ["en"])
def test_cancelling_takes_effect_at_once_and_loses_nothing(shop: OrderFilePage, tmp_path: Path) -> None:
    shop.read("orders.csv", sample("jd"))
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.writelines(order_file(150_000))
    shop.choose("large.csv", large)
    # With an argument it is a function, which the page's content security policy allows.
    shop.page.wait_for_function(
        "name => document.querySelector('[data-progress-words]').textContent.includes(name)"
        " && document.querySelector('.progress progress').value > 0",
        arg="large.csv",
        polling=POLLING_MS,
    )
    shop.page.locator("[data-action=cancel]").click()
    assert not shop.page.locator("[data-action=cancel]").is_visible()
    assert shop.figure("import.orders") == "387"
    # What stands there still works: Python reads the file again for it.
    assert json.loads(shop.saved("mix", tmp_path))["import"]["orders"] == 387


@pytest.mark.parametrize("lang", ["en"])
def test_a_file_that_is_taken_away_while_it_is_read_leaves_the_page_at_work(
    shop: OrderFilePage, tmp_path: Path
) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.writelines(order_file(150_000))
    shop.choose("large.csv", large)
    shop.page.wait_for_function(
        "name => document.querySelector('[data-progress-words]').textContent.includes(name)",
        arg="large.csv",
        polling=POLLING_MS,
    )
    large.unlink()
    said = catalogue(shop.lang)["file.script.state.gone"].format(name="large.csv")
    shop.standing().filter(has_text=said).wait_for()
    shop.read("own.csv", sample("jd"))
    assert shop.figure("import.orders") == "387"


@CHINESE_FIRST
def test_markup_in_cells_is_text(shop: OrderFilePage) -> None:
    hostile = '<img src=x onerror="document.title=1">'
    quoted = '"' + hostile.replace('"', '""') + '"'
    header = f"order_id,amount,created_at,category,buyer,receiver_phone,status,{quoted}"
    ring = [f"{quoted}{n},500,2026-10-03,{quoted},b{n},10099990000,waiting,{quoted}" for n in range(9)]
    rows = [f"B{n},{20 + n},2026-10-{n % 28 + 1:02d},tea,c{n},{10000000000 + n},shipped," for n in range(60)]
    bad = f"C1,{quoted},2026-10-01,,,,,"
    shop.read(hostile[:20], "\n".join([header, *ring, *rows, bad]).encode())
    assert shop.figure("import.orders") == "69"
    assert hostile[:30] in shop.text("mix")
    assert hostile[:30] in shop.text("rows")
    assert shop.page.locator(".calculator img").count() == 0
    assert shop.page.title() != "1"


@ENGLISH_FIRST
def test_a_sample_can_be_tried_by_keyboard_and_a_file_dropped_anywhere_on_the_page(
    shop: OrderFilePage,
) -> None:
    button = shop.unfold(shop.page.locator("[data-action=sample]").nth(1))
    button.focus()
    shop.page.keyboard.press("Enter")
    shop.shows("orders-taobao.csv")
    assert shop.figure("import.orders") == "387"
    shop.page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.csv"));
          const how = { dataTransfer: data, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new DragEvent("drop", how));
        }""",
        "order_id,amount,created_at\nA1,10,2026-10-01\n",
    )
    shop.shows("dropped.csv")
    assert shop.figure("import.orders") == "1"


@BOTH
@pytest.mark.parametrize("context_options", [PIXEL_WIDTH], ids=["360 px"])
def test_nothing_sticks_out_on_a_phone(shop: OrderFilePage, context_options: dict[str, object]) -> None:
    shop.read("orders.csv", sample("pinduoduo"))
    for summary in shop.page.locator(".results details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    assert shop.page.evaluate("document.documentElement.scrollWidth") <= 360


@CHINESE_FIRST
@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no script"])
def test_without_a_script_the_example_and_the_samples_are_there(
    page: Page, site_url: str, lang: str, context_options: dict[str, object]
) -> None:
    shop = OrderFilePage(page, site_url, lang).open()
    assert page.locator("[data-action=cancel], #order-file").first.is_hidden()
    assert shop.text("answer") != ""
    page.locator("#samples-fold > summary").click()
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    assert download.value.suggested_filename == "orders-pinduoduo.csv"


@pytest.mark.parametrize("lang", ["zh"])
def test_letters_are_drafted_for_the_orders_of_an_alert(shop: OrderFilePage, tmp_path: Path) -> None:
    shop.read("orders.csv", sample("generic"))
    shop.unfold(shop.page.locator("[data-action=pick]").first).click()
    assert shop.box("evidence.orders").input_value().splitlines()[0] == "A10400"
    shop.press("[data-action=write]")
    assert shop.page.locator("[data-letter]").count() >= 4
    button = shop.unfold(shop.page.locator("[data-action=docx]").first)
    with shop.page.expect_download() as download:
        button.click()
    download.value.save_as(tmp_path / "letter.docx")
    with ZipFile(tmp_path / "letter.docx") as archive:
        assert "A10400" in archive.read("word/document.xml").decode()
    shop.page.evaluate("window.print = () => {}")
    shop.page.locator("[data-action=print_one]").first.click()
    shop.page.emulate_media(media="print")
    assert shop.page.locator("[data-printing]").is_visible()
    assert not shop.page.locator("[data-slot=answer]").is_visible()


@ENGLISH_FIRST
@pytest.mark.parametrize("context_options", [PIXEL_WIDTH], ids=["360 px"])
def test_the_first_screen_of_a_phone_asks_what_is_missing_and_a_tap_answers(
    shop: OrderFilePage, context_options: dict[str, object]
) -> None:
    shop.read("orders.csv", pinduoduo()[0])
    choices = shop.page.locator(".question__choices button")
    for seen in (shop.page.locator("[data-slot=answer]"), choices.first, choices.last):
        box = seen.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < box["y"] + box["height"] <= 780
    assert shop.page.locator("[data-slot=answer] [data-result^=money_out]").count() == 0
    before = shop.results()
    choices.nth(2).click()
    shop.page.wait_for_function(
        "before => performance.getEntriesByName('calculator-result').length > before"
        " && document.documentElement.dataset.calculator === 'ready'",
        arg=before,
        polling=POLLING_MS,
    )
    answered = shop.page.locator("[data-slot=answer]").bounding_box()
    assert answered is not None
    assert 0 <= answered["y"] < answered["y"] + answered["height"] <= 780, "the reader stands at the result"
    money_out = float(shop.figure("money_out.amount"))
    shop.page.locator("a[data-carry]").click()
    calculator = CalculatorPage(shop.page, shop.site_url, shop.lang)
    calculator.is_ready()
    assert float(calculator.figures()["portfolio.receivable"]) == pytest.approx(money_out, rel=1e-9)


@pytest.mark.parametrize("lang", ["zh"])
@pytest.mark.parametrize("context_options", [PIXEL_WIDTH], ids=["360 px"])
def test_a_calculator_opened_without_a_share_no_longer_speaks_of_an_example(
    shop: OrderFilePage, context_options: dict[str, object]
) -> None:
    shop.read("orders.csv", douyin()[0])
    shop.page.locator("a[data-carry]").click()
    shop.page.locator(".results[data-standing=begun]").wait_for()
    expect(shop.page.locator(".while-example")).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh"])
@pytest.mark.parametrize("context_options", [PIXEL_WIDTH], ids=["360 px"])
def test_after_a_correction_the_reader_stands_at_the_result(
    shop: OrderFilePage, context_options: dict[str, object]
) -> None:
    shop.read("orders.csv", jd())
    assert "结算金额" in shop.text("more")
    shop.box("options.platform").select_option("generic")
    shop.press("[data-action=read]")
    box = shop.page.locator("#results-title").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 390
    assert shop.page.evaluate("document.activeElement.id") == "results-title"


@CHINESE_FIRST
def test_how_a_file_is_read_is_kept_for_the_next_one_and_forgotten_on_a_tap(shop: OrderFilePage) -> None:
    header = "order_id,amount,paid,created_at"
    october = f"{header}\nA1,5,7,2026-10-01\n".encode()
    november = f"{header}\nB1,50,70,2026-11-01\n".encode()
    note = shop.page.locator("[data-kept]")
    shop.read("october.csv", october)
    expect(note).to_be_hidden()
    shop.box("options.columns.amount").select_option("=paid")
    shop.press("[data-action=read]")
    assert shop.figure("import.total_amount") == "7.0"
    expect(note).to_be_visible()
    stored = shop.page.evaluate("JSON.stringify(localStorage)")
    assert "paid" in stored
    assert not any(data in stored for data in ("A1", "2026-10", "october"))
    shop.opened_and_ready()
    shop.read("november.csv", november)
    assert shop.figure("import.total_amount") == "70.0"
    assert catalogue(shop.lang)["file.script.kept.used"] in (note.text_content() or "")
    shop.press("[data-action=forget]")
    assert shop.figure("import.total_amount") == "50.0"
    expect(note).to_be_hidden()
    assert "order-file-settings" not in shop.page.evaluate("JSON.stringify(localStorage)")


@CHINESE_FIRST
@pytest.mark.parametrize("context_options", [PIXEL_WIDTH], ids=["360 px"])
def test_the_file_of_the_next_month_says_what_became_of_the_open_orders(
    shop: OrderFilePage, context_options: dict[str, object]
) -> None:
    header = "订单号,金额,下单时间,支付方式,支付时间"
    unpaid = f"{header}\nA1,10,2026-10-01,先用后付,\nA2,20,2026-10-02,先用后付,\n"
    october = f"{unpaid}A3,5,2026-10-02,先用后付,2026-10-09\n".encode()
    november = f"{header}\nA1,10,2026-10-01,先用后付,2026-11-01\nB1,9,2026-11-02,先用后付,\n".encode()
    shop.read("october.csv", october)
    shop.unfold(shop.page.locator(".drop__button[for=order-file-beside]"))
    file: FilePayload = {"name": "november.csv", "mimeType": "text/csv", "buffer": november}
    shop.page.set_input_files("#order-file-beside", file)
    expect(shop.page.locator('[data-result="follow_up.paid.amount"]').first).to_be_visible(
        timeout=PATIENCE_MS
    )
    assert shop.figure("follow_up.paid.amount") == "10.0"
    assert shop.figure("follow_up.not_in_file.amount") == "20.0"
    assert shop.figure("import.orders") == "3", "the first file still stands there"
    assert "october.csv" in (shop.standing().text_content() or "")
    assert shop.page.evaluate("document.documentElement.scrollWidth") <= 360
