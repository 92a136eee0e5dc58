"""The sample files on the disk or in memory."""

import csv
from io import StringIO
from pathlib import Path

from .exports import EXPORTS
from .trade import sales


def sample(platform: str) -> bytes:
    """Return the sample file of a platform; KeyError where there is none."""
    header, row, encoding = EXPORTS[platform]
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(row(sale) for sale in sales())
    return text.getvalue().encode(encoding)


def write_samples(folder: Path) -> list[Path]:
    """Write one file for each platform into `folder`; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for platform in EXPORTS:
        path = folder / f"orders-{platform}.csv"
        path.write_bytes(sample(platform))
        paths.append(path)
    return paths
