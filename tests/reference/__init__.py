"""The reference cases, read by their number; see README.md beside this file."""

import json
from pathlib import Path
from typing import Any


def reference_case(number: str) -> Any:
    """The content of the file whose name starts with this number."""
    (path,) = Path(__file__).parent.glob(f"{number}_*.json")
    return json.loads(path.read_text(encoding="utf-8"))
