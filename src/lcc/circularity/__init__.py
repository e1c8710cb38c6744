"""Material passport -> indicators of circularity.

Indicators are figures, as amounts and scores are: the engine takes their values, the workbook writes them as formulas.
Each is worked out of others that stand by name on the Circularity sheet: rows of materials and connections, then
products, then the bid.
"""
