"""`lcc award`: an award rule before it is published."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import Parts, what_it_does
from lcc.cli.law import LawAsked, held_to_a_law
from lcc.cli.loading import tender_in
from lcc.cli.options import as_json, existing, help_option, output, writing
from lcc.cli.output import asked, deliver, json_bytes, patience, refuse_existing, write_json
from lcc.cli.printed.law import print_law
from lcc.cli.printed.what_decides import print_what_decides
from lcc.cli.terminal import remark, say
from lcc.cli.typed import Number, WholeNumber
from lcc.language import Translate, preferred, translator
from lcc.record.record import LONGEST_YEARS

if TYPE_CHECKING:
    from lcc.analysis.award_preview import Preview
    from lcc.award.outcome import Standing
    from lcc.award.worth import HypotheticalBid, Worth
    from lcc.cli.printed.table import TextTable
    from lcc.intake.files import File
    from lcc.model.tender import Tender
    from lcc.record.message import Message

_ = translator(preferred())
_MOST = 1e12


@click.group(cls=Parts, help=what_it_does("award"))
@help_option
def award() -> None:
    """Look at a rule."""


@award.command(
    help=_(
        "Say what to think of in the award rule, which business model and which settings decide by themselves, and "
        "what procurement documents have to say about the method."
    )
)
@click.argument("tender_file", **existing(_("TENDER")))
@click.option(
    "--life", type=WholeNumber(1, LONGEST_YEARS), metavar=_("YEARS"),
    help=_("How many years the product lasts with which business models are compared."),
)  # fmt: skip
@click.option(
    "--around", "amount", type=Number(0, _MOST), metavar=_("AMOUNT"),
    help=_("What bids are expected to cost, where the award rule does not say."),
)  # fmt: skip
@held_to_a_law
@as_json
@writing
def check(
    tender_file: "File",
    life: int | None,
    amount: float | None,
    law: LawAsked | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read the tender, print remarks, what decides, the checklist, and what a law asks."""
    from lcc.analysis.circular_share import as_json as plain_share
    from lcc.analysis.circular_share import circular_share
    from lcc.analysis.deciding import deciding_settings
    from lcc.analysis.neutrality import as_json as plain_neutrality
    from lcc.analysis.neutrality import neutrality
    from lcc.documents.checklist import STATES, checklist
    from lcc.documents.law_check import as_json as plain_law
    from lcc.exchange.outputs.before_award import AwardChecked
    from lcc.scrutiny.law.check import law_check
    from lcc.scrutiny.rule_remarks import lint
    from lcc.words.remark_texts import said

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=(tender_file,))
    tender = tender_in(tender_file, _)
    remarks, items = [*lint(tender), *deciding_settings(tender)], checklist(tender)
    favoured, circular = neutrality(tender, life), circular_share(tender, amount)
    held = None if law is None else law_check(tender, law.law, law.at, law.facts, amount)
    if json_file is not None:
        topics = [
            {"topic": one.topic, "title": one.title.say(_), "state": one.state, "text": one.text.say(_)}
            for one in items
        ]
        found = {
            "checks": _plain(remarks, tender, _),
            "neutrality": [plain_neutrality(one, _) for one in favoured],
            "circular_share": plain_share(circular, tender.currency, _),
            "checklist": topics,
            **({} if held is None else {"law": plain_law(held, _)}),
        }
        write_json(AwardChecked, {"tender": tender.id, **found}, json_file, _)
        return
    for finding in remarks:
        remark(said(finding, tender).line.say(_))
    if remarks:
        say()
    print_what_decides(favoured, circular, tender.currency, _)
    say("\n" + _("What the procurement documents have to say about the method:"))
    width = max(len(_(name)) for name in STATES.values())
    for one in items:
        say(f"  {_(STATES[one.state]):<{width}}  {one.title.say(_)}: {one.text.say(_)}")
    if held is not None:
        print_law(held, _)


def _plain(checks: "Sequence[Message]", tender: "Tender", _: Translate) -> list[dict[str, str]]:
    from lcc.record.path import name_of
    from lcc.words.remark_texts import said

    return [
        {
            "kind": one.code,
            "field": name_of(one.path),
            **{part: text.say(_) for part, text in said(one, tender)._asdict().items()},
        }
        for one in checks
    ]


