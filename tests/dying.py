"""Work that ends its process: once before anything is written, once after it; what a worker that dies leaves."""

import os
import signal
import time
from pathlib import Path

from lcc.portfolio.parquet import SourcePart, part_of
from lcc.portfolio.sources import TenderSource
from lcc.portfolio.work import Settings

DIES = {"t03": "before", "t07": "after"}
"""At which sources a worker is killed, and when; it is the work of one process that the others take over."""


def dying_part_of(source: TenderSource, settings: Settings, folder: Path) -> SourcePart:
    """Do what `part_of` does; at some sources the process is killed, the first time."""
    moment, mark = DIES.get(source.name), folder.parent / f"died-{source.name}"
    if moment == "before":
        _die_once(mark)
    found = part_of(source, settings, folder)
    if moment == "after":
        _die_once(mark)
    return found


def always_dying(source: TenderSource, settings: Settings, folder: Path) -> SourcePart:
    """End the process at one source, however often it is tried."""
    if source.name == "t03":
        time.sleep(0.5)  # it is in the hands of a process that is ended, as a rule more than once
    if source.name == "t01":
        os.kill(os.getpid(), signal.SIGKILL)
    return part_of(source, settings, folder)


def _die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
