"""The paths that indices follow, in the cells of the sheet of a tender, and back: a row for each path or level."""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.excel.tender_book.answers_award import AwardAnswers, RuleAnswers, filled_rows
from lcc.language import Translate
from lcc.language.terms import common_name
from lcc.library.price_paths import PRICE_PATHS
from lcc.model.index_path import IndexPath
from lcc.record.message import Message
from lcc.record.path import Path

TABLE = "index_paths"


def index_path_answers(paths: Mapping[str, IndexPath], _: Translate) -> dict[Path, Any]:
    """Return what to write in the cells of the table; what a published path says is left out."""
    rows = (row for name, path in paths.items() for row in _rows(common_name(name, _), path))
    return {(TABLE, k, column): value for k, row in enumerate(rows) for column, value in row.items()}


def _rows(name: str, path: IndexPath) -> Iterator[dict[str, Any]]:
    if path.path:
        stated = {"basis": path.basis} if PRICE_PATHS[path.path].basis is None else {}
        yield {"name": name, "path": path.path, **stated}
    else:
        for year, level in sorted(path.levels.items()):
            yield {"name": name, "basis": path.basis, "year": year, "level": level}


def index_paths_of(answers: AwardAnswers) -> Iterator[RuleAnswers]:
    """Yield the fields of the table, with the name of each index as it stands there."""
    for k in filled_rows(answers, TABLE):
        row = {column: answers.get((TABLE, k, column)) for column in ("name", "path", "basis", "year", "level")}
        if row["name"] is None:
            continue
        at: Path = ("index_paths", row["name"])
        for column in ("path", "basis"):
            if row[column] is not None:
                yield RuleAnswers((*at, column), row[column], (TABLE, k, column))
        if row["year"] is not None and row["level"] is not None:
            yield RuleAnswers((*at, "levels", row["year"]), row["level"], (TABLE, k, "level"))


def wrong_in_index_paths(answers: AwardAnswers) -> Iterator[Message]:
    """Yield the empty cells of rows that are half filled in, and what a row says otherwise than one above it."""
    said: dict[Path, Any] = {}
    for k in filled_rows(answers, TABLE):
        columns = {
            column
            for table, row, column in (key for key in answers if len(key) == 3)
            if (table, row) == (TABLE, k)
        }
        needed = ["name"] if "path" in columns else ["name", "year", "level"]
        for column in needed:
            if column not in columns:
                yield Message((TABLE, k, column), "empty_cell", None, {})
    for path, value, key in index_paths_of(answers):
        if said.setdefault(path, value) != value:
            yield Message(key, "said_otherwise", value, {"before": said[path]})
