"""A result as JSON text. NaN and infinity never leave."""

import json
from typing import Any


def written(result: dict[str, Any], *, pretty: bool = False) -> str:
    """Return a result as JSON text, compact or indented."""
    if pretty:
        return json.dumps(result, ensure_ascii=False, allow_nan=False, indent=2)
    return json.dumps(result, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
