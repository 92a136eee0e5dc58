"""The shop as it is counted: what the answer to "who carries non-payment" makes of the guarantee fields.

| carrier | what is counted |
|---|---|
| none | what each segment's guarantee fields say |
| `shop`, `unknown` | no guarantee, no cap |
| `platform` | where a segment's coverage is 0, all of a genuine buyer's non-payment, up to its caps |

`unknown` is counted like `shop`, the cautious side. Whether fraud is covered too, and how many claims
succeed, stays as entered; a segment that has a coverage of its own keeps it.
"""

from dataclasses import dataclass, replace

from calculator.shop.order_mix import PLATFORM, PROVIDER, SHOP, UNKNOWN, OrderMix, Segment

ENTERED = "entered"
"""What is counted where nobody was named: the guarantee fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a figure rests on: who was counted, and by name the segments that are covered.

    `carrier` is `shop`, `platform`, `provider` or `entered`. Cover `in_full` is assumed, cover `as_entered`
    is the reader's; `for_fraud` names those of both where fraud is covered as well.
    """

    carrier: str
    in_full: tuple[str, ...]
    as_entered: tuple[str, ...]
    for_fraud: tuple[str, ...]


def counted_shop(mix: OrderMix) -> OrderMix:
    """The shop with the guarantee that its carrier gives; as it is where a provider carries, or nobody."""
    if mix.carrier in (SHOP, UNKNOWN):
        return carried_by_the_shop(mix)
    return carried_by_the_platform(mix) if mix.carrier == PLATFORM else mix


def carried_by_the_shop(mix: OrderMix) -> OrderMix:
    """The shop without any guarantee."""
    segments = tuple(
        segment.changed(guarantee_coverage=0.0, guarantee_cap_per_order=None) for segment in mix.segments
    )
    assumptions = replace(mix.assumptions, guarantee_cap_per_month=None)
    return replace(mix, carrier=SHOP, segments=segments, assumptions=assumptions)


def carried_by_the_platform(mix: OrderMix) -> OrderMix:
    """The shop with genuine buyers' non-payment covered in full where no coverage was entered."""
    segments = tuple(
        segment if _has_own_cover(segment) else segment.changed(guarantee_coverage=1.0)
        for segment in mix.segments
    )
    return replace(mix, carrier=PLATFORM, segments=segments)


def cover_of(mix: OrderMix) -> Cover:
    """What the figures of a shop rest on; `mix` as it was entered."""
    if mix.carrier == PROVIDER:
        return Cover(carrier=PROVIDER, in_full=(), as_entered=(), for_fraud=())
    if mix.carrier in (SHOP, UNKNOWN):
        return Cover(carrier=SHOP, in_full=(), as_entered=(), for_fraud=())
    own = tuple(segment.name for segment in mix.segments if _has_own_cover(segment))
    others = (segment.name for segment in mix.segments if not _has_own_cover(segment))
    assumed = tuple(others) if mix.carrier == PLATFORM else ()
    covered = {*own, *assumed}
    return Cover(
        carrier=mix.carrier or ENTERED,
        in_full=assumed,
        as_entered=own,
        for_fraud=tuple(s.name for s in mix.segments if s.guarantee_covers_fraud and s.name in covered),
    )


def _has_own_cover(segment: Segment) -> bool:
    return segment.guarantee_coverage > 0
