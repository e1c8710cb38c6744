"""`lcc simulate`: what bids may come to where numbers are uncertain."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import scored_one
from lcc.cli.options import Files, as_json, drawing, of_a_tender, output, writing
from lcc.cli.output import asked, deliver, json_bytes, patience, refuse_existing, refusing
from lcc.cli.printed.ranking import print_remarks
from lcc.cli.terminal import say
from lcc.language import Language, Translate, preferred, translator
from lcc.record.bounds import MOST_DRAWS

if TYPE_CHECKING:
    from lcc.engine.simulation import Simulation

_ = translator(preferred())


@click.command(help=what_it_does("simulate"))
@of_a_tender
@click.option(
    "--uncertainty", "uncertainty_file", type=click.Path(path_type=Path), required=True, metavar=_("FILE"),
    help=_(
        "What is uncertain: the workbook of `lcc sensitivity --what-if`, or .yaml; `lcc schema uncertainty` has how."
    ),
)  # fmt: skip
@drawing(MOST_DRAWS)
@output(False, _("The comparison workbook (.xlsx) with the outcome on a sheet of its own."), ".xlsx")
@as_json
@writing
def simulate(
    files: Files,
    uncertainty_file: Path,
    draws: int | None,
    seed: int | None,
    output_file: Path | None,
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, evaluate, draw, print."""
    from lcc.analysis.sensitivity import only_costs
    from lcc.analysis.simulation import as_json as plain
    from lcc.analysis.simulation import held_back
    from lcc.api.trials import simulate as simulated
    from lcc.exchange.outputs.tried import Simulated

    _ = translator(language)
    refuse_existing((output_file, json_file), _, force=force, inputs=(*files.all, uncertainty_file))
    scored = scored_one(files, _)
    tender = scored.submissions.tender
    with refusing(_), patience(_("Drawing ...")):
        found = simulated(scored, uncertainty_file, draws=draws, seed=seed)
    book = partial(scored.workbook, language, simulation=found)
    written = asked({output_file: book, json_file: lambda: json_bytes(Simulated, plain(found, _))}, _)

    def beside() -> None:
        print_remarks(only_costs(tender), _)
        _print(found, tender.currency, _)
        bids = [one.bid for one in scored.evaluation.bids]
        print_remarks(held_back(found, tender, bids), _)

    deliver(written, _, beside)


def _print(found: "Simulation", currency: str, _: Translate) -> None:
    from lcc.analysis.simulation import in_words
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import amount, local_share

    title = _("{draws} draws, seed {seed} ({currency})").format(
        draws=amount(found.draws, _, 0), seed=found.seed, currency=currency
    )
    heads = [
        _("Mean"), _("Deviation"), "5 %", "50 %", "95 %", _("Probability of being cheapest"), _("Expected regret"),
    ]  # fmt: skip
    rows = [
        [
            bidder,
            amount(found.mean[i], _),
            amount(found.deviation[i], _),
            *(amount(found.percentiles[percent, i], _) for percent in (5, 50, 95)),
            local_share(found.probability_cheapest[i], _, 1),
            amount(found.expected_regret[i], _),
        ]
        for i, bidder in enumerate(found.bidders)
    ]
    drivers = sorted(range(len(found.drivers)), key=lambda driver: -found.variance_shares[driver].max())
    shares = [
        [found.drivers[driver], *(local_share(share, _, 1) for share in found.variance_shares[driver])]
        for driver in drivers[:20]
    ]
    for sentence in in_words(found):
        say(sentence.say(_))
    outcome = TextTable(title, [_("Bidder")], heads, rows)
    of_variance = _("Share of the variance that goes with each driver")
    show([outcome, TextTable(of_variance, [_("Driver")], found.bidders, shares)], 160)
    say(_("The award rests on the numbers as stated; no chance plays a part in it."))
