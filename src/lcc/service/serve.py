"""The server: it listens, logs, and stops in order."""

import signal
import socket
import sys
from collections.abc import Sequence

import uvicorn

import lcc
from lcc.service.app import service
from lcc.service.limits import LIMITS, ServiceLimits
from lcc.service.log import log_to, tell

_LONGEST_HEAD = 32_768
"""Of a request, before its content [bytes]."""
_IDLE_SECONDS = 30


def run(
    host: str, port: int, limits: ServiceLimits = LIMITS, origins: Sequence[str] = (), root_path: str = ""
) -> bool:
    """Serve until it is told to stop; False where it could not start.

    Raises
    ------
    OSError
        Nothing can listen there: the port is taken, or the address is none of this computer.
    """
    log_to()
    config = uvicorn.Config(
        service(limits, origins, root_path),
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=int(limits.heavy.seconds),
    )
    server = uvicorn.Server(config)
    for told in (signal.SIGINT, signal.SIGTERM):  # what uvicorn gives them back to once it has stopped
        signal.signal(told, _end)
    with listening(host, port) as one:
        tell(message="Listening", host=host, port=one.getsockname()[1], version=lcc.__version__)
        server.run(sockets=[one])
    return server.started


def _end(_told: int, _frame: object) -> None:
    """End as any program does, so that nothing stays behind, and not by the signal."""
    sys.exit(0)


def listening(host: str, port: int) -> socket.socket:
    """Return what listens at an address; a port of 0 is one that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)
