"""Two lanes, each with workers and a queue of its own, so that what is heavy never holds up what is quick.

Every worker is a pool of one process: one that is ended, or lost in the midst of an answer, leaves the others alone.
"""

import asyncio
import multiprocessing
import os
import tempfile
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from lcc.service.answer import Answer, problem_answer
from lcc.service.limits import MEGABYTE, LaneLimits, ServiceLimits
from lcc.service.work import Ask, answer, places_of, prepare

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_GRACE_SECONDS = 10
"""After its time is over, what a process has to be ended in; else it is let go of."""
_POLITE = 5
"""How far what is heavy makes way for what is quick on the same processor."""
_LONGEST_START_SECONDS = 60
_IN_MEMORY = "/dev/shm"  # noqa: S108 -- Python makes a folder of its own in it
"""Where the socket stands over which workers are asked for: no disk is needed, and its path is short enough for one."""


def copying() -> "BaseContext":
    """Return how workers start: as copies of a process that has everything loaded, where the system has that."""
    # Threads of a library for matrices would not survive the copying, and take the processors of others.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    if os.access(_IN_MEMORY, os.W_OK):
        tempfile.tempdir = _IN_MEMORY
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["lcc.service.warm"])
    return context


class FullError(Exception):
    """So many requests wait already that one more is not taken, or it waited too long."""


class Worker:
    """A process that works on one request at a time, and is started anew when it ends."""

    def __init__(self, limits: ServiceLimits, politeness: int, context: "BaseContext") -> None:
        self._limits, self._politeness, self._context = limits, politeness, context
        self._pool = self._started()

    def _started(self) -> ProcessPool:
        return ProcessPool(
            max_workers=1,
            max_tasks=self._limits.requests_of_worker,
            initializer=prepare,
            initargs=(self._limits, self._politeness),
            context=self._context,
        )

    async def answer(self, ask: Ask, seconds: float) -> Answer:
        """Return the answer to a request, whatever happens to the process; it is ended where nobody waits any more."""
        for _turn in range(2):  # a process that was ended while it had nothing to do is seen only now
            try:
                async with asyncio.timeout(seconds + _GRACE_SECONDS) as grace:
                    return await asyncio.wrap_future(self._pool.schedule(answer, (ask,), timeout=seconds))
            except ProcessExpired:
                return problem_answer("lost", ask.language)
            except TimeoutError:
                if grace.expired():
                    await self._anew()
                return problem_answer("too_long", ask.language, seconds=f"{seconds:g}")
            except (BrokenExecutor, RuntimeError):
                await self._anew()
            except MemoryError:  # the answer itself was too large to be handed over
                return problem_answer("memory", ask.language, megabytes=self._limits.memory_bytes // MEGABYTE)
            except Exception as error:
                return problem_answer("mistake", ask.language, mistake=places_of(error))
        return problem_answer("not_ready", ask.language)

    async def _anew(self) -> None:
        before, self._pool = self._pool, self._started()
        await asyncio.to_thread(_ended, before)

    async def end(self) -> None:
        """End the process."""
        await asyncio.to_thread(_ended, self._pool)


def _ended(pool: ProcessPool) -> None:
    with suppress(Exception):  # a pool that is broken can't be closed in order
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join(_GRACE_SECONDS)


class Lane:
    """Workers, and those that wait for one."""

    def __init__(self, its: LaneLimits, limits: ServiceLimits, politeness: int, context: "BaseContext") -> None:
        self.its = its
        self._workers = [Worker(limits, politeness, context) for _number in range(its.workers)]
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for one in self._workers:
            self._idle.put_nowait(one)
        self.waiting = 0

    async def answer(self, ask: Ask) -> Answer:
        """Return the answer to a request in its turn; FullError where it can't wait, or waited too long."""
        if self._idle.empty() and self.waiting >= self.its.queue:
            raise FullError
        self.waiting += 1
        try:
            async with asyncio.timeout(self.its.seconds):
                worker = await self._idle.get()
        except TimeoutError:
            raise FullError from None
        finally:
            self.waiting -= 1
        try:
            return await worker.answer(ask, self.its.seconds)
        finally:
            self._idle.put_nowait(worker)

    async def start(self, ask: Ask) -> None:
        """Wait until every worker answers; RuntimeError where one does not."""
        found = await asyncio.gather(*(one.answer(ask, _LONGEST_START_SECONDS) for one in self._workers))
        if any(one.status != 200 for one in found):
            raise RuntimeError("workers do not start: is there memory enough for them?")

    async def end(self) -> None:
        """End every worker."""
        await asyncio.gather(*(one.end() for one in self._workers))


class Lanes:
    """Both."""

    def __init__(self, limits: ServiceLimits) -> None:
        context = copying()
        self.limits = limits
        self.quick = Lane(limits.quick, limits, 0, context)
        self.heavy = Lane(limits.heavy, limits, _POLITE, context)

    def of(self, *, is_heavy: bool, size: int) -> Lane:
        """Return the lane of a request: one that is large is heavy, whatever it asks."""
        return self.heavy if is_heavy or size > self.limits.quick_bytes else self.quick

    async def start(self, ask: Ask) -> None:
        """Wait until all workers of both answer."""
        await asyncio.gather(self.quick.start(ask), self.heavy.start(ask))

    async def end(self) -> None:
        """End all of them."""
        await asyncio.gather(self.quick.end(), self.heavy.end())
