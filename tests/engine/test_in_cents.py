"""Whole cents of arrays: each as one amount is rounded."""

import random

import numpy as np

from lcc.engine.in_cents import in_cents
from lcc.figure.figure import cents

EDGES = [0.0, 0.004, 0.005, -0.005, 0.0049999999999, 1e-20, 999.9999999999999, 1e9 + 0.125, 1e10 + 0.005, 1e12]


def test_they_are_the_cents_of_one_amount() -> None:
    drawn = random.Random(3)
    amounts = [
        drawn.choice((-1, 1)) * round(drawn.random() * 10**k, 3) / drawn.choice((1, 3, 7))
        for k in range(12)
        for _ in range(100)
    ]
    # Half a cent, and what sums leave in the digits after the fifteenth.
    amounts += [
        (round(drawn.random() * 10**k) + 0.5) / 100 * (1 + sign * 3e-16)
        for k in range(1, 12)
        for sign in (-1, 0, 1)
        for _ in range(50)
    ]
    amounts += EDGES
    assert in_cents(np.array(amounts)).tolist() == [round(100 * cents(amount)) for amount in amounts]
