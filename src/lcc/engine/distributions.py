"""Random numbers from the distributions that people state."""

import numpy as np

from lcc.engine.curves import Floats
from lcc.model.uncertainty import Discrete, Distribution, Lognormal, Normal, Pert, Triangular


def draw(distribution: Distribution, generator: np.random.Generator, number: int) -> Floats:
    """Return numbers drawn from a distribution, shape (number,).

    Pert is the beta distribution with shape parameters 1 + 4 (mode - low) / (high - low) and
    1 + 4 (high - mode) / (high - low), stretched between low and high (Malcolm et al., 1959).

    >>> from lcc.model.uncertainty import Uniform
    >>> draw(Uniform(kind="uniform", low=2.0, high=3.0), np.random.default_rng(1), 3).round(3).tolist()
    [2.512, 2.95, 2.144]
    """
    if isinstance(distribution, Normal):
        return generator.normal(distribution.mean, distribution.deviation, number)
    if isinstance(distribution, Lognormal):
        return generator.lognormal(np.log(distribution.median), distribution.log_deviation, number)
    if isinstance(distribution, Discrete):
        values = np.array([outcome.value for outcome in distribution.outcomes])
        bounds = np.cumsum([outcome.probability for outcome in distribution.outcomes])
        return values[np.minimum(np.searchsorted(bounds, generator.random(number), side="right"), len(values) - 1)]
    low, high = distribution.low, distribution.high
    if isinstance(distribution, Triangular):
        return generator.triangular(low, distribution.mode, high, number)
    if isinstance(distribution, Pert):
        rise, fall = distribution.mode - low, high - distribution.mode
        shape = 4 / (high - low)
        return low + (high - low) * generator.beta(1 + shape * rise, 1 + shape * fall, number)
    return generator.uniform(low, high, number)
