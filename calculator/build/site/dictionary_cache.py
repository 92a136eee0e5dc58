"""Where jieba keeps its dictionary of Chinese, which takes it a second to read.

By itself it does so under a name that anyone knows, in a folder for temporary files: who shares the machine
could put something else there, and jieba would load it.
"""

from pathlib import Path


def kept_in(root: Path) -> str:
    """The folder for it below the `root` of the project, for `tmp_dir` of a tokenizer; made if need be."""
    folder = root / "build"
    folder.mkdir(exist_ok=True)
    return str(folder)
