"""The law of the loss: a probability for each point of a lattice. Money."""

from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class LossDistribution:
    """Probabilities of the losses `origin`, `origin` + `step`, `origin` + 2 `step`, ... (money)."""

    origin: float
    step: float
    probability: list[float]

    @property
    def losses(self) -> list[float]:
        """The losses, money."""
        return [self.origin + self.step * place for place in range(len(self.probability))]

    @property
    def surely_reached(self) -> list[float]:
        """The probability of each loss or less, never falling: where a law ripples, what it comes back to."""
        reached = list(accumulate(self.probability))
        return list(accumulate(reversed(reached), min))[::-1] if min(self.probability) < 0 else reached


NO_LOSS = LossDistribution(0.0, 1.0, [1.0])
