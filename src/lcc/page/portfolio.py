"""Many tenders at once: the table of all of them, and the indicators of what was awarded."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lcc.documents.in_archive import Made
from lcc.indicators.figures import Indicators, IndicatorValue
from lcc.indicators.made import BesideAwards, TenderAwards, awards_of, indicators
from lcc.indicators.plain import as_table
from lcc.indicators.words import reasons, said, title_of
from lcc.intake.files import InMemory
from lcc.language import Language, Translate, translator
from lcc.language.numbers import local_share
from lcc.page.dropped import Files, several_of
from lcc.page.plain import plain_document, problems_by
from lcc.page.roles import Role, roles_of
from lcc.page.telling import Tell
from lcc.portfolio.held import HeldSource, held_in
from lcc.portfolio.reading import OneTender
from lcc.portfolio.table import Portfolio, of_held, price_level_of, table_of
from lcc.portfolio.work import Settings
from lcc.record.progress import Progress, watched_by
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table

INDEX: Role = "price_index"
_TEXTS = (".yaml", ".yml", ".json")


@dataclass(frozen=True)
class Tabled:
    """The table and the indicators of what was dropped; `sources` names all that was found, read or not."""

    sources: tuple[str, ...]
    portfolio: Portfolio
    indicators: Indicators


def several_indices(files: Files) -> list[str]:
    """Return the names of the files of which one is the index, where there are more."""
    return several_of(_roles(files), (INDEX,)).get(INDEX, [])


def tabled(files: Files, year: int, leave_out: Collection[str], tell: Tell) -> Tabled:
    """Return what files come to at the prices of a year; what is left out by its name is not read.

    Raises
    ------
    InputRefusedError
        The year is none, or the index can't be read. What is wrong with a tender stands in the table.
    """
    index = next((name for name, role in _roles(files).items() if role == INDEX), None)
    level = price_level_of(year, None if index is None else (index, files[index]))
    held = [InMemory(Path(name), content) for name, content in files.items() if name != index]
    found = list(held_in(held))
    awards: list[TenderAwards] = []
    read = [_noted(one, awards) for one in found if one.name not in leave_out]

    def watch(one: Progress) -> None:
        if one.doing == "tenders":
            tell(one.doing, one.at, one.of)

    with watched_by(watch):
        portfolio = table_of([of_held(one, Settings(level)) for one in read])
    numbers = indicators(awards, BesideAwards(price_level=level.year, price_index=level.follows))
    return Tabled(tuple(one.name for one in found), portfolio, numbers)


def in_words(found: Tabled, language: Language) -> dict[str, Any]:
    """Return what came out as the page shows it."""
    return {
        "sources": [*found.sources],
        "tenders": found.portfolio.tenders,
        "rows": len(found.portfolio.rows),
        "problems": problems_by(found.portfolio.problems, language),
        "without_level": [*found.portfolio.without_level],
        "indicators": plain_document(_document(found.indicators, language)) if found.portfolio.tenders else None,
    }


def table_file(found: Tabled, kind: str, language: Language) -> Made:
    """Return the table as CSV or Excel, or the indicators as CSV."""
    _ = translator(language)
    if kind == "indicators":
        return [(f"{_('indicators')}.csv", as_table(found.indicators))]
    content = found.portfolio.csv() if kind == "csv" else found.portfolio.workbook(language)
    return [(f"{_('portfolio')}.{'csv' if kind == 'csv' else 'xlsx'}", content)]


def _roles(files: Files) -> Mapping[str, Role]:
    return roles_of({
        name: content for name, content in files.items() if PurePosixPath(name).suffix.lower() in _TEXTS
    })  # fmt: skip


def _noted(source: HeldSource, awards: list[TenderAwards]) -> HeldSource:
    """Return a source whose awards are noted down as its tenders are scored: each is scored once."""

    def noted(tender: OneTender) -> OneTender:
        def scored() -> Any:
            found = tender.scored()
            awards.append(awards_of(found.found, tender.name))
            return found

        return OneTender(tender.name, scored)

    return source._replace(tenders=lambda: map(noted, source.tenders()))


def _document(found: Indicators, language: Language) -> Document:
    _ = translator(language)
    subtitle = _("Awards: {awards}. Prices of {year}, by the index {index}.").format(
        awards=len(found.records), year=found.price_level, index=found.price_index
    )
    return Document(_("Indicators"), subtitle, language, tuple(_blocks(found, _)))


def _blocks(found: Indicators, _: Translate) -> Iterator[Block]:
    of_all = [one for one in found.values if one.by == "all"]
    yield _table(of_all, _("All awards"), _)
    by_year = [one for one in found.values if one.by == "year"]
    if len({one.group for one in by_year}) > 1:
        yield Heading(2, _("By year"))
        yield _table(by_year, _("By year"), _, has_year=True)
    if left := list(reasons(of_all, _)):
        yield Heading(2, _("Left out, each with how many awards:"))
        yield BulletList(tuple(f"{number}: {text}" for text, number in left))
    yield Paragraph(
        _(
            "What is not known is a question mark and is counted; it is never zero. The CSV has every group as well."
        )
    )


def _table(values: Iterable[IndicatorValue], caption: str, _: Translate, *, has_year: bool = False) -> Table:
    rows = tuple(
        (
            title_of(one.indicator, one.part, _),
            *([one.group] if has_year else []),
            said(one, one.value, _),
            str(one.known),
            str(one.unknown),
            "" if one.coverage is None else local_share(one.coverage, _, 0),
        )
        for one in values
    )
    texts = (_("Indicator"), *([_("Year")] if has_year else []))
    heads = (*texts, _("Value"), _("Known"), _("Unknown"), _("Coverage"))
    return Table(caption, heads, rows, frozenset(range(len(texts), len(heads))))
