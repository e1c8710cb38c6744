"""Many tenders: in one table, what they come to, and a year of them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lcc.language import translator
from lcc.record.problem import InputRefusedError
from lcc.service.answer import Answer, file_answer, json_answer
from lcc.service.asked import ForIndicators, ForPortfolio, ForPrices, ForReleases, ForSdg, ForShare, ForYearReport
from lcc.service.sent import Given

if TYPE_CHECKING:
    from lcc.api.all_tenders import OfAuthorities
    from lcc.indicators.figures import Indicators
    from lcc.portfolio.awards import AwardsRead

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


def share(given: Given, asked: ForShare) -> Answer:
    """Return what part of all tenders of an authority asked for life-cycle cost or circularity."""
    from lcc.api.all_tenders import beside_open_data
    from lcc.exchange.all_tenders.shares import shares_as_table
    from lcc.indicators.of_all_tenders import SharesOfAll

    read = _awards(given)
    shares = beside_open_data(given["all_tenders"], read.not_read, **_known(given))
    found = shares([record for award in read.awards for record in award.records])
    if asked.kind == "json":
        answer = json_answer(found.model_dump(mode="json"), SharesOfAll)
    else:
        answer = file_answer(translator(asked.lang)("share"), asked.kind, shares_as_table(found))
    return _with_number(answer, len(found.not_read))


def sdg(given: Given, asked: ForSdg) -> Answer:
    """Return what an authority contributes to SDG indicator 12.7.1 in a year: no score, which is of a country."""
    from lcc.api.indicators import beside_awards
    from lcc.api.sdg import sdg_contribution, sdg_file
    from lcc.indicators.made import indicators

    beside = beside_awards(all_tenders=given.get("all_tenders"), **_known(given))
    read = _awards(given)
    found = sdg_contribution(given["answers"], indicators(read.awards, beside, read.not_read))
    answer = file_answer("sdg-12-7-1", asked.kind, sdg_file(found, asked.kind, asked.lang))
    return _with_number(answer, len(found.not_read))


def releases(given: Given, asked: ForReleases) -> Answer:
    """Return the open data (OCDS 1.1) of many tenders with their awards; refused where none could be made."""
    from lcc.api.open_data import OfPublisher
    from lcc.portfolio.held import held_in_files
    from lcc.portfolio.reading import NamedTenders
    from lcc.portfolio.releases import ReleaseOptions, released

    sources = (NamedTenders(one.name, one.tenders) for one in held_in_files(given["awards"]))
    options = ReleaseOptions(
        datetime.fromisoformat(asked.written) if asked.written else datetime.now(UTC).replace(microsecond=0),
        OfPublisher(prefix=asked.prefix, address=asked.address),
        asked.publisher,
        asked.bid_details,
    )
    found = released(sources, asked.kind, options, asked.lang)
    answer = file_answer(translator(asked.lang)("releases"), asked.kind, found.content)
    return _with_number(answer, len(found.problems))


def _known(given: Given) -> "OfAuthorities":
    """Return how tenders are known among all that are published."""
    return {"authorities": given.get("authorities", ()), "numbers": given.get("numbers")}


def _awards(given: Given) -> "AwardsRead":
    """Return the awards that were sent; refused where none could be read."""
    from lcc.portfolio.awards import awards_held

    read = awards_held(given["awards"])
    if not read.awards and read.problems:
        raise InputRefusedError([problem for _source, problem in read.problems])
    return read


def _indicators(given: Given, asked: ForIndicators | ForYearReport) -> "Indicators":
    from lcc.api.indicators import beside_awards
    from lcc.indicators.made import indicators

    beside = beside_awards(
        contracts=given.get("contracts"),
        series=given.get("series"),
        at=asked.at,
        targets=given.get("targets"),
        waste=given.get("waste"),
        waste_unit=asked.waste_unit,
        all_tenders=given.get("all_tenders"),
        price_level=asked.price_level,
        index=given.get("index"),
        **_known(given),
    )
    read = _awards(given)
    return indicators(read.awards, beside, read.not_read)


def portfolio(given: Given, asked: ForPortfolio) -> Answer:
    """Return the table of all tenders, with what could not be read; refused where nothing could."""
    from lcc.exchange.outputs.of_portfolio import PortfolioTable
    from lcc.portfolio.table import portfolio_of

    found = portfolio_of(given["awards"], price_level=asked.price_level, index=given.get("index"))
    if not found.tenders and found.problems:
        raise InputRefusedError([problem for _source, problem in found.problems])
    if asked.kind == "json":
        rows = [row | {"base_date": row["base_date"].isoformat()} for row in found.rows]
        plain = {
            "tenders": found.tenders, "rows": rows, "not_read": found.not_read, "without_level": found.without_level,
        }  # fmt: skip
        answer = json_answer(plain, PortfolioTable)
    else:
        content = found.csv() if asked.kind == "csv" else found.workbook(asked.lang)
        answer = file_answer(translator(asked.lang)("portfolio"), asked.kind, content)
    return _with_number(answer, len(found.problems))


def prices(given: Given, asked: ForPrices) -> Answer:
    """Return a price file with what the bids of tenders asked; refused where nothing could be read."""
    from lcc.portfolio.price_memory import remember_prices

    found = remember_prices(
        given["awards"],
        given.get("prices"),
        with_award=asked.with_award,
        again=asked.again,
        language=asked.lang,
    )
    if not (found.tenders or found.known or found.otherwise) and found.problems:
        raise InputRefusedError([problem for _source, problem in found.problems])
    return _with_number(file_answer(translator(asked.lang)("prices"), "csv", found.csv), len(found.problems))


def _with_number(answer: Answer, not_read: int) -> Answer:
    """Return an answer that says how much could not be read."""
    return replace(answer, headers={**answer.headers, NOT_READ: str(not_read)})
