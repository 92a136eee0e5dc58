"""A document as DOCX: the few parts of WordprocessingML (ECMA-376) that a letter needs, in a zip archive.

Equal documents give equal bytes on every machine: the entries carry a fixed date and are stored as they are.
"""

from collections.abc import Iterable
from html import escape
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from calculator.orders.evidence.printable_document import Block, Document, Table

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EARLIEST = (1980, 1, 1, 0, 0, 0)
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en-GB"}
STYLES = {"title": "Title", "heading": "Heading1", "note": "Note"}
MARKS = {"bullet": "• ", "tick": "☐ "}

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>'
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
A4_WITH_MARGINS = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1304" w:right="1247" w:bottom="1304" w:left="1247"'
    ' w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def as_docx(document: Document) -> bytes:
    """Return the file."""
    body = "".join(_blocks(document.blocks))
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "word/document.xml": (
            f'{HEAD}<w:document xmlns:w="{WORDS}"><w:body>{body}{A4_WITH_MARGINS}</w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/styles.xml": _styles(LANGUAGE_TAGS[document.language]),
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, EARLIEST), content.encode())
    return written.getvalue()


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    number = 0
    for block in blocks:
        if isinstance(block, Table):
            # a paragraph between a table and what follows keeps two tables from growing together
            yield _table(block) + _paragraph("")
            continue
        number = number + 1 if block.kind == "numbered" else 0
        mark = f"{number}. " if number else MARKS.get(block.kind, "")
        yield _paragraph(mark + block.text, STYLES.get(block.kind, "ListItem" if mark else ""))


def _paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{_text(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _text(text: str) -> str:
    """Return text as XML 1.0 allows it."""
    return escape("".join(sign for sign in text if sign.isprintable()), quote=False)


def _table(table: Table) -> str:
    grid = "".join("<w:gridCol/>" for _ in table.header)
    rows = "".join(_row(row) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(table.header, header=True)}{rows}</w:tbl>"
    )


def _row(cells: Iterable[str], *, header: bool = False) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    written = "".join(f"<w:tc><w:tcPr/>{_paragraph(cell, 'Cell')}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{written}</w:tr>"


def _styles(language: str) -> str:
    return (
        f'{HEAD}<w:styles xmlns:w="{WORDS}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Calibri"/>'
        f'<w:sz w:val="22"/><w:lang w:val="{language}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="300" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + _style(
            "Title", "Title", '<w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>'
        )
        + _style(
            "Heading1", "heading 1", '<w:spacing w:before="240" w:after="120"/>', '<w:b/><w:sz w:val="24"/>'
        )
        + _style("ListItem", "List Item", '<w:ind w:left="284"/>', "")
        + _style(
            "Cell", "Cell", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>'
        )
        + _style("Note", "Note", '<w:ind w:left="284"/>', '<w:i/><w:color w:val="595959"/><w:sz w:val="19"/>')
        + "</w:styles>"
    )


def _style(identifier: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )
