"""Workbooks, whole and broken."""

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.tables.archive import spreadsheet_kind
from calculator.tables.file_size_limits import MIB
from calculator.tables.spreadsheet import cell_text
from tests.orders.files import report_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

SHEETS = '<sheets><sheet name="orders" sheetId="1" r:id="rId1"/></sheets>'
WORKBOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{SHEETS}</workbook>'
LINK = f'<Relationship Id="rId1" Type="{OFFICE}/{{}}" Target="{{}}"/>'
RELATION = f'<Relationships xmlns="{PACKAGE}/relationships">{LINK}</Relationships>'
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'


def cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def xlsx_of(rows: Iterable[tuple[int, list[str | float]]], padding: bytes = b"") -> bytes:
    """A workbook with one sheet, made by hand."""
    body = ""
    for number, values in rows:
        cells = "".join(cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(values))
        body += f'<row r="{number}">{cells}</row>'
    return xlsx_with(body, padding)


def xlsx_with(body: str, padding: bytes = b"") -> bytes:
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATION.format("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": RELATION.format("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": SHEET.format(body),
            "padding": padding,
        }
    )


def members_of(data: bytes) -> dict[str, str | bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shared_texts(*texts: str) -> str:
    return f"<sst>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>"


def zipped(members: dict[str, str | bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


HEADER: list[str | float] = ["订单号", "金额", "下单时间"]


def test_a_workbook_is_read_like_a_text_file() -> None:
    data = xlsx_of(
        [
            (1, ["某店订单"]),
            (3, HEADER),
            (4, ["A1", 12.5, "2026-10-01 10:00:00"]),
            (6, ["A2", "¥7", 46143.25]),
        ]
    )
    report = report_of(data)
    assert (report["encoding"], report["header_row"], report["orders"], report["total_amount"]) == (
        "xlsx",
        3,
        2,
        19.5,
    )
    assert [(row["row"], row["reason"]) for row in report["rows_rejected"]] == [(5, "empty_row")]


def test_rows_stand_for_orders_whose_numbers_a_spreadsheet_has_rounded() -> None:
    rows: list[tuple[int, list[str | float]]] = [
        (2, [2.41e17, 5.0, "2026-10-01"]),
        (3, [2.41e17, 6.0, "2026-10-01"]),
        (4, [241.0, 7.0, "2026-10-02"]),
    ]
    report = report_of(xlsx_of([(1, HEADER), *rows]))
    assert (report["orders"], report["order_numbers_lost"], report["total_amount"]) == (3, 2, 18.0)
    assert report["rows_rejected"] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (5.0, "5"),
        (5.25, "5.25"),
        (10**16, "1.00000000000000E+16"),
        (datetime(2026, 10, 1, 9, 30), "2026-10-01 09:30:00"),
        (date(2026, 10, 1), "2026-10-01"),
    ],
)
def test_values_become_the_text_of_an_export(value: object, text: str) -> None:
    assert cell_text(value) == text


def refusal_of(data: bytes) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as refused:
        order_file.mix(data)
    return refused.value.problems[0].code, refused.value.problems[0].reason


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    piece = bytes(1024 * 1024)
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        with archive.open("padding", "w") as member:
            for _ in range(520):
                member.write(piece)
    assert len(data.getvalue()) < 1024 * 1024
    assert refusal_of(data.getvalue()) == ("too_large", "unpacked")


def test_an_archive_that_lies_about_its_size_is_found_out() -> None:
    honest = xlsx_of([(1, HEADER), (2, ["A1", 5.0, "2026-10-01"])], padding=bytes(3_000_000))
    stated = (3_000_000).to_bytes(4, "little")
    lying = honest.replace(stated, (30).to_bytes(4, "little"))
    assert lying != honest
    assert report_of(lying)["orders"] == 1


def test_two_cells_in_far_corners_are_refused() -> None:
    body = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal_of(xlsx_with(body)) == ("too_large", "cells")


def corners(first: str, last: str) -> str:
    return f"<row>{first}<v>1</v></c></row><row>{last}<v>1</v></c></row>"


@pytest.mark.parametrize(
    "body",
    [
        corners("<c r='A1'>", "<c r='XFD900000'>"),
        corners('<c r="a1">', '<c r="xfd900000">'),
        corners('<c r="A1">', f'<c {" " * 3000} r = "XFD900000">'),
        corners('<c r="A1">', '<c t="n" s="1" r="XFD900000">'),
        '<row r="1"><c><v>1</v></c></row><row r="1000000">' + "<c><v>1</v></c>" * 16_000 + "</row>",
        "<row>" + "<c><v>1</v></c>" * 16_000 + "</row><row r='900000'><c><v>1</v></c></row>",
    ],
    ids=["single quotes", "small letters", "padded", "other order", "without places", "both"],
)
def test_far_corners_are_found_however_they_are_written(body: str) -> None:
    assert refusal_of(xlsx_with(body)) == ("too_large", "cells")


def test_a_sheet_and_shared_texts_are_found_in_any_folder() -> None:
    far = members_of(xlsx_with(corners('<c r="A1">', '<c r="XFD900000">')))
    far["xl/other/sheet1.xml"] = far.pop("xl/worksheets/sheet1.xml")
    assert refusal_of(zipped(far)) == ("too_large", "cells")
    for name in ("xl/sharedStrings.xml", "xl/elsewhere/texts.xml"):
        named = '<c t="s"><v>0</v></c>'
        body = "".join(f"<row>{named * 20}</row>" for _ in range(3000))
        heavy = members_of(xlsx_with(body)) | {name: shared_texts("x" * 30_000).encode()}
        assert refusal_of(zipped(heavy)) == ("too_large", "unpacked")


def test_a_long_text_that_few_cells_name_is_no_reason_to_refuse() -> None:
    """All cells with the longest text would come to 18 GB; with the text that each has, to 2 MB."""
    cell = '<c t="s"><v>1</v></c>'
    rows = f"<row>{cell * 20}</row>" * 3000
    one = '<row><c t="s"><v>0</v></c></row>'
    data = members_of(xlsx_with(one + rows))
    data["xl/sharedStrings.xml"] = shared_texts("x" * 300_000, "short").encode()
    assert spreadsheet_kind(zipped(data)) == "xlsx"
    data["xl/texts.xml"] = data["xl/sharedStrings.xml"]
    assert refusal_of(zipped(data)) == ("too_large", "unpacked"), "which text a cell means is not clear"


def test_what_stands_beside_the_cells_and_in_other_files_is_no_cell() -> None:
    row = "".join(f'<c r="{column}1"><v>1</v></c>' for column in "ABCDEFGHIJKL")
    sheet = members_of(
        xlsx_with("<row>" + row + "</row>" + f'<row r="60000">{row.replace("1", "60000")}</row>')
    )
    data = sheet["xl/worksheets/sheet1.xml"]
    assert isinstance(data, bytes)
    rule = b'<conditionalFormatting sqref="A1"><cfRule type="expression"/></conditionalFormatting>'
    sheet["xl/worksheets/sheet1.xml"] = data.replace(
        b"<sheetData>", b"<cols>" + b'<col min="1" max="1"/>' * 900 + b"</cols><sheetData>"
    ).replace(b"</sheetData>", b"</sheetData>" + rule * 900)
    chain = "".join(f'<c r="AZ{number}"/>' for number in range(1, 200_001))
    sheet["xl/calcChain.xml"] = f"<calcChain>{chain}</calcChain>"
    sheet["xl/media/image1.bmp"] = b"BM<" + bytes(8 * MIB)
    assert spreadsheet_kind(zipped(sheet)) == "xlsx"


def test_another_archive_and_a_broken_workbook_are_refused() -> None:
    assert refusal_of(zipped({"readme.txt": "hello"})) == ("unreadable_file", "archive")
    assert refusal_of(zipped({"xl/workbook.xml": "<not xml"})) == ("unreadable_file", "damaged")
    assert refusal_of(xlsx_of([(1, HEADER)])[:-40]) == ("unreadable_file", "damaged")
    assert refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == ("unreadable_file", "damaged")
    assert refusal_of(xlsx_of([])) == ("unreadable_file", "empty")


def test_an_open_document_is_read() -> None:
    one = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(map(one.format, values))}</table:table-row>"
        for values in (HEADER, ("A1", "5", "2026-10-01"))
    )
    namespace = "xmlns:{0}='urn:oasis:names:tc:opendocument:xmlns:{0}:1.0'"
    spaces = " ".join(map(namespace.format, ("office", "table", "text")))
    content = (
        f"<office:document-content {spaces}><office:body>"
        f"<office:spreadsheet><table:table table:name='orders'>{rows}</table:table></office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": f"<manifest:manifest {namespace.format('manifest')}/>",
    }
    report = report_of(zipped(members))
    assert (report["encoding"], report["orders"]) == ("ods", 1)
