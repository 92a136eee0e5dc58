"""Pyodide without an event loop: the page asks and is answered, and nothing in Python waits.

The package's own module starts one, and so loads asyncio with sockets, subprocesses and TLS. A snapshot of
memory is taken only where Python holds the same objects of JavaScript in the same order (`getExpectedKeys` in
`pyodide.asm.mjs`): they are looked up here, and in `_package_loader`, as in the package.
"""

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]

__all__ = ["scheduleCallback"]
