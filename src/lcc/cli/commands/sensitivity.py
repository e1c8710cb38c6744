"""`lcc sensitivity`: what the comparison hangs on."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import scored_one
from lcc.cli.options import Files, as_json, of_a_tender, output, writing
from lcc.cli.output import asked, deliver, json_bytes, patience, refuse_existing, refusing
from lcc.cli.printed.ranking import print_remarks
from lcc.cli.terminal import say
from lcc.cli.typed import Number, WholeNumber
from lcc.language import Language, Translate, preferred, translator
from lcc.record.bounds import LONGEST_EXTENSION_YEARS
from lcc.record.visible import one_line

if TYPE_CHECKING:
    from lcc.analysis.extension import Extension
    from lcc.analysis.sensitivity import Sensitivity
    from lcc.cli.printed.table import TextTable
    from lcc.engine.scenarios import VariedField
    from lcc.intake.submissions import Submissions

_ = translator(preferred())
_MOST_ROWS = 20


@click.command(help=what_it_does("sensitivity"))
@of_a_tender
@click.option("--vary", multiple=True, metavar=_("NUMBER"), help=_("Try only this number; may be repeated."))
@click.option(
    "--by", "percent", type=Number(0, 100), default=10, show_default=True,
    metavar=_("PERCENT"), help=_("How far down and up; rates a year go by one percentage point."),
)  # fmt: skip
@click.option(
    "--scenarios", "scenario_file", type=click.Path(path_type=Path), metavar=_("FILE"),
    help=_("Named scenarios, numbers that change together: the workbook of --what-if, or .yaml."),
)  # fmt: skip
@click.option(
    "--what-if", "what_if_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_("Write a workbook (.xlsx) in which to fill in what numbers may be: lowest, highest, scenarios."),
)  # fmt: skip
@click.option("--two-way", nargs=2, metavar=_("NUMBER NUMBER"), help=_("Two numbers to try together."))
@click.option(
    "--extend", type=WholeNumber(1, LONGEST_EXTENSION_YEARS), metavar=_("YEARS"),
    help=_("What if the contract is extended by so many years: who comes first then, and what these years cost."),
)  # fmt: skip
@output(False, _("The comparison workbook (.xlsx) with the outcome on a sheet of its own."), ".xlsx")
@as_json
@writing
def sensitivity(
    files: Files,
    vary: tuple[str, ...],
    percent: float,
    scenario_file: Path | None,
    what_if_file: Path | None,
    two_way: tuple[str, str] | None,
    extend: int | None,
    output_file: Path | None,
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, evaluate, try, print."""
    from lcc.analysis.sensitivity import only_costs
    from lcc.api.trials import sensitivity as analysed
    from lcc.excel.what_if.write import write_what_if

    _ = translator(language)
    inputs = (*files.all, *([scenario_file] if scenario_file else []))
    refuse_existing((output_file, what_if_file, json_file), _, force=force, inputs=inputs)
    scored = scored_one(files, _)
    tender = scored.submissions.tender
    names = _numbers_named([*vary, *(two_way or ())], scored.submissions, _)
    vary = tuple(names[: len(vary)])
    if two_way:
        one, other = names[len(vary) :]
        two_way = one, other
    if two_way and two_way[0] == two_way[1]:
        raise click.UsageError(_("The two numbers are the same."))
    with refusing(_), patience(_("Trying every number ...")):
        found = analysed(
            scored, vary, share=percent / 100, scenarios=scenario_file, two_way=two_way, extend=extend
        )
    book = partial(scored.workbook, language, sensitivity=found)
    to_fill_in = partial(write_what_if, found, tender, language)
    plain_json = partial(_as_json, found, _)
    written = asked({output_file: book, what_if_file: to_fill_in, json_file: plain_json}, _)

    def beside() -> None:
        print_remarks(only_costs(tender), _)
        _print(found, tender.currency, _)

    deliver(written, _, beside)


def _as_json(found: "Sensitivity", _: Translate) -> bytes:
    from lcc.analysis.sensitivity import as_json as plain
    from lcc.exchange.outputs.tried import SensitivityFound

    return json_bytes(SensitivityFound, plain(found, _))


def _numbers_named(typed: Sequence[str], submissions: "Submissions", _: Translate) -> list[str]:
    """Return the names of numbers that were typed by it or by what they are called; stop with all that are neither."""
    found = [_number_named(one, submissions, _) for one in typed]
    if wrong := [one.said for one in found if isinstance(one, _Unknown)]:
        raise click.UsageError("\n".join(dict.fromkeys(wrong)))
    return [one for one in found if isinstance(one, str)]


class _Unknown(NamedTuple):
    said: str


