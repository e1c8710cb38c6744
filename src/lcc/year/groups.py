"""Product groups, by the division of the CPV: how pictures are split, and a picture of their own."""

from collections.abc import Iterable, Iterator, Sequence

from lcc.indicators.figures import TenderRecord
from lcc.language import Bilingual, Translate
from lcc.library import cpv
from lcc.words.blocks import Chart
from lcc.year.found import YearFound
from lcc.year.picture import Picture, YearRow
from lcc.year.table import NOTHING, UNKNOWN, Over, Where, YearCell, YearTable, said


def divisions(records: Iterable[TenderRecord]) -> list[str]:
    """Return the divisions that awards are in, in order; "" for those without a code goes last."""
    return sorted({one.cpv_division or "" for one in records}, key=lambda code: (not code, code))


def division_name(code: str, _: Translate) -> str:
    """Return what a division is called, after its digits, by which one finds it again."""
    if not code:
        return _("no CPV code")
    name = cpv.division_name(code)
    if name is None:
        return _("CPV {division}").format(division=code)
    return f"{code} {Bilingual(name.english, dutch=name.dutch).say(_)}"


def rows_of_divisions(records: Iterable[TenderRecord], column: str, _: Translate) -> list[YearRow]:
    """Return a row of a table by year for each division."""
    return [
        YearRow(
            division_name(code, _),
            {"by": "cpv_division", "group": code},
            column,
            (("cpv_division", code or None),),
        )
        for code in divisions(records)
    ]


def product_groups(found: YearFound, year: int, _: Translate) -> Picture:
    """Return what was spent on each product group in the year, how much of it circular, and what quality weighed."""
    tables = [one for currency in found.currencies for one in _groups(found, year, currency, _)]
    return Picture(
        "product_groups", _("Product groups"),
        _("What was spent in {year}, by the division of the CPV code, and what quality weighed there.").format(
            year=year
        ),
        tuple(tables), _("bids that are awarded, and CPV codes in the tenders"),
    )  # fmt: skip


def _groups(found: YearFound, year: int, currency: str, _: Translate) -> Iterator[YearTable]:
    records = [
        one for one in found.of_year(year) if one.currency == currency and one.outcome != "market_consultation"
    ]
    codes = divisions(records)
    circular: tuple[str | int, ...] = (1, 0, UNKNOWN)
    spent: dict[str, list[float | None]] = {}
    weights: dict[str, list[float]] = {code: [] for code in codes}
    lines, weighed = [], []
    for code in codes:
        where: Where = (("year", year), ("currency", currency), ("cpv_division", code or None))
        of_group = [one for one in records if (one.cpv_division or "") == code]
        parts = [[one for one in of_group if one.circular is wanted] for wanted in (True, False, None)]
        spent[code] = [_spent(part) for part in parts]
        spend = [
            YearCell(value if part else NOTHING, "money", Over("spend", (*where, ("circular_share", wanted))))
            for part, value, wanted in zip(parts, spent[code], circular, strict=True)
        ]
        whole = _spent(of_group)
        known = sum(one.spend_per_year is not None for one in of_group)
        lines.append(
            (YearCell(division_name(code, _)), YearCell(known, "count", Over("spend", where, "known")),
             *spend, YearCell(whole, "money", Over("spend", where)))
        )  # fmt: skip
        weights[code] = [one.quality_weight for one in of_group if one.quality_weight is not None]
        mean = sum(weights[code]) / len(weights[code]) if weights[code] else None
        weighed.append(
            (YearCell(division_name(code, _)),
             YearCell(len(weights[code]), "count", Over("quality_weight", where, "known")),
             YearCell(mean, "share", Over("quality_weight", where, "mean")))
        )  # fmt: skip
    if all(_sum(parts) is None for parts in spent.values()):
        return
    order = sorted(range(len(codes)), key=lambda k: -(_sum(spent[codes[k]]) or 0.0))
    lines, weighed = [lines[k] for k in order], [weighed[k] for k in order]
    drawn = order[:MOST_GROUPS]
    names = (_("Circular"), _("Not circular"), _("Not known whether it is"))
    chart = Chart(
        "bars", names, tuple(division_name(codes[k], _) for k in drawn),
        tuple(tuple(spent[codes[k]][part] for k in drawn) for part in range(3)), unknown=frozenset({2}),
        said=_("Most was spent on {group}: {amount}.").format(
            group=lines[0][0].value, amount=said(lines[0][-1], _)
        ),
    )  # fmt: skip
    heads = (_("Product group"), _("Awards of which it is known"), *names, _("Spend a year"))
    caption = _("Spend a year by product group, {year}, {currency}").format(year=year, currency=currency)
    yield YearTable(f"groups_{currency}", caption, heads, tuple(lines), chart, len(drawn), (2, 3, 4))
    means = [weighed[k][-1].value for k in range(len(drawn))]
    if any(one is not None for one in means):
        dots = Chart(
            "dots", (_("Weight of quality"),), tuple(division_name(codes[k], _) for k in drawn),
            (tuple(None if one is None else float(one) for one in means),), "share",
            said=_("By product group in the order of the spend, the mean of what quality weighed."),
        )  # fmt: skip
        of_weights = (_("Product group"), _("Awards of which it is known"), _("Weight of quality"))
        caption = _("Weight of quality by product group, {year}; mean of the awards in {currency}")
        yield YearTable(
            f"weights_{currency}",
            caption.format(year=year, currency=currency),
            of_weights,
            tuple(weighed),
            dots,
            len(drawn),
            (2,),
        )


MOST_GROUPS = 15
"""How many groups a picture has; the table has all of them."""


def _shown(records: Sequence[TenderRecord]) -> float | str | None:
    """Return what was spent on awards a year; `NOTHING` where there are none with a spend to know."""
    known = _sum([one.spend_per_year for one in records])
    if known is None and all(one.outcome == "market_consultation" for one in records):
        return NOTHING
    return known


def _spent(records: Sequence[TenderRecord]) -> float | None:
    """Return what is spent on awards a year; None where it is known of none of them."""
    return _sum([one.spend_per_year for one in records])


def _sum(values: Sequence[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) if known else None
