"""Settings of Hypothesis for tests that draw the same examples in every run."""

from hypothesis import HealthCheck, Phase, settings


def the_same_examples(number: int) -> settings:
    """So many examples, always the same; what fails is not shrunk, and no example is remembered."""
    return settings(
        derandomize=True,
        deadline=None,
        database=None,
        max_examples=number,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
