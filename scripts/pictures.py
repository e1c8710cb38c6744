"""Make the pictures in docs/pictures, as the sheets of the example print. Needs LibreOffice and poppler."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lcc.analysis.sensitivity import analyse
from lcc.engine.simulation import simulate
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.write import write_comparison
from lcc.excel.score_sheet.write import write_score_sheet
from lcc.excel.tender_book.book import write_book
from lcc.intake.submissions import read
from lcc.library import shipped
from lcc.model.uncertainty import Scenarios, Uncertainty

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DOTS_PER_INCH = 80


SCENARIOS = {
    "scenarios": [
        {"name": "Dear electricity", "changes": [{"field": "resources.electricity.price", "value": 0.4}]},
        {"name": "Cheap electricity", "changes": [{"field": "resources.electricity.price", "value": 0.15}]},
    ]
}
UNCERTAINTY = {
    "drivers": [
        {
            "name": "electricity price",
            "effect": "multiplies",
            "distribution": {"kind": "pert", "low": 0.7, "mode": 1.0, "high": 1.8},
            "fields": [{"field": "resources.electricity.price"}],
        },
        {
            "name": "growth of the electricity price",
            "distribution": {"kind": "triangular", "low": 0.0, "mode": 0.025, "high": 0.06},
            "fields": [{"field": "indices.energy"}],
        },
    ]
}


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in workbooks().items():
            file = Path(folder) / f"{name}.xlsx"
            file.write_bytes(content)
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
                 "--convert-to", "pdf", "--outdir", folder, file],
                check=True, capture_output=True,
            )  # fmt: skip
            for sheet, page in first_pages(file.with_suffix(".pdf")).items():
                if not is_shown(name, sheet):
                    continue
                picture = PICTURES / picture_name(name, sheet)
                subprocess.run(
                    ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", "-singlefile", "-f", str(page), "-l", str(page),
                     file.with_suffix(".pdf"), picture],
                    check=True,
                )  # fmt: skip
                print(f"{picture}.png")
    return 0


def workbooks() -> dict[str, bytes]:
    """Return the workbooks of two examples, in English."""
    example = shipped.examples()["street-lighting"]
    submissions = read(example / "tender.yaml", [example / "bids"], scores_file=example / "scores.yaml")
    evaluation = evaluate(submissions.tender, submissions.offered, submissions.scores)
    bids = [one.bid for one in evaluation.bids]
    assessor = submissions.tender.quality.assessors[0] if submissions.tender.quality else None
    scenarios, uncertainty = Scenarios.model_validate(SCENARIOS), Uncertainty.model_validate(UNCERTAINTY)
    facade = shipped.examples()["facade-cladding"]
    clad = read(facade / "tender.yaml", [facade / "bids"])
    circular = evaluate(clad.tender, clad.offered)
    return {
        "circularity": write_comparison(circular, language="en", origins=clad.origins, inputs=clad.inputs),
        "score-sheet": write_score_sheet(submissions.tender, bids, "en", assessor, submissions.scores),
        "form": write_form(submissions.tender, "en", bids[0]),
        "book": write_book(submissions.tender, "en", bids=bids[:1]),
        "comparison": write_comparison(
            evaluation,
            language="en",
            origins=submissions.origins,
            inputs=submissions.inputs,
            sensitivity=analyse(evaluation, scenarios=scenarios),
            simulation=simulate(submissions.tender, bids, uncertainty),
        ),
    }


def first_pages(pdf: Path) -> dict[str, int]:
    """Return on which page each sheet starts; its name stands at the bottom left."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages: dict[str, int] = {}
    for number, page in enumerate(text.split("\f")[:-1], start=1):
        footer = page.rstrip().splitlines()[-1]
        pages.setdefault(re.split(r"\s{2,}", footer.strip())[0], number)
    return pages


def picture_name(workbook: str, sheet: str) -> str:
    return re.sub(r"\W+", "-", f"{workbook} {sheet}".lower())


def is_shown(workbook: str, sheet: str) -> bool:
    """Whether a sheet has a picture: not an empty one for one more bid, of circularity the summary alone."""
    return (workbook != "circularity" or sheet == "Summary") and not re.fullmatch(r"Bid [2-9]", sheet)


if __name__ == "__main__":
    sys.exit(main())
