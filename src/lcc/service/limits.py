"""How much one request may take, and how many there may be at once."""

import os
from dataclasses import dataclass

MEGABYTE = 1_000_000
_CORES = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class LaneLimits:
    """Of requests that are quick, or of those that are heavy: each kind has workers and a queue of its own."""

    workers: int
    """How many are worked on at once, each in a process."""
    queue: int
    """How many may wait for a worker; the next one is told to come back later."""
    seconds: float
    """How long one may be worked on. It waits at most as long for a worker, or it is told to come back later."""


@dataclass(frozen=True, slots=True)
class ServiceLimits:
    """Of one service. `lcc serve --help` has each of them that is an option."""

    quick: LaneLimits = LaneLimits(workers=_CORES, queue=200, seconds=15)
    heavy: LaneLimits = LaneLimits(workers=max(1, _CORES // 2), queue=8, seconds=60)
    body_bytes: int = 30 * MEGABYTE
    """The largest request. The largest file that is read is 20 MB, the largest JSON text 10 MB."""
    files: int = 1_000
    """How many parts a form may have."""
    quick_bytes: int = MEGABYTE
    """A larger request is heavy, whatever it asks: reading it takes long."""
    bytes_in_hand: int = 300 * MEGABYTE
    """What all requests that are being received or worked on may hold together."""
    receive_seconds: float = 30
    """How long a client may take to send its request."""
    memory_bytes: int = 1_000 * MEGABYTE
    """What one worker may hold, of which the program itself takes some 200 MB."""
    requests_of_worker: int = 2_000
    """After so many a worker is replaced, so that none grows."""

    @property
    def least_memory_bytes(self) -> int:
        """What a worker needs to receive the largest request at all: itself, and that request in a few copies."""
        return 250 * MEGABYTE + 5 * self.body_bytes


LIMITS = ServiceLimits()
