"""Data written as YAML, read by libyaml where it is there: in Python alone it takes ten times as long."""

from __future__ import annotations

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:  # noqa: ANN401 - whatever the text says
    """Return what a text says; yaml.YAMLError where it is no YAML."""
    return yaml.load(text, Loader=LOADER)
