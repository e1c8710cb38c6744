"""The work spread over processes or computers by Dask, which alone decides who does what, and again if one dies."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple

from lcc.portfolio.parquet import SourcePart
from lcc.portfolio.sources import TenderSource
from lcc.portfolio.work import nothing_of
from lcc.record.extra import of_extra
from lcc.record.problem import problem_in, refusal

_MOST_AT_ONCE, _TURNS = 16, 8
"""So many sources are handed over at once, as Dask takes milliseconds for whatever that is; and so often, at least,
does a worker get some, that none waits long for another."""

_LOOKS_EVERY, _NOBODY_FOR = 5, 300
"""How often it is seen whether anybody is left who works, and after how long without anybody it is given up [s]."""


class Workers(NamedTuple):
    """Who works: so many processes of this computer, or those of a cluster at an address."""

    number: int = 1
    address: str | None = None


def spread(
    work: Callable[[TenderSource], SourcePart], sources: Sequence[TenderSource], workers: Workers
) -> Iterator[SourcePart]:
    """Yield the part of each source, in the order in which they come in.

    Work of a process that dies is given to another. What ends several processes one after the other, by itself too,
    is told as not read, and the others go on.

    Raises
    ------
    InputRefusedError
        Dask is not installed, the processes do not start, the cluster can't be reached or went away, or nobody is
        left who works: what is written by then is not lost.
    """
    if workers == Workers():
        yield from map(work, sources)
        return
    with of_extra("portfolio", "dask", "distributed"):
        from distributed.comm.core import CommClosedError
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said once, in words
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    cluster: Any
    with ExitStack() as stack:
        try:
            cluster = workers.address or stack.enter_context(_processes(workers.number))
            client: Any = stack.enter_context(_client(cluster))
        except (OSError, ValueError) as error:
            raise refusal("portfolio_no_cluster", workers.address or type(error).__name__) from None
        except RuntimeError:
            raise refusal("portfolio_no_processes", workers.number) from None
        try:
            yield from _worked_out(client, work, sources)
        except (CancelledError, CommClosedError):
            raise refusal("portfolio_cluster_gone", workers.address) from None


def _processes(number: int) -> Any:
    """Return processes that only this computer can reach, on ports that are free."""
    import dask
    from distributed import LocalCluster

    start: Any = LocalCluster
    # Dask would look at each of them a hundred times a second, for a picture of what it does that nobody sees.
    with dask.config.set({"distributed.worker.profile.enabled": False}):
        return start(
            n_workers=number, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )  # fmt: skip


def _client(cluster: Any) -> Any:
    from distributed import Client

    start: Any = Client
    return start(cluster)


def _worked_out(
    client: Any, work: Callable[[TenderSource], SourcePart], sources: Sequence[TenderSource]
) -> Iterator[SourcePart]:
    """Yield the parts: where processes died, each source that was there is tried again by itself.

    Dask counts a process that died against all that it had in hand; only by itself is it sure whose doing it was.
    """
    size = max(1, min(_MOST_AT_ONCE, len(sources) // (_TURNS * max(1, len(client.nthreads())))))
    there: list[TenderSource] = []
    for batch, parts in _as_they_come(
        client, work, [sources[at : at + size] for at in range(0, len(sources), size)]
    ):
        if parts is None:
            there += batch
        else:
            yield from parts
    for source in there:
        [(_batch, parts)] = _as_they_come(client, work, [[source]])
        yield from parts or [_nothing_of(source)]


def _as_they_come(
    client: Any, work: Callable[[TenderSource], SourcePart], batches: Sequence[Sequence[TenderSource]]
) -> Iterator[tuple[Sequence[TenderSource], list[SourcePart] | None]]:
    """Yield each batch with its parts; None where the processes died that had it."""
    from distributed import KilledWorker, wait

    futures = client.map(partial(_each, work), batches, pure=False)
    left = dict(zip(futures, batches, strict=True))
    until_done: Any = wait
    worked = time.monotonic()
    while left:
        try:
            done = until_done([*left], timeout=_LOOKS_EVERY, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            done = ()
        for future in done:
            try:
                found = future.result(timeout=_LOOKS_EVERY)
            except TimeoutError:  # who had it died meanwhile, and another works it out again
                continue
            except KilledWorker:
                found = None
            yield left.pop(future), found
            future.release()
        if done or client.nthreads():
            worked = time.monotonic()
        elif time.monotonic() - worked > _NOBODY_FOR:
            raise refusal("portfolio_nobody_works", _NOBODY_FOR)


def _each(work: Callable[[TenderSource], SourcePart], batch: Sequence[TenderSource]) -> list[SourcePart]:
    return [work(source) for source in batch]


def _nothing_of(source: TenderSource) -> SourcePart:
    problem = problem_in(str(source.path), "portfolio_worker_died")
    return SourcePart(source, None, [], nothing_of(source, [problem]).not_read, is_new=True)
