"""Runs inside Pyodide: pytest, over the calculator as it was shipped.

What only pytest and Hypothesis need of the standard library comes from the complete one, asked last. A module
that the calculator needs and the page lacks would be found there too; that the page lacks none is shown by
another test, without the complete library.
"""

import contextlib
import importlib
import io
import json
import re
import sys
import zipimport
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

PROJECT = Path("/project")


class CompleteLibrary(MetaPathFinder):
    """Finds what nothing before it has found in the archive of the complete standard library."""

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        folders = fullname.split(".")[:-1]
        try:
            return zipimport.zipimporter("/".join(["/library/python_stdlib.zip", *folders])).find_spec(
                fullname
            )
        except zipimport.ZipImportError:
            return None


class QuickProfile:
    """A pytest plugin: the profile `quick` of `tests/conftest.py`, which imports a browser and stays out.

    It draws other examples than outside, where Hypothesis takes constants from the project's source as well.
    """

    def pytest_configure(self) -> None:
        hypothesis = importlib.import_module("hypothesis")
        hypothesis.settings.register_profile(
            "quick",
            deadline=None,
            derandomize=True,
            database=None,
            max_examples=15,
            # Shrinking takes hours in WebAssembly; what fails here is shrunk outside.
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
            suppress_health_check=[hypothesis.HealthCheck.too_slow],
        )
        hypothesis.settings.load_profile("quick")


def main(argument: str) -> str:
    job = json.loads(argument)
    sys.dont_write_bytecode = True
    sys.meta_path.append(CompleteLibrary())
    sys.path += ["/packages", str(PROJECT)]
    # Tests may take samples from `calculator.build`, which the wheel leaves out.
    importlib.import_module("calculator").__path__.append("/beside")
    pytest = importlib.import_module("pytest")
    (PROJECT / "pyproject.toml").write_text(job["pyproject"], encoding="utf-8")
    # What the tests share about browsers has no place here.
    plain = ["-q", "--noconftest", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    arguments = [*plain, *job["arguments"]]
    output = io.StringIO()
    with contextlib.chdir(PROJECT), contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = pytest.main(arguments, plugins=[QuickProfile()])
    shipped = [name for name in sys.modules if re.match(r"calculator\b(?!\.build)", name)]
    files = [str(sys.modules[name].__file__) for name in shipped]
    return json.dumps({"code": int(code), "output": output.getvalue(), "calculator": files})
