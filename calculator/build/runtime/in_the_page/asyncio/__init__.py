"""What Pyodide's interpreter looks up in `asyncio` while it starts. Nothing in the page waits in Python."""


def get_event_loop() -> object:
    """Raise RuntimeError, as where no event loop runs."""
    raise RuntimeError("There is no event loop")
