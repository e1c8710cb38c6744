"""Workbooks: the bid form and reading it, the comparison with live formulas, and one style for both.

Fresh workbooks are written with XlsxWriter, which puts the engine's value beside every formula; openpyxl reads.
"""
