"""Many tenders in one table as one document: POST /portfolio."""

from typing import Literal

from pydantic import Field

from lcc.indicators.unread import Unread
from lcc.model.portfolio import PortfolioRow
from lcc.record.record import OutputDocument


class PortfolioTable(OutputDocument):
    """Many tenders in one table."""

    kind: Literal["lcc portfolio"] = "lcc portfolio"
    tenders: int = Field(title="Number of tenders")
    rows: tuple[PortfolioRow, ...] = Field(title="Rows", description="One for each bid, offer, phase and year.")
    not_read: tuple[Unread, ...] = Field(title="Not read")
    without_level: tuple[str, ...] = Field(
        title="Without a price level", description="The tenders of which the index lacks a year."
    )
