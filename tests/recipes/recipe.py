"""A recipe as CONTRIBUTING.md has it, and a copy of the tree in which it is followed.

A recipe names files in a numbered list, the first path of each line, and words in the line that begins with
`Words:`. What a test writes must be those files and no other, so that the recipe cannot leave one out.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_FILES = 3
"""Beside the words."""
NEVER_COPIED = shutil.ignore_patterns("js", "css")


@dataclass(frozen=True)
class Recipe:
    """The files that a recipe names, with `<name>` filled in; a folder stands for one file in it."""

    files: tuple[str, ...]
    words: tuple[str, ...]


def recipe(title: str, name: str) -> Recipe:
    """The recipe under a heading of CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").replace("<name>", name)
    section = text.partition(f"\n### {title}\n")[2].partition("\n### ")[0]
    files = re.findall(r"^\d+\. `([\w./-]+)`", section, re.MULTILINE)
    words = re.search(r"^Words: .*$", section, re.MULTILINE)
    return Recipe(
        tuple(files), tuple(re.findall(r"`((?:calculator|docs)/[\w./-]+)`", words[0] if words else ""))
    )


class Tree:
    """A copy of what runs, in which files are written; it remembers which."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "tree"
        for name in ("calculator", "docs"):
            shutil.copytree(ROOT / name, self.root / name, ignore=NEVER_COPIED)
        self.written: set[str] = set()

    def write(self, path: str, content: str) -> None:
        """Write a new file."""
        assert not (self.root / path).exists(), path
        (self.root / path).write_text(content, encoding="utf-8")
        self.written.add(path)

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file that is there."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        after = change(before)
        assert after != before, path
        file.write_text(after, encoding="utf-8")
        self.written.add(path)

    def insert(self, path: str, new: str, *, after: str) -> None:
        """Insert text after another, which must stand there once."""

        def change(text: str) -> str:
            assert text.count(after) == 1, (path, after)
            return text.replace(after, after + new)

        self.edit(path, change)

    def say(self, file: str, zh: dict[str, str], en: dict[str, str]) -> None:
        """Add words to a file of both languages."""
        for language, words in (("zh", zh), ("en", en)):
            self.edit(
                f"calculator/words/{language}/{file}.json",
                lambda text, words=words: json.dumps(  # type: ignore[misc]
                    json.loads(text) | words, ensure_ascii=False, indent=2
                ),
            )

    def declare(self, entry: dict[str, object], *, after: str) -> None:
        """Declare a field of `estimate` behind the one at a path."""

        def change(text: str) -> str:
            content = json.loads(text)
            place = [field["path"] for field in content["fields"]].index(after)
            content["fields"].insert(place + 1, entry)
            return json.dumps(content, ensure_ascii=False, indent=2)

        self.edit("calculator/parameters/fields.json", change)

    def assert_is(self, followed: Recipe) -> None:
        """Every file that the recipe names was written, and none other; beside the words there are few."""
        words = {path for path in self.written if path.startswith(("calculator/words/", "docs/"))}
        assert words == set(followed.words)
        assert len(followed.files) <= MOST_FILES
        folders = {path for path in followed.files if path.endswith("/")}
        files = self.written - words - (set(followed.files) - folders)
        assert {folder for folder in folders if any(path.startswith(folder) for path in files)} == folders
        assert {path for path in files if not path.startswith(tuple(folders) or "\0")} == set()
        assert set(followed.files) - folders <= self.written

    def run(self, program: str) -> str:
        """What a Python program prints in the copy; the checks in it speak by failing."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PYTHONPATH": str(self.root), "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def tests(self, *names: str) -> None:
        """The project's own tests of these names pass in the copy."""
        shutil.copytree(ROOT / "tests", self.root / "tests", ignore=NEVER_COPIED)
        for name in ("pyproject.toml", "CHANGELOG.md"):
            shutil.copy(ROOT / name, self.root / name)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            *names,
        ]
        done = subprocess.run(
            command, cwd=self.root, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout[-3000:]
