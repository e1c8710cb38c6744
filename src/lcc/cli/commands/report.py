"""`lcc report`: the report of the award, for the file and for who asks."""

from datetime import date
from pathlib import Path
from typing import Literal

import click

from lcc.cli.awarded import announced, print_once, remarks_on
from lcc.cli.group import what_it_does
from lcc.cli.loading import scored_from
from lcc.cli.options import Files, as_json, of_a_tender, output, strict, writing
from lcc.cli.output import asked, deliver, kind_of, refuse_existing
from lcc.cli.typed import Day
from lcc.documents.formats import FORMATS
from lcc.language import Language, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("report"))
@of_a_tender
@output(True, _("The report, .docx, .pdf or .html."))
@click.option(
    "--facts", "facts_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_("What is told of the procedure (.yaml or .json); `lcc schema report_facts` says how."),
)  # fmt: skip
@click.option(
    "--sent", type=Day(), metavar=_("DATE"),
    help=_("The day on which bidders are told (2027-06-01): the dates of what comes next follow from it."),
)  # fmt: skip
@click.option(
    "--law", type=click.Choice(("nl", "be")), default="nl", show_default=True,
    help=_("By which law: be writes the one reasoned decision that Belgian law asks for."),
)  # fmt: skip
@as_json
@strict
@writing
def report(
    files: Files,
    output_file: Path,
    facts_file: Path | None,
    sent: date | None,
    law: Literal["nl", "be"],
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, evaluate, and write the report of the award: of all lots together, where there are lots."""
    _ = translator(language)
    kind = kind_of(output_file, FORMATS, _)
    if files.lot is not None:
        raise click.UsageError(_("The report is of all lots together: leave --lot out."))
    inputs = (*files.all, *([facts_file] if facts_file else []))
    refuse_existing((output_file, json_file), _, force=force, inputs=inputs)
    found = scored_from(announced(files, _), _)
    made = {
        output_file: lambda: found.report(language, kind, sent=sent, facts=facts_file, law=law),
        json_file: lambda: found.report_json(language, facts=facts_file),
    }
    written = asked(made, _)
    print_once(remarks_on(found.awards), _)
    deliver(written, _)
