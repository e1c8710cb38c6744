"""Forms among what was dropped, some at a time: so that two workers read them where there are many."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lcc.excel.bid_form.read import Layouts, layouts_of
from lcc.intake.file_kinds import WORKBOOKS
from lcc.intake.files import InMemory
from lcc.intake.forms import Readings, read_before, reading
from lcc.intake.submissions import read_tender
from lcc.model.tender import Tender
from lcc.page.dropped import Files, dropped
from lcc.page.roles import is_comparison


class Forms(NamedTuple):
    """The forms of a tender, in the order in which they are read."""

    tender: Tender
    layouts: Layouts
    contents: Sequence[bytes]

    def read(self, start: int, end: int) -> list[tuple[str, bytes]]:
        """Return what some of them state, or why they are refused, each by its checksum."""
        return [reading(content, self.tender, self.layouts) for content in self.contents[start:end]]

    def known(self, readings: Readings) -> AbstractContextManager[None]:
        """Take what they state from what was read of them, where that is opened."""
        return read_before(self.tender, readings)


def forms_in(
    files: Files, left_out: Collection[str] = (), chosen: Mapping[str, Sequence[str]] | None = None
) -> Forms | None:
    """Return the forms among files that are dropped, as those are opened; None where no form is read as one.

    That is so with no tender, or with more; with a mapping of price sheets; and where the tender is a comparison, that
    knows the forms of its bids as they were.

    Raises
    ------
    InputRefusedError
        The tender can't be read.
    """
    found = dropped(files).chosen(chosen or {})
    tender = found.one("tender")
    if tender is None or found.open or found.of("map") or is_comparison(tender[1]):
        return None
    name, content = tender
    forms = [
        one
        for file, one in found.of("bid").items()
        if PurePosixPath(file).suffix.lower() in WORKBOOKS and file not in left_out
    ]
    read = read_tender(InMemory(Path(name), content))
    return Forms(read, layouts_of(read), forms)
