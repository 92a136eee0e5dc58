"""What is wrong with the pages or the data, and is told in words, not in a traceback."""

from __future__ import annotations

from calculator.build.runtime import InsidePythonError, StaleModulesError
from calculator.build.site.finishing.sealed_search import SealError
from calculator.build.site.finishing.search import SearchError
from calculator.build.site.mkdocs import MkDocsError
from calculator.build.site.staging.citations import CitationError
from calculator.build.site.staging.front_matter import PageError

FAULTS = (
    CitationError,
    InsidePythonError,
    MkDocsError,
    PageError,
    SealError,
    SearchError,
    StaleModulesError,
)
