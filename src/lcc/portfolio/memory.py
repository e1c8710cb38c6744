"""How much memory this process holds, and a bound on what it takes more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def held_bytes() -> int | None:
    """Return how much address space this process holds; None where the system does not say so."""
    return _bytes_of("VmSize:")


def most_held_bytes() -> int | None:
    """Return how much address space this process ever held; None where the system does not say so."""
    return _bytes_of("VmPeak:")


def _bytes_of(what: str) -> int | None:
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    kibibytes = next((line.split()[1] for line in status.splitlines() if line.startswith(what)), None)
    return None if kibibytes is None else int(kibibytes) * 1024


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
