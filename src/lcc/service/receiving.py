"""A request while it comes in: counted, and refused before it is too large, or takes too long."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import get_args

from starlette.requests import ClientDisconnect, Request

from lcc.language import Language
from lcc.service.answer import Answer, problem_answer
from lcc.service.limits import ServiceLimits
from lcc.service.sent import FORM, JSON
from lcc.service.work import too_large

LANGUAGES: tuple[Language, ...] = get_args(Language)
RETRY_SECONDS = 5
"""After how long who was turned away is asked to come back."""


class TurnedAwayError(Exception):
    """A request is not worked on; `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Hand:
    """What all requests hold together."""

    def __init__(self, most: int) -> None:
        self._most, self.held = most, 0

    @asynccontextmanager
    async def received(self, request: Request, limits: ServiceLimits, language: str) -> AsyncIterator[bytes]:
        """Give what a client sends, and hold it as long as it is worked on.

        Raises
        ------
        TurnedAwayError
            It is of another kind, too large, too slow, or more than fits beside the others.
        ClientDisconnect
            The client went away.
        """
        _refuse_kind(request, language)
        if _stated(request) > limits.body_bytes:
            raise TurnedAwayError(too_large(limits, language))
        content = bytearray()
        try:
            try:
                async with asyncio.timeout(limits.receive_seconds):
                    async for piece in request.stream():
                        self.held += len(piece)
                        content += piece
                        if len(content) > limits.body_bytes:
                            raise TurnedAwayError(too_large(limits, language))
                        if self.held > self._most:
                            raise TurnedAwayError(full(language))
            except TimeoutError:
                answer = problem_answer("slow", language, seconds=f"{limits.receive_seconds:g}")
                raise TurnedAwayError(answer) from None
            yield bytes(content)
        finally:
            self.held -= len(content)


def full(language: str) -> Answer:
    """Return that there are too many requests."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return problem_answer("full", language, headers=headers, seconds=RETRY_SECONDS)


def _refuse_kind(request: Request, language: str) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    packed = request.headers.get("content-encoding", "identity").lower()
    if kind not in (JSON, FORM) or packed != "identity":
        raise TurnedAwayError(problem_answer("content_type", language))


def _stated(request: Request) -> int:
    """Return how large a client says that its request is; 0 where it does not say."""
    stated = request.headers.get("content-length", "0")
    return int(stated) if stated.isdecimal() else 0


async def until_gone(request: Request) -> None:
    """Wait until the client goes away; all of the request has to be here."""
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect


def language_of(headers: Sequence[str]) -> Language:
    """Return the language that a client wants most of those that there are: by Accept-Language, or else Dutch.

    >>> language_of(["fr, en;q=0.8, nl;q=0.5"]), language_of(["*"]), language_of([]), language_of(["en-GB;q=x"])
    ('en', 'nl', 'nl', 'nl')
    """
    wanted: dict[Language, float] = {}
    for part in ",".join(headers)[:1_000].split(","):
        name, _semicolon, weight = part.partition(";")
        language = name.strip().lower().partition("-")[0]
        try:
            share = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            share = 0.0
        for one in LANGUAGES:
            if one == language:
                wanted[one] = max(wanted.get(one, 0.0), share)
    best: Language = max(wanted, key=wanted.__getitem__, default="nl")
    return best if wanted.get(best, 0) > 0 else "nl"
