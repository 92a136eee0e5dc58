"""What a reader's line and patience are charged at most, each figure with its reason.

Bytes are those of gzip, which every host can send, and `make test` holds them: they are the same on every
machine. Ratios and times are held by `make bench`, since they depend on the machine. A figure that has to
grow is changed here, with its reason, in the same change.
"""

RUNTIME_BYTES = 4_570_000
"""Python and the merchant's calculator, before a first answer. 3.80 MB of it are Pyodide's program; a
megabyte more is five seconds on a line of 1.6 Mbit/s."""

MEMORY_BYTES = 2_800_000
"""The picture of Python's memory that a fast line fetches besides. It saves a phone 1.5 to 3 seconds of
processor time, and is asked for only where it comes in less than 1.5."""

TEXT_PAGE_BYTES = 150_000
"""A page of text with all that it loads by itself: under a second on a line of 1.6 Mbit/s."""

CALCULATOR_HTML_BYTES = 40_000
"""The HTML of a calculator's page, parsed and laid out before anything else happens."""

CALCULATOR_PAGE_BYTES = 210_000
"""A calculator's page before Python, with the example's answers, which can be read while Python comes."""

START_RATIO = 0.45
"""Start of Python to a first result, as a part of what the published package needs for the same work."""

RECALCULATION_MS = {"figures": 80, "figures and decisions": 120, "shortfall": 300}
"""From an edit of ten segments to the result on the page: below a tenth of a second nobody waits."""
