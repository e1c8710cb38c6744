"""A line of JSON for each request and event: never what was sent, nor names of files, of bidders or in addresses."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

from lcc.service.work import places_of

REQUESTS = logging.getLogger("lcc.service")


class JsonLines(logging.Formatter):
    """A record as one line; of an error its kind and place, as its words may hold what was sent."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": moment, "level": record.levelname.lower()}
        told = getattr(record, "told", None)
        line |= told if isinstance(told, dict) else {"message": record.getMessage()}
        if record.exc_info and record.exc_info[1] is not None:
            line["mistake"] = places_of(record.exc_info[1])
        return json.dumps(line)


def log_to(stream: TextIO = sys.stderr) -> None:
    """Write every line of this service, and of the server that it runs in, to a stream."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    for name in ("lcc.service", "uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], name == "uvicorn.error"
        logger.setLevel(logging.INFO)
    for name in ("lcc.service", "uvicorn"):
        logging.getLogger(name).addHandler(handler)


def tell(**told: object) -> None:
    """Write what happened."""
    REQUESTS.info("", extra={"told": told})
