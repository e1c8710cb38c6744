"""Checking an award: a proof, an award file, a result or a comparison, by itself or beside what it was made from."""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.api.verifying import verify
from lcc.figure.figure import cents
from lcc.intake.submissions import Submissions
from lcc.language import Language, Translate, translator
from lcc.language.numbers import amount
from lcc.language.terms import term
from lcc.library.phases import PHASES
from lcc.model.proof import AwardFile, AwardProof, Proof
from lcc.page.compare import Files, read_by_roles
from lcc.page.plain import plain_document, plain_problems
from lcc.page.roles import Role, roles_of
from lcc.proofs.read import read_proof
from lcc.proofs.verdict import Verdict, on_award_file, on_proof, on_proof_beside_sent, on_proof_in_court
from lcc.words.blocks import Document, Table


def verified(files: Files, language: Language) -> dict[str, Any]:
    """Return what is confirmed, what differs and what was not seen, and of a proof what it says of the own bid.

    Raises
    ------
    LccError
        A file can't be read as what it says that it is.
    """
    roles = roles_of(files)
    papers = {name: read_proof(files[name], name) for name, role in roles.items() if role == "proof"}
    proofs = {name: one for name, one in papers.items() if isinstance(one, Proof)}
    awards = {name: one for name, one in papers.items() if isinstance(one, AwardFile)}
    if not papers:
        return _computed_again(files, roles, language)
    sent = _sent(files, roles)
    if proofs:
        [(name, proof), *_more] = proofs.items()
        if awards:
            [(award_name, award), *_others] = awards.items()
            verdict = on_proof_in_court(proof, name, award, award_name)
        elif sent:
            verdict = on_proof_beside_sent(proof, name, sent, [one.file for one in sent.inputs])
        else:
            verdict = on_proof(proof, name)
        return _told(verdict, language) | {"own": plain_document(_own(proof, language))}
    [(name, award), *_rest] = awards.items()
    return _told(on_award_file(award, name, sent), language)


def _sent(files: Files, roles: Mapping[str, Role], besides: str | None = None) -> Submissions | None:
    """Return the tender, and what goes with it, where it is among the files `besides` one of them."""
    given = {name: role for name, role in roles.items() if name != besides}
    tender = next((name for name, role in given.items() if role == "tender"), None)
    return None if tender is None else read_by_roles({name: files[name] for name in given}, given, tender)


def _computed_again(files: Files, roles: Mapping[str, Role], language: Language) -> dict[str, Any]:
    """Hold a result or a comparison against the tender and bids beside it; a result by itself too."""
    _ = translator(language)
    results = [name for name, role in roles.items() if role == "result"]
    books = [name for name, role in roles.items() if role == "tender" and name.endswith(".xlsx")]
    outcome = next(iter([*results, *books]), None)
    if outcome is None:
        return {"nothing": True}
    sent = _sent(files, roles, outcome)
    found = verify((outcome, files[outcome]), sent)
    said = _("Confirmed: {file} is what the documents in it come to.")
    if sent is not None:
        said = _("Confirmed: {file} is what the tender and the bids beside it come to.")
    return {
        "confirmed": [] if found else [said.format(file=outcome)],
        "differences": plain_problems(found, language),
        "unseen": [],
    }


def _told(verdict: Verdict, language: Language) -> dict[str, Any]:
    _ = translator(language)
    return {
        "confirmed": [one.say(_) for one in verdict.confirmed],
        "differences": plain_problems(verdict.differences, language),
        "unseen": [one.say(_) for one in verdict.unseen],
    }


def _own(proof: Proof, language: Language) -> Document:
    """Return what a proof says of the own bid: its cost by phase, its score and its rank, for each award."""
    _ = translator(language)
    currency, bidder = str(proof.tender.get("currency", "EUR")), proof.bid.get("bidder", {})
    tables = tuple(table for award in proof.awards for table in _of_award(award, currency, _))
    return Document(str(proof.tender.get("title", "")), str(bidder.get("name", "")), language, tables)


def _of_award(award: AwardProof, currency: str, _: Translate) -> Iterator[Table]:
    own = award.own
    rows = [(term(phase, _), amount(cents(own.phases[phase]), _)) for phase in PHASES if own.phases.get(phase)]
    rows.append((_("Life-cycle cost"), amount(cents(own.life_cycle_cost), _)))
    title = _("Costs, {currency}").format(currency=currency)
    yield Table(title, (_("What"), currency), tuple(rows), frozenset({1}))
    outcome = [
        (_("Rank"), "-" if own.rank is None else str(own.rank)),
        (_("Score"), "-" if own.award.score is None else amount(own.award.score, _)),
        (_("Awarded to"), ", ".join(one.bidder for one in award.winners)),
    ]
    heading = _("Outcome") if award.lot is None else _("Outcome for lot {lot}").format(lot=award.lot)
    yield Table(heading, (_("What"), _("Outcome")), tuple(outcome), frozenset({1}))
