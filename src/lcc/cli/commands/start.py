"""`lcc start`: start a tender, from a template or from one that is there."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.asking import agrees, choose, is_terminal, new_file, text
from lcc.cli.group import Parts, what_it_does
from lcc.cli.options import as_json, existing, help_option, in_language, output, writing
from lcc.cli.output import deliver, refuse_existing, refusing, say_written, typed_name, write_json, write_whole
from lcc.cli.quotes import no_template, quotes
from lcc.cli.stdout import TERMINAL
from lcc.cli.terminal import remark, say
from lcc.intake.templates import OWN
from lcc.language import Translate, preferred, translator
from lcc.library import shipped
from lcc.library.procedures import PROCEDURES
from lcc.record.code_of import code_of

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.intake.started import Start
    from lcc.intake.templates import TemplateAnswers
    from lcc.model.tender import Tender

_ = translator(preferred())

EXTRAS = (
    "lots",
    "vat",
    "environment",
    "award",
    "circularity",
    "letters",
    "cost_centres",
    "fees",
    "reference",
    "bids",
)
"""What can be in a workbook beside what every tender has."""


@click.group(cls=Parts, invoke_without_command=True, help=what_it_does("start"))
@help_option
@click.pass_context
def start(context: click.Context) -> None:
    """Ask what is bought and how, and write a workbook; unless one of the parts is named."""
    if context.invoked_subcommand is None:
        _ask(preferred(), translator(preferred()))


@start.command("list", help=_("List the templates by theme."))
@click.option(
    "--search", metavar=_("WORDS"), default="",
    help=_("Only those about these words, in Dutch or English, or with a CPV code that starts like this."),
)  # fmt: skip
@as_json
@writing
def list_templates(search: str, json_file: Path | None, language: str, force: bool) -> None:
    """Print name and title of each template."""
    from lcc.cli.printed.template import print_templates
    from lcc.intake.template_about import as_entry, templates_about

    _ = translator(language)
    refuse_existing((json_file,), _, force=force)
    found = {name: one for name, one in templates_about().items() if one.is_found_by(search.split(), name)}
    if json_file is not None:
        from lcc.exchange.outputs.listed import TemplatesListed

        write_json(
            TemplatesListed,
            {"templates": [as_entry(name, one, language) for name, one in found.items()]},
            json_file,
            _,
        )
        return
    print_templates(found, language, _)


@start.command(help=_("Say what a template decides, what to know before it, and where its numbers come from."))
@click.argument("name", metavar=_("NAME"))
@click.option("--yaml", "is_text", is_flag=True, help=_("Print the tender itself in place of it."))
@in_language
def show(name: str, is_text: bool, language: str) -> None:
    """Print what it is about, or the tender."""
    from lcc.cli.printed.template import print_template
    from lcc.intake.template_about import about
    from lcc.intake.templates import TemplateAnswers

    _ = translator(language)
    content = _template(name, language, TemplateAnswers(), _)
    if is_text:
        say(content, nl=False)
    else:
        print_template(name, about(name), content, language, _)


@start.command(help=_("Write a template as a tender of your own."))
@click.argument("name", metavar=_("NAME"))
@click.option("--title", metavar=_("TITLE"), help=_("What the tender is called."))
@click.option("--authority", metavar=_("NAME"), help=_("Who puts it out."))
@click.option("--procedure", type=click.Choice(PROCEDURES), help=_("How it is put out."))
@click.option("--item", metavar=_("NAME"), help=_("What the first item is called."))
@click.option(
    "--with", "extras", type=click.Choice(EXTRAS), multiple=True,
    help=_("What is in the workbook too, as often as needed."),
)  # fmt: skip
@click.option(
    "--without", "left_out", type=click.Choice(EXTRAS), multiple=True,
    help=_("What of the template is not in the workbook, as often as needed."),
)  # fmt: skip
@click.option("--excel", is_flag=True, help=_("Write a workbook in which the tender is filled in."))
@output(False, _("The tender; NAME.yaml, or NAME.xlsx with --excel, if left out."), "")
@writing
def new(
    name: str,
    title: str | None,
    authority: str | None,
    procedure: str | None,
    item: str | None,
    extras: tuple[str, ...],
    left_out: tuple[str, ...],
    excel: bool,
    output_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Write the tender, and say what comes next."""
    from lcc.intake.templates import TemplateAnswers

    _ = translator(language)
    content = _template(name, language, TemplateAnswers(title, authority, procedure, item), _)
    ending = ".xlsx" if excel else ".yaml"
    file = Path(f"-{ending}") if output_file == TERMINAL else output_file or Path(f"{name}{ending}")
    if (file.suffix.lower() == ".xlsx") != excel:
        raise click.UsageError(_("A workbook is written with --excel, to a name that ends in .xlsx."))
    if (extras or left_out) and not excel:
        raise click.UsageError(_("--with and --without are about a workbook: add --excel."))
    refuse_existing((file,), _, force=force)
    more = dict.fromkeys(extras, True) | dict.fromkeys(left_out, False)
    _write(file, content, more, language, _, is_to_name=name == OWN)


