"""Bid -> cash-flow lines, one file per business model.

A new business model is a new file with `lines`, named in `compile.COMPILERS`. Nothing after this
folder knows of business models.
"""
