"""Reading the data files that stand beside this module."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def read(name: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON content of the data file `name`."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
