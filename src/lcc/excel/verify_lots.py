"""The workbook of all lots held against the files that it was made from."""

from collections.abc import Sequence

from lcc.evaluate_lots import LotsEvaluation
from lcc.excel.as_written import edited_cells, lots_language_of, lying_values
from lcc.excel.lots_workbook import pages_of_lots
from lcc.excel.untrusted import open_workbook
from lcc.excel.verify import Verification
from lcc.interchange.findings import problem_at
from lcc.language import translator
from lcc.model.result import InputFile


def verify_lots(content: bytes, file: str, found: LotsEvaluation, inputs: Sequence[InputFile]) -> Verification:
    """Hold every cell and value of a workbook of lots, and its checksums, against what the lots come to now.

    Raises
    ------
    InputRefusedError
        The file is no workbook of lots.
    """
    workbook = open_workbook(content, file)
    language = lots_language_of(workbook, file)
    expected = {page.name: page.cells for page in pages_of_lots(found, language, inputs)}
    findings = [
        *edited_cells(workbook, expected, translator(language), inputs_too=True),
        *lying_values(open_workbook(content, file, values=True), expected),
    ]
    written = [cell for cells in expected.values() for cell in cells.values()]
    return Verification(
        cells=len(written),
        formulas=sum(cell.is_formula for cell in written),
        files=len(inputs),
        differences=tuple(problem_at(finding, file) for finding in findings),
        not_looked_at=tuple(name for name in workbook.sheetnames if name not in expected),
    )
