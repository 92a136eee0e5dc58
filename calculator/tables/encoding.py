"""Which encoding a text file has, and its text chunk by chunk.

UTF-8 and GB18030 are told apart by trial: Chinese text in one is nearly all errors in the other. A file whose
beginning is plain ASCII says nothing yet; the choice is made where the first other byte comes, and until then
both encodings read the same. A damaged byte becomes U+FFFD, by which the row that holds it is recognised.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from io import IncrementalNewlineDecoder

from calculator.tables.file_kind import looks_like_utf_16
from calculator.tables.refusal import refuse

DAMAGED = "\ufffd"
UTF_8_MARK = b"\xef\xbb\xbf"
TOLERATED_DAMAGE = 0.05
"""Share of the non-ASCII bytes that may be wrong before an encoding is ruled out."""
FEW = 0.01
"""Share of non-ASCII bytes below which a file is readable whatever they mean."""
CODECS = {"utf-8": "utf-8", "utf-8-sig": "utf-8-sig", "utf-16": "utf-16", "gb18030": "gb18030"}
"""The encodings that a reader may name, by the name in the report."""


def detect(head: bytes) -> tuple[str, str]:
    """Return the encoding of a text by its first bytes, as named in the report and as Python names it.

    Raises InvalidInput `encoding_unknown` where none fits.
    """
    if head.startswith(UTF_8_MARK):
        return "utf-8-sig", "utf-8-sig"
    if codec := looks_like_utf_16(head):
        return "utf-16", codec
    others = len(head) - len(head.translate(None, bytes(range(128, 256))))
    if not others:
        return "utf-8", "utf-8"
    for encoding in ("utf-8", "gb18030"):
        if _errors(head, encoding) <= TOLERATED_DAMAGE * others:
            return encoding, encoding
    if others < FEW * len(head):
        return "utf-8", "utf-8"
    raise refuse("encoding_unknown")


def _errors(head: bytes, encoding: str) -> int:
    # not final: a character cut off at the end of the sample is no error
    return getincrementaldecoder(encoding)("replace").decode(head).count(DAMAGED)


class TextDecoder:
    """The text of a file, chunk by chunk, with every line end turned into a line feed.

    `encoding` is the name for the report; it may still change from `utf-8` to `gb18030` while only ASCII has
    come.
    """

    def __init__(self, head: bytes, encoding: str | None = None) -> None:
        self.encoding, codec = (encoding, CODECS[encoding]) if encoding else detect(head)
        if codec == "utf-16":
            # without its mark the codec of that name refuses to read; most programs write little-endian
            codec = looks_like_utf_16(head) or "utf-16-le"
        self._undecided = not encoding and head.isascii() and codec == "utf-8"
        self._open(codec)

    def _open(self, codec: str) -> None:
        self._decoder = IncrementalNewlineDecoder(getincrementaldecoder(codec)("replace"), translate=True)

    def texts(self, chunks: Iterable[bytes]) -> Iterator[str]:
        """Yield the text of each chunk of bytes."""
        for chunk in chunks:
            if self._undecided and not chunk.isascii():
                self._undecided = False
                self.encoding, codec = detect(chunk)
                if codec != "utf-8":
                    held_back = self._decoder.decode(b"", final=True)
                    self._open(codec)
                    yield held_back
            yield self._decoder.decode(chunk)
        yield self._decoder.decode(b"", final=True)
