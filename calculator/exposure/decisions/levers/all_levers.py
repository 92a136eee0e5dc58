"""Every lever there is, found by its name: one for each input `use_<name>` of a shop's lever settings."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib import import_module

from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.shop.order_mix import LeverSettings

USE = "use_"
NAMES = tuple(one.name.removeprefix(USE) for one in fields(LeverSettings) if one.name.startswith(USE))
"""Every lever, in the order of the form."""


@cache
def declared_levers() -> dict[str, DeclaredLever]:
    """The declarations by name; ModuleNotFoundError where an input `use_<name>` has no lever."""
    return {name: import_module(f"{__package__}.{name}").LEVER for name in NAMES}


def set_levers(asked: Asked) -> dict[str, SetLever]:
    """The levers that can be set in a shop and are worth comparing there, by name."""
    found = {name: declared.set_in(asked) for name, declared in declared_levers().items()}
    chosen = {name: getattr(asked.mix.levers, f"{USE}{name}") for name in NAMES}
    return {name: one._replace(chosen=chosen[name]) for name, one in found.items() if one}


def with_suggestion(levers: Mapping[str, SetLever], suggested: str | None) -> dict[str, SetLever]:
    """The same levers, with the suggested one chosen unless the merchant has decided about it."""
    return {
        name: one._replace(chosen=name == suggested) if one.chosen is None else one
        for name, one in levers.items()
    }
