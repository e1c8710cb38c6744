"""Whether plain values are a record, a bid answers its tender, scores fit the bids; and what is remarked on them."""
