"""Write the table of limits in docs/quality.md. Run after a limit has changed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lcc.analysis.sensitivity import MOST_TRIED
from lcc.checks.size import MOST_CASH_FLOWS, MOST_CELLS
from lcc.excel.untrusted import limits as workbooks
from lcc.intake.bid_archive import DEEPEST, MOST_FILES, MOST_UNPACKED_BYTES
from lcc.intake.files import MOST_BYTES
from lcc.interchange import limits as texts
from lcc.record.problem import MOST_PROBLEMS
from lcc.words.problem_texts.texts import MEANINGS

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
START, END = "<!-- limits, by scripts/limits_page.py -->\n", "<!-- end of limits -->"

HANDED_IN: Mapping[str, int] = {
    "files among the bids, in folders and archives": MOST_FILES,
    "folders in each other": DEEPEST,
    "bytes of the files in an archive, unpacked": MOST_UNPACKED_BYTES,
    "bytes of one file": MOST_BYTES - 1,
}
BIDS: Mapping[str, int] = {
    "cash flows of one bid": MOST_CASH_FLOWS,
    "cells of one bid in a comparison": MOST_CELLS,
    "numbers tried in a bid, times its cash flows": MOST_TRIED,
    "problems listed of one file": MOST_PROBLEMS,
}


def page() -> str:
    """Return the page with its table as it should be."""
    before, mark, rest = PAGE.read_text().partition(START)
    return before + mark + "".join(f"{line}\n" for line in _lines()) + rest[rest.index(END) :]


def _lines() -> Iterator[str]:
    yield from _table(MEANINGS, {"YAML": texts.YAML._asdict(), "JSON": texts.JSON._asdict()})
    yield ""
    of = {"a workbook of others": workbooks.OF_A_STRANGER, "a comparison": workbooks.OF_OUR_OWN}
    yield from _table(workbooks.MEANINGS, {name: limits._asdict() for name, limits in of.items()})
    yield ""
    yield from _table({name: name for name in HANDED_IN}, {"folders and archives": HANDED_IN})
    yield ""
    yield from _table({name: name for name in BIDS}, {"after reading": BIDS})


def _table(meanings: Mapping[str, str], columns: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield _row(["at most", *columns])
    yield _row(["---", *("---:" for _column in columns)])
    for name, meaning in meanings.items():
        yield _row([meaning, *(f"{limits[name]:,}" for limits in columns.values())])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page())