@award.command(
    help=_("Show what quality is worth in money under the award rule, and how bids that nobody made would rank.")
)
@click.argument("tender_file", **existing(_("TENDER")))
@click.option("--costs", metavar=_('"LOW,...,HIGH"'), help=_("What bids are expected to cost."))
@click.option(
    "--around", "amount", type=Number(0, _MOST), metavar=_("AMOUNT"),
    help=_("Instead: the expected cost, tried with 20 % less and more."),
)  # fmt: skip
@output(False, _("The preview as a workbook (.xlsx), with charts."), ".xlsx")
@as_json
@writing
def preview(
    tender_file: "File",
    costs: str | None,
    amount: float | None,
    output_file: Path | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read the tender, try the rule, print."""
    from lcc.analysis.award_preview import as_json as plain
    from lcc.analysis.award_preview import preview as tried
    from lcc.exchange.outputs.before_award import AwardPreviewed
    from lcc.scrutiny.rule_remarks import lint

    _ = translator(language)
    if output_file is not None and output_file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("The preview is an Excel workbook: give it a name that ends in .xlsx."))
    refuse_existing((output_file, json_file), _, force=force, inputs=(tender_file,))
    tender = tender_in(tender_file, _)
    with patience(_("Trying the rule ...")):
        found = tried(tender, _expected(tender, costs, amount, _))

    def book() -> bytes:
        from lcc.excel.comparison.award_preview import write_preview

        return write_preview(found, lint(tender), language)

    written = asked({output_file: book, json_file: lambda: json_bytes(AwardPreviewed, plain(found, _))}, _)
    deliver(written, _, lambda: _print(found, _))


def _expected(tender: "Tender", costs: str | None, amount: float | None, _: Translate) -> tuple[float, ...]:
    """Return the costs to try: as asked, or as the rule itself suggests."""
    from lcc.analysis.award_preview import around, reference_costs

    if costs is not None and amount is not None:
        raise click.UsageError(_("Give either --costs or --around."))
    if amount is not None:
        return around(amount)
    suggested = reference_costs(tender) if costs is None else _listed_costs(costs, _)
    if suggested is None:
        raise click.UsageError(
            _("Rule {method} names no cost: add --around with what you expect bids to cost, or --costs.").format(
                method=tender.award.method
            )
        )
    return suggested


def _listed_costs(text: str, _: Translate) -> tuple[float, ...]:
    """Return two or more costs above zero, in rising order, from text with commas between."""
    try:
        costs = tuple(float(part) for part in text.split(","))
    except ValueError:
        costs = ()
    rises = all(low < high for low, high in pairwise(costs))
    if len(costs) < 2 or not rises or not 0 < costs[0] < costs[-1] <= _MOST:
        raise click.UsageError(
            _('--costs: write two or more costs above zero in rising order, as "100000,120000".')
        )
    return costs


def _print(found: "Preview", _: Translate) -> None:
    from lcc.analysis.award_preview import findings
    from lcc.cli.printed.table import show

    show(_tables(found, _), 140)
    for text in findings(found):
        say(text.say(_))
    if found.reversal:
        say(found.reversal.instead.say(_))


def _tables(found: "Preview", _: Translate) -> "Iterator[TextTable]":
    from lcc.analysis.award_preview import worth_heads
    from lcc.cli.printed.table import TextTable

    heads = worth_heads(found.tender.currency, _)
    yield TextTable(_("What quality is worth"), [], heads, [_worth(one, _) for one in found.worths])
    if found.by_lowest:
        rows = [_worth(one, _) for one in found.by_lowest]
        yield TextTable(_("The same bid beside other lowest bids"), [], heads, rows)
    title = _("Four bids, without and beside the last one")
    names = [_(bid.name) for bid in found.archetypes]
    yield _ranks(title, names, found.archetypes, found.without, found.beside, _)
    if found.reversal:
        bids = found.reversal.bids
        names = [bid.name for bid in bids]
        title = _("Rank reversal: {bid} can't win, and decides who does").format(bid=names[-1])
        yield _ranks(title, names, bids, found.reversal.without, found.reversal.beside, _)


def _worth(one: "Worth", _: Translate) -> list[str]:
    from lcc.language.numbers import amount, local_number, local_share

    slopes = ("-" if slope is None else local_number(slope, _) for slope in (one.per_euro, one.per_hundredth))
    exchange = "-" if one.exchange is None else amount(one.exchange, _)
    return [amount(one.cost, _), local_share(one.quality, _), amount(one.lowest, _), *slopes, exchange]


def _ranks(
    title: str,
    names: Sequence[str],
    bids: "Sequence[HypotheticalBid]",
    without: "Sequence[Standing]",
    beside: "Sequence[Standing]",
    _: Translate,
) -> "TextTable":
    from lcc.analysis.award_preview import rank_heads
    from lcc.cli.printed.table import TextTable
    from lcc.language.numbers import amount, local_number, local_share

    def said(standing: "Standing | None") -> list[str]:
        if standing is None:
            return ["", ""]
        if standing.score is None:
            return ["", _("not ranked")]
        return [local_number(standing.score, _), str(standing.rank)]

    rows = [
        [name, amount(bid.cost, _), local_share(bid.quality, _), *said(before), *said(after)]
        for name, bid, before, after in zip(names, bids, (*without, None), beside, strict=True)
    ]
    return TextTable(title, [_("Bid")], rank_heads(_), rows)
