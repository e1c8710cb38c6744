"""How hard a slow test tries: by the profile of Hypothesis that runs, see `conftest`."""

from hypothesis import settings


def of_a_hundred(examples: int) -> settings:
    """Return settings for a test that is slow: so many examples of every hundred that the profile asks for."""
    return settings(max_examples=max(1, settings().max_examples * examples // 100))
