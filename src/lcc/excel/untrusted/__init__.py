"""Workbooks of strangers: what is refused before a cell is looked at."""
