"""What became of the files that were handed in, in words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lcc.language import N_, Text, listed
from lcc.model.received import Received, ReceivedFile
from lcc.record.message import Message

_MOST_NAMED, _MOST_TOGETHER = 12, 3


def counted(received: Received) -> Text:
    """Return how many bids were read from how many files, and how many files were not read as one."""
    parts = [
        Text(
            N_("{bids} from {files}"),
            {
                "bids": _number(received.bids, N_("1 bid"), N_("{number} bids")),
                "files": _number(received.files, N_("1 file"), N_("{number} files")),
            },
        )
    ]
    for number, one, more in (
        (received.passports, N_("1 material passport"), N_("{number} material passports")),
        (len(received.attachments), N_("1 attachment"), N_("{number} attachments")),
        (len(received.left_out), N_("1 file left out"), N_("{number} files left out")),
    ):
        if number:
            parts.append(_number(number, one, more))
    return listed(parts, "; ")


def counted_by_name(received: Received) -> Text:
    """Return the same with the names of attachments, by supplier."""
    said = [counted(received)]
    if received.attachments:
        named = _by_supplier(received.attachments[:_MOST_NAMED])
        more = len(received.attachments) - _MOST_NAMED
        if more > 0:
            named = [*named, Text(N_("and {number} more"), {"number": more})]
        said.append(Text(N_("Attachments, not read: {names}."), {"names": listed(named, "; ")}))
    return listed(said, ". ")


def _by_supplier(files: Iterable[ReceivedFile]) -> list[Text]:
    return [
        Text("{supplier}: {names}" if supplier else "{names}", {"supplier": supplier, "names": names})
        for supplier, names in (
            (supplier, ", ".join(one.file.rpartition("/")[2] for one in group))
            for supplier, group in groupby(files, lambda one: one.supplier)
        )
    ]


def _number(number: int, one: str, more: str) -> Text:
    return Text(one) if number == 1 else Text(more, {"number": number})


def remarks_on_files(received: Received | None) -> list[Text]:
    """Return what a reader of a ranking should know of the files: what was left out, and passports to ask about."""
    return list(_remarks(received)) if received else []


def words_beside(received: Received | None, hidden: Text | None = None) -> Iterator[Message]:
    """Yield what bidders wrote on forms beside the answers; with something else for their text where that is hidden."""
    for one in received.words if received else ():
        where: dict[str, object] = {"sheet": one.sheet, "cell": one.cells, "cells": one.cells}
        is_one = one.cells and one.cells.isalnum()
        of_cells = "sheet {sheet}, cell {cell}" if is_one else N_("sheet {sheet}, cells {cells}")
        words = {
            "bidder": one.bidder,
            "file": one.file,
            "what": Text(one.what),
            "where": Text(of_cells if one.cells else "sheet {sheet}", where),
            "text": hidden or one.text,
        }
        yield Message((), "words_beside", one.text, words)


def _remarks(received: Received) -> Iterator[Text]:
    if received.left_out:
        text = N_("Left out by the authority, and not read: {names}.")
        yield Text(text, {"names": _names(received.left_out)})
    if received.unnamed_passports:
        text = N_("No bid names these material passports, so that nothing in them counts: {names}.")
        yield Text(text, {"names": _names(received.unnamed_passports)})
    for one in received.passports_of_others:
        yield Text(
            N_("{bidder} names a material passport of another supplier: {file} ({supplier}). Ask whose it is."),
            one.model_dump(),
        )


def _names(files: Sequence[ReceivedFile]) -> Text:
    """Return the files with their folders; of more than a few in one archive or folder, that and how many.

    None that was left out goes without its name: `account` has them all.
    """
    together: dict[str, list[str]] = {}
    for one in files:
        together.setdefault(_archive_or_folder(one.file), []).append(one.file)
    return listed(
        part
        for place, names in together.items()
        for part in (
            [Text("{place} ({files})", {"place": place, "files": _number(len(names), "", N_("{number} files"))})]
            if place and len(names) > _MOST_TOGETHER
            else names
        )
    )


def _archive_or_folder(name: str) -> str:
    """Return the archive that a file stands in, or else its folder.

    >>> _archive_or_folder("Ash/all.zip/Prijs/form.xlsx"), _archive_or_folder("Ash/plan.pdf")
    ('Ash/all.zip', 'Ash')
    """
    steps = name.split("/")[:-1]
    archive = next((k for k, step in enumerate(steps, 1) if step.lower().endswith(".zip")), len(steps))
    return "/".join(steps[:archive])


def holds_more(received: Received | None) -> bool:
    """Whether anything else than bids and their passports was handed in."""
    return received is not None and bool(account(received) or received.passports_of_others)


def account(received: Received) -> list[tuple[Text, Text]]:
    """Return every file that was not read as a bid, with what became of it."""
    return [
        (Text("{file}", {"file": one.file}), Text("{what}{whose}", {"what": Text(what), "whose": _whose(one)}))
        for files, what in (
            (received.left_out, N_("left out by the authority, not read")),
            (received.unnamed_passports, N_("a material passport that no bid names")),
            (received.attachments, N_("an attachment, not read")),
        )
        for one in files
    ]


def _whose(one: ReceivedFile) -> Text:
    return Text(" ({supplier})", {"supplier": one.supplier}) if one.supplier else Text("")
