"""Looking into a spreadsheet's archive before it is unpacked: what is in it, and how large it becomes.

The sizes that an archive states can lie, so the sheets are unpacked once into nothing, counting. The places
of their cells are read on the way: two cells in far corners make a rectangle that no memory holds.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

from calculator.tables.file_size_limits import MOST_CELLS, MOST_UNPACKED_BYTES
from calculator.tables.refusal import refuse

STORED, DEFLATED = 0, 8
LOCAL_HEADER = 30
PIECE = 1 << 20
OVERLAP = 200
PLACE = re.compile(rb'<(?:\w+:)?c\b[^>]{0,120}?\br="([A-Z]{1,3})(\d{1,7})"')
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
        left -= _check_member(data, member, left)
    return kind


def _check_member(data: bytes, member: ZipInfo, most: int) -> int:
    total, last_row, last_column, repeated_columns, repeated_rows = 0, 0, 0, 1, 1
    sheet = member.filename.startswith("xl/worksheets/")
    content = member.filename == "content.xml"
    before = b""
    for piece in _unpacked(data, member):
        total += len(piece)
        if total > most:
            raise refuse("too_large", limits=(0, MOST_UNPACKED_BYTES), reason="unpacked")
        if sheet:
            for column, row in PLACE.findall(before + piece):
                last_row = max(last_row, int(row))
                last_column = max(last_column, _column_number(column))
        elif content:
            window = before + piece
            repeated_columns = max(repeated_columns, *map(int, REPEATED_VALUE.findall(window)), 1)
            repeated_rows = max(repeated_rows, *map(int, REPEATED_ROW.findall(window)), 1)
        before = piece[-OVERLAP:]
    if last_row * last_column > MOST_CELLS or (
        repeated_columns > 1 and repeated_columns * repeated_rows > MOST_CELLS
    ):
        raise refuse("too_large", limits=(0, MOST_CELLS), reason="cells")
    return total


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


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
