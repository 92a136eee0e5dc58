"""The JSON boundary: a document in, a result out, the same for the page, the command line and the site build.

`estimate` takes parsed JSON, `estimate_json` text; both return what the public interface describes, with the
input that was used, every default filled in. NaN and infinity neither enter nor leave.
"""

import math
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from calculator.boundary.document import read_document
from calculator.boundary.problems import DOCUMENT, InvalidInput, Problem
from calculator.boundary.written_json import written
from calculator.exposure.carrier.counted_shop import counted_shop
from calculator.exposure.carrier.who_carries import who_carries
from calculator.exposure.shop_exposure import Estimate, FullRun, full_run
from calculator.exposure.shop_exposure import estimate as estimate_mix
from calculator.shop.contradictions import notices
from calculator.shop.order_mix import PROVIDER, OrderMix
from calculator.shop.validation import SCHEMA, validate
from calculator.version import __version__

if TYPE_CHECKING:
    from calculator.exposure.decisions.shop_figures import Scales
    from calculator.exposure.provider.provider_exposure import ProviderEstimate

__all__ = ["Shop", "estimate", "estimate_json", "inputs_of", "result_of", "written"]

SCALARS = frozenset((float, int, bool, str, type(None)))


def estimate(document: object) -> dict[str, Any]:
    """Return the exposure of the order mix that `document` describes.

    `document` is parsed JSON: money in major units, rates as fractions, times in days. Raises `InvalidInput`
    with every problem found where it cannot be computed.
    """
    return result_of(validate(document))


def estimate_json(content: str | bytes, *, pretty: bool = False) -> str:
    """Return the result for a JSON document given as text or bytes, as JSON text.

    At most 1 MiB is read. Raises `InvalidInput`, like `estimate`.
    """
    return written(estimate(read_document(content)), pretty=pretty)


def result_of(mix: OrderMix) -> dict[str, Any]:
    """Return the result for a validated order mix, its keys in the order of the public interface."""
    shop = Shop(mix)
    return {name: value for part in PARTS for name, value in shop.part(part).items()}


class Shop:
    """A validated order mix whose result is asked for part by part; each uses what those before it found."""

    def __init__(self, mix: OrderMix) -> None:
        """Take the mix; nothing is computed yet."""
        self._entered = mix
        self._mix = counted_shop(mix)

    def part(self, name: str) -> dict[str, Any]:
        """Return one of the parts of the result.

        `figures` is the estimate itself with the input used, `decisions` compares scenarios and levers, and
        `shortfall` says what moves the expected shortfall and the break-even rate. The parts have no key in
        common. With a provider that carries non-payment the figures are others and the later parts empty.
        Raises `InvalidInput` where a figure cannot be computed.
        """
        try:
            return PARTS[name](self)
        except ArithmeticError as error:
            raise _not_computable(type(error).__name__) from error

    @cached_property
    def _run(self) -> FullRun:
        return full_run(self._mix)

    def _figures(self) -> dict[str, Any]:
        found = self._provider_estimate() if self._has_provider else estimate_mix(self._mix, self._run)
        counted = found.portfolio if isinstance(found, Estimate) else None
        return {
            "schema": SCHEMA,
            "calculator_version": __version__,
            "inputs": inputs_of(self._entered),
            "who_carries": _plain(who_carries(self._entered, counted)),
            **_plain(found),
            "notices": [notice.as_json() for notice in notices(self._entered)],
        }

    @property
    def _has_provider(self) -> bool:
        return self._entered.carrier == PROVIDER

    def _provider_estimate(self) -> "ProviderEstimate":
        from calculator.exposure.provider.provider_exposure import provider_estimate  # noqa: PLC0415

        return provider_estimate(self._entered)

    # The figures come first: what only the later parts need is imported when the first of them is asked for.
    @cached_property
    def _scales(self) -> "Scales":
        from calculator.exposure.decisions.all_comparisons import scales_of_the_estimate  # noqa: PLC0415

        return scales_of_the_estimate(self._mix, self._run)

    def _decisions(self) -> dict[str, Any]:
        if self._has_provider:
            return {}
        from calculator.answers.declared_scenarios import scenarios  # noqa: PLC0415
        from calculator.exposure.decisions.all_comparisons import decisions  # noqa: PLC0415

        found = decisions(self._mix, scenarios(), self._scales, self._to_be_allowed())
        answer: dict[str, Any] = _plain(found)
        return answer

    def _to_be_allowed(self) -> list[str]:
        """The choices that are not known to be left to shops on this shop's platform, if it names one."""
        from calculator.exposure.decisions.choices import LEVERS, SWITCH_OFF  # noqa: PLC0415
        from calculator.parameters.platforms import platform  # noqa: PLC0415

        if self._entered.platform is None:
            return []
        on = platform(self._entered.platform)
        return [name for name in (SWITCH_OFF, *LEVERS) if not on.leaves_to_shops(name)]

    def _shortfall(self) -> dict[str, Any]:
        if self._has_provider:
            return {}
        from calculator.exposure.decisions.all_comparisons import (  # noqa: PLC0415
            break_even_sensitivity,
            shortfall_sensitivity,
        )

        return {
            name: _plain(found(self._mix, self._scales), (name,))
            for name, found in (
                ("shortfall_sensitivity", shortfall_sensitivity),
                ("break_even_sensitivity", break_even_sensitivity),
            )
        }


PARTS = {"figures": Shop._figures, "decisions": Shop._decisions, "shortfall": Shop._shortfall}
"""The parts of a result in the order in which a page asks for them."""


def inputs_of(mix: OrderMix) -> dict[str, Any]:
    """Return the full input that gives `mix`, every default filled in: an input of `estimate` in its turn."""
    inputs: dict[str, Any] = _plain(mix, ("inputs",))
    return {"schema": SCHEMA, **inputs}


def _plain(value: Any, path: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - any JSON value
    """Return frozen dataclasses as plain JSON values; InvalidInput where a number is not finite."""
    kind: type = type(value)
    if kind is float and not math.isfinite(value):
        raise _not_computable(".".join(map(str, path)))
    if kind in SCALARS:
        return value
    if names := _names(kind):
        return {name: _plain(getattr(value, name), (*path, name)) for name in names}
    if isinstance(value, dict):
        return {name: _plain(part, (*path, name)) for name, part in value.items()}
    if isinstance(value, list | tuple):
        if value and isinstance(value[0], int | float):
            return _finite(list(value), path)
        return [_plain(part, path) for part in value]
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; none for any other type."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()


def _finite(numbers: list[float], path: tuple[str, ...]) -> list[float]:
    # What is not finite leaves no sum that is; a sum may be too large although no number is.
    if not math.isfinite(sum(numbers)) and not all(map(math.isfinite, numbers)):
        raise _not_computable(".".join(map(str, path)))
    return numbers


def _not_computable(what: str) -> InvalidInput:
    return InvalidInput([Problem("not_computable", DOCUMENT, what)])
