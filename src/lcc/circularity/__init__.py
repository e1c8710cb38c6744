"""Material passport -> indicators of circularity.

Indicators are figures, as amounts and scores are: the engine takes their values, the workbook writes them as formulas.
"""
