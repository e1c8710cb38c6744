"""`lcc passport`: material passports in files of their own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.awarded import announced, award_of, bid_asked
from lcc.cli.group import Parts, what_it_does
from lcc.cli.options import Files, as_json, existing, help_option, of_a_tender, output, writing
from lcc.cli.output import REFUSED, deliver, print_problems, refuse_existing, refusing, write_json
from lcc.cli.terminal import say
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.model.passport import Passport
    from lcc.record.problem import Problem

_ = translator(preferred())
_WIDTH = 90


@click.group(cls=Parts, help=what_it_does("passport"))
@help_option
def passport() -> None:
    """Passports to fill in, checks, and other kinds of file."""


@passport.command(help=_("Write a passport to fill in as an Excel workbook."))
@output(True, _("The workbook (.xlsx); bids can name it if it ends in .passport.xlsx."), ".xlsx")
@click.option(
    "--from", "source", **existing(_("FILE")), help=_("Fill it in from a passport (.json, .yaml or .xlsx).")
)
@writing
def form(output_file: Path, source: "File | None", language: str, force: bool) -> None:
    """Write the workbook, filled in if there is a passport to fill it in from."""
    from lcc.excel.passport_form.write import write_passport
    from lcc.intake.passport_files import read_passport

    _ = translator(language)
    if output_file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("A passport to fill in is an Excel workbook: give it a name that ends in .xlsx."))
    refuse_existing((output_file,), _, force=force, inputs=filter(None, [source]))
    with refusing(_):
        found = read_passport(source) if source else None
        content = write_passport(language, found, str(source))
    deliver({output_file: content}, _)


@passport.command(help=_("Say what is wrong in passports, or else the indicators that follow from them."))
@click.argument("files", nargs=-1, required=True, **existing(_("FILE...")))
@as_json
@writing
def check(files: "tuple[File, ...]", json_file: Path | None, language: str, force: bool) -> None:
    """Read every file, and say what it comes to."""
    from lcc.exchange.outputs.checked import PassportsChecked
    from lcc.intake.passport_files import read_passport
    from lcc.record.problem import InputRefusedError
    from lcc.words.problems import worded

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=files)
    found: dict[File, Passport] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            found[file] = read_passport(file)
        except InputRefusedError as refused:
            problems += refused.problems
    if json_file is not None:
        told = [_told(file, one) for file, one in found.items()]
        write_json(
            PassportsChecked,
            {"passports": told, "problems": [worded(one).as_json(_) for one in problems]},
            json_file,
            _,
        )
    else:
        for one in found.values():
            _show(one, _)
        if number := print_problems(problems, _):
            say(_("Problems found: {number}.").format(number=number), err=True)
    sys.exit(REFUSED if problems else 0)


def _told(file: "File", found: "Passport") -> dict[str, object]:
    from lcc.circularity.of_passport import indicators_of

    indicators = {name: figure.value for name, figure in indicators_of(found).items()}
    return {"file": str(file), "product": found.product, "mass_kg": found.mass_kg, "indicators": indicators}


def _show(found: "Passport", _: Translate) -> None:
    from lcc.circularity.of_passport import indicators_of
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.terms import term
    from lcc.words.indicators import level_text

    rows = [
        (term(name, _), level_text(name, figure.value, "").say(_)) for name, figure in indicators_of(found).items()
    ]
    show([TextTable(found.product, [_("Indicator")], [_("Value")], rows)], _WIDTH)
    if len(found.connections) > 1:
        say(_("Several connections: the weakest counts, unless a tender says otherwise."))


@passport.command(help=_("Write a passport as JSON or YAML."))
@click.argument("file", **existing(_("FILE")))
@output(True, _("The passport (.json or .yaml); - for the terminal."), ".yaml")
@writing
def export(file: "File", output_file: Path, language: str, force: bool) -> None:
    """Read the passport, write what is stated in it."""
    from lcc.intake.passport_files import TEXT, read_passport
    from lcc.intake.records import written

    _ = translator(language)
    if output_file.suffix.lower() not in TEXT:
        raise click.UsageError(_("Give the passport a name that ends in .json or .yaml."))
    refuse_existing((output_file,), _, force=force, inputs=(file,))
    with refusing(_):
        found = read_passport(file)
    deliver({output_file: written(found, output_file)}, _)


@passport.command(
    help=_(
        "Declare what is harvested: each material that the bid that wins hands on, with its quantity, where it comes "
        "from and goes to, whose it is and the evidence.\n\nA workbook is a list with cells for what comes out of the "
        "work, such as condition, address and weigh bill; a document is for the contract file. What can be read in "
        "the bid is filled in."
    )
)
@of_a_tender
@output(True, _("The declaration, .xlsx, .docx, .pdf or .html."), ".xlsx")
@click.option("--bid", "name", metavar=_("NAME"), help=_("This bid, and not the one that wins."))
@writing
def declaration(files: Files, output_file: Path, name: str | None, language: str, force: bool) -> None:
    """Read, evaluate, and write what the bid that wins, or another one, hands on."""
    from lcc.api.award import awarded, declaration_file
    from lcc.documents.formats import FORMATS

    _ = translator(language)
    kind = output_file.suffix.lower().removeprefix(".")
    if kind not in (*FORMATS, "xlsx"):
        raise click.UsageError(
            _("The declaration is a workbook or a document: end its name in .xlsx, .docx, .pdf or .html.")
        )
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    found = award_of(announced(files, _), files, _)
    with refusing(_), bid_asked(name, found.evaluation, _):
        one = awarded(found.submissions, found.evaluation, found.award, name)
    with refusing(_):
        content = declaration_file(found.submissions, found.evaluation, one, kind, language)
    deliver({output_file: content}, _)
