"""The sheets of the comparison workbook, one file each.

Formulas run one way: assumptions and bids -> timeline -> cash flows -> per year -> summary.
"""
