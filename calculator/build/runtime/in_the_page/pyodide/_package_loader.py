"""What Pyodide asks of its package loader while it starts: the page installs no packages."""

from pathlib import Path
from site import getsitepackages

from pyodide_js import loadedPackages  # type: ignore[import-not-found]

__all__ = ["DSO_DIR", "SITE_PACKAGES", "init_loaded_packages", "loadedPackages"]

SITE_PACKAGES = Path(getsitepackages()[0])
DSO_DIR = Path("/usr/lib")


def init_loaded_packages() -> None:
    """Tell JavaScript of the packages installed: none."""
