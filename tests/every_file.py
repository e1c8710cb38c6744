"""Every file that the commands write about an award, from the folder of its tender and bids."""

import sys
from pathlib import Path

import lcc
from command_line import run

DOCUMENTS = ("docx", "pdf", "html")


def written(folder: Path, into: Path, language: str = "nl") -> dict[str, bytes]:
    """Write them, and return them by name; of two commands with one document the second has it in other formats."""
    tender, bids, scores = folder / "tender.yaml", folder / "bids", folder / "scores.yaml"
    award = [str(tender), str(bids), *(["--scores", str(scores)] if scores.exists() else [])]
    uncertainty = folder / "uncertainty.yaml"
    scenarios = ["--scenarios", str(folder / "scenarios.yaml")] if (folder / "scenarios.yaml").exists() else []
    commands = [
        ["score", *award, "-o", "comparison.xlsx", "--json", "result.json"],
        *(["letters", *award, "-o", f"letters-{kind}", "--format", kind] for kind in DOCUMENTS),
        *(["proposal", *award, "-o", f"proposal.{kind}"] for kind in DOCUMENTS),
        *(["method", str(tender), "-o", f"method.{kind}"] for kind in DOCUMENTS),
        ["form", str(tender), "-o", "form.xlsx"],
        ["start", "from", str(tender), "-o", "book.xlsx"],
        ["award", "preview", str(tender), "--around", "300000", "-o", "preview.xlsx", "--json", "preview.json"],
        ["explain", *award, "--json", "explained.json"],
        ["sensitivity", *award, *scenarios, "-o", "sensitivity.xlsx", "--json", "sensitivity.json"],
        ["sensitivity", *award, "--what-if", "what-if.xlsx"],
    ]
    if lcc.read(tender).tender.measures_circularity:
        commands += [["annex", *award, "-o", f"annex.{kind}"] for kind in (*DOCUMENTS, "xlsx")]
    if scores.exists():
        commands.append(["quality", "sheet", *award[:2], "-o", "sheets"])
    if uncertainty.exists():
        drawn = ["--uncertainty", str(uncertainty), "--draws", "200"]
        commands.append(["simulate", *award, *drawn, "-o", "simulation.xlsx", "--json", "simulation.json"])
    for command in commands:
        after = [k + 1 for k, word in enumerate(command) if word in ("-o", "--json", "--what-if")]
        run(*(str(into / word) if k in after else word for k, word in enumerate(command)), language=language)
    files = sorted(file for file in into.rglob("*") if file.is_file())
    return {file.relative_to(into).as_posix(): file.read_bytes() for file in files}


if __name__ == "__main__":
    written(Path(sys.argv[1]), Path(sys.argv[2]))
