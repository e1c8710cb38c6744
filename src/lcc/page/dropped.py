"""What was dropped on the page: each file by itself and in its archive, and what it is for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lcc.intake.files import InMemory
from lcc.intake.handed_in import handed_in
from lcc.language import Language, translator
from lcc.page.roles import Role, role_of_table, roles_of
from lcc.record.problem import Problem

Files = Mapping[str, bytes]
BESIDE: tuple[Role, ...] = ("scores", "draws", "decisions", "map", "prices", "price_index")
_ONE_OF: tuple[Role, ...] = ("tender", *BESIDE)
_NEWEST: tuple[Role, ...] = ("tender", "bid")
"""Of which the newest counts where a bid is filled in."""
_NO_BIDS: tuple[Role, ...] = (
    "proof", "result", "score_sheet", "ranges", "contract", "index_series", "realised", "unused",
)  # fmt: skip


@dataclass(frozen=True)
class Dropped:
    """Files as they were dropped, and with those in archives: what each is for.

    `others` are files that nobody reads: attachments and what can't be read (`other`), and what a computer keeps for
    itself (`junk`). `problems` are of what is no file of ours at all.
    """

    files: Files
    inside: Files
    roles: Mapping[str, Role]
    others: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    def of_role(self, role: str) -> list[str]:
        """Return the names of the files of a role."""
        return [name for name, one in self.roles.items() if one == role]

    def of(self, role: Role) -> dict[str, bytes]:
        """Return the files of a role, by their names."""
        return {name: self.inside[name] for name in self.of_role(role)}

    def one(self, role: Role) -> tuple[str, bytes] | None:
        """Return the one file of a role; None where there is none, or which one counts is open."""
        found = self.of(role)
        return next(iter(found.items())) if len(found) == 1 else None

    @property
    def open(self) -> dict[str, list[str]]:
        """By role the files of which one counts, where there are more."""
        return several_of(self.roles, ("tender", *beside_in(self.roles)))

    @property
    def to_compare(self) -> tuple[Files, Mapping[str, Role]]:
        """The tender, what stands beside it, and the bids with all that is among them: archives as they are."""
        beside = dict(one for role in ("tender", *beside_in(self.roles)) if (one := self.one(role)))
        bids = {name: content for name, content in self.files.items() if self.roles.get(name, "bid") == "bid"}
        return {**bids, **beside}, {name: self.roles.get(name, "bid") for name in (*bids, *beside)}

    @property
    def no_bids(self) -> list[str]:
        """What is in an archive of bids, and for nothing in a comparison."""
        passed_over = {*_NO_BIDS, *BESIDE} - {*beside_in(self.roles)}
        return [name for name, role in self.roles.items() if role in passed_over and name not in self.files]

    def chosen(self, names: Mapping[str, Sequence[str]]) -> "Dropped":
        """Return the same where of each role one file counts, and the others for nothing.

        `names` are by role the file that counts, and those that it was chosen from: of one that came later it is open
        again which one counts.
        """
        of_roles = {role: {*self.of_role(role)} for role in names}
        known = {
            role: first
            for role, (first, *others) in names.items()
            if first in of_roles[role] and of_roles[role] <= {first, *others}
        }
        roles: dict[str, Role] = {
            name: role if known.get(role, name) == name else "unused" for name, role in self.roles.items()
        }
        return replace(self, roles=roles)

    def newest(self, seen: Collection[str], counted: Mapping[str, str]) -> "Dropped":
        """Return the same where of a role what was not `seen` before counts, or else what `counted` by then."""
        roles = dict(self.roles)
        for role in _NEWEST:
            new = [name for name in self.of(role) if name not in seen]
            counts = new or [counted[role]] if role in counted else new
            roles |= {name: "unused" for name in self.of(role) if name not in counts}
        return replace(self, roles=roles)


def beside_in(roles: Mapping[str, Role]) -> tuple[Role, ...]:
    """Return what stands beside a tender among files: an index of prices only where there are prices to bring along."""
    return BESIDE if "prices" in roles.values() else tuple(role for role in BESIDE if role != "price_index")


def _tables(files: Files, roles: Mapping[str, Role]) -> dict[str, Role]:
    """Return the tables of the authority (CSV) by name: opened by themselves, or in the folder of the tender.

    One that came with a bid is none: whoever bids does not say what was offered before.
    """
    folders = {PurePosixPath(name).parent for name, role in roles.items() if role == "tender"} | {PurePosixPath()}
    return {
        name: role
        for name, content in files.items()
        if PurePosixPath(name).parent in folders and (role := role_of_table(name, content)) is not None
    }


def dropped(files: Files) -> Dropped:
    """Return what files are for, and those in archives."""
    handed = handed_in([InMemory(Path(name), content) for name, content in files.items()], ())
    read = {str(one.file): one.held.content for one in handed.of("bid") if one.held}
    inside = {name: content for name, content in read.items() if isinstance(content, bytes)}
    seen = {str(one.file): one.kind.what for one in handed.items}
    others = {name: "other" for name, what in seen.items() if what not in ("bid", "folder")}
    if seen:
        others |= {name: "junk" for name in files if name not in seen}
    roles = roles_of(inside)
    tables = _tables(files, roles)
    inside |= {name: files[name] for name in tables}
    others = {name: what for name, what in others.items() if name not in tables}
    problems = tuple(one for one in handed.problems if one.code != "other_sheet" or one.file not in tables)
    return Dropped(files, inside, each_once({**roles, **tables}, inside), others, problems)


def several_of(roles: Mapping[str, Role], one_of: Collection[Role] = _ONE_OF) -> dict[str, list[str]]:
    """Return the files by role of which one counts, where there are more."""
    found = {role: [name for name, one in roles.items() if one == role] for role in one_of}
    return {role: names for role, names in found.items() if len(names) > 1}


def one_counts(roles: Mapping[str, Role], language: Language) -> list[str]:
    """Return what is said where nobody is asked which file counts: to open that one only."""
    return which_one(several_of(roles, ("tender", *beside_in(roles), "ranges")).values(), language)


def which_one(several: Iterable[Sequence[str]], language: Language) -> list[str]:
    """Return for each of several files of which one counts what is said: to open that one only."""
    _ = translator(language)
    text = _("One of these counts: {files}. Go back to the start, and open only the one that does.")
    return [text.format(files=", ".join(names)) for names in several]


def each_once(roles: Mapping[str, Role], files: Files) -> Mapping[str, Role]:
    """Return roles where of the very same file one counts, if only one of its role can."""
    seen = set[tuple[Role, bytes]]()
    once = dict[str, Role]()
    for name, role in roles.items():
        is_again = role in (*_ONE_OF, "ranges") and (role, files[name]) in seen
        once[name] = "unused" if is_again else role
        seen.add((role, files[name]))
    return once
