"""The log of the program on the terminal, for who asks for it."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

OURS = "lcc"


@contextmanager
def shown(verbosity: int) -> Iterator[None]:
    """Print what is noted within on standard error; with verbosity 2 what only a search for a fault needs, too."""
    handler, log = logging.StreamHandler(sys.stderr), logging.getLogger(OURS)
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    log.addHandler(handler)
    before = log.level
    log.setLevel(logging.DEBUG if verbosity > 1 else logging.INFO)
    try:
        yield
    finally:
        log.setLevel(before)
        log.removeHandler(handler)
