"""In which languages a journey is tried.

In both where the words or the room they take are what it is about. Where it is the script, and the words are
tested without a browser, in one of them at every change and in the other in the long run.
"""

from __future__ import annotations

import pytest

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
CHINESE_FIRST = pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.long)])
ENGLISH_FIRST = pytest.mark.parametrize("lang", ["en", pytest.param("zh", marks=pytest.mark.long)])
