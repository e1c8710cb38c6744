"""A tender and its bids in one workbook, filled in by hand."""
