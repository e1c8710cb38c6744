"""The record of the letters: what they rest on and to whom they go, for the file of the authority and nobody else."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.language import Text, Translate, translator
from lcc.model.received import Received
from lcc.model.tender import Tender
from lcc.record.place import InputFile, checksum
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table
from lcc.words.received import account, counted


class WrittenLetter(NamedTuple):
    """A letter as it was written: to which bidder, about which lot if there are any, the rank, and its file."""

    bidder: str
    lot: str
    rank: int | None
    file: str


def record_of_letters(
    tender: Tender,
    letters: Sequence[WrittenLetter],
    received: Received | None,
    inputs: Sequence[InputFile],
    remarks: Sequence[Text],
    language: str,
) -> Document:
    """Return what became of every file that was handed in, what was read, and which letters were written.

    Parameters
    ----------
    tender, letters
        What was awarded, and the letters about it.
    received
        What became of the files that were handed in; none where no files were.
    inputs
        The files that were read, each with its checksum.
    remarks
        What a reader of the outcome should know.
    language
        nl or en.
    """
    _ = translator(language)
    return Document(
        title=_("Record of the award letters"),
        subtitle=f"{tender.title} ({tender.authority})",
        language=language,
        blocks=tuple(_blocks(letters, received, inputs, remarks, _)),
        author=tender.authority,
    )


def _blocks(
    letters: Sequence[WrittenLetter],
    received: Received | None,
    inputs: Sequence[InputFile],
    remarks: Sequence[Text],
    _: Translate,
) -> Iterator[Block]:
    yield Paragraph(_("For the file of the authority, not for bidders: it names all of them, and their files."))
    yield Heading(1, _("Letters"))
    heads = (_("Bidder"), _("Lot"), _("Rank"), _("File"))
    rows = tuple((one.bidder, one.lot or "-", str(one.rank or "-"), one.file) for one in letters)
    yield Table(_("Letters that were written"), heads, rows, frozenset({2}))
    if received is not None:
        yield Heading(1, _("Handed in"))
        yield Paragraph(counted(received).say(_) + ".")
        others = tuple((file.say(_), what.say(_)) for file, what in account(received))
        if others:
            yield Table(_("Files that were not read as a bid"), (_("File"), _("What became of it")), others)
    if remarks:
        yield Heading(1, _("Warnings"))
        yield BulletList(tuple(remark.say(_) for remark in remarks))
    yield Heading(1, _("Made from"))
    files = tuple((one.file, one.sha256) for one in inputs)
    yield Table(_("Files that were read"), (_("File"), "SHA-256"), files)
    yield Paragraph(_("Checksum of these files") + f": {checksum(inputs)}")
