"""What is wrong with a proof of an award, or with an award file: what was expected, and what to do about it."""

from lcc.language import N_

PROOFS: dict[str, tuple[str, str]] = {
    "not_a_proof": (
        N_("a proof or an award file as `lcc letters --proof` writes it"),
        N_("Take the file as it was written."),
    ),
    "proof_damaged": (
        N_("a proof or an award file that is whole, as it was written"),
        N_("The file is damaged, or was cut off: ask for it again."),
    ),
    "newer_proof": (
        N_("version {version}, which this version of the program reads"),
        N_("A newer version made it: check it with a newer version of this program."),
    ),
    "not_an_award_file": (
        N_("the award file, or the tender as it was published"),
        N_("Name it after the proof, or name the proof alone."),
    ),
    "proof_not_computed": (
        N_("a tender, a bid and its scores that fit each other"),
        N_("Ask the contracting authority for the file as it was written; it was changed since."),
    ),
    "proof_differs": (
        N_("{value}: what the tender and the bid in this file come to"),
        N_("Ask the contracting authority how it came to this; or the file was changed since."),
    ),
    "worse_than_winner": (
        N_("no worse score than that of this bid, which ranks behind it: {own}"),
        N_("Ask the contracting authority how it came to this; or the file was changed since."),
    ),
    "commitments_disordered": (
        N_("each commitment once, in rising order"),
        N_("Ask the contracting authority for the file as it was written."),
    ),
    "unlike_award_file": (
        N_("{value}: what stands in the award file"),
        N_("The award file is of another award, or one of the two was changed since."),
    ),
    "commitment_unknown": (
        N_("the commitments of the award file, in which this one is not"),
        N_("The award file is of another award, or one of the two was changed since."),
    ),
    "commitment_left_out": (
        N_("also this commitment of the award file: {commitment}"),
        N_("The award file is of another award, or one of the two was changed since."),
    ),
    "commitment_not_opened": (
        N_("one commitment to this bid and what it came to, which opens with its salt"),
        N_("Take the award file as it was written: bid, outcome, salt or commitment was changed since."),
    ),
    "commitment_to_nothing": (
        N_("a commitment to a bid that is in this award"),
        N_("Take the award file as it was written: a bid was left out since, or a commitment was added."),
    ),
    "bid_not_in_award": (
        N_("a bid of the award file; it has: {known}"),
        N_("The award file is of another award, or one of the two was changed since."),
    ),
    "unlike_file": (
        N_("{value}: what stands in {name}"),
        N_("Ask the contracting authority why it is not so in the proof."),
    ),
    "bid_not_given": (
        N_("the bid that this proof is for: {bidder}"),
        N_("Name the file of that bid after the tender, or no bid."),
    ),
    "award_file_of_others": (
        N_("an award file of this award: the same tender, bids and scores, and what they come to"),
        N_(
            "Proofs of one award have one list of commitments. If the decision is taken again, write its proofs to "
            "another folder and keep both award files; if an input was changed by mistake, take the one that was used."
        ),
    ),
    "award_file_lost": (
        N_("the award file that the proofs in this folder were written with: {name}"),
        N_("Put it back, or name it with --award-file: bidders who compare proofs have to find one list."),
    ),
}
