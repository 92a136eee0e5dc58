"""Whether a deployed copy is what these sources build: `make verify ADDRESS=https://…`.

The build writes `SHA256SUMS` at the root of the site, in the format of `sha256sum`. Every file named there is
fetched from the address and compared with the build on this machine. Where the copy was published with a
`SITE_URL` or `REPORT_URL`, the build needs the same: they stand in its pages.
"""

from __future__ import annotations

import hashlib
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

SUMS = "SHA256SUMS"
AT_ONCE = 8
WITHIN_SECONDS = 60


def write_sums(site: Path) -> None:
    """Write the hash of every file of the site but this list."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file() and file.name != SUMS)
    lines = (
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(site).as_posix()}\n"
        for file in files
    )
    (site / SUMS).write_text("".join(lines), encoding="utf-8")


def differences(sums: str, fetch: Callable[[str], bytes | None]) -> Iterator[str]:
    """What of the files in a list is missing or another, in words; `fetch` gives None for a missing one."""
    named = [(path, digest) for digest, _, path in (line.partition("  ") for line in sums.splitlines())]
    with ThreadPoolExecutor(AT_ONCE) as fetching:
        contents = fetching.map(fetch, (path for path, _ in named))
        for (path, digest), content in zip(named, contents, strict=True):
            if content is None:
                yield f"missing: {path}"
            elif hashlib.sha256(content).hexdigest() != digest:
                yield f"different: {path}"


def from_address(address: str) -> Callable[[str], bytes | None]:
    """Fetch files of a copy; OSError where it cannot be reached."""

    def fetch(path: str) -> bytes | None:
        try:
            with urllib.request.urlopen(address + quote(path), timeout=WITHIN_SECONDS) as response:
                return bytes(response.read())
        except urllib.error.HTTPError:
            return None

    return fetch


def main(arguments: list[str]) -> int:
    """Compare the site built here with the copy at an address; 1 where they differ."""
    site, address = Path(arguments[0]), arguments[1].rstrip("/") + "/"
    if not address.startswith(("https://", "http://")):
        print("an address that begins with https:// or http:// is needed", file=sys.stderr)
        return 2
    sums = (site / SUMS).read_text(encoding="utf-8")
    try:
        found = list(differences(sums, from_address(address)))
    except OSError as error:
        print(f"{address} cannot be reached: {error}", file=sys.stderr)
        return 2
    for line in found:
        print(line)
    print(f"{len(sums.splitlines())} files, {len(found)} of them not as built here")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
