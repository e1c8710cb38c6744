"""Proofs of an award for bidders, and the award file that opens them in court."""
