"""The comparison workbook: written with live formulas, and read back."""
