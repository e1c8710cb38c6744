"""What a provision of a law comes to for a tender, before it is put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from lcc.library.provisions import PROVISIONS, Departure, Provision
from lcc.model.tender import Tender

Verdict = Literal["met", "not_met", "look", "not_asked"]
"""To be looked at: only a person can see it, or the wording is open. Not asked: not of this tender or procedure."""

_NO_WORDS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ActFacts:
    """What the proposed Act makes a difference of and no tender states.

    Whether the subject is labour-intensive, how quality is secured otherwise, and which part of the life-cycle cost is
    expected to be the purchase price [share]; None is what is not said.
    """

    labour_intensive: bool = False
    departure: Departure | None = None
    purchase_share: float | None = None


class LawCase(NamedTuple):
    """What a test of a provision looks at: the tender, the codes of the remarks on its rule, and other facts.

    `expected` is what bids are expected to cost [money]; None is not said.
    """

    tender: Tender
    remarked: frozenset[str]
    facts: ActFacts
    expected: float | None


class Found(NamedTuple):
    """What a test found: a code, what fills in its sentence, and the codes of remarks that say more."""

    verdict: Verdict
    code: str
    words: Mapping[str, Any] = _NO_WORDS
    see: tuple[str, ...] = ()


LawTest = Callable[[LawCase], Found]


class LawFinding(NamedTuple):
    """A provision, by its name in `PROVISIONS`, and what it comes to for a tender on a day."""

    name: str
    found: Found
    day: date

    @property
    def is_known(self) -> bool:
        """Whether the provision is known to hold on that day; if not, nobody looked whether it still does."""
        return not self.provision.is_beyond_knowing(self.day)

    @property
    def provision(self) -> Provision:
        """Where it stands, since when, and how sure that is."""
        return PROVISIONS[self.name]

    @property
    def verdict(self) -> Verdict:
        """Whether the tender has what is asked."""
        return self.found.verdict


def remarked(case: LawCase, code: str, otherwise: Found, verdict: Verdict = "not_met") -> Found:
    """Return that a remark on the rule says what is missing, if there is one, and else what was found."""
    return Found(verdict, "remarked", see=(code,)) if code in case.remarked else otherwise
