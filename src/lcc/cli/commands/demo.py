"""`lcc demo`: the tour. An example tender, filled-in forms, and the comparison of them."""

from pathlib import Path

import click

from lcc.cli.given import OutputFolder
from lcc.cli.group import what_it_does
from lcc.cli.options import Files, writing
from lcc.cli.output import refuse_existing, write_whole
from lcc.cli.scoring import score_files
from lcc.cli.terminal import say
from lcc.language import Language, preferred, translator
from lcc.library import shipped

_ = translator(preferred())

_EXAMPLE = "street-furniture"


@click.command(help=what_it_does("demo"))
@click.option(
    "-o", "--output", "target", type=OutputFolder(), default=Path("demo"),
    show_default=True, metavar=_("FOLDER"), help=_("Where to write."),
)  # fmt: skip
@writing
def demo(target: Path, language: Language, force: bool) -> None:
    """Copy the example, score it, print what was done."""
    _ = translator(language)
    example = shipped.examples()[_EXAMPLE]
    tender = target / "tender.yaml"
    forms = {target / "bids" / form.name: form.read_bytes() for form in sorted((example / "bids").glob("*.xlsx"))}
    comparison = target / "comparison.xlsx"
    refuse_existing((tender, *forms, comparison), _, force=force)
    write_whole({tender: (example / "tender.yaml").read_bytes(), **forms}, _)
    say(_("1. The tender: {file}").format(file=tender))
    say(_("2. The bids, in forms as suppliers fill them in: {folder}").format(folder=target / "bids"))
    say(_("3. Scored with: {command}").format(command=f"lcc score {tender} {target / 'bids'} -o {comparison}"))
    say()
    score_files(Files(tender, (target / "bids",), None, None), comparison, None, language)
    follow = _("Open it, change a coloured cell on sheet {one} or {other}, and see the ranking follow.")
    say(follow.format(one=_("Assumptions"), other=_("Bids")))
