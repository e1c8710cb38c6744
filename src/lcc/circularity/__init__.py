"""Material passport -> indicators of circularity.

Indicators are figures, as amounts and scores are: the engine takes their values, the workbook writes them as formulas.
Each is worked out of others that stand by name on a sheet: rows of materials and connections and then products on
Passports, bids on Circularity.
"""