def _number_named(typed: str, submissions: "Submissions", _: Translate) -> str | _Unknown:
    """Return the name of a number that was typed by its name or by what it is called, or that there is none."""
    from difflib import get_close_matches

    from lcc.analysis.sensitivity import called, numbers_called
    from lcc.checks.agreement import number_typed, unknown_numbers
    from lcc.record.record import LONGEST_NAME

    bids = submissions.offered
    if not list(unknown_numbers(submissions.tender, bids, {(): number_typed(typed)})):
        return typed
    labels = {name.say(_): one for one, name in numbers_called(submissions.tender, bids).items()}
    if typed in labels:
        return called(labels[typed])
    known = ", ".join(get_close_matches(typed[:LONGEST_NAME], labels, 3, 0.3) or list(labels)[:3])
    message = _("There is no number {name}; there are, for example: {known}.")
    name = one_line(typed, LONGEST_NAME)
    return _Unknown(message.format(name=name or "''", known=known))


def _print(found: "Sensitivity", currency: str, _: Translate) -> None:
    from lcc.analysis.award_turn_words import in_words as award_in_words
    from lcc.analysis.extension import in_words
    from lcc.cli.printed.award_turns import award_tables
    from lcc.cli.printed.table import show

    for sentence in (*(in_words(found.extension) if found.extension else ()), *found.sentences):
        say(sentence.say(_))
    show(_tables(found, currency, _), 160)
    if found.award:
        say("")
        for sentence in award_in_words(found.award):
            say(sentence.say(_))
        show(award_tables(found.award, _), 160)
    say(_("The award rests on the numbers as stated; this shows what it hangs on."))


def _tables(found: "Sensitivity", currency: str, _: Translate) -> Iterator["TextTable"]:
    from lcc.analysis.sensitivity import nowhere, one_at_a_time_title
    from lcc.cli.printed.table import TextTable
    from lcc.language.numbers import amount

    def value(one: "VariedField", number: float) -> str:
        return found.names[one].value(number).say(_)

    yield TextTable(
        one_at_a_time_title(found, currency, _),
        [_("Number")],
        [_("Low"), _("Stated"), _("High"), _("At low"), _("At high"), _("Cheapest at low"), _("Cheapest at high")],
        [
            [
                found.called(swing.range.input).say(_),
                *(
                    value(swing.range.input, one)
                    for one in (swing.range.low, swing.range.stated, swing.range.high)
                ),
                *(amount(lead, _) for lead in found.leads(swing)),
                found.bidders[swing.low_winner],
                found.bidders[swing.high_winner],
            ]
            for swing in found.swings[:_MOST_ROWS]
        ],
    )
    if found.break_evens or found.steady_rates:
        yield TextTable(
            _("Where the cheapest bid changes"),
            [_("Number")],
            [_("Stated"), _("Changes at"), _("Cheapest then")],
            [
                [
                    found.called(one.input).say(_),
                    value(one.input, one.stated),
                    value(one.input, one.value),
                    found.bidders[one.winner],
                ]
                for one in found.break_evens
            ]
            + [
                [
                    found.called(one.range.input).say(_),
                    value(one.range.input, one.range.stated),
                    nowhere().say(_),
                    "-",
                ]
                for one in found.steady_rates
            ],
        )
    if found.scenarios:
        yield TextTable(
            _("Scenarios ({currency})").format(currency=currency),
            [_("Scenario")],
            [*found.bidders, _("Cheapest")],
            [
                [one.name, *(amount(cost, _) for cost in one.costs), found.bidders[one.winner]]
                for one in found.scenarios
            ],
        )
    if found.extension:
        yield _extended(found.extension, _)
    if found.two_way:
        pair = found.two_way
        yield TextTable(
            _("Which bid is cheapest: {one} down, {other} across").format(
                one=found.called(pair.one).say(_), other=found.called(pair.other).say(_)
            ),
            [""],
            [value(pair.other, number) for number in pair.other_values],
            [
                [value(pair.one, number), *(found.bidders[winner] for winner in row)]
                for number, row in zip(pair.values, pair.winners, strict=True)
            ],
        )


def _extended(found: "Extension", _: Translate) -> "TextTable":
    from lcc.cli.printed.table import TextTable
    from lcc.language.numbers import amount

    return TextTable(
        _("If the contract is extended by {years} years ({currency})").format(
            years=found.years, currency=found.currency
        ),
        [_("Rank then"), _("Rank now"), _("Bidder")],
        [_("Cost then"), _("Cost now"), _("Paid in the extra years")],
        [
            [
                str(one.rank_then or "-"), str(one.rank or "-"), one.bidder,
                *(amount(cost, _) for cost in (one.cost_then, one.cost, one.extra_cash)),
            ]
            for one in found.bids
        ],
    )  # fmt: skip
