"""`lcc letters`: the award decision, explained to each bidder, or as proofs that each can check."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lcc.cli.awarded import announced, awards_of, print_once, refuse_unknown, remarks_on
from lcc.cli.documents import drawn_as, why_word
from lcc.cli.given import OutputFolder
from lcc.cli.group import what_it_does
from lcc.cli.options import Files, of_a_tender, writing
from lcc.cli.output import REFUSED, deliver, refuse_existing, refusing, write_whole
from lcc.cli.terminal import say
from lcc.cli.typed import Day
from lcc.documents.formats import FORMATS
from lcc.language import N_, Language, Text, Translate, preferred, translator
from lcc.record.progress import steps

if TYPE_CHECKING:
    from lcc.documents.letters.awarded_lot import AwardedLot
    from lcc.evaluation.evaluate import BidEvaluation, Evaluation

_ = translator(preferred())


def _new_template(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    """Write a letter that names what stands where, and stop: it needs no tender.

    What is typed comes before what is missing, and the language before all else.
    """
    if file is None or context.resilient_parsing:
        return
    from lcc.documents.formats import as_file
    from lcc.documents.letters.letter import letter_template

    language = str(context.params["language"])
    _ = translator(language)
    if file.suffix.lower() != ".docx":
        raise click.UsageError(_("A template is a Word file: end its name in .docx."))
    if file.exists():
        raise click.UsageError(_("{file} exists: give the template another name.").format(file=file))
    deliver({file: as_file(letter_template(language), "docx")}, _)
    context.exit()


@click.command(help=what_it_does("letters"))
@of_a_tender
@click.option(
    "-o", "--output", "folder", type=OutputFolder(), required=True,
    metavar=_("FOLDER"), help=_("The folder for the documents, one for each bid; lots have a folder each."),
)  # fmt: skip
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True,
    help=_("What the documents are."),
)  # fmt: skip
@click.option("--bidder", metavar=_("NAME"), help=_("Only this bidder."))
@click.option(
    "--sent", type=Day(), metavar=_("DATE"),
    help=_("The day on which all letters are sent (2027-06-01): the standstill period follows from it."),
)  # fmt: skip
@click.option(
    "--template", "template_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_("Your own letter (.docx), with names between double braces; --new-template writes one to start from."),
)  # fmt: skip
@click.option(
    "--new-template", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    expose_value=False, callback=_new_template, help=_("Write a template to start from (.docx), and stop."),
)  # fmt: skip
@click.option(
    "--strict", is_flag=True,
    help=_("End with code 1 if a letter lacks what it takes to start the standstill period."),
)  # fmt: skip
@click.option("--others-prices", is_flag=True, help=_("Show the costs and scores of other bidders too."))
@click.option(
    "--scores-of-winner/--no-scores-of-winner", default=True, show_default=True,
    help=_("Give the score of the winner, and what it earns on each criterion."),
)  # fmt: skip
@click.option(
    "--proof", "as_proofs", is_flag=True,
    help=_("Write proofs in place of letters: `lcc verify` checks them without the bids of others."),
)  # fmt: skip
@click.option(
    "--with-proof", is_flag=True, help=_("Name in each letter the proof that goes with it, as --proof writes it.")
)
@click.option(
    "--cost-bounds/--no-cost-bounds", default=True, show_default=True,
    help=_("In proofs: the lowest cost, and the highest, where the award rule goes by them."),
)  # fmt: skip
@click.option(
    "--award-file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_("With --proof: the confidential file that opens the proofs, written once; in the folder if left out."),
)  # fmt: skip
@writing
def letters(
    files: Files,
    folder: Path,
    kind: str,
    bidder: str | None,
    sent: date | None,
    template_file: Path | None,
    strict: bool,
    others_prices: bool,
    scores_of_winner: bool,
    as_proofs: bool,
    with_proof: bool,
    cost_bounds: bool,
    award_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, evaluate, and write a document for each bid."""
    from lcc.cli.proofs import write_proofs

    _ = translator(language)
    if as_proofs:
        told = {"scores_of_winner": scores_of_winner, "cost_bounds": cost_bounds, "all_bids": others_prices}
        withheld = {name for name, is_told in told.items() if not is_told}
        write_proofs(files, folder, award_file, bidder, withheld, language, force=force)
        return
    if template_file is not None and kind != "docx":
        raise click.UsageError(_("--template is for letters as Word files: leave --format out."))
    options = Options(sent, others_prices, scores_of_winner)
    is_thin = _write_letters(
        files, folder, kind, bidder, language, _, options, template_file, force=force, with_proof=with_proof
    )
    if is_thin and strict:
        sys.exit(REFUSED)


class Options(NamedTuple):
    """What letters say: the day on which they are sent, and what they tell of other bids."""

    sent: date | None
    others_prices: bool
    scores_of_winner: bool


