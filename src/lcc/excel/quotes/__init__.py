"""Three quotes on one sheet: typed over from e-mails, ranked as they stand, and read as a tender with bids."""
