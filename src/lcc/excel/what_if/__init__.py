"""A workbook in which lowest and highest values and scenarios are filled in, beside what is stated now."""
