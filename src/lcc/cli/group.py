"""What each command does, in the order in which they are listed; a command is loaded only when it runs."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.formatting import HelpFormatter

from lcc.cli.click_words import speak
from lcc.cli.ending import exit_code, without_debug
from lcc.cli.run import running
from lcc.language import N_, preferred, translator
from lcc.record.visible import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Told(NamedTuple):
    """A command in a line, for a list, and in full, for its own help."""

    line: str
    help: str


FIRST: dict[str, Told] = {
    "start": Told(N_("Start a tender from a template"), N_("Start a tender from a template.")),
    "form": Told(
        N_("Write the form in which suppliers bid"), N_("Write the bid form of a tender as an Excel workbook.")
    ),
    "check": Told(
        N_("List everything that is wrong in the files"),
        N_("List everything that is wrong in a tender and in bids, with file, sheet, cell or line."),
    ),
    "score": Told(
        N_("Compare the bids in a workbook"),
        N_(
            "Score bids against a tender.\n\nBIDS are filled-in forms (.xlsx), .yaml or .json files, or folders of "
            "these. If anything is wrong in any of them, every problem is listed and nothing is written."
        ),
    ),
    "letters": Told(
        N_("Explain the award to each bidder"),
        N_(
            "Explain the award to each bidder: own figures and scores, and the characteristics and relative advantages "
            "of the winner, with its score. Its total cost can follow from that score; under lowest cost it is that "
            "cost. Prices of others, and how their costs are made up, are not told.\n\n--proof writes a file for each "
            "bidder with which it checks its own cost, score and rank, and a confidential award file with which a "
            "court checks all of it."
        ),
    ),
    "verify": Told(
        N_("Check a comparison, a result or a proof"),
        N_(
            "Compute a comparison again from the files that it was made from, and hold all that it says and shows "
            "against the outcome. Numbers that are worked out are the same where nine digits are: the last ones hang "
            "on the computer.\n\nCOMPARISON is a workbook, or a result of `lcc score --json`. A result is compared "
            "field by field with TENDER and BIDS; where they are not named, it is only computed again from what is in "
            "it, and says so. Exit code 0: confirmed. 1: something differs, or another version made it; the last line "
            "says which.\n\nCOMPARISON can also be a proof of `lcc letters --proof`: alone, or held against the "
            "published tender and the own bid, or, in court, against the award file, which is named after it."
        ),
    ),
}
"""What every tender takes, in the order of the work."""

MORE: dict[str, dict[str, Told]] = {
    N_("For purchasers"): {
        "demo": Told(
            N_("See an example from forms to comparison"),
            N_("Write an example tender with filled-in bid forms, score it, and say where the workbook is."),
        ),
        "page": Told(
            N_("Open the page that works without a terminal"),
            N_(
                "Open lcc.html, the page that does this work in a browser, without a network or a terminal.\n\nFILE is "
                "the page; left out, it is looked for: where LCC_PAGE says, beside the program, in this folder, and in "
                "dist/. Only the page of this version is opened, and never an address on a network."
            ),
        ),
        "method": Told(
            N_("Write how the award is made, to publish"),
            N_(
                "Write the method statement of a tender for its procurement documents: what tenderers provide, what "
                "the authority sets, how costs are calculated, how the award is made, a worked example.\n\n--json "
                "writes the award criteria as OCDS has them."
            ),
        ),
        "quality": Told(
            N_("Have quality scored, before prices show"),
            N_("Have quality scored: score sheets for assessors, and scores that are locked before prices show."),
        ),
        "proposal": Told(
            N_("Propose the award to the board, on one page"),
            N_(
                "Propose the award to the board on one page: the decision that is asked, who and why, what it costs, "
                "who would have been cheapest to buy, risks and conditions, and the next steps with their dates."
            ),
        ),
        "report": Told(
            N_("Write the report of the award, for the file"),
            N_(
                "Write the report of the award that law asks for (article 2.132 of the Aanbestedingswet 2012, "
                "article 84 of Directive 2014/24/EU): what came in, requirements, bids that fell away, scores with "
                "their reasons, the outcome, remarks and what was done about them, and the standstill period.\n\nWhat "
                "no bid says, such as when bids were opened, comes from --facts; the rest stays to be filled in."
            ),
        ),
        "annex": Told(
            N_("Write what the contract holds the winner to"),
            N_(
                "Write the annex to the contract: what the bid that wins promises on circularity, and what follows if "
                "that is not kept: bonus and malus.\n\nA workbook has cells for what was measured, and works out what "
                "is due."
            ),
        ),
        "contract": Told(
            N_("Follow a contract after the award"),
            N_(
                "Follow a contract after the award: what was promised by date, what became of it, which claims fall "
                "due, what a default would cost, and the life-cycle cost with what is known.\n\nWhat comes to light "
                "is recorded at the end of a log; nothing is overwritten."
            ),
        ),
        "look-back": Told(
            N_("See whether an award on price would stand"),
            N_(
                "Look back at an award on price: would the same bid have been cheapest over the whole life.\n\nFILE is "
                "a sheet of quotes of `lcc start quotes --look-back`, with the prices and with ranges for what was not "
                "asked; or a tender, with BIDS and --ranges beside it. What was not asked is drawn from the ranges "
                "many times. It says how often the same bid wins, which one would have won otherwise, and what to ask "
                "next time. It changes nothing in the award."
            ),
        ),
        "map": Told(
            N_("Read price sheets of your own"),
            N_("Read price sheets of your own: draft which cell holds which field of a bid."),
        ),
    },
    N_("For suppliers"): {
        "passport": Told(
            N_("Make and check a material passport"),
            N_(
                "Make and check material passports: what a product consists of, in a file that bids refer to.\n\nIn a "
                "bid, `passport: bench.passport.xlsx` stands for the passport in that file. Files that end in "
                ".passport.json, .passport.yaml or .passport.xlsx are not read as bids."
            ),
        ),
    },
    N_("For advisers"): {
        "award": Told(
            N_("Look at an award rule before it is published"),
            N_("Look at an award rule before it is published: remarks, checklist, and what quality is worth."),
        ),
        "sensitivity": Told(
            N_("Find at which value another bid is cheapest"),
            N_(
                "Try every number of a tender and its bids on its own: what it does to the costs, and at which value "
                "another bid is cheapest; and by the award rule, which weight, score or cost would make another bid "
                "the first.\n\nA number is written as the tables call it ('Inflation', 'Hardhout BV: "
                "Purchase price'), or by its name in a file (discount.rate[0].rate)."
            ),
        ),
        "simulate": Told(
            N_("Draw the uncertain numbers many times"),
            N_(
                "Draw the uncertain numbers of a tender and its bids many times, and show what each bid may come to. "
                "The award itself rests on the numbers as stated."
            ),
        ),
        "portfolio": Told(
            N_("Put many tenders in one table"),
            N_(
                "Put any number of tenders in one table: a row for each bid, offer, phase and year, with what it costs "
                "per unit and year at one price level.\n\nSOURCES are folders with tenders in them (a tender.yaml, "
                "with its bids in the folder bids beside it), archives (.zip) of these, award files and results of "
                "`lcc score --json`, and comparisons (.xlsx). What can't be read is listed in a file beside the table, "
                "and the others go on: exit code 1 then. `lcc schema portfolio_row` has the columns."
            ),
        ),
        "indicators": Told(
            N_("Show what many awards come to, beside targets"),
            N_(
                "Work out what many awards come to: shares with life-cycle cost and circular criteria, savings, "
                "emissions avoided, materials, competition, by year, department, category and supplier, beside "
                "targets.\n\nSOURCES are as of `lcc portfolio`. What is not known is counted and never zero, and what "
                "is left out is named with why. What can't be read is listed, and the others go on: exit code 1 then."
            ),
        ),
        "year": Told(
            N_("Write the year for a council, with pictures"),
            N_(
                "Write what was awarded in a year for a council: a document in whole sentences with pictures and the "
                "table behind each, the way to the targets for 2030 and 2050, and what was not measured; or a workbook "
                "with the same as live formulas over the awards.\n\nSOURCES, and what stands beside them, are as of "
                "`lcc indicators`. What can't be read is listed, and the others go on: exit code 1 then."
            ),
        ),
        "share": Told(
            N_("Show what part of all your tenders asked for it"),
            N_(
                "Show what part of all tenders of an authority asked for life-cycle cost or circularity, in number and "
                "in money, by year and CPV division: SOURCES beside open data of all its tenders.\n\nSOURCES are as of "
                "`lcc portfolio`. A tender is matched by a number alone; what is not matched is listed, and counts as "
                "one that did not ask for it."
            ),
        ),
        "prices": Told(
            N_("Keep what was offered, and hold prices against it"),
            N_(
                "Keep what was offered in a price file of your own, and show the ranges in it: by category or CPV "
                "code, unit and business model, at the prices of one year.\n\nWith `lcc score --prices` they stand "
                "beside each price of a new bid. No bidder is named in the file; it is confidential all the same."
            ),
        ),
        "constants": Told(
            N_("List published rates, prices and targets"),
            N_(
                "List the published discount rates, carbon prices, MKI weights, discounts for the CO2-Prestatieladder "
                "and targets for circularity that a tender can choose by name, each with its source and how certain "
                "our reading of it is."
            ),
        ),
        "facts": Told(
            N_("List what is known of what is bought"),
            N_(
                "List what is known of what authorities buy, by category: prices, lives, emissions and more, each with "
                "its source, year and licence, and between which numbers sources differ. What has no source is a "
                "planning figure. A tender, a look-back or a simulation names a fact by the word in front.\n\nCATEGORY "
                "is one of those that are listed without it."
            ),
        ),
    },
    N_("For auditors and lawyers"): {
        "explain": Told(
            N_("Follow each cost back to its cell"),
            N_(
                "Explain how each bid came to its life-cycle cost and its rank: phases, lines, formulas with their "
                "numbers, payments, indicators of circularity, scores, and the field or cell that each number came "
                "from."
            ),
        ),
    },
    N_("For builders of software"): {
        "export": Told(
            N_("Write open data, and what notices ask"),
            N_(
                "Write a tender and its award for other systems: open data (OCDS), and what a European notice (eForms) "
                "asks of criteria and award."
            ),
        ),
        "schema": Told(
            N_("Print the JSON Schema of a file"), N_("Print the JSON Schema of a file that goes in or comes out.")
        ),
        "serve": Told(
            N_("Answer over HTTP, for a platform"),
            N_(
                "Answer over HTTP what the other commands do: check, score, forms, workbooks, letters, proofs and "
                "more, from uploads or JSON. Nothing that is sent is kept.\n\n/openapi.json describes every address; "
                "docs/service.md how a host is put before it, which it needs: it asks nobody who they are."
            ),
        ),
    },
}
"""The others, by who uses them."""

_LISTED = FIRST | {name: told for of_role in MORE.values() for name, told in of_role.items()}
COMMANDS: dict[str, str] = {
    **{name: told.help for name, told in _LISTED.items()},
    "more": N_("List the commands that not every tender takes, by who uses them."),
}
"""Every command, with its help in full."""
OLD_NAMES = {"template": "start", "justify": "letters"}
"""What commands were called before, which still works."""


def what_it_does(command: str) -> str:
    """Return the help of a command in the reader's language."""
    return translator(preferred())(COMMANDS[command])


