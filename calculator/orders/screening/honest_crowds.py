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


class HonestCrowds:
    """The groups of one sort, each weighed with what the others are like, as far as those are no rings.

    At first each stands alone, so that rings do not hide each other; as many alike as rings cannot be are
    the way this shop sells.
    """

    def __init__(self, groups: Sequence[Seen], days: int, orders: int, *, named: bool) -> None:
        self._days, self._named = days, named
        self._rings = known.RINGS * orders
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

    def _alike(self, seen: Seen, own: Sequence[Seen]) -> float:
        """Return the other honest crowds of the file as large and as dear as a group."""
        honest = self._weights.near(seen.cell) - sum(self._honest.get(id(each), 0.0) for each in own)
        beyond = rare_count(seen.rings_alike, known.UNLIKELY_RINGS)
        return max(0.0, honest, self._number.near(seen.cell) - len(own) - beyond)

    def _times(self, seen: Seen, own: Sequence[Seen], like: float) -> float:
        """Return how many times as many honest crowds like a group are expected as is usual.

        What crowds buy, and how large they are, is learnt from those the file has (a Dirichlet mean).
        """
        weights, number = self._of_sort[seen.cell[2]]
        weights -= sum(self._honest.get(id(each), 0.0) for each in own)
        beyond = number - len(own) - rare_count(self._rings, known.UNLIKELY_RINGS)
        crowds = max(0.0, weights, beyond)
        usual = self._rings / known.RINGS * (known.CROWDS if self._named else known.UNNAMED_CROWDS)
        if seen.group.linked:
            usual *= known.CROWD_ALIKE
        share = seen.honest_alike / usual
        often = (1 + crowds) / (1 + usual)
        return often * (like / share + known.OTHERS_SURE) / (crowds + known.OTHERS_SURE)

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
        near = self._near_moments.get((size, alike))
        if near is None:
            cells = [self._as_large.get((size + step, alike), [0.0] * 4) for step in range(-2, 3)]
            near = self._near_moments[size, alike] = [sum(moments) for moments in zip(*cells, strict=True)]
        crowds, share, square, chance = near
        for each in own:
            if abs(each.cell[0] - size) <= 2 and each.cell[2] == alike:
                weight = self._honest.get(id(each), 0.0)
                of = _moments(each)
                crowds, share = crowds - weight * of[0], share - weight * of[1]
                square, chance = square - weight * of[2], chance - weight * of[3]
        sure = known.OTHERS_SURE
        of_all = self._mean("newcomers", usual, own)
        mean = (max(0.0, share) + sure * of_all) / (max(0.0, crowds) + sure)
        most = mean * (1 - mean)
        varied = square - 2 * mean * share + mean**2 * crowds - most * chance
        part = (max(0.0, varied) + sure * most / (seen.sure + 1)) / (
            most * (max(0.0, crowds - chance) + sure)
        )
        new, others, _ = seen.shares["newcomers"]
        like_these = log_share(new, others, mean, 1 / min(part, 0.5) - 1) + log(1 - known.ANOTHER_SORT)
        like_any = log_share(new, others, of_all, seen.sure) + log(known.ANOTHER_SORT)
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
                    mean, honest = self._newcomers(max(usual, known.CROWD_NEW), seen, own)
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
            like = self._alike(seen, own)
            # that there are few crowds says nothing of one buyer who orders often
            least = known.FEWEST_CROWDS if self._named else 1.0
            points = decibans(-log(max(least, self._times(seen, own, like))))
            seen.found.append(Reason("common_gatherings", like, seen.honest_alike, self._days, points))
        if seen.limited_by:
            seen.found.append(replace(seen.limited_by, points=min(0, seen.cap - seen.score)))


def _moments(seen: Seen) -> tuple[float, float, float, float]:
    """Return what adds up to mean and spread of the share of newcomers: 1, share, square, 1 / number."""
    part, rest, _ = seen.shares.get("newcomers", (0.0, 0.0, 0.0))
    if part + rest <= 1:
        return 0.0, 0.0, 0.0, 0.0
    share = part / (part + rest)
    return 1.0, share, share**2, 1 / (part + rest)


class _Cells:
    """How many crowds, or how much of them, each size and price has."""

    def __init__(self, cells: Mapping[Cell, float]) -> None:
        self._cells = cells
        self._sums: dict[Cell, float] = {}

    def near(self, cell: Cell) -> float:
        """Return those as large and as dear as a cell."""
        if cell not in self._sums:
            size, price, alike = cell
            around = ((size + one, price + two, alike) for one in range(-2, 3) for two in range(-2, 3))
            self._sums[cell] = sum(self._cells.get(each, 0.0) for each in around)
        return self._sums[cell]

    def of_sort(self, *, alike: bool) -> float:
        """Return those that buy one thing, or those that do not."""
        return sum(number for cell, number in self._cells.items() if cell[2] == alike)
