"""By what awards are taken together in pictures: product groups, by the division of the CPV."""

from collections.abc import Iterable

from lcc.indicators.figures import TenderRecord
from lcc.language import Translate
from lcc.year.picture import Row


def divisions(records: Iterable[TenderRecord]) -> list[str]:
    """Return the divisions that awards are in, in order; "" for those without a code goes last."""
    return sorted({one.cpv_division or "" for one in records}, key=lambda code: (not code, code))


def division_name(code: str, _: Translate) -> str:
    """Return what a division is called."""
    return _("CPV {division}").format(division=code) if code else _("no CPV code")


def rows_of_divisions(records: Iterable[TenderRecord], column: str, _: Translate) -> list[Row]:
    """Return a row of a table by year for each division."""
    return [
        Row(
            division_name(code, _),
            {"by": "cpv_division", "group": code},
            column,
            (("cpv_division", code or None),),
        )
        for code in divisions(records)
    ]
