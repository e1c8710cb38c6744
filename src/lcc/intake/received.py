"""Whose the files are that were handed in, and what became of them.

A folder or archive that was named holds a folder for each supplier, or folders with such folders in them: the bids that
were read in a folder say whose it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import NamedTuple

from lcc.intake.files import File
from lcc.intake.handed_in import FoundFile, HandedIn, Place, shown_name
from lcc.language import Text
from lcc.model.received import PassportOfAnother, Received, ReceivedFile, WordsBeside
from lcc.record.message import Message
from lcc.record.problem import Problem, problem_in
from lcc.record.record import LONGEST_NAME
from lcc.record.visible import visible

WORDS_BESIDE = "words_beside"
"""What is remarked of words that a bidder left on a form beside the answers."""


class NamedPassport(NamedTuple):
    """A material passport that a bid names: the bidder, the file of the bid, and that of the passport."""

    bidder: str
    bid: FilePath
    passport: FilePath


class Read(NamedTuple):
    """The bidder of each file that was taken for a bid, None where it could not be read; and the passports in bids."""

    bidders: Mapping[FilePath, str | None]
    passports: Sequence[NamedPassport] = ()

    def names(self, inside: Iterable[FoundFile]) -> set[str]:
        """Return the bidders whose bids are among these."""
        return {name for item in inside if (name := self.bidders.get(item.file))}

    def kept_apart(self, inside: Iterable[FoundFile]) -> bool:
        """Whether these are in a folder for passports: bids in a folder above it name some, or may do so."""
        below = {one.passport for one in self.passports if one.bid.parent in one.passport.parents}
        unread = {file.parent for file, name in self.bidders.items() if name is None}
        return any(
            item.file in below or not unread.isdisjoint(item.file.parents)
            for item in inside
            if item.kind.what == "passport"
        )


def without_bid(handed: HandedIn, named: Sequence[File], read: Read) -> list[Problem]:
    """Return the suppliers, and what was named, in which there is no bid."""
    folders = [
        (folder.file, folder.name, any(item.kind.what != "folder" for item in inside))
        for folder, inside in _supplier_folders((), (*handed.items, *handed.left_out), read)
        if not any(item.kind.what in ("bid", "problem") or item in handed.left_out for item in inside)
    ]
    if not folders and not any(item.kind.what in ("bid", "problem", "passport") for item in handed.items):
        attached = {place for item in handed.of("attachment") for place in (item.file, *item.file.parents)}
        folders = [(file, file.name, file in attached) for file in map(FilePath, map(str, named))]
    return [
        problem_in(str(file), "only_attachments" if holds_files else "no_bids", name=name)
        for file, name, holds_files in folders
    ]


def of_suppliers(problems: Iterable[Problem], handed: HandedIn, read: Read) -> list[Problem]:
    """Return problems with whose they are: who bids in the file, or else whose folder it is in, or else its name."""
    known = _suppliers(handed, read)
    nameless = [item for item in handed.of("bid") + handed.of("problem") if item.file not in known]
    whose = {visible(str(file)): name for file, name in known.items()}
    whose |= {visible(str(item.file)): item.name[:LONGEST_NAME] for item in nameless}
    return [one if one.supplier else replace(one, supplier=whose.get(one.file, "")) for one in problems]


def received(
    handed: HandedIn, read: Read, before: Received | None = None, words: Iterable[WordsBeside] = ()
) -> Received:
    """Return what became of every file, after what was handed in before, and the words beside answers in them."""
    whose = _suppliers(handed, read)
    used = {one.passport for one in read.passports}
    found = {
        "attachments": handed.of("attachment"),
        "left_out": _files_left_out(handed),
        "unnamed_passports": [item for item in handed.of("passport") if item.file not in used],
    }
    stated: dict[str, object] = {
        "bids": sum(name is not None for name in read.bidders.values()) + (before.bids if before else 0),
        "files": len(read.bidders) + (before.files if before else 0),
        "passports": len(used) + (before.passports if before else 0),
    }
    for name, items in found.items():
        files = [*(getattr(before, name) if before else ()), *(_file(item, whose) for item in items)]
        if files:
            stated[name] = files
    others = [*(before.passports_of_others if before else ()), *_of_others(handed, whose, read.passports)]
    said = [*(before.words if before else ()), *words]
    stated |= {"passports_of_others": others} if others else {}
    return Received.model_validate(stated | ({"words": said} if said else {}))


def words_in(bidder: str, file: str, findings: Iterable[Message]) -> Iterator[WordsBeside]:
    """Yield the words beside the answers in the file of a bidder, of what was remarked on it."""
    for one in findings:
        where, what, text = one.context.get("where"), one.context.get("what"), visible(str(one.found)).strip()
        if one.code == WORDS_BESIDE and isinstance(where, Text) and isinstance(what, Text) and text:
            sheet, cells = (visible(str(where.values[name])).strip() for name in ("sheet", "cells"))
            stated = {"bidder": bidder, "file": str(one.context.get("file", file)), "what": what.template}
            stated |= {"sheet": sheet[:LONGEST_NAME] or "-", "text": text}
            yield WordsBeside.model_validate(stated | ({"cells": cells[:LONGEST_NAME].strip()} if cells else {}))


def _file(item: FoundFile, whose: Mapping[FilePath, str]) -> ReceivedFile:
    supplier = whose.get(item.file)
    return ReceivedFile.model_validate({"file": item.name} | ({"supplier": supplier} if supplier else {}))


def _files_left_out(handed: HandedIn) -> list[FoundFile]:
    """Return the files that were left out; of a folder in which there is nothing, the folder."""
    above = {folder for item in handed.left_out for folder in item.file.parents}
    return [item for item in handed.left_out if item.kind.what != "folder" or item.file not in above]


def _of_others(
    handed: HandedIn, whose: Mapping[FilePath, str], passports: Sequence[NamedPassport]
) -> Iterator[PassportOfAnother]:
    """Yield the bids that name a passport in the folder of another supplier, or one that another bid names too."""
    names = {item.file: item.name for item in handed.of("passport")}
    sharing: dict[FilePath, list[str]] = {}
    for one in passports:
        sharing.setdefault(one.passport, []).append(one.bidder)
    for one in dict.fromkeys(passports):
        owner = whose.get(one.passport)
        others = [owner] if owner and owner != whose.get(one.bid) else []
        others += [bidder for bidder in sharing[one.passport] if bidder != one.bidder]
        if one.passport in names and others:
            supplier = ", ".join(dict.fromkeys(others))[:LONGEST_NAME]
            yield PassportOfAnother(bidder=one.bidder, file=names[one.passport], supplier=supplier)


def _suppliers(handed: HandedIn, read: Read) -> dict[FilePath, str]:
    """Return whose each file is: the bidder of the only bids in its folder, or else what the folder is called."""
    found: dict[FilePath, str] = {file: name for file, name in read.bidders.items() if name}
    for folder, inside in _supplier_folders((), (*handed.items, *handed.left_out), read):
        names = read.names(inside)
        name = names.pop() if len(names) == 1 else shown_name(folder.file.name)
        for item in inside:
            found.setdefault(item.file, name[:LONGEST_NAME])
    return found


def _supplier_folders(
    at: Place, items: Iterable[FoundFile], read: Read
) -> Iterator[tuple[FoundFile, list[FoundFile]]]:
    """Yield the folders of suppliers in a folder, each with what is in it.

    A folder with bids of several bidders holds their folders, a lot for example, whatever else lies beside these. So
    does one without a bid directly in it that is the only thing in its folder, but for files that are not read.
    """
    below: dict[Place, list[FoundFile]] = {}
    for item in items:
        if len(item.place) > len(at):
            below.setdefault(item.place[: len(at) + 1], []).append(item)
    is_alone = sum(any(item.kind.what != "attachment" for item in inside) for inside in below.values()) == 1
    for place, inside in below.items():
        folder = next((item for item in inside if item.place == place and item.kind.what == "folder"), None)
        if folder is None:
            continue
        has_own_bid = any(item.kind.what == "bid" and len(item.place) == len(place) + 1 for item in inside)
        names = read.names(inside)
        if len(names) > 1 or (names and is_alone and not has_own_bid):
            yield from _supplier_folders(place, inside, read)
        elif names or not read.kept_apart(inside):
            yield folder, [item for item in inside if item is not folder]
