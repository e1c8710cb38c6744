"""A contract from its delivery on: what was promised by date, what became of it, and what is still to come.

`ledger` dates the cash-flow lines of the bid, `indexation` and `terms` put published figures in the place of assumed
growth, `realised`, `default` and `forecast` hold what is known beside what was promised, and `chain` sees to it that
nothing that was recorded is lost. Money comes from the engine only: there is no second formula.
"""
