"""A tender, or what became of it, as open data: a release package of OCDS."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from lcc.api.award import refuse_unpublishable
from lcc.api.given import Input, as_file
from lcc.api.reading import read_once
from lcc.api.refusals import refuse_unpublished
from lcc.exchange.ocds.addresses import PLACEHOLDER, UNREGISTERED
from lcc.intake.files import as_text, opened
from lcc.intake.options import OpenDataOptions, asked
from lcc.intake.submissions import Submissions
from lcc.language import Language
from lcc.record.place import InputFile
from lcc.record.visible import visible

if TYPE_CHECKING:
    from lcc.documents.report.parts import Awarded

_PIECE = 1_000_000
"""So many bytes of a document are in memory at a time."""


class OfPublisher(TypedDict, total=False):
    """What only a publisher knows of a release.

    `prefix` is that of the publisher, as the Open Contracting Partnership gave it out; left out, `ocds-xxxxxx` stands
    for none.
    `address` is where the package will stand (https://...); left out, a place on example.org stands for none.
    `documents` are files that are published with it, such as the tender and the method statement: named, each with its
    checksum.
    """

    prefix: str
    address: str
    documents: Iterable[Input]


def ocds(
    tender: Input | Submissions,
    language: Language = "nl",
    *,
    written: datetime,
    **publisher: Unpack[OfPublisher],
) -> dict[str, Any]:
    """Return a tender as it is put out as a release package of OCDS 1.1: plain data, as JSON has it.

    `written` is the moment at which it was written, with its offset to UTC: the same moment gives the same package.
    `publisher` is what only who publishes it knows: `prefix`, `address` and `documents` stand for nobody's, or for
    none, where they are left out.

    Raises
    ------
    InputRefusedError
        The tender or a document can't be used, or an option is beyond its bounds.
    NotScorableError
        Nothing is put out to tender, or the tender rests on published figures that nobody is known to have read.
    """
    from lcc.exchange.ocds.release import tender_release

    options = open_data_options(language, written, publisher)
    found = read_once(tender, (), {})
    refuse_unpublished(found)
    return tender_release(found.tender, _published(publisher), options)


def award_package(
    read: Submissions, awards: "Sequence[Awarded]", options: OpenDataOptions, publisher: OfPublisher
) -> dict[str, Any]:
    """Return a tender with its award as a release package; errors as of `Scored.ocds`."""
    from lcc.exchange.ocds.release import award_release

    for one in awards:
        refuse_unpublishable(read, one.evaluation, one.lot)
    return award_release(read.tender, awards, _published(publisher), options)


def open_data_options(
    language: Language, written: datetime, publisher: OfPublisher, **of_award: Any
) -> OpenDataOptions:
    """Return what is asked of open data; InputRefusedError where some of it is beyond its bounds."""
    return asked(
        OpenDataOptions,
        language=language,
        written=written.isoformat(),
        prefix=publisher.get("prefix", UNREGISTERED),
        address=publisher.get("address", PLACEHOLDER),
        **of_award,
    )


def _published(publisher: OfPublisher) -> list[InputFile]:
    """Return files by their own names, each with its checksum, however large they are."""
    found = []
    for given in publisher.get("documents", ()):
        file = as_file(given, "document.json")
        digest = hashlib.sha256()
        with opened(file) as content:
            while piece := content.read(_PIECE):
                digest.update(piece)
        found.append(InputFile(file=visible(as_text(Path(str(file)).name)), sha256=digest.hexdigest()))
    return found
