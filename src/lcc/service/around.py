"""What goes for every answer: an id, the version, headers of safety, a line in the log; no error leaves it."""

import re
import time
from collections.abc import MutableMapping
from typing import Any
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

import lcc
from lcc.service.log import tell
from lcc.service.work import places_of

_SAFE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
"""What the log names; any other word is one of the client."""
ALWAYS = {
    "Lcc-Version": lcc.__version__,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every answer: nothing is kept on the way, and a page that comes out runs nothing where it is opened."""
ID = "X-Request-Id"


class Around:
    """The program, with what goes for every request around it."""

    def __init__(self, app: ASGIApp, root_path: str = "") -> None:
        self._app, self._root_path = app, root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._root_path:
            scope["root_path"] = self._root_path
        start, told = time.monotonic(), _Told(scope)

        async def counted() -> Message:
            message = await receive()
            told.bytes_in += len(message.get("body", b""))
            return message

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                told.status = message["status"]
                added = {**ALWAYS, ID: told.id}
                headers = [(name.lower().encode(), value.encode()) for name, value in added.items()]
                message = {**message, "headers": [*message["headers"], *headers]}
            told.bytes_out += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counted, completed)
        except Exception as error:  # a mistake of ours, which was answered as one
            told.state["mistake"] = places_of(error)
        finally:
            told.write((time.monotonic() - start) * 1000)


class _Told:
    """What the log says of a request."""

    def __init__(self, scope: Scope) -> None:
        wanted = next(
            (value.decode("latin-1") for name, value in scope["headers"] if name == ID.lower().encode()), ""
        )
        self.id = wanted if _SAFE_ID.fullmatch(wanted) else uuid4().hex
        self.status: int | None = None
        self.bytes_in = self.bytes_out = 0
        self.state: MutableMapping[str, Any] = scope.setdefault("state", {})
        self._scope = scope

    def write(self, milliseconds: float) -> None:
        """Write the line. An address that there is not is none of ours, and may hold anything."""
        route = self._scope.get("route")
        tell(
            id=self.id,
            method=self._scope["method"] if route and self._scope["method"] in _METHODS else "-",
            path=getattr(route, "path", "-"),
            status=self.status,
            ms=round(milliseconds, 1),
            bytes_in=self.bytes_in,
            bytes_out=self.bytes_out,
            codes=list(self.state.get("codes", ())),
            **({"mistake": self.state["mistake"]} if self.state.get("mistake") else {}),
        )
