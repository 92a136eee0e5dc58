"""Build the runtime: `python -m calculator.build.runtime [--update-kept]`."""

import argparse
import sys

from . import InsidePythonError, StaleModulesError, build_runtime, update_kept


def main() -> int:
    """Build into build/runtime and say what it weighs; --update-kept writes the list of modules first."""
    parser = argparse.ArgumentParser(prog="python -m calculator.build.runtime", description=__doc__)
    parser.add_argument(
        "--update-kept", action="store_true", help="write kept_modules.txt anew before building"
    )
    arguments = parser.parse_args()
    try:
        if arguments.update_kept:
            print(f"{len(update_kept())} modules kept")
        manifest = build_runtime()
    except (InsidePythonError, StaleModulesError) as error:
        print(error, file=sys.stderr)
        return 1
    for file in manifest.files:
        print(f"{file.name:52} {file.bytes:>10,} bytes {file.gzip_bytes:>10,} gzip")
    print(f"{manifest.folder:52} {manifest.bytes:>10,} bytes {manifest.gzip_bytes:>10,} gzip")
    return 0


if __name__ == "__main__":
    sys.exit(main())
