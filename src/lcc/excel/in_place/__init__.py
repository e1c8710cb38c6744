"""A comparison scored again in the workbook that a purchaser works in."""
