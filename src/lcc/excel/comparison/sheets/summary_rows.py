"""Where everything on the summary stands, for its own formulas: two tables of the bids, and cells that nobody sees."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.excel.cells.sheet_writer import block
from lcc.library.phases import PHASES

RANK, BIDDER, COMPARED = range(3)
ABOVE_LOWEST = SCORE = COMPARED + 1
"""In the ranking: how far a bid is above the lowest where cost alone decides, or else its score."""

FIRST_PHASE = COMPARED
LCC = FIRST_PHASE + len(PHASES)
LAST = LCC
"""The last column that is seen; those behind it are for the ranking, the sentences and the charts."""

(
    WITHOUT, ANNUAL, NOMINAL, ORDER_RANK, ORDER, AT_DELIVERY, TO_BUY, KILOGRAMS, COUNTED, A_TONNE, RETURNS, SHORT,
    IN_LEGEND, MODELS, USERS,
) = range(LAST + 1, LAST + 16)  # fmt: skip
"""What users pay comes last: only where they do, so that elsewhere the columns beside it stay free for their owner."""
HELP = WITHOUT
"""The first column of what is worked out beside a sentence."""

MOST_REMARKS = 4


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the parts start; both tables list the bids, the first one by rank."""

    bids: int
    notes: int
    remarks: int
    kept: int = 0
    """Whether there is a row for what the authority has, above that of the first bid."""

    @property
    def sentence(self) -> int:
        """Who comes first, and by how much."""
        return 2 + self.notes

    @property
    def buying(self) -> int:
        """Who would have come first on purchase price."""
        return self.sentence + 1

    @property
    def promises(self) -> int:
        """Whether the first stays first without what it promises."""
        return self.sentence + 2

    @property
    def what_we_have(self) -> int:
        """Whether the first is dearer than keeping what the authority has; a row only where that is known."""
        return self.sentence + 3

    @property
    def changes(self) -> int:
        """What was changed in the workbook."""
        return self.sentence + 3 + self.kept

    @property
    def ranking(self) -> int:
        """Two rows above the first bid in the ranking: its heading, or the next row where something stands between."""
        return self.changes + 2 + self.remarks + self.kept

    @property
    def costs(self) -> int:
        """The heading of the cost by phase."""
        return self.ranking + self.bids + 3

    @property
    def charts(self) -> int:
        """The row below the tables."""
        return self.costs + self.bids + 3

    def ranked(self, column: int) -> str:
        """Return the cells of all bids in the ranking."""
        return block(self.ranking + 2, column, self.ranking + 1 + self.bids, column)

    def column(self, column: int) -> str:
        """Return the cells of all bids in the table of costs."""
        return block(self.costs + 2, column, self.costs + 1 + self.bids, column)

    def beside(self, row: int, offset: int = 0) -> str:
        """Return a cell that is worked out beside a sentence."""
        return str(xl_rowcol_to_cell(row, HELP + offset, row_abs=True, col_abs=True))
