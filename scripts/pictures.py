"""Make the pictures in docs/pictures, as the sheets of the examples print. Needs LibreOffice and poppler."""

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
from lcc.excel.quotes.answers import bid_of
from lcc.excel.quotes.layout import of_supplier
from lcc.excel.quotes.write import write_quotes
from lcc.excel.score_sheet.write import write_score_sheet
from lcc.excel.tender_book.book import write_book
from lcc.intake.first_book import as_quotes
from lcc.intake.submissions import read, read_tender
from lcc.language import LANGUAGES, translator
from lcc.library import shipped
from lcc.model.bid import Bid
from lcc.model.tender import Tender
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
BENCHES = [
    {"name": "Parkmeubel BV", "model": "purchase", "price": 940, "life": 12, "maintenance": 32, "disposal": 12},
    {"name": "Ronde Bank", "model": "buy_back", "returned": 0.25, "price": 990, "life": 15, "maintenance": 26,
     "disposal": 0},
    {"name": "Straat in Dienst", "model": "lease", "months": 120, "index": "fixed", "monthly": 13.2, "life": 20,
     "maintenance": 0},
]  # fmt: skip
"""Three quotes, made up: what is not here is 0 where it is asked."""
SHOWN = {
    "circularity": ("Summary",),
    "book": ("Tender", "Assumptions", "Bid 1"),
    "first-nl": ("Samenvatting", "Begroting"),
    "first-en": ("Summary", "Budget by year"),
    "own-nl": ("Aanbesteding",),
    "own-en": ("Tender",),
    "supplier-nl": ("Inschrijfformulier",),
    "supplier-en": ("Bid form",),
}
"""Of which sheets of a workbook there is a picture; of the others, all that are seen."""


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if not old.name.startswith("page-"):  # made in a browser, by page_pictures.py
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
    """Return the workbooks of two examples in English, and those of the manual in both languages."""
    example = shipped.examples()["street-lighting"]
    submissions = read(example / "tender.yaml", [example / "bids"], scores_file=example / "scores.yaml")
    evaluation = evaluate(submissions.tender, submissions.offered, submissions.scores)
    bids = [one.bid for one in evaluation.bids]
    assessor = submissions.tender.quality.assessors[0] if submissions.tender.quality else None
    scenarios, uncertainty = Scenarios.model_validate(SCENARIOS), Uncertainty.model_validate(UNCERTAINTY)
    facade = shipped.examples()["facade-cladding"]
    clad = read(facade / "tender.yaml", [facade / "bids"])
    circular = evaluate(clad.tender, clad.offered)
    of_manual = {name: content for language in LANGUAGES for name, content in _of_manual(language).items()}
    return of_manual | {
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


def _of_manual(language: str) -> dict[str, bytes]:
    """Return what the manual shows: the demo, a tender of one's own, its form filled in, and three quotes."""
    example = shipped.examples()["street-furniture"]
    demo = read(example / "tender.yaml", [example / "bids"])
    evaluation = evaluate(demo.tender, demo.offered)
    own = read_tender(shipped.template_file("street-furniture", language))
    bids = [evaluation.bids[0].bid]
    return {
        f"first-{language}": write_comparison(
            evaluation, language=language, origins=demo.origins, inputs=demo.inputs
        ),
        f"own-{language}": write_book(own, language),
        f"supplier-{language}": write_form(demo.tender, language, bids[0]),
        f"quotes-{language}": write_quotes(as_quotes(own), language, _quotes(own, language)),
    }


def _quotes(tender: Tender, language: str) -> list[Bid]:
    of_item, _ = {"price", "monthly", "life", "maintenance", "demolition", "disposal"}, translator(language)
    asked_of_all = {"management": 0, "demolition": 0}
    answers = {
        of_supplier(k, ("items", 0, name) if name in of_item else (name,)): answer
        for k, quote in enumerate(BENCHES)
        for name, answer in (asked_of_all | quote).items()
    }
    return [Bid.model_validate(bid_of(answers, k, tender, _)[0]) for k in range(len(BENCHES))]


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
    """Whether a sheet has a picture."""
    return workbook not in SHOWN or sheet in SHOWN[workbook]


if __name__ == "__main__":
    sys.exit(main())
