"""The work spread over processes or computers by Dask, which alone decides who does what, and again if one dies."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from typing import Any, NamedTuple

from lcc.portfolio.parquet import SourcePart
from lcc.portfolio.sources import TenderSource
from lcc.portfolio.work import nothing_of
from lcc.record.extra import of_extra
from lcc.record.problem import problem_in, refusal


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
        Dask is not installed, or the cluster can't be reached or went away: what is written by then is not lost.
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
        try:
            yield from _worked_out(client, work, sources)
        except (CancelledError, CommClosedError):
            raise refusal("portfolio_cluster_gone", workers.address) from None


def _processes(number: int) -> Any:
    """Return processes that only this computer can reach, on ports that are free."""
    from distributed import LocalCluster

    start: Any = LocalCluster
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
    there = []
    for source, part in _as_they_come(client, work, sources):
        if part is None:
            there.append(source)
        else:
            yield part
    for source in there:
        [(_source, part)] = _as_they_come(client, work, [source])
        yield part or _nothing_of(source)


def _as_they_come(
    client: Any, work: Callable[[TenderSource], SourcePart], sources: Sequence[TenderSource]
) -> Iterator[tuple[TenderSource, SourcePart | None]]:
    """Yield each source with its part; None where the processes died that had it."""
    from distributed import KilledWorker, as_completed

    futures = client.map(work, sources, pure=False)
    names = {future.key: source for future, source in zip(futures, sources, strict=True)}
    come: Any = as_completed
    for future in come(futures):
        try:
            found = future.result()
        except KilledWorker:
            found = None
        yield names[future.key], found
        future.release()


def _nothing_of(source: TenderSource) -> SourcePart:
    problem = problem_in(str(source.path), "portfolio_worker_died")
    return SourcePart(source, None, [], nothing_of(source, [problem]).not_read, is_new=True)
