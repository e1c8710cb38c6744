"""Fill in one of each workbook, to be kept for ever: run once, when the layout has a new version. See tests/forms."""

import sys
from collections.abc import Iterator
from pathlib import Path

from lcc.cli import main as lcc
from lcc.excel.bid_form.write import write_form
from lcc.excel.passport_form.write import write_passport
from lcc.excel.score_sheet.write import write_score_sheet
from lcc.excel.tender_book.book import write_book
from lcc.intake.submissions import Submissions, read
from lcc.language import LANGUAGES
from lcc.record.version import LAYOUT

KEPT = Path(__file__).parents[1] / "tests" / "forms"
BIDS = ("lease", "purchase")


def stated(folder: Path) -> Submissions:
    """Return what stands in the YAML of a version, and so in its workbooks."""
    bids = [folder / f"bid-{name}.yaml" for name in BIDS]
    return read(folder / "tender.yaml", bids, scores_file=folder / "scores.yaml")


def stated_in_lots(folder: Path) -> Submissions:
    """Return what stands in the YAML of the tender in lots of a version."""
    return read(folder / "lots" / "tender.yaml", [folder / "lots" / "bid.yaml"])


def filled_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the workbooks that people fill in, by their names, as the YAML of a version says."""
    found, in_lots = stated(folder), stated_in_lots(folder)
    tender, bids, passport = found.tender, found.offered, found.offered[0].offers[0].passport
    for language in LANGUAGES:
        for name, bid in zip(BIDS, bids, strict=True):
            yield f"form-{name}-{language}.xlsx", write_form(tender, language, bid)
        yield f"passport-{language}.xlsx", write_passport(language, passport)
        yield f"book-{language}.xlsx", write_book(tender, language, bids=bids)
        yield f"scores-{language}.xlsx", write_score_sheet(tender, bids, language, scores=found.scores)
        yield f"lots/form-{language}.xlsx", write_form(in_lots.tender, language, in_lots.offered[0])


def made_from(folder: Path, language: str) -> dict[str, list[str]]:
    """Return the files that each comparison is made from, by its name, as `lcc` takes them; of lots in Dutch alone."""
    forms = [str(folder / f"form-{name}-{language}.xlsx") for name in BIDS]
    tender, scores, lots = folder / "tender.yaml", folder / "scores.yaml", folder / "lots"
    found = {f"comparison-{language}.xlsx": [str(tender), *forms, "--scores", str(scores)]}
    if language == "nl":
        found["lots/lots.xlsx"] = [str(lots / "tender.yaml"), str(lots / f"form-{language}.xlsx")]
    return found


def main() -> int:
    folder = KEPT / f"v{LAYOUT}"
    if any(folder.rglob("*.xlsx")):
        print(f"{folder} has its workbooks: they stay as they are.", file=sys.stderr)
        return 1
    for name, content in filled_in(folder):
        (folder / name).write_bytes(content)
    for language in LANGUAGES:
        for name, files in made_from(folder, language).items():
            lcc(["score", *files, "-o", str(folder / name), "--lang", language], standalone_mode=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
