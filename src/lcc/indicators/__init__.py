"""What many awards come to, as numbers: each with its formula, its source, and what was left out and why."""
