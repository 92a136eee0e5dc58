"""Pyodide without an event loop: the page asks and is answered, and nothing in Python waits.

The package's own module starts one, and so loads asyncio with sockets, subprocesses and TLS.
"""
