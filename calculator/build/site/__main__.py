"""`python -m calculator.build.site` builds `site/`."""

import sys

from calculator.build.site.build import main

if __name__ == "__main__":
    sys.exit(main())
