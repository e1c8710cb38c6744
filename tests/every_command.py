"""Every command of `lcc`, with words that it does something for; what it reads is made in the folder that one is in."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from openpyxl import load_workbook

import all_tenders
import epds
import lcc
import quotes
from command_line import run
from lcc.cli import output
from lcc.library import shipped
from passports import BENCH

_PAGE = f'<meta name="lcc-version" content="{lcc.__version__}">'


def leaves(command: click.Command, *before: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from leaves(found, *before, name)
    else:
        yield before


AWARD = ("TENDER", "BIDS", "SCORES")
COMMANDS: dict[str, tuple[str, ...]] = {
    "start list": ("--search", "verlichting"),
    "start show": ("street-furniture",),
    "start new": ("street-furniture", "--excel", "-o", "new.xlsx"),
    "start from": ("TENDER", "-o", "from.xlsx"),
    "start quotes": ("street-furniture", "-o", "quotes.xlsx"),
    "form": ("TENDER", "-o", "form.xlsx"),
    "check": AWARD,
    "score": (*AWARD, "-o", "comparison.xlsx"),
    "letters": (*AWARD, "-o", "letters"),
    "verify": ("result.json", *AWARD),
    "demo": ("-o", "demo"),
    "page": ("lcc.html", "--where"),
    "method": ("TENDER", "-o", "method.docx"),
    "quality sheet": ("TENDER", "BIDS", "-o", "sheets"),
    "quality key": ("TENDER", "BIDS"),
    "quality lock": ("TENDER", "BIDS", "--sheet", "given", "--open", "-o", "open.yaml"),
    "quality show": ("scores.yaml",),
    "proposal": (*AWARD, "-o", "proposal.docx"),
    "report": (*AWARD, "-o", "report.docx"),
    "annex": ("facade-cladding/tender.yaml", "facade-cladding/bids", "-o", "annex.docx"),
    "contract new": (*AWARD, "--delivered", "2028-01-01", "-o", "made.yaml"),
    "contract form": ("contract.yaml", "--year", "2028", "-o", "2028.xlsx"),
    "contract record": ("contract.yaml", "rows.yaml", "--by", "A", "--on", "2025-01-01", "-o", "more.yaml"),
    "contract show": ("contract.yaml", "--at", "2030-01-01", "-o", "contract.xlsx"),
    "contract calendar": ("contract.yaml", "--at", "2030-01-01", "-o", "contract.ics"),
    "contract forecast": ("contract.yaml", "--at", "2030-01-01"),
    "look-back": ("back.xlsx", "-o", "look-back.docx"),
    "map new": ("street-furniture/price-sheets/prijzenblad.xlsx", "-o", "draft.map.yaml"),
    "map check": ("street-furniture/price-sheets/prijzenblad.map.yaml",),
    "passport form": ("-o", "bench.passport.xlsx"),
    "passport check": ("bench.passport.json",),
    "passport export": ("bench.passport.json", "-o", "bench.yaml"),
    "passport epd": ("bench.openepd.json", "--per-item", "85 kg"),
    "passport declaration": ("dismantling/tender.yaml", "dismantling/bids", "-o", "declaration.xlsx"),
    "award check": ("TENDER", "--law", "nl"),
    "award preview": ("TENDER", "--around", "300000", "-o", "preview.xlsx"),
    "sensitivity": (*AWARD, "--extend", "2", "-o", "sensitivity.xlsx"),
    "simulate": (
        "street-furniture/tender.yaml", "street-furniture/bids", "--uncertainty", "street-furniture/uncertainty.yaml",
        "--draws", "200",
    ),
    "constants": ("--at", "2027-01-01"),
    "facts": ("ict",),
    "explain": AWARD,
    "export ocds": (*AWARD, "-o", "release.json", "--written", "2027-06-25T09:00:00+02:00"),
    "export releases": ("TENDERS", "-o", "releases.json", "--written", "2027-06-25T09:00:00+02:00"),
    "export sdg": ("TENDERS", "--answers", "answers.json", "-o", "sdg.csv"),
    "export eforms": (*AWARD, "-o", "notice.xml"),
    "export extension": ("-o", "lcc-extension"),
    "portfolio": ("TENDERS", "-o", "portfolio.csv", "--price-level", "2030"),
    "indicators": ("TENDERS", "-o", "indicators.csv"),
    "year": ("TENDERS", "-o", "year.html"),
    "share": ("TENDERS", "--all-tenders", "all.json", "-o", "share.csv"),
    "prices remember": ("TENDERS", "-o", "prices.csv"),
    "prices show": ("prices.csv", "--price-level", "2030"),
    "schema": ("bid", "-o", "bid.schema.json"),
    "more": (),
}  # fmt: skip
"""By the name of a command, what is typed after it."""
NEVER_ENDS = {("serve",)}
"""tests/service has it."""


def typed(name: str, folder: Path) -> list[str]:
    """Return all the words of a command about the award in a folder; what it reads beside that is made here."""
    tender, bids, scores = str(folder / "tender.yaml"), str(folder / "bids"), folder / "scores.yaml"
    award = {
        "TENDER": [tender],
        "BIDS": [bids],
        "SCORES": ["--scores", str(scores)] if scores.exists() else [],
        "scores.yaml": [str(scores)],
        "TENDERS": [str(folder)],
    }
    if name == "verify":
        run("score", tender, bids, *award["SCORES"], "--json", "result.json")
    if name == "quality lock":
        run("quality", "sheet", tender, bids, *award["SCORES"], "-o", "given")
    if "contract.yaml" in COMMANDS[name]:
        run("contract", "new", tender, bids, *award["SCORES"], "--delivered", "2028-01-01", "-o", "contract.yaml")
        Path("rows.yaml").write_text(
            "rows:\n- {kind: social_return, date: 2025-01-01, value: 1, what: Work, evidence: E}\n"
        )
    if name == "prices show":
        run("prices", "remember", str(folder), "-o", "prices.csv")
    if name == "look-back":
        run("start", "quotes", "street-furniture", "--look-back", "-o", "back.xlsx")
        book = load_workbook("back.xlsx")
        quotes.type_in_look_back(book)
        book.save("back.xlsx")
    made = {
        "lcc.html": _PAGE,
        "bench.passport.json": json.dumps(BENCH),
        "bench.openepd.json": json.dumps(epds.openepd()),
        "all.json": json.dumps({"releases": [all_tenders.release("9", buyer=lcc.read(tender).tender.authority)]}),
        "answers.json": json.dumps({"authority": lcc.read(tender).tender.authority, "year": 2027}),
    }
    for file, content in made.items():
        if file in COMMANDS[name]:
            Path(file).write_text(content)
    words = name.split()
    for word in COMMANDS[name]:
        example, _slash, inside = word.partition("/")
        words += award.get(word, [str(shipped.examples()[example] / inside) if inside else word])
    return words


def said_and_written(folder: Path, into: Path, names: Iterable[str]) -> None:
    """Run commands each in a folder of its own, and keep there what it writes, what it says, and its JSON.

    Not that it takes long, which hangs on the computer.
    """
    output._PATIENCE_SECONDS = 3600
    for name in names:
        if name == "page":  # says where a file is on this computer
            continue
        if name.startswith("quality") and not (folder / "scores.yaml").exists():
            continue
        own = into / name
        own.mkdir(parents=True)
        os.chdir(own)
        words, replaced = typed(name, folder), [] if name in NO_FORCE else ["--force"]
        for kind, more in (("text", []), ("json", ["--json", "outcome.json", *replaced])):
            done = run(*words, *more)
            Path(f"{kind}.out").write_text(done.stdout, "utf-8")
            Path(f"{kind}.err").write_text(done.stderr, "utf-8")


NO_FORCE = {"start show", "verify", "prices show", "page", "quality key", "map check", "more"}
"""Commands that write no file but their JSON."""


if __name__ == "__main__":
    said_and_written(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
