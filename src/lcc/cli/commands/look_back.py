"""`lcc look-back`: would the same bid have won, had the whole life been asked."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.given import GivenFile
from lcc.cli.group import what_it_does
from lcc.cli.options import as_json, drawing, existing, output, price_sheets, writing
from lcc.cli.output import asked, deliver, json_bytes, kind_of, patience, refuse_existing, refusing
from lcc.cli.terminal import say
from lcc.language import Language, Translate, preferred, translator
from lcc.record.bounds import MOST_DRAWS_OF_LOOK_BACK

if TYPE_CHECKING:
    from lcc.analysis.look_back import LookedBack
    from lcc.intake.files import File

_ = translator(preferred())
_FILE = GivenFile(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("look-back", help=what_it_does("look-back"))
@click.argument("file", **existing(_("FILE")))
@click.argument("bid_files", nargs=-1, **existing(_("[BIDS...]")))
@price_sheets
@click.option(
    "--ranges", "ranges_file", type=_FILE, metavar=_("FILE"),
    help=_("What was not asked, as ranges (.yaml); `lcc schema ranges` describes it. A sheet of quotes has them."),
)  # fmt: skip
@click.option("--awarded", metavar=_("NAME"), help=_("Who was awarded; left out, who asked least."))
@drawing(MOST_DRAWS_OF_LOOK_BACK)
@output(False, _("The outcome as a document, .docx, .pdf or .html."))
@as_json
@writing
def look_back(
    file: "File",
    bid_files: "tuple[File, ...]",
    map_file: "File | None",
    ranges_file: "File | None",
    awarded: str | None,
    draws: int | None,
    seed: int | None,
    output_file: Path | None,
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, draw, and say what came out."""
    from lcc.analysis.look_back import as_json as plain
    from lcc.analysis.look_back import look_back as looked_back
    from lcc.documents.formats import FORMATS, as_file
    from lcc.documents.look_back import look_back_document
    from lcc.exchange.outputs.tried import LookedBackOn
    from lcc.intake.look_back import read_award

    _ = translator(language)
    kind = kind_of(output_file, FORMATS, _) if output_file else ""
    inputs = (file, *bid_files, *(one for one in (map_file, ranges_file) if one))
    refuse_existing((output_file, json_file), _, force=force, inputs=inputs)
    changes = {"draws": draws, "seed": seed, "awarded": awarded}
    with refusing(_), patience(_("Drawing ...")):
        award = read_award(file, bid_files, map_file, ranges_file)
        ranges = award.asked.model_copy(
            update={name: value for name, value in changes.items() if value is not None}
        )
        found = looked_back(award.tender, award.bids, award.assumed, ranges)
    makers = {
        output_file: lambda: as_file(look_back_document(found, language), kind),
        json_file: lambda: json_bytes(LookedBackOn, plain(found)),
    }
    deliver(asked(makers, _), _, lambda: _print(found, _))


def _print(found: "LookedBack", _: Translate) -> None:
    from lcc.cli.printed.table import TextTable, show
    from lcc.documents.look_back import assumptions_table, costs_table, outcome, questions_to_ask

    for sentence in outcome(found, _):
        say(sentence)
    costs, assumed = costs_table(found, _), assumptions_table(found, _)
    show([TextTable(costs.caption, costs.heads[:1], costs.heads[1:], costs.rows)], 120)
    say(_("What to ask next time") + ":")
    for number, question in enumerate(questions_to_ask(found, _), start=1):
        say(f"{number}. {question}")
    show([TextTable(assumed.caption, assumed.heads, (), assumed.rows)], 140)
