"""Comparing bids: what was dropped, what is wrong with it, and the outcome."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lcc.api.reading import read
from lcc.api.scoring import Scored
from lcc.documents.summary import summary
from lcc.intake.submissions import Submissions, Watch
from lcc.language import Language
from lcc.page.plain import plain_document, plain_problems
from lcc.page.roles import Role, roles_of
from lcc.record.problem import LccError, Problem

Files = Mapping[str, bytes]
_BESIDE: tuple[Role, ...] = ("scores", "draws", "map")


@dataclass(frozen=True)
class Dropped:
    """What was dropped: what each file is for, and what was read in them, or all that is wrong."""

    roles: Mapping[str, Role]
    submissions: Submissions | None
    problems: tuple[Problem, ...]

    def plain(self, language: Language) -> dict[str, Any]:
        """Return it as the page shows it."""
        read = self.submissions
        return {
            "roles": dict(self.roles),
            "problems": plain_problems(self.problems, language),
            "tender": read and {"title": read.tender.title, "authority": read.tender.authority},
            "bids": len(read.offered) if read else 0,
        }


def opened(
    files: Files, left_out: Collection[str] = (), tender: str | None = None, watch: Watch = iter
) -> Dropped:
    """Return what is in files that are dropped at once; `tender` names the tender where they leave that open."""
    roles = roles_of(files)
    if tender is not None:
        roles = {name: "bid" if role == "tender" else role for name, role in roles.items()} | {tender: "tender"}
    tenders = [name for name, role in roles.items() if role == "tender"]
    if len(tenders) != 1:
        return Dropped(roles, None, ())
    try:
        found = read_by_roles(files, roles, tenders[0], left_out, watch)
    except LccError as refused:
        return Dropped(roles, None, tuple(refused.problems))
    return Dropped(roles, found, ())


def read_by_roles(
    files: Files, roles: Mapping[str, Role], tender: str, left_out: Collection[str] = (), watch: Watch = iter
) -> Submissions:
    """Return a tender, and the bids and what goes beside them, read as what each file is for.

    Raises
    ------
    InputRefusedError
        With every problem in all of it.
    """
    bids = [(name, content) for name, content in files.items() if roles[name] == "bid"]
    beside: Any = {role: (name, files[name]) for name, role in roles.items() if role in _BESIDE}
    return read((tender, files[tender]), bids, leave_out=tuple(left_out), watch=watch, **beside)


def outcome(scored: Scored, language: Language) -> dict[str, Any]:
    """Return the outcome as the page shows it: of lots one for each."""
    parts = scored.lots.values() if scored.lots else [scored]
    documents = [summary(one.evaluation, language, one.submissions.remarks) for one in parts]
    return {"outcomes": [plain_document(one) for one in documents]}
