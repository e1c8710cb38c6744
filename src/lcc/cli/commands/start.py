"""`lcc start`: start a tender from one of the templates."""

from pathlib import Path

import click

from lcc.cli.group import Parts, what_it_does
from lcc.cli.options import as_json, help_option, in_language, output, writing
from lcc.cli.output import refuse_existing, write_json, write_whole
from lcc.cli.quotes import quotes
from lcc.cli.terminal import say
from lcc.language import Translate, preferred, translator
from lcc.library import shipped

_ = translator(preferred())


@click.group(cls=Parts, help=what_it_does("start"))
@help_option
def start() -> None:
    """Templates."""


@start.command("list", help=_("List the templates."))
@as_json
@writing
def list_templates(json_file: Path | None, language: str, force: bool) -> None:
    """Print name and title of each template."""
    from lcc.intake.submissions import read_tender

    _ = translator(language)
    refuse_existing((json_file,), _, force=force)
    titles = {name: read_tender(shipped.template_file(name, language)).title for name in shipped.templates()}
    if json_file is not None:
        write_json({"templates": [{"name": name, "title": title} for name, title in titles.items()]}, json_file, _)
        return
    width = max(len(name) for name in titles)
    for name, title in titles.items():
        say(f"{name:<{width}}  {title}")


@start.command(help=_("Print a template."))
@click.argument("name")
@in_language
def show(name: str, language: str) -> None:
    """Print the tender."""
    say(_content(name, language, translator(language)).decode(), nl=False)


@start.command(help=_("Write a template as a tender of your own."))
@click.argument("name")
@click.option("--excel", is_flag=True, help=_("Write a workbook in which tender and bids are filled in by hand."))
@output(False, _("The tender; NAME.yaml, or NAME.xlsx with --excel, if left out."))
@writing
def new(name: str, excel: bool, output_file: Path | None, language: str, force: bool) -> None:
    """Write the tender, and say what comes next."""
    _ = translator(language)
    content = _content(name, language, _)
    file = output_file or Path(f"{name}.xlsx" if excel else f"{name}.yaml")
    if (file.suffix.lower() == ".xlsx") != excel:
        raise click.UsageError(_("A workbook is written with --excel, to a name that ends in .xlsx."))
    refuse_existing((file,), _, force=force)
    write_whole({file: _book(name, language) if excel else content}, _)
    say(_("Written: {file}").format(file=file))
    if excel:
        say(_("Next: fill in the tender and a sheet for each bid, then `lcc score {file}`.").format(file=file))
    else:
        say(_("Next: change what is yours, then `lcc form {file} -o form.xlsx`.").format(file=file))


start.add_command(quotes)


def _book(name: str, language: str) -> bytes:
    from lcc.excel.tender_book.book import write_book
    from lcc.intake.records import load_file
    from lcc.interchange.yaml_file import comments
    from lcc.model import Tender

    file = shipped.template_file(name, language)
    tender, origins = load_file(file, Tender)
    return write_book(tender, language, comments(file.read_text(encoding="utf-8"), origins))


def _content(name: str, language: str, _: Translate) -> bytes:
    if name not in shipped.templates():
        known = ", ".join(shipped.templates())
        raise click.UsageError(
            _("There is no template {name}; there are: {known}.").format(name=name, known=known)
        )
    return shipped.template_file(name, language).read_bytes()
