"""Write every figure of this version into `tests/releases/VERSION.json`: `python -m tests.releases`.

The keys of its links are added to `link_keys.json`.

Once a release, after raising the version. Figures of a version that has its file are not written again.
"""

import json
import sys
from pathlib import Path

from calculator.answers import estimate
from calculator.version import __version__
from tests.releases import link_keys
from tests.releases.figures import figures_of

HERE = Path(__file__).parent


def main() -> int:
    """Write the file; return 1 if there is one."""
    target = HERE / f"{__version__}.json"
    if target.exists():
        sys.stderr.write(f"{target.name} is there: raise calculator/version.py first\n")
        return 1
    cases = [
        {**case, "figures": figures_of(estimate.estimate(case["document"]))}
        for case in json.loads((HERE / "inputs.json").read_text(encoding="utf-8"))
    ]
    content = json.dumps({"version": __version__, "cases": cases}, ensure_ascii=False, indent=1)
    target.write_text(content + "\n", encoding="utf-8")
    link_keys.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
