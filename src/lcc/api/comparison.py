"""The comparison as a workbook, and its sheets."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lcc.intake.submissions import Submissions
from lcc.record.version import LAYOUT

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.excel.cells.sheet_writer import Page
    from lcc.record.place import InputFile


def pages(
    read: Submissions,
    found: "Evaluation | LotsEvaluation",
    language: str,
    inputs: "Sequence[InputFile]",
    empty: Collection[str] = (),
    version: int = LAYOUT,
    **sheets: Any,
) -> "tuple[bytes, Mapping[str, Page]]":
    """Return the workbook of what was `found`, as a version laid it out, and its sheets, some left empty.

    It names these files as what it was made from.
    """
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.excel.comparison.lots_workbook import lots_and_pages
    from lcc.excel.comparison.write import comparison_and_pages

    if isinstance(found, LotsEvaluation):
        return lots_and_pages(found, language, inputs, version)
    return comparison_and_pages(
        found,
        language,
        inputs,
        empty,
        version,
        origins=read.origins,
        submitted=read.submitted,
        **sheets,
    )