def _write_letters(
    files: Files,
    folder: Path,
    kind: str,
    bidder: str | None,
    language: Language,
    _: Translate,
    options: Options,
    template_file: Path | None,
    *,
    force: bool,
    with_proof: bool,
) -> bool:
    """Write the letters and what goes with them, and return whether one is too thin to start the standstill period."""
    from lcc.api.refusals import refuse_unread_figures
    from lcc.documents.file_names import file_stems, proof_files
    from lcc.documents.formats import as_file
    from lcc.documents.letters.letter import as_document, in_template, letter
    from lcc.documents.letters.record_of_letters import WrittenLetter, record_of_letters
    from lcc.documents.letters.thin import lacking
    from lcc.intake.files import read_bytes
    from lcc.record.problem import in_file
    from lcc.words.received import holds_more

    submissions = announced(files, _)
    with refusing(_):
        refuse_unread_figures(submissions.tender, submissions.tender_input.file)
    awards = awards_of(submissions, files, _)
    awarded = [(one.award, one.evaluation) for one in awards]
    names = list(dict.fromkeys(one.bid.name for _lot, evaluation in awarded for one in evaluation.bids))
    stems = file_stems(names, _("justification"))
    refuse_unknown(bidder, names, _)
    proofs = proof_files([one.name for one in submissions.offered], _) if with_proof else {}
    folders = file_stems([lot.award.lot for lot, _evaluation in awarded if lot], _("lot"))
    said = options._asdict()
    wanted, documents, made = {}, {}, {}
    for lot, evaluation in awarded:
        for one in evaluation.bids:
            if bidder in (None, one.bid.name):
                proof = proofs.get(one.bid.name)
                written = letter(evaluation, one, language=language, lot=lot, proof=proof, **said)
                stem = folder / (folders[lot.award.lot] if lot else "") / stems[one.bid.name]
                file = drawn_as(stem.with_suffix(f".{kind}"), document := as_document(written))
                wanted[file], documents[file], made[file] = (lot, evaluation, one), document, written
    if bidder is None and holds_more(submissions.received):
        letters = [
            WrittenLetter(one.bid.name, lot.award.lot if lot else "", one.rank, str(file.relative_to(folder)))
            for file, (lot, _evaluation, one) in wanted.items()
        ]
        document = record_of_letters(
            submissions.tender, letters, submissions.received, submissions.inputs, submissions.remarks, language
        )
        record = drawn_as(folder / f"{_('record')}.{kind}", document)
        documents[record] = document
    else:
        record = None
    inputs = (*files.all, template_file) if template_file else files.all
    refuse_existing(documents, _, force=force, inputs=inputs)
    print_once(_given_away(wanted.values(), options), _)
    print_once(_about_day(awarded, options.sent), _)
    print_once(why_word(documents, kind), _)
    with refusing(_):
        contents = {
            file: as_file(documents[file], file.suffix.removeprefix("."))
            for file in steps("letters", list(documents))
        }
        if template_file is not None:
            template = read_bytes(template_file)
            with in_file(str(template_file)):
                contents |= {file: in_template(one, template) for file, one in made.items()}
    print_once(remarks_on(awards), _)
    write_whole(contents, _)
    for file in contents:
        if file != record:
            say(_("Written: {file}").format(file=file))
    if record is not None:
        say(_("Written, for your own file and not for bidders: {file}").format(file=record))
    thin = {
        file: [text.say(_) for text in lacking(evaluation, one, lot=lot, **said)]
        for file, (lot, evaluation, one) in wanted.items()
    }
    _say_open({file: one.to_fill_in for file, one in made.items()}, _("To fill in before they are sent:"), _)
    _say_open(thin, _("Too thin to start the standstill period as they stand, for lack of:"), _)
    return any(thin.values())


def _about_day(awarded: "Sequence[tuple[AwardedLot | None, Evaluation]]", sent: date | None) -> Iterator[Text]:
    from lcc.documents.letters.awarded import goes_to_only_bidder
    from lcc.words.sent import remarks_on_sent

    for lot, evaluation in awarded:
        yield from remarks_on_sent(evaluation, sent, only_bidder=goes_to_only_bidder(evaluation, lot))


def _given_away(
    letters: "Collection[tuple[AwardedLot | None, Evaluation, BidEvaluation]]", told: Options
) -> list[Text]:
    """Return what the letters tell of other bids beyond their words, and what they leave out for that reason."""
    from lcc.documents.bid_outcome import gives_away_others
    from lcc.documents.letters.justification import scores_known
    from lcc.proofs.given_away import given_away_by_letter

    found: list[Text] = []
    if told.scores_of_winner:
        found += (text for lot, evaluation, one in letters for text in given_away_by_letter(evaluation, one, lot))
    if not told.others_prices and any(
        gives_away_others(evaluation, one, scores_known(evaluation, one, lot, told.scores_of_winner))
        for lot, evaluation, one in letters
    ):
        left_out = N_(
            "Points for cost and scores are left out where the cost of another bidder could be worked out from "
            "them; --others-prices gives them."
        )
        found.append(Text(left_out))
    return found


def _say_open(found: Mapping[Path, Sequence[str]], head: str, _: Translate) -> None:
    """Say what is open, each thing once with the files that it is open in."""
    from lcc.documents.before_sending import still_open

    lines = still_open([(file.name, texts) for file, texts in found.items()], _)
    if lines:
        say("\n".join(("\n" + head, *(f"- {line}" for line in lines))))
