"""In which languages a journey is tried: in both, or, where it is the same script and the same words are
tested elsewhere, in one at every change and in the other in the long run."""

from __future__ import annotations

import pytest

_LATER = pytest.mark.long

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
CHINESE_FIRST = pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=_LATER)])
ENGLISH_FIRST = pytest.mark.parametrize("lang", ["en", pytest.param("zh", marks=_LATER)])
