"""How much memory this process holds, and a bound on what it takes more."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def held_bytes() -> int | None:
    """Return how much address space this process holds; None where the system does not say so."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * mmap.PAGESIZE
    except OSError:
        return None


def most_held_bytes() -> int | None:
    """Return how much address space this process ever held; None where the system does not say so."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmPeak:")), None)
    return None if peak is None else int(peak) * 1024


@contextmanager
def at_most(more: int) -> Iterator[None]:
    """Let the process take no more than so many bytes meanwhile: what asks for more gets none, and says so at once.

    Where the system has no such bound (Windows, macOS), there is none.
    """
    held = held_bytes()
    if held is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [one for one in (soft, hard, held + more) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
