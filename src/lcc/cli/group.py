"""What each command does, in the order in which they are listed; a command is loaded only when it runs."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

import click
from click.formatting import HelpFormatter

from lcc.cli.click_words import speak
from lcc.cli.ending import exit_code, without_debug
from lcc.language import N_, preferred, translator

COMMANDS: dict[str, str] = {
    "demo": N_("Write an example tender with filled-in bid forms, score it, and say where the workbook is."),
    "template": N_("Start a tender from a template."),
    "form": N_("Write the bid form of a tender as an Excel workbook."),
    "passport": N_(
        "Make and check material passports: what a product consists of, in a file that bids refer to.\n\nIn a bid, "
        "`passport: bench.passport.xlsx` stands for the passport in that file. Files that end in .passport.json, "
        ".passport.yaml or .passport.xlsx are not read as bids."
    ),
    "method": N_(
        "Write the method statement of a tender for its procurement documents: what tenderers provide, what the "
        "authority sets, how costs are calculated, how the award is made, a worked example.\n\n--json writes the "
        "award criteria as OCDS has them."
    ),
    "award": N_("Look at an award rule before it is published: remarks, checklist, and what quality is worth."),
    "map": N_("Read price sheets of your own: draft which cell holds which field of a bid."),
    "check": N_("List everything that is wrong in a tender and in bids, with file, sheet, cell or line."),
    "quality": N_(
        "Have quality scored: score sheets for assessors, and scores that are locked before prices show."
    ),
    "score": N_(
        "Score bids against a tender.\n\nBIDS are filled-in forms (.xlsx), .yaml or .json files, or folders of "
        "these. If anything is wrong in any of them, every problem is listed and nothing is written."
    ),
    "verify": N_(
        "Compute a comparison again from the files that it was made from, and hold all that it says and shows against "
        "the outcome.\n\nCOMPARISON is a workbook, or a result of `lcc score --json`. A result is compared field by "
        "field with TENDER and BIDS; where they are not named, it is only computed again from what is in it, and says "
        "so. Exit code 0: confirmed. 1: something differs, or another version made it; the last line says which."
        "\n\nCOMPARISON can also be a proof of `lcc justify --proof`: alone, or held against the published tender and "
        "the own bid, or, in court, against the award file, which is named after it."
    ),
    "explain": N_(
        "Explain how each bid came to its life-cycle cost and its rank: phases, lines, formulas with their numbers, "
        "payments, indicators of circularity, scores, and the field or cell that each number came from."
    ),
    "sensitivity": N_(
        "Try every number of a tender and its bids on its own: what it does to the costs, and at which value another "
        "bid wins.\n\nA number is written as its name in the tender (discount.rate), or after the bidder and a colon "
        "('Hardhout BV: offers[0].business_model.price'); `lcc explain` shows the names."
    ),
    "simulate": N_(
        "Draw the uncertain numbers of a tender and its bids many times, and show what each bid may come to. The award "
        "itself rests on the numbers as stated."
    ),
    "justify": N_(
        "Explain the award to each bidder: own figures and scores, and the characteristics and relative advantages "
        "of the winner; no cost or price of others.\n\n--proof writes a file for each bidder with which it checks its "
        "own cost, score and rank, and a confidential award file with which a court checks all of it."
    ),
    "annex": N_(
        "Write the annex to the contract: what the bid that wins promises on circularity, and what follows if that is "
        "not kept: bonus and malus.\n\nA workbook has cells for what was measured, and works out what is due."
    ),
    "constants": N_(
        "List the published discount rates, carbon prices, MKI weights, discounts for the CO2-Prestatieladder and "
        "targets for circularity that a tender can choose by name, each with its source and how certain our reading of "
        "it is."
    ),
    "schema": N_("Print the JSON Schema of a file that goes in or comes out."),
}


def what_it_does(command: str) -> str:
    """Return the help of a command in the reader's language."""
    return translator(preferred())(COMMANDS[command])


class Commands(click.Group):
    """The commands, each in the module of its name."""

    def main(self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **others: Any) -> Any:  # type: ignore[override]
        """Run a command as a process of its own; from within another program, raise what click raises."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **others)
        speak(preferred())
        words, debug = without_debug(args)
        run = partial(super().main, words, standalone_mode=False, **others)
        sys.exit(exit_code(run, debug=debug))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a procurement."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"lcc.cli.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        """List them without loading any."""
        widest = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [(name, _shortened(what_it_does(name), widest)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _shortened(text: str, widest: int) -> str:
    """Return the first sentence, cut off at a word where it is too long."""
    sentence = text.partition("\n")[0].partition(". ")[0].rstrip(".")
    return sentence if len(sentence) <= widest else sentence[: widest - 3].rpartition(" ")[0] + "..."
