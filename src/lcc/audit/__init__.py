"""From a total back to the cell it came from, and a result or workbook computed again."""
