"""The year of an authority as a document or a workbook, of the indicators of its awards."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lcc.indicators.figures import Indicators

YearKind = Literal["html", "docx", "pdf", "xlsx"]


def year_report(
    indicators: "Indicators", kind: YearKind, *, year: int | None = None, language: Literal["nl", "en"] = "nl"
) -> bytes:
    """Return a year for a council, as the bytes of a page, a Word file, a PDF or a workbook.

    Parameters
    ----------
    indicators
        What `lcc.indicators_of` returns: of all years that the report is to show beside each other.
    kind
        `html`, `pdf` and `docx` have pictures, each with its table; `xlsx` has charts, and formulas over what was read.
    year
        The year that it is about; left out, the last one with an award.
    language
        `nl` or `en`.

    Raises
    ------
    InputRefusedError
        A PDF lacks a character that is in a name; there are more awards than a sheet has rows; or the extra `word` is
        not installed.

    Examples
    --------
    >>> import lcc
    >>> page = year_report(lcc.indicators_of([]), "html", year=2027, language="en").decode()
    >>> "Of 2027 there is no award in what was read." in page
    True
    """
    about = last_year(indicators) if year is None else year
    if kind == "xlsx":
        from lcc.year.workbook import year_workbook

        return year_workbook(indicators, about, language)
    from lcc.documents.formats import as_file
    from lcc.year.document import year_document

    return as_file(year_document(indicators, about, language), kind)


def last_year(indicators: "Indicators") -> int:
    """Return the last year with an award; that of the price level where there is none."""
    return max((one.year for one in indicators.records), default=indicators.price_level)
