"""What the charts of a comparison have in common: title, axes, legend, size, and a text for who can't see them."""

from collections.abc import Sequence
from typing import Any

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS, LINE, PAPER, chart_colours
from lcc.language import Translate

HALF = (600, 380)
_DASHES = ("solid", "dash", "round_dot", "long_dash")


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


def lines(page: Page, head: int, first: int, number: int, names: int, columns: tuple[int, int]) -> Any:
    """Return a chart with a line for each of so many rows of a sheet, from one column to another; heads on the axis."""
    chart = page.workbook.add_chart({"type": "line"})
    for k in range(number):
        row = first + k
        chart.add_series(
            {
                "name": [page.name, row, names],
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
