"""Costs and quality -> ranking. One file for each family of award rules.

Scores are worked out as figures, as amounts are: the engine takes their values, the workbook writes them as formulas.
"""
