"""Write the sample files: `python -m calculator.build.samples FOLDER`."""

import sys
from pathlib import Path

from .write import write_samples

for path in write_samples(Path(sys.argv[1] if len(sys.argv) > 1 else "build/samples")):
    print(path)
