"""Tables of StatLine, as CBS gives them: CSV with `;` between columns, or JSON of OData."""

from collections.abc import Mapping, Sequence

from lcc.interchange.csv_table import csv_lines, rows_by_head
from lcc.interchange.json_file import stated_in_json
from lcc.interchange.limits import YAML
from lcc.interchange.untrusted_text import text_of
from lcc.record.place import Origins
from lcc.record.problem import refusal

PERIODS = "Perioden"
"""The column that every such table has."""
NOTHING = ("", ".", "-", "x")
"""How CBS writes that a figure is not there, is unknown or is secret."""
MOST_ROWS = 100_000

StatLineRow = Mapping[str, object]


def statline_rows(content: bytes, suffix: str) -> tuple[Sequence[StatLineRow], Origins]:
    r"""Return the rows of a table by the names of its columns, and where each stands: row k under `("value", k)`.

    Raises
    ------
    InputRefusedError
        It is no such table, has no rows or more than `MOST_ROWS`, or with every row that is not as long as the head.

    Examples
    --------
    >>> statline_rows(b"Perioden;CPI_1\n2027JJ00;100\n", ".csv")[0]
    [{'Perioden': '2027JJ00', 'CPI_1': '100'}]
    >>> statline_rows(b'{"value": [{"Perioden": "2027JJ00", "CPI_1": 100}]}', ".json")[0]
    [{'Perioden': '2027JJ00', 'CPI_1': 100}]
    """
    rows, origins = _in_json(content) if suffix == ".json" else _in_csv(content)
    if not rows or not all(isinstance(one, dict) and PERIODS in one for one in rows):
        raise refusal("statline_no_table")
    if len(rows) > MOST_ROWS:
        raise refusal("statline_rows", len(rows), most=MOST_ROWS)
    return rows, origins


def _in_json(content: bytes) -> tuple[Sequence[StatLineRow], Origins]:
    stated = stated_in_json(content)
    rows = stated.values.get("value") if isinstance(stated.values, dict) else stated.values
    return rows if isinstance(rows, list) else [], stated.origins


def _in_csv(content: bytes) -> tuple[Sequence[StatLineRow], Origins]:
    listed = csv_lines(text_of(content, YAML), ";")
    return rows_by_head(listed) if listed else ([], {})
