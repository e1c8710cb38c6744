"""What can break a tie between bids beside a criterion; no criterion has one of these as its code."""

BY_QUALITY, BY_COST, BY_LOT = "quality", "cost", "drawing_lots"
