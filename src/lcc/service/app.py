"""The addresses: each hands what was sent to a worker, and gives back what that answers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp

import lcc
from lcc.language import Language, translator
from lcc.record.problem import InputRefusedError
from lcc.service.answer import Answer, below, json_answer, problem_answer, refusal_answer
from lcc.service.around import ID, Around
from lcc.service.asked import Query, asked
from lcc.service.failures import FAILURES
from lcc.service.lanes import FullError, Lanes
from lcc.service.limits import LIMITS, ServiceLimits
from lcc.service.openapi import description_of, of_operation, of_plain
from lcc.service.operations.table import NOTHING, OPERATIONS, Operation
from lcc.service.receiving import LANGUAGES, Hand, TurnedAwayError, full, language_of, until_gone
from lcc.service.work import Ask

_READY_SECONDS = 5
_LEFT = 499
"""What the log says of a client that did not wait; nobody gets it."""

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


def service(limits: ServiceLimits = LIMITS, origins: Sequence[str] = (), root_path: str = "") -> ASGIApp:
    """Return the program that a server of HTTP runs.

    Parameters
    ----------
    limits
        What one request may take, and how many there may be at once.
    origins
        Of which sites the pages may ask it from within a browser; of none if left out.
    root_path
        The address under which a host passes requests on, where that is not the top of its site.
    """
    lanes, hand = Lanes(limits), Hand(limits.bytes_in_hand)

    @asynccontextmanager
    async def alive(_app: FastAPI) -> AsyncIterator[None]:
        await lanes.start(Ask(NOTHING.path))
        try:
            yield
        finally:
            await lanes.end()

    app = FastAPI(
        title="lcc",
        version=lcc.__version__,
        summary="Life-cycle cost of circular bids: compare them, award, explain and verify.",
        docs_url=None,  # the pages of FastAPI load programs from elsewhere
        redoc_url=None,
        openapi_url=None,
        lifespan=alive,
        redirect_slashes=False,
    )

    async def health(request: Request) -> Response:
        if refused := _wrong_query(request):
            return _response(refused, request)
        return _response(json_answer({"status": "alive", "version": lcc.__version__}))

    async def ready(request: Request) -> Response:
        if refused := _wrong_query(request):
            return _response(refused, request)
        try:
            async with asyncio.timeout(_READY_SECONDS):
                found = await lanes.quick.answer(Ask(NOTHING.path))
        except (TimeoutError, FullError):
            found = problem_answer("not_ready", _language(request))
        return _response(json_answer({"status": "ready"}) if found.status == 200 else found, request)

    async def problems(request: Request) -> Response:
        if refused := _wrong_query(request):
            return _response(refused, request)
        _ = translator(_language(request))
        listed = {code: {"status": one.status, "title": _(one.title)} for code, one in FAILURES.items()}
        return _response(json_answer({"problems": listed}))

    for path, endpoint, what in (
        ("/health", health, "Whether it is alive"),
        ("/ready", ready, "Whether workers answer"),
        ("/problems", problems, "Every way in which a request can fail"),
    ):
        app.add_api_route(path, endpoint, **of_plain(path, what))
    for operation in OPERATIONS.values():
        app.add_api_route(operation.path, _endpoint(operation, lanes, hand), **of_operation(operation))
    app.add_exception_handler(HTTPException, _no_such_address)
    app.add_exception_handler(Exception, _mistake)
    description = Answer(json.dumps(description_of(app, root_path)).encode())

    async def openapi(request: Request) -> Response:
        if refused := _wrong_query(request):
            return _response(refused, request)
        return _response(description)

    app.add_api_route("/openapi.json", openapi, include_in_schema=False)
    for route in [one for one in app.routes if isinstance(one, APIRoute) and "GET" in (one.methods or ())]:
        app.add_api_route(
            route.path, route.endpoint, methods=["HEAD"], include_in_schema=False, name=f"{route.name}_head"
        )
    allowed: ASGIApp = app
    if origins:
        allowed = CORSMiddleware(
            app,
            allow_origins=list(origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", ID],
            expose_headers=[ID, "Lcc-Version", "Lcc-Not-Read", "Retry-After", "Content-Disposition"],
        )
    return Around(allowed, root_path)


def _endpoint(operation: Operation, lanes: Lanes, hand: Hand) -> Endpoint:
    async def answer_to(request: Request) -> Response:
        language = _language(request)
        query = [*request.query_params.multi_items(), *request.path_params.items()]
        try:
            if operation.method == "GET":
                return _response(
                    await _answer(Ask(operation.path, query, language=language), operation, lanes, request),
                    request,
                )
            async with hand.received(request, lanes.limits, language) as content:
                kind = request.headers["content-type"]
                ask = Ask(operation.path, query, kind, content, language)
                return _response(await _answer(ask, operation, lanes, request), request)
        except FullError:
            return _response(full(language), request)
        except TurnedAwayError as away:
            return _response(away.answer, request)
        except ClientDisconnect:
            return Response(status_code=_LEFT)

    return answer_to


async def _answer(ask: Ask, operation: Operation, lanes: Lanes, request: Request) -> Answer:
    """Return the answer of a worker; ClientDisconnect, and the work is given up, where nobody waits for it."""
    lane = lanes.of(is_heavy=operation.is_heavy, size=len(ask.content))
    work = asyncio.ensure_future(lane.answer(ask))
    gone = asyncio.ensure_future(until_gone(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        raise ClientDisconnect
    finally:
        for one in (work, gone):
            one.cancel()
        await asyncio.gather(work, gone, return_exceptions=True)


def _response(answer: Answer, request: Request | None = None) -> Response:
    if request is not None:
        answer = below(answer, request.scope.get("root_path", ""))
        request.state.codes, request.state.mistake = answer.codes, answer.mistake
    headers = dict(answer.headers)
    if answer.file:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(answer.file)}"
    return Response(answer.body, answer.status, headers, answer.media)


async def _no_such_address(request: Request, error: Exception) -> Response:
    """Answer what is asked of no address, or by another method than that of the address."""
    assert isinstance(error, HTTPException)
    language = _language(request)
    if error.status_code == 405:
        methods = (error.headers or {}).get("Allow", "")
        found = problem_answer("method", language, headers={"Allow": methods}, methods=methods)
    else:
        found = problem_answer("unknown", language, root=request.scope.get("root_path", ""))
    return _response(found, request)


async def _mistake(request: Request, _error: Exception) -> Response:
    """Answer where something went wrong here; it goes on from here to the log."""
    return _response(problem_answer("mistake", _language(request)), request)


def _wrong_query(request: Request) -> Answer | None:
    """Return what is wrong with the query of an address about the service itself, which takes a language only."""
    language = _language(request)
    try:
        asked(request.query_params.multi_items(), Query, language)
    except InputRefusedError as refused:
        return refusal_answer(refused.problems, (), language, error=InputRefusedError)
    return None


def _language(request: Request) -> Language:
    """Return the language that is asked for: by the query where that names one that there is, or by the headers."""
    named = next((one for one in LANGUAGES if one == request.query_params.get("lang")), None)
    return named or language_of(request.headers.getlist("accept-language"))
