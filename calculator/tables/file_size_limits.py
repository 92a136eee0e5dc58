"""How large an order file may be: a larger one is refused with a reason and fills no memory."""

MIB = 1024 * 1024

MOST_BYTES = 16 * 1024 * MIB
"""Bytes of a text file: some fifty million orders."""
MOST_BYTES_IN_A_PAGE = 1024 * MIB
"""Bytes of any file in the browser, where Python has at most 4 GiB of memory."""
MOST_SPREADSHEET_BYTES = 256 * MIB
"""Bytes of a spreadsheet as it lies on the disk."""
MOST_UNPACKED_BYTES = 512 * MIB
"""Bytes of a spreadsheet once its archive is unpacked."""
MOST_CELLS = 100_000_000
"""Cells of the rectangle that a sheet spans, filled or not."""
MOST_LOOSE_CELLS = 10_000_000
"""Cells of such a rectangle that may be blank nearly everywhere: about 250 MB once it is filled."""
MOST_PLACES_A_CELL = 8
"""A larger rectangle has at least one cell for so many places: exports leave few columns empty."""
MOST_EXPANDED_BYTES = 1024 * MIB
"""Bytes of all cells of a spreadsheet, each with the text that the file may hold once for many."""
LONGEST_LINE = 4 * MIB
"""Characters of one line; a longer one is cut, so that a file without line ends stays readable in pieces."""
LONGEST_CELL = 131_072
"""Characters of one cell: four times what spreadsheet programs allow."""
LONGEST_ORDER_ID = 100
LONGEST_NAME = 200
"""Characters kept of a product or category name."""
MOST_COLUMNS = 16_384
"""Columns of a header: what spreadsheet programs allow."""
HEADER_WITHIN = 30
"""Rows looked through for the header: exports put a title, a shop name or a period above it."""
HEAD_BYTES = 256 * 1024
"""Bytes looked at to tell encoding and separator."""
CHUNK_BYTES = 256 * 1024
"""Bytes read at a time; progress is told after each."""
LARGEST_AMOUNT = 1e7
"""Money of one order, the limit of the order value in the calculator."""
SMALLEST_AMOUNT = 0.01
MOST_REJECTED_LISTED = 1000
"""Rejected rows listed one by one; all are counted."""
