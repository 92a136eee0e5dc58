"""The sample files on the disk or in memory."""

import csv
from io import StringIO
from pathlib import Path

from .exports import EXPORTS
from .payments import SAMPLES
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
    """Write one order file for each platform and the payments lists into `folder`; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for platform in EXPORTS:
        path = folder / f"orders-{platform}.csv"
        path.write_bytes(sample(platform))
        paths.append(path)
    for name, content in SAMPLES.items():
        path = folder / name
        path.write_bytes(content())
        paths.append(path)
    return paths
