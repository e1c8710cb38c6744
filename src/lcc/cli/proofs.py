"""`lcc letters --proof`: a proof for each bidder, and the award file with which the authority opens them."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.awarded import announced, print_once, refuse_unknown
from lcc.cli.loading import stop_if
from lcc.cli.options import Files
from lcc.cli.output import patience, refuse_existing, refusing, write_whole
from lcc.cli.terminal import say
from lcc.language import N_, Language, Text, Translate, listed, translator

if TYPE_CHECKING:
    from lcc.model.proof import AwardFile, Release
    from lcc.proofs.proof import Decision

AWARD_FILE = "award.json"
_TOLD: "dict[Release, str]" = {
    "scores_of_winner": N_("the score of the winner and what it earns on each criterion"),
    "cost_bounds": N_("the lowest or highest cost, where the scores of all hang on it"),
    "all_bids": N_("name, cost, quality, score and rank of every bid"),
}


def write_proofs(
    files: Files,
    folder: Path,
    award_path: Path | None,
    bidder: str | None,
    withheld: Collection[str],
    language: Language,
    *,
    force: bool,
) -> None:
    """Say what proofs tell of others, and write them; the award file is written once and used again after that."""
    from lcc.api.proving import decision as decided
    from lcc.documents.file_names import proof_files
    from lcc.proofs.proof import CONFIDENTIAL, award_file, proof, releasable
    from lcc.proofs.read import proof_file

    _ = translator(language)
    if files.lot is not None:
        raise click.UsageError(_("A proof is about every lot that a bid is for: leave out --lot."))
    submissions = announced(files, _)
    with refusing(_), patience(_("Computing the award ...")):
        decision = decided(submissions, language)
    names = [bid.name for bid in decision.bids]
    refuse_unknown(bidder, names, _)
    wanted = {folder / file: name for name, file in proof_files(names, _).items() if bidder in (None, name)}
    award_path = award_path or folder / AWARD_FILE
    refuse_existing(wanted, _, force=force, inputs=(*files.all, award_path))
    kept = _kept(award_path, decision, _)
    stop_if(
        "award_file_lost", kept is None and any(file.exists() for file in wanted), folder, _, name=str(award_path)
    )
    award = kept or award_file(decision, _(CONFIDENTIAL))
    could_tell: tuple[Release, ...] = (*releasable(decision.tender.award), "all_bids")
    told = [one for one in could_tell if one not in withheld]
    print_once(_before(decision, set(wanted.values()), told), _)
    written = {file: proof_file(proof(decision, name, award, told)) for file, name in wanted.items()}
    write_whole(written if kept else {**written, award_path: proof_file(award)}, _)
    for file in written:
        say(_("Written: {file}").format(file=file))
    text = (
        _("Used again, not for bidders: {file}") if kept else _("Written, confidential, not for bidders: {file}")
    )
    say(text.format(file=award_path))


def _kept(award_path: Path, decision: "Decision", _: Translate) -> "AwardFile | None":
    """Return the award file that is there, or None; stop where it is not one of this award."""
    from lcc.api.proving import same_award_file

    if not award_path.exists():
        return None
    with refusing(_):
        return same_award_file(award_path, str(award_path), decision)


def _before(decision: "Decision", names: Collection[str], told: "Collection[Release]") -> Iterator[Text]:
    """Yield what proofs tell of other bids, in so many words and by what follows from them."""
    from lcc.proofs.given_away import given_away_by_proof
    from lcc.proofs.proof import is_score_withheld

    shown = [Text(N_("how many bids there are")), Text(N_("who is awarded what"))]
    yield Text(
        N_("What a proof tells of other bids: {told}."),
        {"told": listed([*shown, *(Text(_TOLD[one]) for one in told)], "; ")},
    )
    to = [(one, bid) for one in decision.awards for bid in one.evaluation.bids if bid.bid.name in names]
    if any(is_score_withheld(one.evaluation, bid, told) for one, bid in to):
        yield Text(
            N_(
                "Points for cost and score of a bidder are left out of its proof where the lowest or highest cost "
                "would follow from them; then it can't check its score."
            )
        )
    for one, bid in to:
        yield from given_away_by_proof(one.evaluation, bid, told, one.lot)
