"""`lcc passport`: material passports in files of their own."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.awarded import announced, award_of, bid_asked
from lcc.cli.group import Parts, what_it_does
from lcc.cli.options import Files, as_json, existing, help_option, of_a_tender, output, writing
from lcc.cli.output import (
    REFUSED,
    deliver,
    kind_of,
    print_problems,
    refuse_existing,
    refusing,
    write_json,
    write_whole,
)
from lcc.cli.stdout import TERMINAL, is_stdout
from lcc.cli.terminal import say
from lcc.cli.typed import Day, Number
from lcc.language import Translate, preferred, translator
from lcc.record.bounds import LONGEST_YEARS

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


@passport.command(
    help=_(
        "Write a passport as JSON or YAML, or in a shape that others read.\n\nThe name of the output says which: .json "
        "or .yaml for this program; .openepd.json for openEPD, .ilcd.json for ILCD+EPD, .jsonld for a product passport "
        "by EN 18223. FILE can be any of these too."
    )
)
@click.argument("file", **existing(_("FILE")))
@output(True, _("The passport; - for the terminal, as YAML."), ".yaml")
@click.option(
    "--at", "day", type=Day(), metavar=_("DATE"),
    help=_("The day of the last change, which a product passport (.jsonld) has to name."),
)  # fmt: skip
@writing
def export(file: "File", output_file: Path, day: date | None, language: str, force: bool) -> None:
    """Read the passport, write what is stated in it."""
    from lcc.exchange.epd.passport_shapes import SHAPES, read_shaped_passport, shape_of, written_as
    from lcc.intake.passport_files import TEXT, read_passport
    from lcc.intake.records import written
    from lcc.record.problem import in_file

    _ = translator(language)
    shape = shape_of(output_file.name)
    if shape is None and output_file.suffix.lower() not in TEXT:
        message = _("Give the passport a name that ends in one of: {endings}.")
        raise click.UsageError(message.format(endings=", ".join((*TEXT, *SHAPES))))
    refuse_existing((output_file,), _, force=force, inputs=(file,))
    with refusing(_):
        found = read_shaped_passport(file) if shape_of(str(file)) else read_passport(file)
    with refusing(_), in_file(str(file)):
        content = written(found, output_file) if shape is None else written_as(found, shape, day)
    deliver({output_file: content}, _)


@passport.command(
    help=_(
        "Read an EPD into what an offer states of one unit: emissions, MKI, mass, secondary material.\n\nFILE is "
        "openEPD, ILCD+EPD or a product passport with our elements, as JSON. What is printed is YAML, to be copied "
        "into an offer. -o writes a passport too, started from the EPD: what that does not declare counts as virgin "
        "and as landfilled, until you correct it. An EPD that has expired, has another unit or another set than the "
        "tender, or lacks a module that counts, is refused with the place."
    )
)
@click.argument("file", **existing(_("FILE")))
@click.option(
    "--per-item",
    required=True,
    metavar=_("AMOUNT"),
    help=_("What one unit of the item has of the declared unit of the EPD, such as '85 kg' or '1 piece'."),
)
@click.option(
    "--tender",
    "tender_file",
    **existing(_("TENDER")),
    help=_("The tender: its weighting set of the MKI counts, and the EPD has to hold on its base date."),
)
@click.option(
    "--bid", "bid_file", **existing(_("BID")),
    help=_("A bid on that tender: its offer is held against the EPD, and what it states otherwise is refused."),
)  # fmt: skip
@click.option("--item", metavar=_("CODE"), help=_("The item whose offer that is, in a bid with several."))
@click.option("--at", "day", type=Day(), metavar=_("DATE"), help=_("The day on which the EPD has to hold."))
@click.option(
    "--scenario",
    metavar=_("NAME"),
    help=_("The scenario that counts, where an EPD declares a module for several."),
)
@click.option(
    "--life",
    "life_years",
    type=Number(0, LONGEST_YEARS),
    help=_("The life in years, where the EPD declares none."),
)
@output(False, _("A passport started from it (.passport.json or .passport.yaml)."), ".yaml")
@as_json
@writing
def epd(
    file: "File",
    per_item: str,
    tender_file: "File | None",
    bid_file: "File | None",
    item: str | None,
    day: date | None,
    scenario: str | None,
    life_years: float | None,
    output_file: Path | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read the EPD, print what it comes to, and write what was asked for."""
    from lcc.api.epds import epd as epd_of_item
    from lcc.api.given import handed
    from lcc.cli.printed.epd import came_from, show_beside
    from lcc.exchange.outputs.read_epd import EpdRead
    from lcc.intake.passport_files import ENDINGS, WORKBOOK
    from lcc.intake.records import written
    from lcc.interchange.yaml_file import as_yaml
    from lcc.record.problem import InputRefusedError
    from lcc.words.problems import worded

    _ = translator(language)
    endings = tuple(one for one in ENDINGS if not one.endswith(WORKBOOK))
    if output_file is not None and not is_stdout(output_file) and not output_file.name.lower().endswith(endings):
        message = _("A bid can name a passport if its name ends in one of: {endings}.")
        raise click.UsageError(message.format(endings=", ".join(endings)))
    if bid_file is not None and tender_file is None:
        raise click.UsageError(_("A bid is held against its EPD beside its tender: name that with --tender."))
    inputs = [one for one in (file, tender_file, bid_file) if one is not None]
    refuse_existing((output_file, json_file), _, force=force, inputs=inputs)
    with refusing(_):
        found = epd_of_item(
            handed(file),
            per_item,
            tender=handed(tender_file) if tender_file else None,
            bid=handed(bid_file) if bid_file else None,
            item=item,
            on=day,
            scenario=scenario,
            life_years=life_years,
        )
        if output_file is not None and found.passport is None:
            raise InputRefusedError(found.left_out.get("circularity") or found.left_out["passport"])
    if output_file is not None and found.passport is not None:
        write_whole({output_file: written(found.passport, output_file)}, _)
    if json_file is not None:
        left_out = {part: [worded(one).as_json(_) for one in why] for part, why in found.left_out.items()}
        said = found.model_dump(mode="json", exclude_unset=True)
        write_json(EpdRead, {"epd": said, "left_out": left_out}, json_file, _)
    if json_file != TERMINAL:
        say(came_from(found))
        say(as_yaml(found.offered(output_file.name if output_file else None)).decode(), nl=False)
    show_beside(
        found, _, is_dated=day is not None or tender_file is not None, has_passport=output_file is not None
    )


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
    kind = kind_of(output_file, (*FORMATS, "xlsx"), _)
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    found = award_of(announced(files, _), files, _)
    with refusing(_), bid_asked(name, found.evaluation, _):
        one = awarded(found.submissions, found.evaluation, found.award, name)
    with refusing(_):
        content = declaration_file(found.submissions, found.evaluation, one, kind, language)
    deliver({output_file: content}, _)
