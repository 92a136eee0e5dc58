"""`python -m calculator.build.site` builds `site/`."""

import sys

from calculator.build.kept_folder import is_up_to_date
from calculator.build.site.inputs import hash_inputs, read_inputs
from calculator.build.site.paths_and_addresses import from_environment


def main() -> int:
    """Build the site unless it is up to date."""
    settings = from_environment()
    if is_up_to_date(settings.output, settings.work, hash_inputs(settings, read_inputs(settings))):
        print("site/ is up to date")
        return 0
    # takes longer to import than all that was done so far
    from calculator.build.site import build  # noqa: PLC0415

    return build.main(settings)


if __name__ == "__main__":
    sys.exit(main())
