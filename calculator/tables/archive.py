"""Looking into a spreadsheet's archive before it is unpacked: what is in it, and how large it becomes.

The sizes that an archive states can lie, so its files are unpacked once into nothing, counting; then what
their cells come to is counted.
"""

import re
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

from calculator.tables.file_size_limits import MOST_CELLS, MOST_UNPACKED_BYTES
from calculator.tables.refusal import refuse
from calculator.tables.sheet_size import check_sheets

STORED, DEFLATED = 0, 8
LOCAL_HEADER = 30
PIECE = 1 << 20
OVERLAP = 200
REPEATED_VALUE = re.compile(rb'number-columns-repeated="(\d{1,9})"[^>]{0,200}office:value')
REPEATED_ROW = re.compile(rb'number-rows-repeated="(\d{1,9})"')


def spreadsheet_kind(data: bytes) -> Literal["xlsx", "ods"]:
    """Return which spreadsheet the archive is, having made sure that it can be unpacked.

    Raises InvalidInput `unreadable_file` where it is another archive or damaged, `too_large` where it would
    unpack to more than `MOST_UNPACKED_BYTES` or span more than `MOST_CELLS` cells.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    # zipfile raises NotImplementedError for archives of a later version of the format than it knows
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise refuse("unreadable_file", reason="damaged") from error
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        kind: Literal["xlsx", "ods"] = "xlsx"
    elif "content.xml" in names:
        kind = "ods"
    else:
        raise refuse("unreadable_file", reason="archive")
    if sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
        raise refuse("too_large", limits=(0, MOST_UNPACKED_BYTES), reason="unpacked")
    left = MOST_UNPACKED_BYTES
    for member in members:
        left -= _check_size(data, member, left)
    if kind == "xlsx":
        check_sheets([partial(_unpacked, data, member) for member in members])
    else:
        for member in members:
            if member.filename == "content.xml":
                _check_repeated(data, member)
    return kind


def _check_size(data: bytes, member: ZipInfo, most: int) -> int:
    total = 0
    for piece in _unpacked(data, member):
        total += len(piece)
        if total > most:
            raise refuse("too_large", limits=(0, MOST_UNPACKED_BYTES), reason="unpacked")
    return total


def _check_repeated(data: bytes, member: ZipInfo) -> None:
    """An open document says of a cell or a row how often it is repeated."""
    columns, rows = 1, 1
    before = b""
    for piece in _unpacked(data, member):
        window = before + piece
        columns = max(columns, *map(int, REPEATED_VALUE.findall(window)), 1)
        rows = max(rows, *map(int, REPEATED_ROW.findall(window)), 1)
        before = piece[-OVERLAP:]
    if columns > 1 and columns * rows > MOST_CELLS:
        raise refuse("too_large", limits=(0, MOST_CELLS), reason="cells")


def _unpacked(data: bytes, member: ZipInfo) -> Iterator[bytes]:
    """Yield what a member really unpacks to, whatever size it states."""
    header = data[member.header_offset : member.header_offset + LOCAL_HEADER]
    if len(header) < LOCAL_HEADER or member.flag_bits & 1 or member.compress_type not in (STORED, DEFLATED):
        raise refuse("unreadable_file", reason="locked" if member.flag_bits & 1 else "damaged")
    begin = (
        member.header_offset
        + LOCAL_HEADER
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
    packed = data[begin : begin + member.compress_size]
    if member.compress_type == STORED:
        yield packed
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflate.eof:
            yield inflate.decompress(packed, PIECE)
            packed = inflate.unconsumed_tail
    except zlib.error as error:
        raise refuse("unreadable_file", reason="damaged") from error
