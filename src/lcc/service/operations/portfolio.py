"""Many tenders in one table."""

from dataclasses import replace

from lcc.language import translator
from lcc.record.problem import InputRefusedError
from lcc.service.answer import Answer, file_answer, json_answer
from lcc.service.asked import ForPortfolio
from lcc.service.sent import Given

NOT_READ = "Lcc-Not-Read"
"""The header with the number of what could not be read: a CSV has no place for it."""


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
    return replace(answer, headers={**answer.headers, NOT_READ: str(len(found.problems))})
