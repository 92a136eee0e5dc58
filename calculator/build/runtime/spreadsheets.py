"""The compiled reader of spreadsheets, as the page loads it: without what only a programmer would read."""

from pathlib import Path

from .locked_packages import locked_packages

LOCK = Path(__file__).parent / "spreadsheets.lock"
PACKAGE = "python_calamine"
SHIPPED = (".py", ".so")
LICENCE = "python_calamine/LICENSE.txt"


def spreadsheet_reader(folder: Path) -> dict[str, bytes]:
    """Return the entries of its archive; downloaded once into `folder`, by version and hash."""
    packages = locked_packages(LOCK, folder)
    files = [path for path in sorted((packages / PACKAGE).iterdir()) if path.suffix in SHIPPED]
    (licence,) = packages.glob(f"{PACKAGE}-*.dist-info/licenses/LICENSE")
    entries = {path.relative_to(packages).as_posix(): path.read_bytes() for path in files}
    return {**entries, LICENCE: licence.read_bytes()}
