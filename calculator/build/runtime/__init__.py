"""The Python runtime that the page downloads: Pyodide, a trimmed standard library, and the calculator."""

from .kept_modules import StaleModulesError
from .manifest import Manifest, RuntimeFile
from .node import InsidePythonError
from .pipeline import build_runtime, update_kept

__all__ = [
    "InsidePythonError",
    "Manifest",
    "RuntimeFile",
    "StaleModulesError",
    "build_runtime",
    "update_kept",
]
