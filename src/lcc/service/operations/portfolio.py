"""Many tenders: in one table, what they come to, and a year of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from lcc.language import translator
from lcc.record.problem import InputRefusedError
from lcc.service.answer import Answer, file_answer, json_answer
from lcc.service.asked import ForIndicators, ForPortfolio, ForPrices, ForYearReport
from lcc.service.sent import Given

if TYPE_CHECKING:
    from lcc.indicators.figures import Indicators

NOT_READ = "Lcc-Not-Read"
"""The header with the number of what could not be read: a CSV has no place for it."""


def indicators(given: Given, asked: ForIndicators) -> Answer:
    """Return what many awards come to; what could not be read is in the JSON, and refused where nothing could."""
    from lcc.indicators.figures import Indicators
    from lcc.indicators.plain import as_table

    found = _indicators(given, asked)
    if asked.kind == "json":
        answer = json_answer(found.model_dump(mode="json"), Indicators)
    else:
        answer = file_answer(translator(asked.lang)("indicators"), asked.kind, as_table(found))
    return _with_number(answer, len(found.not_read))


def year(given: Given, asked: ForYearReport) -> Answer:
    """Return a year for a council: a document, or a workbook with formulas over the awards."""
    from lcc.api.year import last_year, year_report

    found = _indicators(given, asked)
    about = last_year(found) if asked.year is None else asked.year
    content = year_report(found, asked.kind, year=about, language=asked.lang)
    return _with_number(file_answer(f"{about}", asked.kind, content), len(found.not_read))


def _indicators(given: Given, asked: ForIndicators | ForYearReport) -> "Indicators":
    from lcc.api.indicators import beside_awards, price_index_in
    from lcc.indicators.made import indicators
    from lcc.portfolio.awards import awards_held

    beside = beside_awards(
        contracts=given.get("contracts"),
        series=given.get("series"),
        at=asked.at,
        targets=given.get("targets"),
        waste=given.get("waste"),
        waste_unit=asked.waste_unit,
    )
    index = None if given.get("index") is None else price_index_in(given["index"])
    read = awards_held(given["awards"])
    if not read.awards and read.problems:
        raise InputRefusedError([problem for _source, problem in read.problems])
    return indicators(read.awards, beside, price_level=asked.price_level, index=index, not_read=read.not_read)


def portfolio(given: Given, asked: ForPortfolio) -> Answer:
    """Return the table of all tenders, with what could not be read; refused where nothing could."""
    from lcc.portfolio.table import portfolio_of

    found = portfolio_of(given["awards"], price_level=asked.price_level, index=given.get("index"))
    if not found.tenders and found.problems:
        raise InputRefusedError([problem for _source, problem in found.problems])
    if asked.kind == "json":
        rows = [row | {"base_date": row["base_date"].isoformat()} for row in found.rows]
        plain = {
            "tenders": found.tenders, "rows": rows, "not_read": found.not_read, "without_level": found.without_level,
        }  # fmt: skip
        answer = json_answer(plain)
    else:
        content = found.csv() if asked.kind == "csv" else found.workbook(asked.lang)
        answer = file_answer(translator(asked.lang)("portfolio"), asked.kind, content)
    return _with_number(answer, len(found.problems))


def prices(given: Given, asked: ForPrices) -> Answer:
    """Return a price file with what the bids of tenders asked; refused where nothing could be read."""
    from lcc.portfolio.price_memory import remember_prices

    found = remember_prices(given["awards"], given.get("prices"), with_award=asked.with_award, language=asked.lang)
    if not found.tenders and not found.known and found.problems:
        raise InputRefusedError([problem for _source, problem in found.problems])
    return _with_number(file_answer(translator(asked.lang)("prices"), "csv", found.csv), len(found.problems))


def _with_number(answer: Answer, not_read: int) -> Answer:
    """Return an answer that says how much could not be read."""
    return replace(answer, headers={**answer.headers, NOT_READ: str(not_read)})
