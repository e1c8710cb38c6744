"""`lcc score`: bids in, comparison out."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cashflow.figure import cents
from lcc.cli.award_table import print_award
from lcc.cli.circularity_table import print_circularity
from lcc.cli.commands import what_it_does
from lcc.cli.options import Files, as_json, force, help_option, in_language, of_a_tender, output
from lcc.cli.output import deliver, patience, real, refuse_existing, refuse_same
from lcc.cli.received import print_count
from lcc.cli.stress_table import print_stress
from lcc.cli.submitted import evaluated, ready, rewritten, workbook
from lcc.cli.terminal import say
from lcc.language import N_, Text, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.evaluate import Evaluation
    from lcc.model.result import Outcome, Result
    from lcc.submissions import Submissions

_ = translator(preferred())


@click.command(help=what_it_does("score"))
@of_a_tender
@output(False, _("The comparison workbook (.xlsx); scored again in place, it keeps what was added to it."))
@as_json
@in_language
@force
@help_option
def score(
    files: Files,
    output_file: Path | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read, evaluate, write, print."""
    _ = translator(language)
    if output_file is not None and output_file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("The comparison is an Excel workbook: give it a name that ends in .xlsx."))
    refuse_same((output_file, json_file), _)
    refuse_existing((json_file,), _, force=force, inputs=files.all)
    others = files.all[1:] if _is_in_place(output_file, files.tender) else files.all
    refuse_existing((output_file,), _, force=force, inputs=others)
    score_files(files, output_file, json_file, language, force=force)


def _is_in_place(output_file: Path | None, tender_file: Path) -> bool:
    return output_file is not None and real(output_file) == real(tender_file)


def score_files(
    files: Files,
    output_file: Path | None,
    json_file: Path | None,
    language: str,
    *,
    force: bool = False,
) -> None:
    """Score what is in the files, write what is asked for, and print the ranking."""
    from lcc.cli.lots import score_lots

    _ = translator(language)
    submissions = ready(files, _)
    if submissions.tender.lots is not None:
        score_lots(submissions, files, output_file, json_file, language, force=force)
        return
    evaluation = evaluated(submissions, _)
    written: dict[Path, bytes] = {}
    if output_file is not None:
        with patience(_("Writing the workbook ...")):
            if _is_in_place(output_file, files.tender):
                written[output_file] = rewritten(evaluation, submissions, output_file, _)
            else:
                written[output_file] = workbook(evaluation, submissions, language)
    if json_file is not None:
        written[json_file] = as_file(outcome_of(evaluation, submissions, _))

    def beside() -> None:
        from lcc.report.lot_outcome import outcome_texts

        print_ranking(evaluation, _)
        print_count(submissions.received, _)
        print_remarks(submissions.remarks, _)
        if evaluation.lot_outcome is not None:
            print_remarks(outcome_texts(evaluation.lot_outcome, evaluation.tender.currency), _)
        elif evaluation.tender.awarded_with is not None:
            other = N_(
                "Another bid than the first can be awarded this lot: score all lots of the tender to see which one."
            )
            print_remarks([Text(other)], _)

    deliver(written, beside, _)


def outcome_of(evaluation: "Evaluation", submissions: "Submissions", _: Translate) -> "Result":
    """Return the evaluation as the object that leaves the program."""
    from lcc.report.method import fingerprint
    from lcc.results import result

    return result(
        evaluation,
        origins=submissions.origins,
        inputs=submissions.inputs,
        warnings=[remark.say(_) for remark in submissions.remarks],
        rules=fingerprint(evaluation.tender),
        documents=submissions.documents,
    )


def as_file(outcome: "Outcome") -> bytes:
    """Return what comes out as the content of a JSON file."""
    from pydantic_core import to_json

    content: bytes = to_json(outcome, indent=1)
    return content + b"\n"


def print_ranking(evaluation: "Evaluation", _: Translate) -> None:
    """Print the ranking as a table."""
    from lcc.cli.tables import Table, show
    from lcc.interchange.check_wording import said
    from lcc.language.numbers import amount, local_share
    from lcc.language.terms import model_names

    tender, lowest = evaluation.tender, min((cents(one.compared) for one in evaluation.bids), default=0.0)
    rows = []
    for outcome in evaluation.bids:
        amounts = (outcome.life_cycle_cost, cents(outcome.compared) - lowest, outcome.equivalent_annual_cost)
        name, written = outcome.bid.name, (amount(one, _) for one in amounts)
        rows.append([str(outcome.rank or "-"), name, model_names(outcome.bid.kinds, _), *written])
    heads = (_("Life-cycle cost"), _("Above the lowest"), _("Equivalent annual cost"))
    title = f"{tender.title} ({tender.authority})"
    texts = [_("Rank"), _("Bidder"), _("Business model")]
    show([Table(title, texts, [f"{head} ({tender.currency})" for head in heads], rows)], 140)
    if not tender.awards_by_cost_alone:
        print_award(evaluation, _)
    print_stress(evaluation, _)
    if tender.measures_circularity:
        print_circularity(evaluation, _)
    implied = [
        [
            outcome.bid.name,
            tender.item(outcome.bid.offers[one.offer].item).name,
            amount(one.cash_price, _),
            "-" if one.yearly_rate is None else local_share(one.yearly_rate, _, 2),
            "-" if one.break_even_months is None else str(one.break_even_months),
        ]
        for outcome in evaluation.bids
        for one in outcome.implied_interest
    ]
    if implied:
        columns = [f"{_('Cash price')} ({tender.currency})", _("Interest a year"), _("Break-even, months")]
        show([Table(_("Implied interest"), [_("Bidder"), _("Item")], columns, implied)], 140)
    print_remarks((said(check, tender.criterion_names).line for check in evaluation.checks), _)


def print_remarks(remarks: Iterable[Text], _: Translate) -> None:
    """Print what the reader of a ranking should know."""
    for remark in remarks:
        say("! " + remark.say(_))
