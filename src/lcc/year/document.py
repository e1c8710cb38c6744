"""The year as a document for a council: what was bought, how circular it is, how far from the goal, with pictures."""

from collections.abc import Iterator

from lcc.indicators.figures import INDICATORS, Indicators
from lcc.language import Translate, translator
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table
from lcc.year.found import YearFound
from lcc.year.groups import division_name, divisions
from lcc.year.in_short import in_short, whose
from lcc.year.overview import indicators_table, not_measured, problem_text
from lcc.year.pictures import pictures
from lcc.year.table import as_block
from lcc.year.targets import path_of, target_name

_MOST_NOT_READ = 50


def year_document(indicators: Indicators, year: int, language: str) -> Document:
    """Return the document; the number of each picture stands in the table below it."""
    _ = translator(language)
    found = YearFound(indicators)
    title = _("Buying for a circular economy: {year}").format(year=year)
    authority = whose(found, year, _)
    return Document(title, authority, language, tuple(_blocks(found, year, _)), author=authority)


def _blocks(found: YearFound, year: int, _: Translate) -> Iterator[Block]:
    yield Heading(1, _("In short"))
    for sentence in in_short(found, year, _):
        yield Paragraph(sentence)
    if not found.records:
        yield from _not_read(found, _)
        return
    for picture in pictures(found, year, _):
        yield Heading(1, picture.title)
        yield Paragraph(picture.text)
        for table in picture.tables:
            yield as_block(table, _)
        if not picture.tables:
            yield Paragraph(picture.without_tables(_))
    yield Heading(1, _("All indicators of {year}").format(year=year))
    yield as_block(indicators_table(found, year, _), _)
    yield Heading(1, _("What was not measured"))
    yield Paragraph(_("What is not known is counted, and is never taken for zero."))
    if (lacking := not_measured(found, year, _)) is not None:
        yield as_block(lacking, _)
    yield from _not_read(found, _)
    yield Heading(1, _("Method, sources and dates"))
    yield BulletList(tuple(method(found, _)))
    yield _sources(_)


def method(found: YearFound, _: Translate) -> Iterator[str]:
    """Yield how the numbers came about, in sentences, with who stated a goal and from when the figures are."""
    made, by_base_date = found.indicators, sum(one.year_of == "base_date" for one in found.records)
    yield _(
        "All years were worked out by one version of the program ({version}) and in one way: no difference between "
        "years comes of another method."
    ).format(version=f"lcc {made.lcc_version}")
    if made.price_index == "general":
        yield _(
            "Amounts are at the prices of {year}, by the general price rise that each tender assumes; each is an equal "
            "amount a year."
        ).format(year=made.price_level)
    else:
        yield _(
            "Amounts are at the prices of {year}, by the index {index}; each is an equal amount a year."
        ).format(year=made.price_level, index=made.price_index)
    yield _(
        "The year of an award is that of the day on which it was announced, or else of the base date: that is so of "
        "{number} of {all}."
    ).format(number=by_base_date, all=len(found.records))
    names = [division_name(code, _) for code in divisions(found.records) if code]
    if names:
        yield _(
            "Product groups are the divisions of the CPV, by the names of the Publications Office of the European "
            "Union (eForms SDK, CC BY 4.0): {names}."
        ).format(names="; ".join(names))
    for one in found.targets:
        yield _("Target for {indicator}: {points}; in a straight line in between. Source: {source}.").format(
            indicator=target_name(found, one, _), points=path_of(one, _), source=one.source
        )


def _not_read(found: YearFound, _: Translate) -> Iterator[Block]:
    if not found.indicators.not_read:
        return
    yield Heading(2, _("Not read"))
    said = [f"{one.source}: {problem_text(one, _)}" for one in found.indicators.not_read[:_MOST_NOT_READ]]
    if (more := len(found.indicators.not_read) - _MOST_NOT_READ) > 0:
        said.append(_("and {more} more").format(more=more))
    yield BulletList(tuple(said))


def _sources(_: Translate) -> Table:
    rows = tuple((_(one.title), _(one.formula), _(one.source)) for one in INDICATORS.values())
    return Table(_("How each indicator is worked out"), (_("Indicator"), _("Formula"), _("Source")), rows)
