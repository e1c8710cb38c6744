"""What a bidder is told of an award: who is awarded it, why, what can be done about it, and what a letter lacks."""