@start.command("from", help=_(
    "Start from a tender, a comparison, or a workbook that is laid out anew.\n\nSOURCE is a tender (.yaml, .json), "
    "such as last year's, a comparison workbook, or a workbook of `lcc start`: what it says yes to gets its sheet, "
    "bids in it come along, and what no longer has a place is listed. Open data (OCDS, .json) gives what it says of a "
    "tender; the rest is listed, to be stated. The output is a workbook, or YAML."
))  # fmt: skip
@click.argument("source", **existing(_("SOURCE")))
@output(True, _("The workbook (.xlsx), or the tender (.yaml, .json)."), ".xlsx")
@click.option(
    "--with", "extras", type=click.Choice(EXTRAS), multiple=True,
    help=_("What is in the workbook too, as often as needed."),
)  # fmt: skip
@writing
@click.pass_context
def again(
    context: click.Context, source: "File", extras: tuple[str, ...], output_file: Path, language: str, force: bool
) -> None:
    """Read what there is, write it anew."""
    from lcc.intake.first_book import book_of
    from lcc.intake.started import started_from

    _ = translator(language)
    refuse_existing((output_file,), _, force=force, inputs=(source,))
    if _from_release(source, output_file, _):
        return
    with refusing(_):
        found = started_from(source)
        chosen = context.get_parameter_source("language") == click.core.ParameterSource.COMMANDLINE
        written_in = language if chosen or found.language is None else found.language
        if output_file.suffix.lower() == ".xlsx":
            more = {**found.more, **dict.fromkeys(extras, True)}
            content = book_of(found.tender, found.notes, more, written_in, found)
        else:
            content = _as_text(found, output_file, _)
    _say_what_is_left(found, output_file, _)
    deliver({output_file: content}, _)
    if output_file.suffix.lower() == ".xlsx":
        _say_what_is_needed(found.tender, more, written_in, _)
    if found.of_award:
        _say_what_is_of_before(found.tender, output_file, written_in, _)


def _from_release(source: "File", output_file: Path, _: Translate) -> bool:
    """Write the tender in open data, where the source is that, with what it leaves open; tell whether it is."""
    from lcc.exchange.ocds.found import looks_like_release, release_in
    from lcc.exchange.ocds.start import start_of
    from lcc.exchange.ocds.start_text import IN_NO_RELEASE, fields_in_no_release, open_fields, written
    from lcc.intake.files import read_bytes
    from lcc.record.problem import in_file
    from lcc.words.problems import remark_of

    with refusing(_), in_file(str(source)):
        content = read_bytes(source)
        if not looks_like_release(content, str(source)):
            return False
        if output_file.suffix.lower() not in (".yaml", ".yml", ".json"):
            raise click.UsageError(
                _(
                    "Open data is never the whole tender: write it as .yaml, state what is open, look at what has a "
                    "default, and start from that."
                )
            )
        found = start_of(release_in(content))
    for one in found.remarks:
        remark(remark_of(one).say(_))
    deliver({output_file: written(found, output_file, _)}, _)
    if found.open:
        fields = "\n".join(f"- {one.say(_)}" for one in open_fields(found))
        say(_("Still to be stated, as no release says it:") + "\n" + fields)
    rest = "\n".join(f"- {one.say(_)}" for one in fields_in_no_release())
    say(_(IN_NO_RELEASE) + "\n" + rest)
    return True


def _ask(language: str, _: Translate) -> None:
    """Ask what is bought and how, and write the workbook."""
    if not is_terminal():
        raise click.UsageError(
            _(
                "Questions are asked in a terminal. Elsewhere: `lcc start new NAME --title TITLE --authority NAME "
                "--procedure PROCEDURE --with EXTRA --excel -o BOOK.xlsx`; `lcc start list` has the names, and "
                "`lcc start new --help` what can be chosen."
            )
        )
    from lcc.excel.tender_book.shape import BEHIND, MORE
    from lcc.intake.first_book import parts_used
    from lcc.intake.template_about import heading, templates_about
    from lcc.intake.templates import TemplateAnswers
    from lcc.language.terms import term

    templates = templates_about()
    titles = {name: one.title.say(language) for name, one in templates.items()}
    headings = {name: _(heading(name, one)) for name, one in templates.items()}
    name = choose(_("What do you buy?"), titles, OWN, _, headings)
    tender = _tender_in(_template(name, language, TemplateAnswers(), _))
    item = text(_("What is it called? One item; you add others in the workbook."), tender.items[0].name)
    procedures: dict[str, str] = {code: term(code, _) for code in PROCEDURES}
    procedure = choose(_("How do you put it out?"), procedures, "european", _)
    title = text(_("Title of the tender"), item if name == OWN else tender.title)
    authority = text(_("Contracting authority"), tender.authority)
    more: dict[str, bool] = {}
    if procedure != "three_quotes":  # one sheet, until it grows into a tender
        say("\n" + _("Does anything else play a part?"))
        used = parts_used(tender, _)
        more = {
            part: agrees(f"  {_(words.title)}: {_(words.about)}", _, default=part in used)
            for part, words in MORE.items()
            if part not in BEHIND
        }
    said = TemplateAnswers(title, authority, procedure, item if item != tender.items[0].name else None)
    file = new_file(_("File to write"), Path(f"{code_of(title, otherwise='tender')}.xlsx"))
    if file.suffix.lower() != ".xlsx":
        file = file.with_name(file.name + ".xlsx")
    refuse_existing((file,), _, force=False)
    say()
    _write(file, _template(name, language, said, _), more, language, _, is_to_name=name == OWN)


