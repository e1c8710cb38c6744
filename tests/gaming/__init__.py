"""The adversary: bids that would win by the rules and not by what they cost."""
