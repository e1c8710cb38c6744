"""The material passport as a workbook to fill in."""
