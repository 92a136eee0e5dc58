"""What the honest crowds of a file are like, and how each group weighs against them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, log

from calculator.orders.screening import assumptions as known
from calculator.orders.screening.chance import decibans, log_share, rare_count
from calculator.orders.screening.evidence import RINGS_SHARE, Cell, Reason, Seen

ROUNDS = 8
"""How often the groups are weighed with what the others of the file are like."""
SIZE = 0
"""Where a cell has the number of buyers."""
STEPS = range(-2, 3)
"""Half octaves up to which groups are as large or as dear."""


class HonestCrowds:
    """The groups of one sort, each weighed with what the others are like, as far as those are no rings.

    At first each stands alone, so that rings do not hide each other; as many alike as rings cannot be are
    the way this shop sells.
    """

    def __init__(self, groups: Sequence[Seen], days: int, orders: int, *, named: bool) -> None:
        self._days, self._named = days, named
        self._usual = orders * (known.CROWDS if named else known.UNNAMED_CROWDS)
        self._most_rings = rare_count(known.RINGS * orders, known.UNLIKELY_RINGS)
        self._started = False
        self._honest = dict.fromkeys(map(id, groups), 0.0)
        self._number = _Cells(Counter(seen.cell for seen in groups))
        for _ in range(ROUNDS):
            weights: dict[Cell, float] = {}
            self._sums = dict.fromkeys((*RINGS_SHARE, "returned"), (0.0, 0.0))
            self._as_large: dict[tuple[int, bool], list[float]] = {}
            self._near_moments: dict[tuple[int, bool], list[float]] = {}
            for seen in groups:
                weight = self._honest[id(seen)]
                weights[seen.cell] = weights.get(seen.cell, 0.0) + weight
                for name, share in seen.parts():
                    of, whole = self._sums[name]
                    self._sums[name] = of + weight * share, whole + weight
                sums = self._as_large.setdefault(seen.cell[::2], [0.0] * 4)
                for number, moment in enumerate(_moments(seen)):
                    sums[number] += weight * moment
            self._spread = dict.fromkeys(RINGS_SHARE, (0.0, 0.0))
            for seen in groups:
                for name, beyond, most in self._spreads(seen):
                    varied, whole = self._spread[name]
                    self._spread[name] = varied + beyond, whole + most
            self._weights = _Cells(weights)
            self._of_sort = {
                alike: (self._weights.of_sort(alike=alike), self._number.of_sort(alike=alike))
                for alike in (True, False)
            }
            for seen in groups:
                self.weigh(seen, [seen])
            self._honest = {id(seen): 1 - seen.chance for seen in groups}
            self._started = True

    def _times(self, seen: Seen, own: Sequence[Seen]) -> float:
        """Return how many times as many honest crowds like a group are expected as is usual.

        How many there are, how large and how dear, is learnt from those the file has; each apart (Dirichlet
        means), since twenty crowds show what sizes and what prices occur, but hardly which size at which
        price.
        """
        weights, number = self._of_sort[seen.cell[2]]
        weights -= sum(self._honest.get(id(each), 0.0) for each in own)
        crowds = max(0.0, weights, number - len(own) - self._most_rings)
        times = (1 + crowds) / (1 + self._usual * (known.CROWD_ALIKE if seen.group.linked else 1))
        for axis, share in enumerate(seen.usual_shares):
            alike = self._alike(axis, seen, own)
            times *= (alike / share + known.OTHERS_SURE) / (crowds + known.OTHERS_SURE)
        return times

    def _alike(self, axis: int, seen: Seen, own: Sequence[Seen]) -> float:
        """Return the other honest crowds as large, or as dear: at least those beyond what rings can be."""
        alike = [each for each in own if near(axis, each.cell, seen.cell)]
        honest = self._weights.near(axis, seen.cell) - sum(self._honest.get(id(each), 0.0) for each in alike)
        return max(0.0, honest, self._number.near(axis, seen.cell) - len(alike) - self._most_rings)

    def _mean(self, name: str, usual: float, own: Sequence[Seen]) -> float:
        """Return the share of a property in the honest crowds of the file, and a little what is usual."""
        of, whole = self._sums[name]
        for seen in own:
            weight = self._honest.get(id(seen), 0.0)
            for of_name, share in seen.parts():
                if of_name == name:
                    of, whole = of - weight * share, whole - weight
        sure = known.OTHERS_SURE
        return (max(0.0, of) + sure * usual) / (max(0.0, whole) + sure)

    def _newcomers(self, usual: float, seen: Seen, own: Sequence[Seen]) -> tuple[float, float]:
        """Return the share of newcomers in honest crowds as large and as much alike, and ln of its chance.

        Families are not what group buys are, and how new a crowd is depends on who brings it. Some crowds are
        of another sort than those as large.
        """
        size, _, alike = seen.cell
        usual = max(usual, known.GATHERING_NEW if seen.group.linked else known.CROWD_NEW)
        usual_sure = known.GATHERING_NEW_SURE if seen.group.linked else seen.sure
        as_large = self._near_moments.get((size, alike))
        if as_large is None:
            cells = [self._as_large.get((size + step, alike), [0.0] * 4) for step in STEPS]
            as_large = [sum(moments) for moments in zip(*cells, strict=True)]
            self._near_moments[size, alike] = as_large
        crowds, share, square, chance = as_large
        for each in own:
            if near(SIZE, each.cell, seen.cell):
                weight = self._honest.get(id(each), 0.0)
                of = _moments(each)
                crowds, share = crowds - weight * of[0], share - weight * of[1]
                square, chance = square - weight * of[2], chance - weight * of[3]
        sure = known.OTHERS_SURE
        of_all = self._mean("newcomers", usual, own)
        mean = (max(0.0, share) + sure * of_all) / (max(0.0, crowds) + sure)
        most = mean * (1 - mean)
        varied = square - 2 * mean * share + mean**2 * crowds - most * chance
        part = (max(0.0, varied) + sure * most / (usual_sure + 1)) / (
            most * (max(0.0, crowds - chance) + sure)
        )
        new, others, _ = seen.shares["newcomers"]
        like_these = log_share(new, others, mean, 1 / min(part, 0.5) - 1) + log(1 - known.ANOTHER_SORT)
        like_any = log_share(new, others, of_all, usual_sure) + log(known.ANOTHER_SORT)
        top = max(like_these, like_any)
        return mean, top + log(exp(like_these - top) + exp(like_any - top))

    def _spreads(self, seen: Seen) -> Iterator[tuple[str, float, float]]:
        """Yield how far each share of a group is from the mean beyond chance, and how far it could be."""
        weight = self._honest.get(id(seen), 0.0)
        for name, (part, rest, _) in seen.shares.items():
            of, whole = self._sums[name]
            if weight and part + rest > 1:
                number, mean = part + rest, of / whole
                most = mean * (1 - mean)
                beyond = (part / number - mean) ** 2 - most / number
                yield name, weight * beyond, weight * most * (1 - 1 / number)

    def _sure(self, name: str, mean: float, usual: float, own: Sequence[Seen]) -> float:
        """Return how alike the honest crowds of the file are in a share, and a little what is usual.

        The variance of beta-binomial shares beyond chance, by moments: a part of mean x (1 - mean).
        """
        varied, whole = self._spread[name]
        for seen in own:
            for of_name, beyond, most in self._spreads(seen):
                if of_name == name:
                    varied, whole = varied - beyond, whole - most
        others = known.OTHERS_SURE * mean * (1 - mean)
        part = (max(0.0, varied) + others / (usual + 1)) / (max(0.0, whole) + others)
        return 1 / min(part, 0.5) - 1

    def weigh(self, seen: Seen, own: Sequence[Seen]) -> None:
        """Find the reasons of a group; `own` are the groups it is made of."""
        seen.found = list(seen.reasons)
        for name, (part, rest, usual) in seen.shares.items():
            if part + rest:
                if name == "newcomers":
                    mean, honest = self._newcomers(usual, seen, own)
                else:
                    mean = self._mean(name, usual, own)
                    honest = log_share(part, rest, mean, self._sure(name, mean, seen.sure, own))
                ring = RINGS_SHARE[name] + (1 - RINGS_SHARE[name]) * usual
                ratio = log_share(part, rest, ring, known.RING_SURE) - honest
                seen.found.append(Reason(name, part / (part + rest), mean, self._days, decibans(ratio)))
        if seen.returned is not None:
            share = self._mean("returned", known.CROWD_RETURNS * min(1, self._days / 60), own)
            ring, crowd = (
                (known.RING_RETURNS, share) if seen.returned else (1 - known.RING_RETURNS, 1 - share)
            )
            seen.found.append(
                Reason("returning_place", seen.returned, share, self._days, decibans(log(ring / crowd)))
            )
        if self._started:
            # that there are few crowds says nothing of one buyer who orders often
            least = known.FEWEST_CROWDS if self._named else 1.0
            times, usual = self._times(seen, own), seen.honest_alike
            points = decibans(-log(max(least, times)))
            seen.found.append(Reason("common_gatherings", times * usual, usual, self._days, points))
        if seen.limited_by:
            seen.found.append(replace(seen.limited_by, points=min(0, seen.cap - seen.score)))


def _moments(seen: Seen) -> tuple[float, float, float, float]:
    """Return what adds up to mean and spread of the share of newcomers: 1, share, square, 1 / number."""
    part, rest, _ = seen.shares.get("newcomers", (0.0, 0.0, 0.0))
    if part + rest <= 1:
        return 0.0, 0.0, 0.0, 0.0
    share = part / (part + rest)
    return 1.0, share, share**2, 1 / (part + rest)


def near(axis: int, one: Cell, other: Cell) -> bool:
    """Whether two groups are as large, or as dear, and both buy one sort or both do not."""
    return one[2] == other[2] and one[axis] - other[axis] in STEPS


class _Cells:
    """How many crowds, or how much of them, each size and each price has."""

    def __init__(self, cells: Mapping[Cell, float]) -> None:
        self._cells = cells
        self._sums: dict[tuple[int, int, bool], float] = {}

    def near(self, axis: int, cell: Cell) -> float:
        """Return those as large, or as dear, as a cell."""
        key = axis, cell[axis], cell[2]
        if key not in self._sums:
            self._sums[key] = sum(number for of, number in self._cells.items() if near(axis, of, cell))
        return self._sums[key]

    def of_sort(self, *, alike: bool) -> float:
        """Return those that buy one thing, or those that do not."""
        return sum(number for cell, number in self._cells.items() if cell[2] == alike)
