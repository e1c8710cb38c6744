"""Life-cycle cost of circular bids.

`lcc.evaluation.evaluate.evaluate` takes a tender and its bids and returns what each bid costs; every way in (workbook,
command line, Python) ends there. Nothing heavy is imported until it is used.
"""

__version__ = "0.1.0"
