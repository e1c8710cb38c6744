"""The year of an authority that buys: its numbers as a page and a workbook with pictures, fit for a council."""
