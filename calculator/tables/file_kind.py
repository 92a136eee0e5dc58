"""What kind of file it is, by its first bytes: the ending of a name is often wrong and never asked."""

from typing import Literal

from calculator.tables.refusal import refuse

Kind = Literal["text", "zip", "xls"]

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of XLS workbooks, and of workbooks locked with a password."""
OTHERS = {
    b"%PDF": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"\x1f\x8b": "compressed",
    b"Rar!": "compressed",
    b"7z\xbc\xaf": "compressed",
    b"SQLite format 3": "binary",
    b"\x7fELF": "binary",
}
MARKUP = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"{\\rtf")
TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1a\x1b")
BINARY_SHARE = 0.05


def kind_of(head: bytes) -> Kind:
    """Return the kind of a file by its first bytes.

    Raises InvalidInput `unreadable_file` for an empty file, for known other kinds, and where more than 5 % of
    the bytes are control characters that no text has.
    """
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise refuse("unreadable_file", reason="empty")
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(EMPTY_ZIP):
        raise refuse("unreadable_file", reason="empty")
    if head.startswith(COMPOUND):
        return "xls"
    for magic, reason in OTHERS.items():
        if head.startswith(magic):
            raise refuse("unreadable_file", reason=reason)
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ")[:20].lower().startswith(MARKUP):
        raise refuse("unreadable_file", reason="markup")
    if not looks_like_utf_16(head) and _share_of_controls(head) > BINARY_SHARE:
        raise refuse("unreadable_file", reason="binary")
    return "text"


def looks_like_utf_16(head: bytes) -> str:
    """Return the codec of UTF-16 text, by its mark or by its zero bytes; empty where it is something else."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    zeros_first, zeros_second = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if zeros_second > 0.2 and zeros_first < 0.02:
        return "utf-16-le"
    if zeros_first > 0.2 and zeros_second < 0.02:
        return "utf-16-be"
    return ""


def _share_of_controls(head: bytes) -> float:
    sample = head[:65536]
    return sum(1 for byte in sample if byte < 32 and byte not in TEXT_CONTROLS) / len(sample)
