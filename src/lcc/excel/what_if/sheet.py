"""Where everything stands on the sheet: a row for each number that makes a difference, a column for what it may be."""

KIND = "what_if"
BIDDER, ITEM, WHAT, UNIT, NOW, LOWEST, HIGHEST, FIRST_SCENARIO = range(1, 9)
SCENARIOS = 3
NAME = FIRST_SCENARIO + SCENARIOS
HEAD_ROW = 6
"""The row of heads, from zero; in those of scenarios their names can be changed."""
