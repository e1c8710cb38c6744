"""What the charts of a comparison have in common: title, axes, legend, size, and a text for who can't see them."""

from collections.abc import Sequence
from typing import Any

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS, LINE, PAPER, chart_colours
from lcc.language import Translate

HALF = (600, 380)
_PIXELS_BESIDE_BARS, _PIXELS_OF_LETTER, _FEWEST_LETTERS = 100, 8, 12
_DASHES = ("solid", "dash", "round_dot", "long_dash")


def labels(names: Sequence[str], letters: int) -> list[str]:
    """Return what bids are called in a chart in which each has room for so many letters.

    By name if all of them fit; otherwise by number, as in the table beside it, and as much of the name as there is room
    for.

    >>> labels(["Koop BV", "Lease BV"], 12), labels(["Koop BV", "Stichting Hergebruik Zuid"], 20)
    (['Koop BV', 'Lease BV'], ['1 Koop BV', '2 Stichting Hergebr…'])
    >>> labels(["Koop BV", "Stichting Hergebruik Zuid"], 5)
    ['1', '2']
    """
    if all(len(name) <= letters for name in names):
        return list(names)
    found = []
    for number, name in enumerate(names, start=1):
        room = letters - len(f"{number} ")
        shown = name if len(name) <= room else name[: room - 1].rstrip() + "…"
        found.append(f"{number} {shown}" if letters >= _FEWEST_LETTERS else f"{number}")
    return found


def letters_under_bar(bids: int, width: int = HALF[0]) -> int:
    """Return how many letters go under each bar of a chart of a width [pixels], so that no word is broken."""
    return (width - _PIXELS_BESIDE_BARS) // (_PIXELS_OF_LETTER * max(bids, 1))


def axis(name: str) -> dict[str, Any]:
    """Return an axis of amounts, with its unit."""
    return {"name": name, "num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": LINE}}}


def for_the_lowest(title: str, bids: int, most: int, _: Translate) -> str:
    """Return the title of a chart that shows so many bids at most."""
    return title if bids <= most else _("{title} (the {most} lowest bids)").format(title=title, most=most)


def series(page: Page, name: str | tuple[int, int], across: int, up: int, first: int, last: int) -> dict[str, Any]:
    """Return two columns of some rows as a series; its name is a text, or stands in a cell."""
    return {
        "name": name if isinstance(name, str) else [page.name, *name],
        "categories": [page.name, first, across, last, across],
        "values": [page.name, first, up, last, up],
    }


def bars(page: Page, kind: str, head_row: int, last_row: int, names: int, columns: Sequence[int]) -> Any:
    """Return a chart with a bar for each column of a table, by bid; `names` is the column of the bids."""
    chart = page.workbook.add_chart({"type": "column", "subtype": kind})
    for column, colour in zip(columns, chart_colours(len(columns)), strict=True):
        bar = series(page, (head_row, column), names, column, head_row + 1, last_row)
        look = {"fill": {"color": colour}, "border": {"color": PAPER, "width": 0.5}, "gap": 60}
        chart.add_series(bar | look)
    chart.set_x_axis({"label_position": "low", "name": page._("bidder")})
    chart.show_hidden_data()
    return chart


def lines(
    page: Page, head: int, first: int, number: int, names: tuple[Page, int, int], columns: tuple[int, int]
) -> Any:
    """Return a chart with a line for each of so many rows of a sheet, from one column to another; heads on the axis.

    `names` is where the name of the first one stands; the others stand below it.
    """
    named, first_name, column = names
    chart = page.workbook.add_chart({"type": "line"})
    for k in range(number):
        row = first + k
        chart.add_series(
            {
                "name": [named.name, first_name + k, column],
                "categories": [page.name, head, columns[0], head, columns[1]],
                "values": [page.name, row, columns[0], row, columns[1]],
                "line": {"color": CHART_COLOURS[k], "width": 2.25, "dash_type": _DASHES[k % len(_DASHES)]},
            }
        )
    chart.show_hidden_data()
    return chart


def place_chart(
    page: Page, row: int, column: int, chart: Any, title: str, *, size: tuple[int, int] = HALF
) -> None:
    """Put a chart on a sheet, if it shows anything; its title is its text for who can't see it too."""
    if not chart.series:
        return
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": size[0], "height": size[1]})
    page.sheet.insert_chart(row, column, chart, {"description": title, "x_offset": 4, "y_offset": 4})
