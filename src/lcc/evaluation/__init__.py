"""The pipeline: a tender, its bids and scores become an evaluation, of one award or of lots."""
