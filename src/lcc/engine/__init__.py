"""Lines -> present values and yearly cash, in closed form. NumPy; pure functions.

`curves` says how prices grow, `annuity` holds the closed form, `valuation` applies it to columns of lines.
"""
