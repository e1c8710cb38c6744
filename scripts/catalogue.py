"""The texts that need a translation, and the Dutch catalogue. Run to add new texts and drop the ones that are gone."""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel

from lcc.cashflow.line import Label
from lcc.cli.click_words import OF_ONE_OR_MORE
from lcc.exchange.schema import SCHEMAS, texts_in
from lcc.library.published import PUBLISHED
from lcc.model import Bid, Tender
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import BidHistory, Rounds
from lcc.model.draw import Draws
from lcc.model.lot_outcome import LotOutcome
from lcc.model.portfolio import CostRow
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.record.record import unit_of

SOURCE = Path(__file__).parents[1] / "src" / "lcc"
DUTCH = SOURCE / "language" / "nl" / "LC_MESSAGES" / "lcc.po"
_NOT_A_WORD = {
    "money",
    "money per use",
    "money per year",
    "kg CO2-eq",
    "kg",
    "money per kg",
    "money per unit in circulation",
}
_PUBLISHED = [one for figures in PUBLISHED.values() for one in figures.values()]


def texts() -> list[str]:
    """Return every text that people read: marked in the code, on a field of a record, or on a line."""
    marked = (text for file in SOURCE.rglob("*.py") for text in _marked(ast.parse(file.read_text())))
    on_records = (
        text
        for record in (
            Tender,
            Bid,
            Scores,
            Draws,
            BidDecisions,
            LotOutcome,
            Received,
            BidHistory,
            Rounds,
            CostRow,
        )
        for text in _of_record(record, set())
    )
    sources = (one.source for one in _PUBLISHED if not one.source.startswith("https"))
    later = (
        one.superseded_by for figures in PUBLISHED.values() for one in figures.values()
        if one.superseded_by not in figures
    )  # fmt: skip
    of_schemas = (text for name in SCHEMAS for text in texts_in(name))
    wanted = [*marked, *on_records, *sources, *later, *of_schemas, *get_args(Label)]
    return sorted({text for text in wanted if isinstance(text, str) and text})


def _marked(tree: ast.AST) -> Iterator[str]:
    """Yield what stands in _("...") and N_("..."), in f-strings too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) in ("_", "N_"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _of_record(record: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str | None]:
    if record in seen:
        return
    seen.add(record)
    for field in record.model_fields.values():
        yield from (field.title, field.description)
        unit = unit_of(field.json_schema_extra)
        yield None if unit in _NOT_A_WORD else unit
        for inner in _records_in(field.annotation):
            yield from _of_record(inner, seen)


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def dutch() -> Catalog:
    """Return the Dutch catalogue as it stands."""
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl")


def main() -> int:
    known = dutch()
    updated = Catalog(
        locale="nl", fuzzy=False, project="circular-lcc", header_comment="# What people read, in Dutch.",
        creation_date=datetime(2026, 1, 1, tzinfo=UTC), revision_date=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    missing = 0
    for text in texts():
        entry = known.get(text)
        translation = entry.string if entry else ""
        missing += not translation
        updated.add(text, translation)
    for one, more in OF_ONE_OR_MORE:
        entry = known.get(one)
        translations = tuple(entry.string or ()) if entry and entry.pluralizable else ("", "")
        missing += not all(translations)
        updated.add((one, more), translations)
    with DUTCH.open("wb") as file:
        write_po(file, updated, width=110, omit_header=False, include_lineno=False, sort_output=True)
    print(f"{len(updated)} texts, {missing} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
