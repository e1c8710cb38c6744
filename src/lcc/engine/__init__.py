"""Lines -> present values and yearly cash, in closed form. NumPy; pure functions.

`curves` says how prices grow and later payments weigh, `annuity` holds the closed form, `valuation` applies it to
columns of lines. `scenarios` works the same figures out for many values of the numbers behind them; `sensitivity` and
`simulation` ask it what single numbers and chance do.
"""