def in_words(command: click.Command) -> click.Command:
    """Return a command with the words of click's own in its usage in the reader's language."""
    _ = translator(preferred())
    command.options_metavar = _("[OPTIONS]")
    if isinstance(command, click.Group):
        is_needed = not command.invoke_without_command
        command.subcommand_metavar = _("COMMAND [ARGS]...") if is_needed else _("[COMMAND] [ARGS]...")
    return command


class Parts(click.Group):
    """A command of several parts, each listed with its first sentence as a whole."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a part."""
        part = super().get_command(ctx, cmd_name)
        return part and in_words(part)

    def format_commands(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        """List the parts: what does not fit on a line goes on on the next."""
        with formatter.section(translator(preferred())(N_("Commands"))):
            formatter.write_dl([(name, part.get_short_help_str(1000)) for name, part in self.commands.items()])


class Commands(click.Group):
    """The commands, each in the module of its name."""

    def main(self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **others: Any) -> Any:  # type: ignore[override]
        """Run a command as a process of its own; from within another program, raise what click raises."""
        words, debug = without_debug(args)
        run = partial(super().main, words, standalone_mode=False, **others)
        with running(words):
            if not standalone_mode:
                from lcc.cli.outcome import in_another_program

                return in_another_program(run)
            speak(preferred())
            sys.exit(exit_code(run, debug=debug))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a procurement, those that not every tender takes after the others."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        name = OLD_NAMES.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        module = name.replace("-", "_")
        command: click.Command = getattr(import_module(f"lcc.cli.commands.{module}"), module)
        return in_words(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """Return the commands that begin like what is typed, without loading any, and options."""
        from click.shell_completion import CompletionItem

        _ = translator(preferred())
        lines = {name: _(told.line) for name, told in _LISTED.items()}
        named = [CompletionItem(name, help=lines.get(name)) for name in COMMANDS if name.startswith(incomplete)]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands in the usage, in the reader's language."""
        in_words(self)
        return super().collect_usage_pieces(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which ones look like it."""
        known = [*COMMANDS, *OLD_NAMES]
        from difflib import get_close_matches

        near = get_close_matches(args[0], known, 1) if args[0] not in known else []
        if near:
            message = translator(preferred())(N_("There is no command {name}; did you mean {near}?"))
            ctx.fail(message.format(name=visible(args[0]), near=near[0]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        """List what every tender takes without loading any of it."""
        _ = translator(preferred())
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(told.line)) for name, told in FIRST.items()])
        formatter.write_paragraph()
        formatter.write_text(_("`lcc more` lists the other commands."))