def _write(
    file: Path, content: str, more: Mapping[str, bool], language: str, _: Translate, *, is_to_name: bool
) -> None:
    """Write a tender as a text, or as a workbook where the file is one, and say what comes next.

    A sheet of quotes asks what an item is that `is_to_name`.
    """
    from lcc.intake.first_book import first_book, starts_as_quotes
    from lcc.interchange.yaml_file import comments

    is_workbook = file.suffix.lower() == ".xlsx"
    with refusing(_):
        tender, origins = _read(content)
        notes = comments(content, origins) if is_workbook else {}
        made = (
            first_book(tender, notes, more, language, is_to_name=is_to_name) if is_workbook else content.encode()
        )
    write_whole({file: made}, _)
    say_written([file], _)
    typed = typed_name(file, _)
    if is_workbook and starts_as_quotes(tender, more):
        say(_("Next: type the quotes over; the ranking stands on the same sheet."))
    elif is_workbook:
        _say_what_is_needed(tender, more, language, _)
        say(_("Next: fill in the first sheet, then `lcc form {file} -o form.xlsx`.").format(file=typed))
    else:
        say(_("Next: change what is yours, then `lcc form {file} -o form.xlsx`.").format(file=typed))


start.add_command(quotes)


def _as_text(found: "Start", file: Path, _: Translate) -> bytes:
    from lcc.intake.records import written

    if file.suffix.lower() not in (".yaml", ".yml", ".json"):
        raise click.UsageError(_("Give the output a name that ends in .xlsx, .yaml or .json."))
    return written(found.tender, file)


def _say_what_is_left(found: "Start", file: Path, _: Translate) -> None:
    """Print what no longer has a place, and the bids that a text has no place for."""
    from lcc.words.problems import remark_of

    for finding in found.left:
        remark(remark_of(finding).say(_))
    bids = len(found.bids) + len(found.filled) + (found.reference is not None)
    if bids and file.suffix.lower() != ".xlsx":
        remark(_("Bids in the workbook that stay there: {number}.").format(number=bids))


def _say_what_is_needed(tender: "Tender", more: Mapping[str, bool], language: str, _: Translate) -> None:
    """Print which cells of new sheets are to be filled in, before the tender in the workbook is whole."""
    from lcc.excel.tender_book.book import still_needed

    wanted = [part for part, is_wanted in more.items() if is_wanted]
    for sheet, cells, is_one_of in still_needed(tender, language, wanted):
        words = {"sheet": sheet, "cells": ", ".join(cells)}
        one, every = _("Fill in on sheet {sheet} one of: {cells}."), _("Fill in on sheet {sheet}: {cells}.")
        say((one if is_one_of else every).format(**words))


def _say_what_is_of_before(tender: "Tender", file: Path, language: str, _: Translate) -> None:
    """Print what came along of the award that a tender starts from and is of that one alone, each with its cell."""
    from lcc.excel.tender_book.book import where_asked
    from lcc.record.path import name_of

    names: list[tuple[str, ...]] = [("title",), ("id",), ("base_date",)]
    if tender.letters is not None:
        names += [("letters", name) for name in ("reference", "signatory") if getattr(tender.letters, name)]
    if file.suffix.lower() == ".xlsx":
        cells = where_asked(tender, language, names)
    else:
        cells = [name_of(name) for name in names]
    say(_("Taken over from the award before; look at these again: {cells}.").format(cells="; ".join(cells)))


def _template(name: str, language: str, said: "TemplateAnswers", _: Translate) -> str:
    from lcc.intake.templates import template_text

    if name not in shipped.templates():
        raise no_template(name, _)
    return template_text(name, language, said)


def _read(content: str) -> Any:
    from lcc.intake.records import load
    from lcc.model.tender import Tender

    return load(content.encode(), "tender.yaml", Tender)


def _tender_in(content: str) -> "Tender":
    tender: Tender = _read(content)[0]
    return tender
