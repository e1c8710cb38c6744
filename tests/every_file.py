"""Every file that the commands write about an award, from the folder of its tender and bids."""

import sys
from pathlib import Path

import lcc
from command_line import run
from lcc.documents.file_names import file_stems
from lcc.language import translator

DOCUMENTS = ("docx", "pdf", "html")


def award_in(folder: Path) -> list[str]:
    """Return how the tender and the bids in a folder are named, and what stands beside them."""
    beside = (("--scores", "scores.yaml"), ("--prices", "prices.csv"), ("--price-index", "price_index.csv"))
    given = [(option, str(folder / name)) for option, name in beside if (folder / name).exists()]
    return [str(folder / "tender.yaml"), str(folder / "bids"), *(word for pair in given for word in pair)]


def every_file(folder: Path, into: Path) -> dict[str, bytes]:
    """Write what any command makes of an award, and return it by name; proofs apart, whose salts are random."""
    award = award_in(folder)
    tender, options = lcc.read(folder / "tender.yaml").tender, list[str]()
    commands = [
        ["score", *award, "-o", "comparison.xlsx", "--json", "result.json"],
        *(["letters", *award, "-o", f"letters-{kind}", "--format", kind] for kind in DOCUMENTS),
        *(["method", award[0], "-o", f"method.{kind}"] for kind in DOCUMENTS),
        ["form", award[0], "-o", "form.xlsx"],
        ["start", "from", award[0], "-o", "book.xlsx"],
        ["award", "preview", award[0], "--around", "300000", "-o", "preview.xlsx", "--json", "preview.json"],
    ]
    if tender.lots is not None:
        options = ["--lot", tender.lots.parts[0].id]
    else:
        commands += [["proposal", *award, "-o", f"proposal.{kind}"] for kind in DOCUMENTS]
        commands += [["report", *award, "-o", f"report.{kind}"] for kind in DOCUMENTS]
    if tender.measures_circularity:
        commands += [["annex", *award, "-o", f"annex.{kind}"] for kind in (*DOCUMENTS, "xlsx")]
    if "--scores" in award:
        commands.append(["quality", "sheet", *award[:2], "-o", "sheets"])
    one, scenarios = [*award, *options], folder / "scenarios.yaml"
    tried = ["--scenarios", str(scenarios)] if scenarios.exists() else []
    commands += [
        ["explain", *one, "--json", "explained.json"],
        ["sensitivity", *one, *tried, "-o", "sensitivity.xlsx", "--json", "sensitivity.json"],
        ["sensitivity", *one, "--what-if", "what-if.xlsx"],
    ]
    if (folder / "uncertainty.yaml").exists():
        drawn = ["--uncertainty", str(folder / "uncertainty.yaml"), "--draws", "200"]
        commands.append(["simulate", *one, *drawn, "-o", "simulation.xlsx", "--json", "simulation.json"])
    for command in commands:
        files = [k + 1 for k, word in enumerate(command) if word in ("-o", "--json", "--what-if")]
        run(*(str(into / word) if k in files else word for k, word in enumerate(command)), language="nl")
    return _in(into)


def in_archive(folder: Path, into: Path, award_file: bytes, language: str) -> dict[str, bytes]:
    """Return what the commands write of what the page has in its archive, by the names that it has there.

    Salts are random: those of `award_file` are used again.
    """
    _, award, tender = translator(language), award_in(folder), lcc.read(folder / "tender.yaml").tender
    kept = into / _("confidential") / "award.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(award_file)
    commands = [
        ["score", *award, "-o", f"{_('comparison')}.xlsx", "--json", f"{_('result')}.json"],
        ["letters", *award, "-o", _("letters"), "--with-proof"],
        ["letters", *award, "-o", _("proofs"), "--proof", "--award-file", str(kept)],
    ]
    commands.append(["report", *award, "-o", f"{_('report of the award')}.docx"])
    lots = file_stems([lot.id for lot in tender.lots.parts], _("lot")) if tender.lots else {}
    for place, of_lot in [(f"{stem}/", ["--lot", lot]) for lot, stem in lots.items()] or [("", list[str]())]:
        (into / place).mkdir(exist_ok=True)
        commands.append(["proposal", *award, *of_lot, "-o", f"{place}{_('proposal')}.docx"])
        if tender.measures_circularity:
            commands.append(["annex", *award, *of_lot, "-o", f"{place}{_('annex')}.docx"])
    for command in commands:
        files = [k + 1 for k, word in enumerate(command) if word in ("-o", "--json")]
        run(*(str(into / word) if k in files else word for k, word in enumerate(command)), language=language)
    for lot, name in file_stems(lots, _("comparison")).items():
        (into / f"{name}.xlsx").rename(into / lots[lot] / f"{_('comparison')}.xlsx")
    return _in(into)


def _in(folder: Path) -> dict[str, bytes]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


if __name__ == "__main__":
    every_file(Path(sys.argv[1]), Path(sys.argv[2]))
