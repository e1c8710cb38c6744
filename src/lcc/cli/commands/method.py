"""`lcc method`: what the procurement documents and the notice say of the award."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import warn_of_quality
from lcc.cli.options import as_json, existing, output, strict, writing
from lcc.cli.output import asked, deliver, json_bytes, kind_of, refuse_existing, refusing
from lcc.language import preferred, translator

if TYPE_CHECKING:
    from lcc.intake.files import File

_ = translator(preferred())


@click.command(help=what_it_does("method"))
@click.argument("tender_file", **existing(_("TENDER")))
@output(False, _("The method statement, .docx, .pdf or .html."))
@as_json
@strict
@writing
def method(
    tender_file: "File", output_file: Path | None, json_file: Path | None, language: str, force: bool
) -> None:
    """Write the method statement, and the award criteria as OCDS has them."""
    from lcc.api.refusals import refuse_unread_figures
    from lcc.documents.criteria import as_ocds, award_criteria
    from lcc.documents.formats import FORMATS, as_file
    from lcc.documents.statement.method_statement import method_statement
    from lcc.exchange.outputs.before_award import Criteria
    from lcc.intake.submissions import read

    _ = translator(language)
    if output_file is None and json_file is None:
        raise click.UsageError(_("Say what to write: -o FILE, --json FILE or both."))
    kind = kind_of(output_file, FORMATS, _) if output_file else ""
    refuse_existing((output_file, json_file), _, force=force, inputs=(tender_file,))
    with refusing(_):
        found = read(tender_file, [])
        refuse_unread_figures(found.tender, found.tender_input.file)
    tender = found.tender
    warn_of_quality(tender, _)
    makers = {
        output_file: lambda: as_file(method_statement(tender, language), kind),
        json_file: lambda: json_bytes(Criteria, as_ocds(award_criteria(tender, _))),
    }
    deliver(asked(makers, _), _)
