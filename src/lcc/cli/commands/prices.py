"""`lcc prices`: what was offered before, kept in a price file, and the ranges in it."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.group import Parts, what_it_does
from lcc.cli.many_read import say_listed
from lcc.cli.options import as_json, existing, help_option, in_language, writing
from lcc.cli.output import REFUSED, refuse_existing, refusing, say_written, watched, write_json, write_whole
from lcc.cli.terminal import say
from lcc.cli.typed import A_YEAR
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.model.portfolio import PriceIndex
    from lcc.model.price_memory import EarlierOffer
    from lcc.portfolio.price_memory import Otherwise, PriceMemory
    from lcc.prices.ranges import KeptRange

_ = translator(preferred())
_MOST_NAMES = 3


@click.group(cls=Parts, help=what_it_does("prices"))
@help_option
def prices() -> None:
    """Keep what was offered, and look at it."""


@prices.command(
    help=_(
        "Add what bids asked to a price file, each tender once: what stands in the file stays as it is. SOURCES are "
        "those of `lcc portfolio`."
    )
)
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@click.option(
    "-o", "--output", "price_file", type=click.Path(path_type=Path, dir_okay=False), required=True,
    metavar=_("FILE"), help=_("The price file (.csv): made where there is none, and else added to."),
)  # fmt: skip
@click.option("--with-award", is_flag=True, help=_("Keep which offers were awarded, too."))
@click.option(
    "--again", is_flag=True,
    help=_("Take along what was scored otherwise since: what fell away no longer counts, and what is new is added."),
)  # fmt: skip
@writing
def remember(
    sources: tuple[Path, ...],
    price_file: Path,
    with_award: bool,
    again: bool,
    language: Language,
    force: bool,
) -> None:
    """Read the file and the sources, and write the file with what is new in them."""
    from lcc.portfolio.price_memory import remember_prices

    _ = translator(language)
    if price_file.suffix.lower() != ".csv":
        raise click.UsageError(_("A price file is a CSV: give it a name that ends in .csv."))
    refuse_existing((price_file,), _, force=True, inputs=sources)  # it is added to: nothing in it is replaced
    with refusing(_):
        is_new = not price_file.exists()
        found = remember_prices(
            sources,
            None if is_new else price_file,
            with_award=with_award,
            again=again,
            language=language,
            watch=lambda all_: watched(all_, _("Reading tenders")),
        )
    if found.offers or found.fallen or is_new:
        price_file.parent.mkdir(parents=True, exist_ok=True)
        write_whole({price_file: found.csv}, _, goes_on=lambda before, content: content.startswith(before))
        say_written([price_file], _)
    _say(found, language, _)
    _say_checksums({price_file: found.csv}, _)
    if found.not_read:
        sys.exit(REFUSED)


@prices.command(help=_("Show the ranges in a price file, at the prices of one year."))
@click.argument("price_file", **existing(_("FILE")))
@click.option(
    "--price-level", "year", type=A_YEAR, required=True,
    help=_("The year to whose prices all are brought."),
)  # fmt: skip
@click.option(
    "--index", "index_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_(
        "By which index (.yaml or .json; `lcc schema price_index` says how), or a table of CBS (.csv or .json). Left "
        "out: the general one of each."
    ),
)  # fmt: skip
@click.option("--category", metavar=_("CODE"), help=_("Only this category, or CPV code."))
@click.option("--unit", metavar=_("UNIT"), help=_("Only this unit."))
@as_json
@in_language
def show(
    price_file: Path,
    year: int,
    index_file: Path | None,
    category: str | None,
    unit: str | None,
    json_file: Path | None,
    language: Language,
) -> None:
    """Read, work out, print or write as JSON."""
    from lcc.exchange.outputs.price_ranges import PricesShown
    from lcc.intake.files import read_bytes
    from lcc.model.identifiers import cpv_digits
    from lcc.model.portfolio import GENERAL_INDEX
    from lcc.prices.alike import same_unit
    from lcc.prices.price_file import read_prices
    from lcc.prices.ranges import kept_ranges
    from lcc.record.place import input_of

    _ = translator(language)
    refuse_existing((json_file,), _, force=True, inputs=[price_file])
    with refusing(_):
        content = read_bytes(price_file)
        kept = read_prices(content, str(price_file))
        index = _index(index_file)
        beside = {} if index_file is None else {index_file: read_bytes(index_file)}
    ranges = [
        one
        for one in kept_ranges(kept, year, index)
        if (
            category is None
            or category.casefold() == (one.kind.category or "").casefold()
            or cpv_digits(category) == one.kind.cpv
        )
        and (unit is None or same_unit(one.unit) == same_unit(unit))
    ]
    unknown = sum(one.category is None and one.cpv is None for one in kept)
    if json_file is not None:
        shown: dict[str, Any] = {
            "price_level": year,
            "price_index": index.name if index else GENERAL_INDEX,
            "price_index_sha256": input_of(str(index_file), beside[index_file]).sha256 if index_file else None,
            "sha256": input_of(str(price_file), content).sha256,
            "offers": len(kept),
            "not_known": unknown,
            "ranges": [_plain(one) for one in ranges],
        }
        write_json(PricesShown, shown, json_file, _)
        return
    _print(ranges, year, _)
    if unknown:
        said = _("Offers in no range, because neither a category nor a CPV code is known: {number}.")
        say(said.format(number=unknown))
    _say_checksums({price_file: content, **beside}, _)


def _say_checksums(files: Mapping[Path, bytes], _: Translate) -> None:
    """Say what a tender states that fixes these files beforehand."""
    from lcc.record.place import input_of

    for file, content in files.items():
        said = _("Checksum of {file}, for a tender that fixes it beforehand: {sum}")
        say(said.format(file=file, sum=input_of(str(file), content).sha256))


def _index(file: Path | None) -> "PriceIndex | None":
    if file is None:
        return None
    from lcc.intake.index_files import read_price_index

    return read_price_index(file)


def _plain(one: "KeptRange") -> dict[str, Any]:
    from lcc.model.price_memory import per_of
    from lcc.prices.ranges import Spread

    spread = one.spread._asdict() if one.spread else dict.fromkeys(Spread._fields) | {"offers": 0, "tenders": 0}
    kind = one.kind._asdict() | {
        "items": one.items,
        "unit": one.unit,
        "business_model": one.business_model,
        "per": per_of(one.business_model),
    }
    return {**kind, "currency": one.currency, **spread, "without_level": one.without_level}


def _print(ranges: "list[KeptRange]", year: int, _: Translate) -> None:
    from lcc.language.numbers import amount
    from lcc.language.terms import MODEL_NAMES, term
    from lcc.model.price_memory import per_of

    if not ranges:
        say(_("No range of that kind is in the file."))
        return
    say(_("Prices without VAT, at the level of {year}:").format(year=year))
    for one in ranges:
        model, per = _(MODEL_NAMES[one.business_model]), term(per_of(one.business_model), _)
        names = ", ".join(one.items[:_MOST_NAMES]) + (", …" if len(one.items) > _MOST_NAMES else "")
        say(f"{names} ({one.kind.category or one.kind.cpv}), {one.unit}: {model}, {per}")
        if one.spread is not None:
            prices = {
                name: f"{one.currency} {amount(number, _)}"
                for name, number in one.spread._asdict().items()
                if isinstance(number, float)
            }
            of = _("  Offers: {offers} (tenders: {tenders}). From {lowest} to {highest}, median {median}.")
            say(of.format(offers=one.spread.offers, tenders=one.spread.tenders, **prices))
            say(_("  The middle half: {lower_quartile} to {upper_quartile}.").format(**prices))
        if one.without_level:
            say(
                _("  left out, as their price at this level is not known: {number}").format(
                    number=one.without_level
                )
            )


def _say(found: "PriceMemory", language: Language, _: Translate) -> None:
    now = found.before + len(found.offers) - len(found.fallen)
    said = _("Offers added: {offers}. Tenders that they are of: {tenders}. Offers in the file now: {all}.")
    say(said.format(offers=len(found.offers), tenders=found.tenders, all=now))
    say_listed(_("Offers that fell away, and no longer count: {number}"), _told(found.fallen, _), _)
    say_listed(_("In the file already, and not added again: {number}"), found.known, _)
    other = [line for one in found.otherwise for line in _differs(one, _)]
    if other:
        title = _("Scored otherwise since; the file goes on with what it has. Offers that differ: {number}")
        say_listed(title, other, _)
        say(
            _("To take along what is otherwise, with nothing overwritten: the same again, with --again."), err=True
        )
    say_listed(_("Items without a category or CPV code: nothing is held beside these: {number}"), found.unknown, _)
    say_listed(_("Not read: {number}"), [str(one[language]) for one in found.not_read], _)


def _differs(one: "Otherwise", _: Translate) -> list[str]:
    """Return what is otherwise in a tender, a line for each offer."""
    gone = [
        _("{tender}: no longer offered: {offer}").format(tender=one.name, offer=of) for of in _told(one.gone, _)
    ]
    new = [_("{tender}: not in the file: {offer}").format(tender=one.name, offer=of) for of in _told(one.new, _)]
    return [*gone, *new]


def _told(offers: "Sequence[EarlierOffer]", _: Translate) -> list[str]:
    from lcc.language.numbers import amount
    from lcc.language.terms import MODEL_NAMES, term

    return [
        f"{one.item}, {_(MODEL_NAMES[one.business_model])}: {one.currency} {amount(one.price, _)} {term(one.per, _)}"
        for one in offers
    ]
