"""A request worked on, in a process of its own that can hold so much memory, writes no file and is ended at a time.

What goes in and out is bytes and names of our own. Whatever a request holds, an answer comes of it.
"""

import errno
import gc
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lcc.language import translator
from lcc.portfolio.memory import most_held_bytes
from lcc.record.problem import LccError
from lcc.service.answer import Answer, problem_answer, refusal_answer
from lcc.service.limits import LIMITS, MEGABYTE, ServiceLimits


@dataclass(frozen=True, slots=True)
class Ask:
    """A request as it goes to a worker: nothing in it was read."""

    path: str
    """The address in `OPERATIONS`."""
    query: Sequence[tuple[str, str]] = ()
    content_type: str = ""
    content: bytes = b""
    language: str = "nl"
    """That of the headers; the query may ask for another one."""


_of_this_process = LIMITS
_LEAST_ROOM = 0.15
"""An error of any other kind, with less than this part of the memory left, comes of that too."""


def prepare(limits: ServiceLimits, politeness: int) -> None:
    """Make a process ready to work: everything loaded, and within its limits for good.

    `politeness` is how far it makes way for others on the processor, as the command nice has it.
    """
    global _of_this_process
    from lcc.service import warm  # noqa: F401 -- it is loaded already where the process is a copy of one that did

    _of_this_process = limits
    gc.freeze()  # what is loaded stays: no collection has to look at it again
    try:
        import os
        import resource
    except ImportError:  # Windows has no such limits; docs/service.md says so
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(politeness)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes,) * 2)


def answer(ask: Ask) -> Answer:
    """Return the answer to a request. It raises nothing but what ends a process."""
    mistake = ""
    try:
        return _worked_out(ask)
    except MemoryError:
        pass  # what is left of the frames is let go of first
    except Exception as error:  # the last resort: a mistake of ours
        mistake = places_of(error)
        if not _ran_out(error):
            return problem_answer("mistake", ask.language, mistake=mistake)
    megabytes = _of_this_process.memory_bytes // MEGABYTE
    return problem_answer("memory", ask.language, mistake=mistake, megabytes=megabytes)


def _worked_out(ask: Ask) -> Answer:
    """Return the answer to a request, be it a refusal."""
    from lcc.service.asked import asked
    from lcc.service.operations.table import NOTHING, OPERATIONS
    from lcc.service.sent import MalformedError, TooManyPartsError, sent

    limits, language = _of_this_process, ask.language
    operation = OPERATIONS.get(ask.path, NOTHING)
    try:
        wanted = asked(ask.query, operation.asked, language)
        language = wanted.lang
        return operation.work(sent(ask.content_type, ask.content, operation.body, limits), wanted)
    except LccError as refused:
        return refusal_answer(refused.problems, refused.not_read, language, error=type(refused))  # type: ignore[arg-type]
    except MalformedError as error:
        return problem_answer("malformed", language, reason=translator(language)(str(error)))
    except TooManyPartsError:
        return too_large(limits, language)


def _ran_out(error: BaseException) -> bool:
    """Whether there was no memory at the root of an error: a library, or the system, may say something else of that."""
    return _room() < _LEAST_ROOM or any(
        isinstance(one, MemoryError) or getattr(one, "errno", None) == errno.ENOMEM for one in _with_roots(error)
    )


def _with_roots(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _room() -> float:
    """Return which part of what this process may hold it never had, as far as the system says so.

    What was taken when it failed may have been let go of on the way here.
    """
    try:
        import resource

        most, _hard = resource.getrlimit(resource.RLIMIT_AS)
        held = most_held_bytes()
    except (ImportError, OSError, MemoryError):
        return 1
    return 1 if held is None or most == resource.RLIM_INFINITY else 1 - held / most


def too_large(limits: ServiceLimits, language: str) -> Answer:
    """Return that a request is larger than any may be."""
    return problem_answer("too_large", language, megabytes=limits.body_bytes // MEGABYTE, files=limits.files)


def places_of(error: BaseException) -> str:
    """Return what went wrong by kind and place for the log: the words of an error may hold what was sent."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " ".join([type(error).__name__, *(f"{Path(one.filename).name}:{one.lineno}" for one in frames)])
