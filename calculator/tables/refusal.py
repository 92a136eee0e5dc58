"""Refusing an order file: one problem with its code, its field and a finer reason."""

from calculator.boundary.problems import FILE, Code, InvalidInput, Problem, printable


def refuse(
    code: Code,
    *,
    field: str = FILE,
    value: object = None,
    limits: tuple[str | float, ...] = (),
    reason: str = "",
) -> InvalidInput:
    """Return the error to raise for a file or an option that cannot be used."""
    return InvalidInput([Problem(code, field, printable(value), limits, reason)])
