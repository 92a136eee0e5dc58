"""The sample files on the disk or in memory."""

import csv
from io import StringIO
from pathlib import Path

from .exports import EXPORTS, generic_in_english
from .payments import SAMPLES
from .trade import sales


def sample(platform: str, language: str = "zh") -> bytes:
    """Return the sample file of a platform; KeyError where there is none.

    `language` is that of the goods and streets where the platform is not one of a country.
    """
    header, row, encoding = EXPORTS[platform]
    if platform == "generic" and language == "en":
        row = generic_in_english
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(row(sale) for sale in sales())
    return text.getvalue().encode(encoding)


def sample_name(platform: str) -> str:
    """Return the name of a sample file."""
    return f"orders-{platform}.csv"


def write_samples(folder: Path, language: str = "zh") -> list[Path]:
    """Write an order file for each platform and the payments lists into `folder`; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for platform in EXPORTS:
        path = folder / sample_name(platform)
        path.write_bytes(sample(platform, language))
        paths.append(path)
    for name, content in SAMPLES.items():
        path = folder / name
        path.write_bytes(content())
        paths.append(path)
    return paths
