"""Throw broken files at the reader: `python -m tests.orders.fuzz [SECONDS] [SEED]`.

Files of every platform and a workbook are damaged byte by byte and piece by piece. Whatever comes, the reader
must return a result whose rows add up, or refuse with InvalidInput, within a few seconds. A find is printed
and written to the folder for temporary files; it then becomes a test in `test_fuzz.py`.
"""

import io
import json
import random
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from calculator.answers import order_file
from calculator.boundary.problems import InvalidInput
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.page.order_file.document_html import as_html
from tests.orders.test_spreadsheets import HEADER, xlsx_of

NASTY = (
    *(
        b'"',
        b'""',
        b"\x00",
        b"\n",
        b"\r",
        b",",
        b"\t",
        b";",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x81\x30",
        b"1e999",
        b"-",
        b"='",
    ),
    *(
        b"nan",
        b"9" * 400,
        b"2026-02-30",
        b"PK\x03\x04",
        "合计".encode(),
        "\u2028".encode(),
        b"<img src=x>",
        b"," * 5000,
    ),
)


def seeds() -> list[bytes]:
    """Whole files to start from, cut short to be quick."""
    whole = [b"\n".join(sample(platform).split(b"\n")[:40]) for platform in EXPORTS]
    whole += [whole[-1].decode().encode("utf-16"), whole[-1].replace(b",", b"\t")]
    rows: list[tuple[int, list[str | float]]] = [(n, [f"A{n}", 5.5, "2026-10-01"]) for n in range(2, 20)]
    whole.append(xlsx_of([(1, HEADER), *rows]))
    return whole


def damaged(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """One to six small injuries to a file."""
    broken = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(broken) + 1)
        match dice.randrange(6):
            case 0 if place < len(broken):
                broken[place] ^= 1 << dice.randrange(8)
            case 1:
                del broken[place : place + dice.randrange(200)]
            case 2:
                broken[place:place] = dice.choice(NASTY)
            case 3:
                broken[place:place] = broken[place : place + dice.randrange(500)]
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other))
                broken[place:place] = other[start : start + dice.randrange(300)]
            case _:
                broken[place : place + 1] = dice.randbytes(dice.randint(1, 8))
    return bytes(broken)


def holds(data: bytes) -> None:
    """The reader keeps its word on these bytes; AssertionError or the traceback where it does not."""
    try:
        result = order_file.mix(data)
    except InvalidInput:
        return
    report = result["import"]
    assert report["rows_read"] == report["rows_used"] + report["rows_rejected_count"]
    assert report["orders"] + report["rows_merged"] == report["rows_used"]
    assert (
        len({segment["name"] for segment in result["mix"]["segments"]})
        == len(result["mix"]["segments"])
        <= 12
    )
    json.dumps([result, order_file.screen(data)], allow_nan=False).encode()


def letters_hold(data: bytes) -> None:
    """Evidence and letters can be made for orders of the file, where it has any."""
    try:
        order_ids = order_file.read(data).book.order_ids
    except InvalidInput:
        return
    chosen = order_file.chosen(data, order_ids[:2] + order_ids[-1:])
    assert [case.order_id for case in chosen.cases] == list(dict.fromkeys(order_ids[:2] + order_ids[-1:]))
    json.dumps(order_file.evidence(data, order_ids[:1]), allow_nan=False)
    for document in order_file.letters(chosen, {"shop": order_ids[0]}, "zh"):
        as_html(document).encode()
        with zipfile.ZipFile(io.BytesIO(order_file.as_docx(document))) as archive:
            ElementTree.fromstring(archive.read("word/document.xml"))


def main(seconds: float, seed: int) -> int:
    """Fuzz for some seconds; return the number of finds."""
    dice = random.Random(seed)
    whole = seeds()
    end = time.monotonic() + seconds
    tried = finds = 0
    while time.monotonic() < end:
        data = damaged(dice.choice(whole), dice, whole)
        begun = time.monotonic()
        try:
            holds(data)
            letters_hold(data)
            failure = "slow" if time.monotonic() - begun > 5 else ""
        except Exception as error:
            failure = repr(error)
        tried += 1
        if failure:
            finds += 1
            path = Path(tempfile.gettempdir(), f"orders-find-{seed}-{tried}")
            path.write_bytes(data)
            sys.stdout.write(f"{path}: {failure}\n")
    sys.stdout.write(f"{tried} files, {finds} finds\n")
    return finds


if __name__ == "__main__":
    seconds, seed = (*sys.argv[1:], "60", "0")[:2] if len(sys.argv) != 2 else (sys.argv[1], "0")
    sys.exit(bool(main(float(seconds), int(seed))))
